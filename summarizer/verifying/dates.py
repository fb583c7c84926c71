"""Dates of a summary against the source: printed there, worked out from it, or not there.

A date in news is seldom whole: "Wednesday", "Feb. 3", "last year". It becomes whole with the day of publication
(AP Stylebook: the day of the week alone within seven days, month and day within the year).
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from summarizer.reading.quantity import PartialDate, Quantity, QuantityKind
from summarizer.reading.span import Span
from summarizer.reading.units import YEARS
from summarizer.reading.wordlists import keyed
from summarizer.reading.words import grammar_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.reading import Reading

HALF_A_YEAR = 183  # days
MONTHS = 12  # of a year


def agrees(claimed: PartialDate, given: PartialDate) -> bool:
    """Whether everything that ``claimed`` says is said by ``given``."""
    if claimed.year is not None and claimed.decade != given.decade:
        return False
    same_day = (
        claimed.year in (None, given.year) and claimed.month in (None, given.month) and claimed.day in (None, given.day)
    )
    weekday_told = given.weekday is not None or claimed.day is None  # else it follows from the day
    return same_day and (claimed.weekday in (None, given.weekday) or not weekday_told)


def iso_quantity(text: str) -> Quantity:
    """A date in ISO form, to the year, the month or the day, as a quantity of its own text."""
    year, month, day = (*map(int, text.split("-")), None, None)[:3]
    written = _day(year, month, day) if year and month and day else None
    date_of = PartialDate(year, month, day, written.weekday() if written else None)
    return Quantity(0, len(text), text, Decimal(day or month or year or 0), QuantityKind.DATE, date=date_of)


def contradicts(claimed: PartialDate, given: PartialDate) -> bool:
    """Whether both say something of the same part of a date, and not the same."""
    pairs = (
        (claimed.year, given.year),
        (claimed.month, given.month),
        (claimed.day, given.day),
        (claimed.weekday, given.weekday),
    )
    return any(mine is not None and theirs is not None and mine != theirs for mine, theirs in pairs)


def resolve(given: PartialDate, published: date) -> PartialDate | None:
    """The whole date that ``given`` means in a text of that day, or ``None`` if that is open."""
    if given.decade or (given.year is not None and given.month is None):
        return None
    if given.weekday is not None and given.month is None:
        last = _moved(published, -((published.weekday() - given.weekday) % 7))
        return _whole(last) if last else None
    if given.month is None:
        return None
    if given.year is not None or given.day is None:
        return _complete(given, given.year or published.year)
    nearest = min(
        (day for year in (-1, 0, 1) if (day := _day(published.year + year, given.month, given.day))),
        key=lambda day: abs(day - published),
        default=None,
    )
    return _whole(nearest) if nearest and abs(nearest - published).days <= HALF_A_YEAR else None


def _complete(given: PartialDate, year: int) -> PartialDate | None:
    if given.day is None:
        return PartialDate(year=year, month=given.month)
    day = _day(year, given.month or 1, given.day)
    return _whole(day) if day else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _whole(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day, day.weekday())


def computed(claimed: PartialDate, source: Reading) -> Iterator[Span]:
    """The places of the source that, counted from its day of publication, give the claimed date."""
    if source.published is None:
        return
    for quantity in source.quantities:
        if quantity.date is not None:
            whole = resolve(quantity.date, source.published)
            if whole is not None and agrees(claimed, whole):
                yield _place(quantity)
    for span, unit, distance in relative_words(source):
        whole = shifted(source.published, unit, distance)
        if whole is not None and agrees(claimed, whole):
            yield span
    for span, years in years_ago(source):
        year = source.published.year - years
        if year >= MINYEAR and (
            in_decade(claimed, year) if claimed.decade else agrees(claimed, PartialDate(year=year))
        ):
            yield span


def upcoming(claimed: PartialDate, source: Reading) -> Iterator[Span]:
    """The weekdays of the source that, as the next ones from its day of publication, give the claimed date."""
    if source.published is None:
        return
    for quantity in source.quantities:
        given = quantity.date
        if given is not None and given.weekday is not None and given.month is None and given.day is None:
            day = _moved(source.published, (given.weekday - source.published.weekday()) % 7 or 7)
            if day is not None and agrees(claimed, _whole(day)):
                yield _place(quantity)


def ahead(claimed: PartialDate, source: Reading) -> Iterator[Span]:
    """The lengths of time of the source that lead from its day of publication to the claimed month or year."""
    if source.published is None or claimed.day is not None or claimed.weekday is not None or claimed.decade:
        return
    leads = grammar_of(source.language, "ahead")
    for context in source.contexts:
        quantity, at = context.quantity, context.place[0]
        months = {"month": 1, "year": MONTHS}.get(quantity.unit or "")
        if months is None or leads.isdisjoint(source.words.lowered[max(0, at - 1) : at]):
            continue
        told = shifted(source.published, "month", int(quantity.value * months))
        if told is not None and agrees(claimed, told):
            yield _place(quantity)


def years_ago(source: Reading) -> Iterator[tuple[Span, int]]:
    """Every "120 years ago" of a text: its place, and how many years."""
    words, ago = source.words, grammar_of(source.language, "ago")
    for context in source.contexts:
        quantity, behind = context.quantity, context.place[1]
        if quantity.unit in YEARS and behind < len(words) and words.lowered[behind] in ago:
            yield _place(quantity), int(quantity.value * YEARS[quantity.unit])


def in_decade(claimed: PartialDate, year: int) -> bool:
    """Whether a year lies in the claimed decade, or century where that is what "the 1800s" may be."""
    spans = (10, 100) if claimed.year is not None and claimed.year % 100 == 0 else (10,)
    return any(year // span * span == claimed.year for span in spans)


def may_be_meant(claimed: PartialDate, source: Reading) -> Iterator[Span]:
    """The places that could give the claimed date if the day of publication were known.

    "Last year" and "120 years ago" give a year and no month; "yesterday", like a weekday, gives any date, save that
    no weekday gives another; of these only what is years ago gives a decade.
    """
    whole_year = claimed.month is None and claimed.day is None and claimed.weekday is None
    if whole_year:
        yield from (span for span, _ in years_ago(source))
    if claimed.decade:
        return
    for span, unit, _ in relative_words(source):
        if unit == "day" or (unit == "month" and claimed.day is None) or whole_year:
            yield span
    for quantity in source.quantities:
        given = quantity.date
        if given is not None and given.weekday is not None and given.day is None and not contradicts(claimed, given):
            yield _place(quantity)


def counted_from(claimed: PartialDate, source: Reading, *, by_name: bool) -> Iterator[tuple[Span, Span]]:
    """A year of the source and the distance from it that give the claimed year: 2012 and "17 years".

    ``by_name``: also "next year", counted from any year, as headlines do where the article is dated.
    """
    if claimed.year is None or claimed.month is not None or claimed.decade:
        return
    named = relative_words(source) if by_name else ()
    distances = [(span, abs(distance)) for span, unit, distance in named if unit == "year"]
    distances += [(_place(q), int(q.value)) for q in source.quantities if q.unit == "year" and q.value == int(q.value)]
    years = {
        q.date.year: _place(q) for q in reversed(source.quantities) if q.date and q.date.year and not q.date.decade
    }
    for span, distance in distances:
        for year in (claimed.year - distance, claimed.year + distance):
            if distance and year in years:
                yield span, years[year]


def _place(quantity: Quantity) -> Span:
    return Span(quantity.start, quantity.end, quantity.text)


def relative_words(source: Reading) -> Iterator[tuple[Span, str, int]]:
    """Every "yesterday" or "last year" of a text, with its unit and distance."""
    table, pattern = _relative(source.language)
    if pattern is not None:
        for match in pattern.finditer(source.text):
            unit, distance = table[" ".join(match.group().lower().split())]
            yield Span(match.start(), match.end(), match.group()), unit, distance


def shifted(published: date, unit: str, distance: int) -> PartialDate | None:
    """The day, month or year so far from that day; ``None`` outside the years 1 to 9999 that a date may have."""
    if unit == "day":
        day = _moved(published, distance)
        return _whole(day) if day else None
    months = published.year * MONTHS + published.month - 1 + (distance * MONTHS if unit == "year" else distance)
    year, month = divmod(months, MONTHS)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return PartialDate(year=year) if unit == "year" else PartialDate(year=year, month=month + 1)


@cache
def _relative(language: str) -> tuple[dict[str, tuple[str, int]], re.Pattern[str] | None]:
    told = {words: meaning.split() for words, meaning in keyed("relative", language).items()}
    if not told:
        return {}, None
    table = {words: (unit, int(distance)) for words, (unit, distance) in told.items()}
    longest_first = sorted(table, key=len, reverse=True)
    spaced = (r"\s".join(map(re.escape, words.split())) for words in longest_first)
    return table, re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE)
