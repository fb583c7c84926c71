"""Days told together, years without a century, hours with a name, heights, hedges over two numbers, months as names."""

from __future__ import annotations

import pytest

from summarizer import verify
from summarizer.reading.quantities import find_quantities
from summarizer.reading.quantity import PartialDate, Qualifier, QuantityKind


def dates_in(text: str, language: str = "en") -> list[PartialDate]:
    return [quantity.date for quantity in find_quantities(text, language) if quantity.date is not None]


def measures_in(text: str) -> list[tuple[str, str | None]]:
    return [(str(q.value), q.unit) for q in find_quantities(text) if q.kind is QuantityKind.MEASURE]


@pytest.mark.parametrize(
    ("text", "year", "first", "last"),
    [
        ("The talks on May 2-3 failed.", None, 2, 3),
        ("They met on May 2–3, 2024, in Geneva.", 2024, 2, 3),
        ("The vote is on 2-3 May.", None, 2, 3),
        ("The vote is on 27–29 May 2024.", 2024, 27, 29),
        ("The fair is held on the 6 and 7 May.", None, 6, 7),
        ("The fair is held on the 4th and 5th of May.", None, 4, 5),
        ("It was held on May 4th and 5th.", None, 4, 5),
        ("It was held on May 4 and 5, 1998, in the park.", 1998, 4, 5),
    ],
)
def test_two_days_told_together_are_two_dates(text: str, year: int | None, first: int, last: int) -> None:
    assert dates_in(text) == [PartialDate(year, 5, first), PartialDate(year, 5, last)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Am 2.-3. Mai wird verhandelt.", "de"),
        ("Am 2. und 3. Mai wird verhandelt.", "de"),
        ("Le procès aura lieu les 2 et 3 mai.", "fr"),
        ("El juicio será el 2 y 3 de mayo.", "es"),
        ("Il processo si terrà il 2 e 3 maggio.", "it"),
        ("O julgamento será a 2 e 3 de maio.", "pt"),
        ("De rechtszaak is op 2 en 3 mei.", "nl"),
    ],
)
def test_days_told_together_in_other_languages(text: str, language: str) -> None:
    assert dates_in(text, language) == [PartialDate(None, 5, 2), PartialDate(None, 5, 3)]


@pytest.mark.parametrize(
    "text", ["He spoke on May 3 and 5 ferries sank.", "It fell on May 3 and 5 per cent were lost."]
)
def test_a_count_behind_a_day_is_no_day(text: str) -> None:
    assert dates_in(text) == [PartialDate(None, 5, 3)]


@pytest.mark.parametrize("day", ["May 2", "May 3"])
def test_a_claim_may_tell_either_day(day: str) -> None:
    assert verify(f"The talks in Geneva ran on {day}.", "The talks in Geneva ran on May 2-3 and failed.").ok


def test_a_claim_of_a_day_behind_both_is_rejected() -> None:
    assert not verify("The talks in Geneva ran on May 5.", "The talks in Geneva ran on May 2-3 and failed.").ok


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("She left school in '79, her brother later.", 1979),
        ("The class of ’05 gave the bench.", 2005),
        ("It has stood since '61.", 1961),
    ],
)
def test_a_year_without_its_century(text: str, year: int) -> None:
    assert dates_in(text) == [PartialDate(year=year)]


@pytest.mark.parametrize(
    "text", ["He told of '27 people' in the hall.", "They asked for '79 reasons' and got none.", "about ‘27 men’ there"]
)
def test_a_quotation_that_opens_with_a_figure_tells_no_year(text: str) -> None:
    assert dates_in(text) == []


def test_a_decade_without_its_century() -> None:
    assert dates_in("It was built in the '90s.") == [PartialDate(year=1990, decade=True)]


@pytest.mark.parametrize(
    "text", ["Jan Pieters won the race.", "April Jones was missing.", "May Lee won.", "Police found June Carter alive."]
)
def test_a_month_that_is_a_given_name_is_no_date(text: str) -> None:
    assert dates_in(text) == []


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("In April Ukraine asked again.", 4),
        ("June Inflation Rises Again", 6),
        ("Sales rose in June.", 6),
        ("April was dry.", 4),
    ],
)
def test_a_month_before_a_capital_is_still_a_month(text: str, month: int) -> None:
    assert dates_in(text) == [PartialDate(month=month)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The meeting ended at midnight.", "0"),
        ("It began at noon.", "1200"),
        ("It began at 12 noon.", "1200"),
        ("The siege ended at 12 midnight.", "0"),
    ],
)
def test_an_hour_with_a_name(text: str, value: str) -> None:
    (found,) = find_quantities(text)
    assert (found.kind, str(found.value)) == (QuantityKind.TIME, value)


def test_noon_is_twelve() -> None:
    assert verify("The strike began at noon on the docks.", "The strike began at 12pm on the docks.").ok
    assert not verify("The strike began at midnight on the docks.", "The strike began at 12pm on the docks.").ok


@pytest.mark.parametrize(
    "text",
    ["He is 6'2\" tall.", "He is 6ft 2in tall.", "He is 6’2” in socks.", "a 6-foot-2 guard", "He is 6 feet 2 tall."],
)
def test_a_height_is_feet_and_inches(text: str) -> None:
    assert measures_in(text) == [("6", "foot"), ("2", "inch")]


@pytest.mark.parametrize("text", ["within 6 feet 2 people stood", "the years '79 and '82", "He said: 'I have 6'."])
def test_what_is_no_height(text: str) -> None:
    assert ("2", "inch") not in measures_in(text)
    assert ("6", "foot") not in measures_in(text) or "feet" in text


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("about 40 or 50 people", Qualifier.ABOUT),
        ("at least two or three days", Qualifier.AT_LEAST),
        ("nearly 30 or 40 per cent", Qualifier.ABOUT),
    ],
)
def test_a_hedge_goes_over_or(text: str, qualifier: Qualifier) -> None:
    assert [quantity.qualifier for quantity in find_quantities(text)] == [qualifier, qualifier]


def test_a_hedge_does_not_go_over_a_noun_or_and() -> None:
    for text in ("about 40 people or 50 cars", "about 40 and 50 people"):
        assert find_quantities(text)[1].qualifier is Qualifier.EXACTLY
