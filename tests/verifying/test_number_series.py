"""Numbers of one sentence that changed places, scores, spans of years, ages: each belongs to something."""

from __future__ import annotations

import pytest

from summarizer import Code, Verdict, verify
from tests.verifying.claims import numbers_in

WRECK = (
    "Inflation in Norvane was 6.2% in 2021 and 7.9% in 2022. The price of a berth rose from $5 to $7. "
    "Divers recovered three sailors, and nine sailors are missing. "
    "The council plans over 100 shops, with over 50 built by May.\n\n"
    "Kestria beat Olm 4-1 and lost to Talmere 2-3. The fair ran in 2007-2011; the festival of 2016-20 was ended. "
    "The team of Joss Keld, 19, comes from Norvane.\n"
)


def found(line: str) -> list[tuple[str, Verdict, Code | None]]:
    claims = numbers_in(line, WRECK)
    return [(claim.text, claim.verdict, claim.code) for claim in claims]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("The price of a berth rose from $7 to $5.", "$7"),
        ("Nine sailors were recovered.", "Nine"),
        ("The council plans over 50 shops, with over 100 built by May.", "100"),
    ],
)
def test_a_number_that_changed_places_with_another_is_held(line: str, number: str) -> None:
    assert (number, Verdict.UNCLEAR, Code.NUMBER_MISBOUND) in found(line)


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("Inflation was 7.9% in 2021.", ["6.2%", "2022"]),
        ("In Norvane inflation was 7.9% in 2021 and 6.2% in 2022.", ["6.2%", "2022", "7.9%", "2021"]),
    ],
)
def test_a_number_told_of_the_year_of_another_is_rejected_with_what_that_year_has(
    line: str, instead: list[str]
) -> None:
    claims = numbers_in(line, WRECK)
    assert [(claim.verdict, claim.code) for claim in claims] == [(Verdict.REJECTED, Code.NUMBER_MISBOUND)] * len(claims)
    assert [claim.suggestion for claim in claims] == instead


DIARY = (
    "The quay of Talmere was blessed in a long service on Sunday. Divers found the bell of the ferry near the old pier "
    "on Friday.\n\nFerries had run from 1978.\n\nThe council meets on Monday. The last crew left the harbour in 1990."
)


@pytest.mark.parametrize(
    ("line", "verdict", "instead"),
    [
        ("Divers found the bell of the ferry near the pier on Sunday.", Verdict.REJECTED, "Friday"),
        ("The last crew left the harbour in 1978.", Verdict.REJECTED, "1990"),
        ("Divers in rubber suits found the bell of the ferry on Sunday.", Verdict.UNCLEAR, "Friday"),
    ],
)
def test_a_date_is_held_against_the_date_of_the_same_in_the_article(line: str, verdict: Verdict, instead: str) -> None:
    (claim,) = [claim for claim in verify(line, DIARY).claims if claim.kind == "date"]
    assert (claim.verdict, claim.code, claim.suggestion) == (verdict, Code.NUMBER_MISBOUND, instead)


STORES = (
    "Kestria Stores signed an agreement to acquire 11 shops and one warehouse of the Brodd family in Norvane.\n\n"
    "Rain fell on the valley for a week.\n\nIt has plans for five new shops."
)


def test_a_number_is_rejected_where_another_of_its_noun_has_all_that_is_said() -> None:
    (claim,) = numbers_in("Kestria signed an agreement to acquire five shops of the Brodd family.", STORES)
    assert (claim.verdict, claim.code) == (Verdict.REJECTED, Code.NUMBER_MISBOUND)
    assert claim.suggestion == "11 shops"


