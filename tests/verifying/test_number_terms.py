"""One number in other terms: a rank, a birthday, times, one side of a rate; and prepositions in headlines."""

from __future__ import annotations

import pytest

from summarizer import Claim, Verdict, verify
from tests.verifying.claims import numbers_in

DIARY = """\
Joss Keld, who was 8, scored four goals. Norvane is third in the list of ports. Marta Lind keeps her 88th birthday.
Five out of six passengers were hurt by glass. The club was sued because of a $2 million album. One in ten people
voted. A lamp costs $50 to $250. The town lost 53,000 pounds of frozen fish. The harbour was built in the 19th century.
"""


@pytest.mark.parametrize(
    "line",
    [
        "The eight-year-old boy scored.",
        "Keld scored four times.",
        "Norvane Now No. 3 in Ports",
        "Five of the passengers were hurt by glass.",
        "Norvane Club Sued Over $2M Album",
        "Recall of 53K Pounds of Fish",
        "The harbour was built in the 1800s.",
        "Norvane Club Sells Its Lamps From $50",
    ],
)
def test_the_same_number_in_other_terms_is_supported(line: str) -> None:
    claims = numbers_in(line, DIARY)
    assert {claim.verdict for claim in claims} == {Verdict.SUPPORTED}


@pytest.mark.parametrize(
    "line",
    [
        "Ten people voted.",  # one in ten is a share, not a count
        "The club was sued for more than $2 million.",
        "The town lost £53,000.",
        "Norvane has three ports.",  # third is a rank
    ],
)
def test_what_only_looks_the_same_is_not(line: str) -> None:
    claims = numbers_in(line, DIARY)
    assert claims
    assert Verdict.SUPPORTED not in {claim.verdict for claim in claims}


LEDGER = """\
Between 1998 and 2003 the fleet of Varn grew by 9 percent. "Safety has been denied for almost 30 years," the union
said. A pair of Talmere-bound ferries ran aground. Marta Lind was asked for her first voyage to the harbour. The crew
set out at 6pm and was found at 2:15am. Lind was denied 40 visas.
"""


@pytest.mark.parametrize(
    "line",
    [
        "The fleet of Varn grew from 1998 to 2003.",  # both ends of the range
        "The union has waited almost 30 years for safety.",  # what was denied is safety
        "Two ferries bound for Talmere ran aground.",
        "The harbour's people were asked about first voyages.",  # no hedge of an ordinal
    ],
)
def test_the_same_in_another_construction_is_supported(line: str) -> None:
    claims = numbers_in(line, LEDGER)
    assert claims
    assert {claim.verdict for claim in claims} == {Verdict.SUPPORTED}


@pytest.mark.parametrize(
    "line",
    [
        "The fleet of Varn grew in 1998.",  # one end alone
        "Lind got 40 visas.",
        "Three ferries bound for Talmere ran aground.",
        "The crew was found after eight hours.",  # to be worked out by a person
    ],
)
def test_another_construction_is_no_licence(line: str) -> None:
    claims = numbers_in(line, LEDGER)
    assert claims
    assert Verdict.SUPPORTED not in {claim.verdict for claim in claims}


def test_hours_between_two_times_of_day_are_for_a_person() -> None:
    (claim,) = verify("The crew was found after eight hours.", LEDGER).claims
    assert claim.verdict is Verdict.UNCLEAR


def numbers(line: str, source: str) -> list[Claim]:
    return numbers_in(line, source)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Keld has played more than 300 games.", "Keld has surpassed 300 games for Norvane."),
        ("The toll exceeded 1,400.", "More than 1,400 people died, which is the toll of the year."),
        ("Sales topped $5 million.", "The sales were above $5 million in Norvane."),
    ],
)
def test_a_verb_of_exceeding_is_a_hedge(line: str, source: str) -> None:
    (claim,) = numbers(line, source)
    assert claim.verdict is Verdict.SUPPORTED


def test_it_is_not_put_in() -> None:
    (claim,) = numbers("Sales topped $5.34 million.", "Sales of Norvane were $5.34 million.")
    assert claim.verdict is Verdict.REJECTED


@pytest.mark.parametrize(("line", "verdict"), [("25", Verdict.SUPPORTED), ("50", Verdict.REJECTED)])
def test_a_quarter_point_is_25_basis_points(line: str, verdict: Verdict) -> None:
    (claim,) = numbers_in(
        f"Holt wanted a cut of {line} basis points.", "Governor Maria Holt wanted a quarter-point cut."
    )
    assert claim.verdict is verdict
