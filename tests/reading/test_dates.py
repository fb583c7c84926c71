"""Dates, years, decades and times of day."""

from __future__ import annotations

import pytest

from summarizer.reading.quantities import find_quantities
from summarizer.reading.quantity import PartialDate, QuantityKind


@pytest.mark.parametrize(
    ("text", "language", "words", "date"),
    [
        ("on Feb. 3, 2022, he", "en", "Feb. 3, 2022", PartialDate(2022, 2, 3)),
        ("on 3 February 2022 he", "en", "3 February 2022", PartialDate(2022, 2, 3)),
        ("the 3rd of February", "en", "3rd of February", PartialDate(None, 2, 3)),
        ("in May 2022 he", "en", "May 2022", PartialDate(2022, 5)),
        ("in May he", "en", "May", PartialDate(month=5)),
        ("on Wednesday he", "en", "Wednesday", PartialDate(weekday=2)),
        ("on Wednesday, Feb. 3, he", "en", "Wednesday, Feb. 3", PartialDate(None, 2, 3, 2)),
        ("in the 1990s he", "en", "1990s", PartialDate(1990, decade=True)),
        ("in 2013 he", "en", "2013", PartialDate(2013)),
        ("on 2022-02-03 he", "en", "2022-02-03", PartialDate(2022, 2, 3)),
        ("on 2/3/2022 he", "en", "2/3/2022", PartialDate(2022, 2, 3)),
        ("am 3. Februar 2022 um", "de", "3. Februar 2022", PartialDate(2022, 2, 3)),
        ("am 03.02.2022 um", "de", "03.02.2022", PartialDate(2022, 2, 3)),
        ("le 1er mai 2022 à", "fr", "1er mai 2022", PartialDate(2022, 5, 1)),
        ("el 3 de febrero de 2022 en", "es", "3 de febrero de 2022", PartialDate(2022, 2, 3)),
        ("il 3 febbraio 2022 a", "it", "3 febbraio 2022", PartialDate(2022, 2, 3)),
        ("em 3 de fevereiro de 2022 no", "pt", "3 de fevereiro de 2022", PartialDate(2022, 2, 3)),
        ("op 3 februari 2022 in", "nl", "3 februari 2022", PartialDate(2022, 2, 3)),
    ],
)
def test_a_date(text: str, language: str, words: str, date: PartialDate) -> None:
    (found,) = find_quantities(text, language)
    assert (found.text, found.kind, found.date) == (words, QuantityKind.DATE, date)


def test_the_most_specific_number_is_the_value() -> None:
    values = [int(one.value) for one in find_quantities("Feb. 3, 2022; May 2022; in May; Wednesday")]
    assert values == [3, 2022, 5, 3]


@pytest.mark.parametrize("text", ["2,013 people", "2000 soldiers", "a plan for 1203 new homes", "1203 new homes"])
def test_a_count_that_looks_like_a_year(text: str) -> None:
    (found,) = find_quantities(text)
    assert found.kind is QuantityKind.CARDINAL


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("at 14:00 on", "en", 1400),
        ("at 2pm on", "en", 1400),
        ("at 2:30 p.m. on", "en", 1430),
        ("at two o'clock on", "en", 200),
        ("at 12:15 a.m. on", "en", 15),
        ("um 14.30 Uhr am", "de", 1430),
        ("à 14h30 le", "fr", 1430),
    ],
)
def test_a_time_of_day(text: str, language: str, value: int) -> None:
    (found,) = find_quantities(text, language)
    assert (found.kind, int(found.value)) == (QuantityKind.TIME, value)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Die Strecke bleibt bis zum 15.11. gesperrt.", [(11, 15)]),
        ("Am 3.10. und am 26.12. war alles zu.", [(10, 3), (12, 26)]),
        ("Platz 3. 10. wurde Huber.", []),
        ("Der Abschnitt 15.13. fehlt.", []),
    ],
)
def test_a_german_day_and_month_in_figures(text: str, dates: list[tuple[int, int]]) -> None:
    found = [quantity.date for quantity in find_quantities(text, language="de")]
    assert [(date.month, date.day) for date in found if date is not None] == dates
