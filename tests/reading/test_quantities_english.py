"""What English news says in numbers: value, unit, kind and qualifier of each way to write one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from summarizer.reading.quantities import find_quantities
from summarizer.reading.quantity import Qualifier, Quantity, QuantityKind


def only(text: str, language: str = "en") -> Quantity:
    (found,) = find_quantities(text, language)
    return found


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Rescuers pulled 27 people from the river.", "27", "27"),
        ("The fund paid out 1,234.5 in all.", "1,234.5", "1234.5"),
        ("Turnout was 12,34,567 in the state.", "12,34,567", "1234567"),
        ("It grew by 1 234 567 overall.", "1 234 567", "1234567"),
        ("a thousand soldiers", "a thousand", "1000"),
        ("Two dozen cars burned.", "Two dozen", "24"),
        ("half a million customers", "half a million", "500000"),
        ("a quarter of a million customers", "a quarter of a million", "250000"),
        ("two and a half million customers", "two and a half million", "2500000"),
        ("two hundred and two thousand ballots", "two hundred and two thousand", "202000"),
        ("twelve hundred ballots", "twelve hundred", "1200"),
        ("one hundred and twenty-five thousand ballots", "one hundred and twenty-five thousand", "125000"),
        ("three-quarters of the ballots", "three-quarters", "0.75"),
        ("4,500m doses", "4,500m", "4500000000"),
        ("10k followers", "10k", "10000"),
        ("3 million 200 thousand ballots", "3 million 200 thousand", "3200000"),
        ("three lakh crore in notes", "three lakh crore", "3000000000000"),
        ("2½ pages", "2½", "2.5"),
        ("minus five overnight", "minus five", "-5"),
    ],
)
def test_a_count(text: str, words: str, value: str) -> None:
    found = only(text)
    assert (found.text, found.value, found.unit) == (words, Decimal(value), None)


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("It cost $4.5bn.", "$4.5bn", "4500000000", "USD"),
        ("It cost US$5 million.", "US$5 million", "5000000", "USD"),
        ("It cost A$3.50.", "A$3.50", "3.50", "AUD"),
        ("It cost 4.5bn euros.", "4.5bn euros", "4500000000", "EUR"),
        ("It cost £1.2m.", "£1.2m", "1200000", "GBP"),
        ("It cost EUR 40.", "EUR 40", "40", "EUR"),
        ("It cost 50p.", "50p", "0.50", "GBP"),
        ("It cost 20 cents.", "20 cents", "0.20", "USD"),
        ("It cost Rs 500.", "Rs 500", "500", "INR"),
    ],
)
def test_money(text: str, words: str, value: str, unit: str) -> None:
    found = only(text)
    assert found.kind is QuantityKind.MONEY
    assert (found.text, found.value, found.unit) == (words, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "kind"),
    [
        ("Prices rose 5%.", "5%", "5", "%", QuantityKind.PERCENT),
        ("Prices rose five per cent.", "five per cent", "5", "%", QuantityKind.PERCENT),
        ("It rose 3 percentage points.", "3 percentage points", "3", "percentage point", QuantityKind.PERCENT),
        ("Cut by 25 basis points.", "25 basis points", "25", "basis point", QuantityKind.PERCENT),
        ("Hit 64 km away.", "64 km", "64", "kilometre", QuantityKind.MEASURE),
        ("Winds of 100 mph.", "100 mph", "100", "mile per hour", QuantityKind.MEASURE),
        ("It fell to -5C.", "-5C", "-5", "degree Celsius", QuantityKind.MEASURE),
        ("A nineteen-year-old was held.", "nineteen-year-old", "19", "year", QuantityKind.DURATION),
        ("After a 50-day siege.", "50-day", "50", "day", QuantityKind.DURATION),
        ("It took half an hour.", "half an hour", "0.5", "hour", QuantityKind.DURATION),
        ("Prices doubled.", "doubled", "2", "time", QuantityKind.MEASURE),
        ("He was jailed twice.", "twice", "2", "time", QuantityKind.MEASURE),
        ("Dozens were hurt.", "Dozens", "12", None, QuantityKind.VAGUE),
        ("Hundreds of thousands fled.", "Hundreds of thousands", "100000", None, QuantityKind.VAGUE),
        ("It is the 21st attack.", "21st", "21", None, QuantityKind.ORDINAL),
        ("It is the twenty-first attack.", "twenty-first", "21", None, QuantityKind.ORDINAL),
    ],
)
def test_number_and_unit(text: str, words: str, value: str, unit: str | None, kind: QuantityKind) -> None:
    found = only(text)
    assert (found.text, found.value, found.unit, found.kind) == (words, Decimal(value), unit, kind)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("$3.5-4 million", "3500000", "4000000", "USD"),
        ("$1 million to $2 million", "1000000", "2000000", "USD"),
        ("3-5% of them", "3", "5", "%"),
        ("3% to 5% of them", "3", "5", "%"),
        ("between 10 and 15 million", "10000000", "15000000", None),
        ("2014-2016", "2014", "2016", None),
        ("the 2019-20 season", "2019", "2020", None),
        ("4 to 6 weeks", "4", "6", "week"),
    ],
)
def test_a_range_shares_scale_and_unit(text: str, low: str, high: str, unit: str | None) -> None:
    found = only(text)
    assert found.kind is QuantityKind.RANGE
    assert (found.value, found.upper, found.unit) == (Decimal(low), Decimal(high), unit)
    assert len(found.ends) == 2


def test_a_score_is_two_numbers_and_no_range() -> None:
    found = find_quantities("They won 38-12 after losing 6-4 6-3.")
    assert [int(one.value) for one in found] == [38, 12, 6, 4, 6, 3]
    assert all(one.score and one.kind is QuantityKind.CARDINAL for one in found)


def test_a_change_is_two_numbers_with_one_unit() -> None:
    found = find_quantities("Unemployment went from 5 to 7 per cent.")
    assert [(int(one.value), one.unit) for one in found] == [(5, "%"), (7, "%")]


@pytest.mark.parametrize(
    ("text", "ratio"),
    [("a third of voters", (1, 3)), ("two-thirds of voters", (2, 3)), ("one in five voters", (1, 5)), ("3/5", (3, 5))],
)
def test_a_share_keeps_its_parts(text: str, ratio: tuple[int, int]) -> None:
    assert only(text).ratio == ratio


@pytest.mark.parametrize("text", ["a quarter-point cut", "three-quarter-point rises", "a half-point increase"])
def test_a_fraction_joined_to_points_is_of_percentage_points(text: str) -> None:
    found = only(text)
    assert (found.kind, found.unit, found.ratio is None) == (QuantityKind.PERCENT, "percentage point", False)


def test_a_third_suspect_is_no_share() -> None:
    found = only("Police held a third suspect.")
    assert (found.text, found.kind, found.ratio) == ("third", QuantityKind.ORDINAL, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The firm takes a fourth-quarter charge.", 4),
        ("They lost after a third-round tie.", 3),
        ("It reported a third-quarter profit.", 3),
    ],
)
def test_an_ordinal_that_is_joined_to_its_noun_is_no_share(text: str, value: int) -> None:
    found = only(text)
    assert (found.kind, found.value, found.ratio) == (QuantityKind.ORDINAL, Decimal(value), None)


@pytest.mark.parametrize(
    ("text", "qualifier", "words"),
    [
        ("at least 27 people", Qualifier.AT_LEAST, "at least"),
        ("27 people or more", Qualifier.AT_LEAST, "or more"),
        ("no fewer than 27 people", Qualifier.AT_LEAST, "no fewer than"),
        ("up to 3,000 people", Qualifier.AT_MOST, "up to"),
        ("more than $2bn", Qualifier.MORE_THAN, "more than"),
        ("fewer than ten people", Qualifier.LESS_THAN, "fewer than"),
        ("Some 200 people", Qualifier.ABOUT, "Some"),
    ],
)
def test_a_qualifier_and_its_place(text: str, qualifier: Qualifier, words: str) -> None:
    found = only(text)
    assert found.qualifier is qualifier
    assert found.qualifier_span is not None
    assert found.qualifier_span.text == words


@pytest.mark.parametrize("text", ["Kiev hands over 1,000 prisoners", "She turned over 300 files to the court"])
def test_the_particle_of_a_verb_is_no_hedge(text: str) -> None:
    assert only(text).qualifier is Qualifier.EXACTLY


def test_an_ordinal_suffix_agrees_with_its_figure() -> None:
    found = only("He weighed 10st.")
    assert (int(found.value), found.unit) == (10, "stone")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a cliff 20m high", "20", "metre"),
        ("the 100m sprint", "100", "metre"),
        ("a £20m high", "20000000", "GBP"),
        ("20m doses", "20000000", None),
        ("200 pounds of explosives", "200", "pound"),
        ("a bill of 200 pounds", "200", "GBP"),
    ],
)
def test_a_letter_or_a_name_with_two_meanings(text: str, value: str, unit: str | None) -> None:
    found = only(text)
    assert (found.value, found.unit) == (Decimal(value), unit)


def test_a_rise_to_a_level_is_no_range() -> None:
    found = find_quantities("Output rose 0.3% to 2.1%.")
    assert [str(one.value) for one in found] == ["0.3", "2.1"]


def test_a_fall_by_a_share_to_a_level_is_no_range() -> None:
    found = find_quantities("Visits fell by a third to 800,000.")
    assert [one.text for one in found] == ["a third", "800,000"]
    assert only("It takes ½ to 2 hours.").upper == Decimal(2)


@pytest.mark.parametrize("text", ["a few hundred people", "several thousand people"])
def test_a_multiplier_after_few_is_vague(text: str) -> None:
    assert only(text).kind is QuantityKind.VAGUE


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It lost millions of dollars.", "1000000", "USD"),
        ("They lay there for thousands of years.", "1000", "year"),
        ("It flew hundreds of miles.", "100", "mile"),
        ("They found thousands of pounds of explosives.", "1000", "pound"),
        ("It lost millions of pounds.", "1000000", "GBP"),
        ("Dozens of minute details were lost.", "12", None),
        ("Dozens of minutes were lost.", "12", "minute"),
    ],
)
def test_a_vague_number_has_the_unit_behind_of(text: str, value: str, unit: str | None) -> None:
    found = only(text)
    assert (found.value, found.unit, found.kind) == (Decimal(value), unit, QuantityKind.VAGUE)


@pytest.mark.parametrize(
    ("text", "whole", "value", "unit"),
    [
        ("They fell silent for an hour and a half.", "an hour and a half", "1.5", "hour"),
        ("He left a year and a half ago.", "a year and a half", "1.5", "year"),
        ("They poured two pints and a half of milk.", "two pints and a half", "2.5", "pint"),
        ("She drank a can and a half of beer.", "a can and a half", "1.5", None),
        ("She has a brother and a half sister.", "a half", "0.5", None),
        ("A tug and a half of the fleet sank.", "a half", "0.5", None),
    ],
)
def test_a_half_behind_the_noun_is_one_number_with_its_whole(
    text: str, whole: str, value: str, unit: str | None
) -> None:
    found = only(text)
    assert (found.text, found.value, found.unit) == (whole, Decimal(value), unit)


def test_the_number_alone_has_its_own_place() -> None:
    found = only("It flew 64 km.")
    assert [end.text for end in found.ends] == ["64"]
    assert found.text == "64 km"


def test_a_version_is_several_numbers() -> None:
    assert [int(one.value) for one in find_quantities("release 3.12.4 is out")] == [3, 12, 4]
