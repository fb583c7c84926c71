"""Years as spans, as lives, as distances: each told in another way than the article tells it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from summarizer import Code, Document, Verdict, verify
from summarizer.reading.quantities import find_quantities
from summarizer.reading.quantity import PartialDate
from tests.verifying.claims import numbers_in

CHRONICLE = """\
Karl Weiss (4 March 1702 – 9 October 1768) was Bishop of Norvane, and his sister held the keys. Hugo Thiele (2 May
1681 – 6 April 1738) was the first Mayor of Talmere, in office from 1709 until his death.

Mary Lind worked at the mill of Varn between 1951 and 1954. Her brother Joss was jailed for a fraud of 1990.
"""


def found(line: str) -> list[tuple[str, Verdict, Code | None]]:
    claims = numbers_in(line, CHRONICLE)
    return [(claim.text, claim.verdict, claim.code) for claim in claims]


@pytest.mark.parametrize(
    "line",
    [
        "Mary Lind worked at the mill from 1951 to 1954.",
        "Mary Lind worked at the mill from 1951 through 1954.",
        "Mary Lind worked at the mill (1951-54).",
        "Karl Weiss, who lived from 1702 to 1768, was Bishop of Norvane.",
        "Karl Weiss (1702-1768) was Bishop of Norvane.",
        "Hugo Thiele (1681-1738) was Mayor of Talmere from 1709 to 1738.",
    ],
)
def test_both_ends_of_a_span_are_supported(line: str) -> None:
    assert {verdict for _, verdict, _ in found(line)} == {Verdict.SUPPORTED}


def test_the_last_year_alone_is_no_span() -> None:
    assert [verdict for _, verdict, _ in found("Mary Lind worked at the mill in 1954.")] != [Verdict.SUPPORTED]


def test_the_years_of_a_life_are_no_term_of_office() -> None:
    rejected = [("1702", Verdict.REJECTED, Code.NUMBER_MISBOUND), ("1768", Verdict.REJECTED, Code.NUMBER_MISBOUND)]
    assert found("Karl Weiss was Bishop of Norvane from 1702 to 1768.") == rejected


def test_a_time_in_jail_is_not_counted_from_a_year_far_off() -> None:
    assert found("Joss was jailed for 17 years.") == [("17 years", Verdict.REJECTED, Code.NUMBER_ABSENT)]


def test_years_ago_may_be_counted_from_a_day_that_nobody_tells() -> None:
    assert found("Joss was jailed 17 years ago.") == [("17 years", Verdict.UNCLEAR, Code.NUMBER_DERIVED)]


@pytest.mark.parametrize("text", ["between 1991 and 1997", "1991-1997", "1991–97"])
def test_a_span_of_years_is_one_date(text: str) -> None:
    (span,) = find_quantities(f"The fleet grew {text}, he said.")
    assert (span.date, span.upper) == (PartialDate(year=1991), Decimal(1997))
    assert next(end.text for end in span.ends) == "1991"


def test_from_one_year_to_another_are_two_dates() -> None:
    dates = [quantity.date for quantity in find_quantities("The fleet grew from 1991 to 1997.")]
    assert dates == [PartialDate(year=1991), PartialDate(year=1997)]


def test_counts_of_four_digits_are_no_years() -> None:
    (span,) = find_quantities("The hall seats between 1200 and 1400 people.")
    assert (span.date, span.upper) == (None, Decimal(1400))


DIARY = """\
The herons began to vanish from the hills of Norvane about 120 years ago. Lind sang in Olm on Bastille Day, and the
ferry sank on New Year’s Eve. The mill was sold three decades ago.
"""


def dated(line: str, published: date | None = None) -> tuple[Verdict, list[str]]:
    source = Document.from_text(DIARY, published=published)
    (claim,) = [claim for claim in verify(line, source).claims if claim.kind == "date"]
    return claim.verdict, [span.text for span in claim.evidence]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Lind sang in Olm in July.", "Bastille Day"),
        ("Lind sang in Olm on July 14.", "Bastille Day"),
        ("The ferry sank on 31 December.", "New Year’s Eve"),
    ],
)
def test_a_day_with_a_name_has_its_date(line: str, day: str) -> None:
    assert dated(line) == (Verdict.SUPPORTED, [day])


@pytest.mark.parametrize("line", ["Lind sang in Olm in March.", "Lind sang in Olm on July 15."])
def test_it_has_no_other(line: str) -> None:
    assert dated(line)[0] is Verdict.REJECTED


def test_the_year_of_a_named_day_is_open() -> None:
    assert dated("Lind sang in Olm on July 14, 2011.") == (Verdict.UNCLEAR, ["Bastille Day"])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Herons have vanished from Norvane since the 1890s.", "120 years"),
        ("Herons have vanished from Norvane since the 1800s.", "120 years"),
        ("The mill was sold in 1985.", "three decades"),
    ],
)
def test_years_ago_count_from_the_day_of_publication(line: str, words: str) -> None:
    assert dated(line, date(2015, 8, 5)) == (Verdict.SUPPORTED, [words])
    assert dated(line)[0] is Verdict.UNCLEAR


@pytest.mark.parametrize("line", ["The mill was sold in 1984.", "The mill was sold in the 1970s."])
def test_they_give_no_other_year(line: str) -> None:
    assert dated(line, date(2015, 8, 5))[0] is Verdict.REJECTED


def test_a_length_of_time_is_no_rival_of_an_age() -> None:
    source = (
        "Hugo Weiss, 58, shouted at the referee. A man of Olm has admitted robbing his club of 31 years while it slept."
    )
    claims = verify("A 58-year-old man of Olm has admitted robbing his club.", source).claims
    assert [claim.verdict for claim in claims if claim.kind == "number"] == [Verdict.SUPPORTED]


def test_half_is_not_once() -> None:
    claims = verify("Keld lost half of his matches in Olm.", "Keld has lost once in nine matches in Olm.").claims
    (half,) = [claim for claim in claims if claim.kind == "number"]
    assert "once" not in [span.text for span in half.evidence]
