"""Numbers that stand beside another of theirs: how far it went and where that ended, a conversion, a row of days."""

from __future__ import annotations

from decimal import Decimal

import pytest

from summarizer.reading.quantities import find_quantities
from summarizer.reading.quantity import Qualifier, QuantityKind


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Thefts fell by 1,400 to 253,000.", [1400, 253_000]),
        ("Sales rose by £70m to £1.2bn.", [70_000_000, 1_200_000_000]),
        ("The share grew by more than a tenth to 6%.", [Decimal("0.1"), 6]),
        ("The pass was raised by 50p to £9.50.", [Decimal("0.5"), Decimal("9.5")]),
    ],
)
def test_by_and_to_tell_a_change_and_its_end(text: str, values: list[int | Decimal]) -> None:
    found = find_quantities(text)
    assert [quantity.value for quantity in found] == values
    assert {quantity.upper for quantity in found} == {None}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The lake will drop by 10 to 12 metres.", 10, 12),
        ("Fares may rise by 5% to 10%.", 5, 10),
        ("The bank will cut its staff by 200 to 300.", 200, 300),
    ],
)
def test_how_far_it_went_may_be_a_range(text: str, low: int, high: int) -> None:
    (found,) = find_quantities(text)
    assert found.value == low
    assert found.upper == high


def test_a_conversion_in_brackets_is_hedged_like_its_number() -> None:
    miles, kilometres = find_quantities("Gusts of up to 70 mph (113 km/h) are expected.")
    assert miles.qualifier is kilometres.qualifier is Qualifier.AT_MOST


def test_a_number_of_its_own_in_brackets_is_not() -> None:
    dead, children = find_quantities("At least 27 people (four of them children) were hurt.")
    assert (dead.qualifier, children.qualifier) == (Qualifier.AT_LEAST, Qualifier.EXACTLY)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Talks begin at 10.30 on Friday morning.", 1030),
        ("The gates open at 7.45 this evening.", 1945),
        ("A boat leaves at 3.40 in the morning.", 340),
    ],
)
def test_a_time_with_a_point_and_a_part_of_the_day(text: str, value: int) -> None:
    assert find_quantities(text)[0].kind is QuantityKind.TIME
    assert find_quantities(text)[0].value == value


def test_a_number_with_a_point_is_no_time() -> None:
    (found,) = find_quantities("The share closed at 10.30.")
    assert found.kind is QuantityKind.CARDINAL


def test_a_row_of_days_has_the_month_that_ends_it() -> None:
    found = find_quantities("Crews will strike on 2-3, 9 and 15-18 December.")
    told = [quantity.date for quantity in found]
    assert [(date.day, date.month) for date in told if date] == [(2, 12), (3, 12), (9, 12), (15, 12), (18, 12)]


def test_a_hyphen_before_plus() -> None:
    found = find_quantities("Some days the post has 60-plus cars, and on others 20.")
    assert [quantity.qualifier for quantity in found] == [Qualifier.MORE_THAN, Qualifier.EXACTLY]


def test_pence_of_a_pound_are_money() -> None:
    (found,) = find_quantities("The town gets back 61p of every pound.")
    assert (found.value, found.unit) == (Decimal("0.61"), "GBP")


@pytest.mark.parametrize("text", ["It was 31 Celsius at noon.", "It was 31 degrees Celsius at noon."])
def test_a_scale_alone_is_a_unit(text: str) -> None:
    assert find_quantities(text)[0].unit == "degree Celsius"


def test_a_year_and_a_sum_are_no_range() -> None:
    year, cost = find_quantities("Heating has tripled since 2020 to £1.5m.")[1:]
    assert year.kind is QuantityKind.DATE
    assert cost.value == 1_500_000


def test_an_age_group_is_hedged_by_its_prefix() -> None:
    young, old = find_quantities("Under-18s get in free, and so do the over-65s.")
    assert (young.qualifier, old.qualifier) == (Qualifier.LESS_THAN, Qualifier.MORE_THAN)
