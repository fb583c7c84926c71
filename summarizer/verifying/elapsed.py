"""Lengths of time that an article does not print, but that may lie between two times that it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.quantity import QuantityKind
from summarizer.reading.units import YEARS, to_base
from summarizer.reading.words import endings_of, grammar_of
from summarizer.verifying.dates import MONTHS

if TYPE_CHECKING:
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Subject

HOURS = frozenset({"hour", "minute"})
SPANS = HOURS.union(YEARS, ("day", "week", "month"))


def may_lie_between(subject: Subject, source: Reading) -> bool:
    """Whether a length of time, not an age, may be that between two times of the source, or since one of them."""
    claimed = subject.quantity
    if claimed.unit not in SPANS or claimed.text.endswith(endings_of(source.language, "age")):
        return False
    if claimed.unit in HOURS:
        return sum(context.quantity.kind is QuantityKind.TIME for context in source.contexts) > 1
    told = [context.quantity.date for context in source.contexts if context.quantity.date is not None]
    if claimed.unit in YEARS and not subject.in_headline:
        return _may_be_years_between(subject, {date.year for date in told if date.year is not None}, source)
    fine_enough = {date for date in told if (date.year if claimed.unit in YEARS else date.month) is not None}
    return len(fine_enough) >= (1 if source.published else 2)


def is_between_years(subject: Subject, source: Reading) -> bool:
    """Whether a number of years is exactly that between two years of the source, or from one to its publication.

    Of months, those from publication to a month that is told, begun ones too.
    """
    if subject.quantity.unit == "month":
        return _is_in_months(int(subject.quantity.value), source)
    distance = to_base(subject.quantity.value, subject.quantity.unit or "") if subject.quantity.unit in YEARS else None
    if distance is None or subject.quantity.text.endswith(endings_of(source.language, "age")):
        return False
    years = {date.year for _, date in source.dated if date.year is not None}
    known = years | ({source.published.year} if source.published else set())
    return any(year + int(distance[0]) // MONTHS in known for year in years)


def _is_in_months(months: int, source: Reading) -> bool:
    """Whether a month of the source lies so many from its publication, or one less."""
    if source.published is None:
        return False
    today = source.published.year * MONTHS + source.published.month
    told = ((date.year or source.published.year) * MONTHS + date.month for _, date in source.dated if date.month)
    return any(abs(month - today) in (months - 1, months) for month in told)


def _may_be_years_between(subject: Subject, years: set[int], source: Reading) -> bool:
    """Whether two of the years lie so far apart, give or take one; or one and today, where nobody tells that day."""
    distance = to_base(subject.quantity.value, subject.quantity.unit or "")
    apart = int(distance[0]) // MONTHS if distance is not None else 0
    known = years | ({source.published.year} if source.published else set())
    if any(year + apart + step in known for year in years for step in (-1, 0, 1)):
        return True
    words, at = subject.context.reading.words, subject.context.place[1]
    elapsed = grammar_of(source.language, "elapsed")
    return source.published is None and bool(years) and not elapsed.isdisjoint(words.lowered[at : at + 1])