def test_a_date_is_its_own_where_the_article_tells_little_of_it() -> None:
    (claim,) = [
        claim for claim in verify("A service was held in Talmere on Sunday.", DIARY).claims if claim.kind == "date"
    ]
    assert claim.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "line",
    [
        "Inflation was 7.9% in 2022, after 6.2% in 2021.",
        "Inflation was 7.9% in Norvane.",
        "Inflation in Norvane was 6.2% and 7.9% in 2021 and 2022 respectively.",
        "A berth costs $7, up from $5.",
        "Three sailors were recovered and nine are missing.",
        "Over 100 shops are planned by the council, over 50 of them by May.",
        "The fair was held in 2007-11.",
        "The 19-year-old is a hope of the town.",
    ],
)
def test_a_number_in_its_place_is_not(line: str) -> None:
    assert {verdict for _, verdict, _ in found(line)} <= {Verdict.SUPPORTED}


RESULTS = (
    "Earnings were $3.69 a share for the third quarter of 2021, improved from $3.41 in the second quarter of 2021 and "
    "$2.75 in the third quarter of 2020."
)


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("Earnings were $3.69 a share in 2020.", ["$3.69", "2020"]),  # last year's figure told as this year's
        ("Earnings in the second quarter of 2021 were $3.69 a share.", ["second", "$3.69"]),
        ("Earnings were $3.69 a share in the third quarter of 2021.", []),
        ("Earnings improved from $3.41 to $3.69 a share in 2021.", []),
    ],
)
def test_a_number_belongs_to_its_time(line: str, held: list[str]) -> None:
    claims = numbers_in(line, RESULTS)
    assert [claim.text for claim in claims if claim.verdict is not Verdict.SUPPORTED] == held


LEDGER = (
    "Rents on the quay were $971 million in the spring, compared with $946 million in the winter. The toll was up 17% "
    "from $29 in the third quarter of 2019. The harbour master, Joss Keld, 34, spoke beside the pilot Ana Brodd, 51. "
    "The quay's loss was $40, compared to a profit of $12 in the third quarter of 2019."
)


@pytest.mark.parametrize(
    ("line", "number", "instead"),
    [
        ("Rents on the quay were $946 million.", "$946 million", "$971 million"),
        ("Joss Keld, 51, is the harbour master.", "51", "34"),
        ("The quay's loss was $12.", "$12", "$40"),
    ],
)
def test_what_is_told_of_another_is_rejected_with_its_own(line: str, number: str, instead: str) -> None:
    (claim,) = numbers_in(line, LEDGER)
    assert (claim.text, claim.verdict, claim.suggestion) == (number, Verdict.REJECTED, instead)


def test_a_number_is_not_rounded_from_what_is_only_compared_with() -> None:
    (claim,) = numbers_in("Rents on the quay were $950 million.", LEDGER)
    assert (claim.verdict, claim.suggestion) == (Verdict.REJECTED, "$971 million")


@pytest.mark.parametrize(
    "line",
    [
        "In the winter rents on the quay were $946 million.",
        "Rents rose from $946 million.",
        "Last season's rents on the quay were $946 million.",
        "The toll was $29 in the third quarter of 2019.",
        "Joss Keld, 34, is the harbour master.",
    ],
)
def test_what_a_number_is_compared_with_may_be_told_of_its_own_time(line: str) -> None:
    claims = numbers_in(line, LEDGER)
    assert {claim.verdict for claim in claims} == {Verdict.SUPPORTED}


def test_a_score_is_one_thing() -> None:
    assert [code for _, _, code in found("Kestria beat Olm 4-3.")] == [Code.NUMBER_DERIVED] * 2


def test_a_span_of_years_needs_both_ends() -> None:
    assert found("The festival of 2016-17 was ended.") == [("2016-17", Verdict.REJECTED, Code.NUMBER_ABSENT)]


def test_both_numbers_of_a_comparison_may_be_told_as_one() -> None:
    source = "There were 31 severe cases among the children who had the vaccine, compared with 129 in the other group."
    told = {claim.text: claim.verdict for claim in numbers_in("31 cases were severe, against 129 others.", source)}
    assert told["129"] is not Verdict.REJECTED
    (alone,) = numbers_in("There were 129 severe cases among the children who had the vaccine.", source)
    assert alone.verdict is Verdict.REJECTED
