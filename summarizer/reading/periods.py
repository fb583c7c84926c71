"""Which time a number is told of: "$3.69 for the third quarter of 2021", "6.2% in 2021".

The temporal adjunct of a number stands in its own conjunct, most often behind it (Huddleston and Pullum 2002, chapter
8); TimeML calls the tie between a value and its time a TLINK.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from summarizer.reading.comparisons import adjunct_end
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.words import grammar_of

if TYPE_CHECKING:
    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading

_Found = TypeVar("_Found")
_WAYS = ("bygone", "deictic", "following")
TIMES = frozenset({QuantityKind.DATE, QuantityKind.ORDINAL, QuantityKind.RANGE})


def period_of(context: Context) -> tuple[int | None, int | None]:
    """Quarter and year that the number's own conjunct names; ``None`` where it names none, or two.

    Neither in a sentence with "respectively".
    """
    times = [other for other in context.beside if other.quantity.kind in TIMES]
    if not times or not context.conjunct.all:
        return None, None
    first, last, *_ = context.extent
    quarters: set[int] = set()
    years: set[int] = set()
    for other in times:
        if first <= other.place[0] < last:
            date, quarter = other.quantity.date, quarter_of(other)
            if quarter is not None:
                quarters.add(quarter)
            elif date is not None and date.year is not None and not date.decade:
                years.add(date.year)
    return _only(quarters), _only(years)


def anchor_of(context: Context) -> tuple[str, str] | None:
    """The time that a number is told of by its distance from the report: ("year", "next"); ``None`` if none, or two.

    In its own conjunct, or else where its sentence opens ("Next year, the economy …"): an adjunct in front is of the
    whole clause (Huddleston and Pullum 2002, chapter 8).
    """
    reading, (first, last, *_) = context.reading, context.extent
    return anchor_in(reading, first, last) or anchor_in(reading, context.bounds[0], adjunct_end(context))


def anchor_in(reading: Reading, first: int, last: int) -> tuple[str, str] | None:
    """The one such time that the words from ``first`` to ``last`` tell; ``None`` if there is none, or two."""
    words, language = reading.words, reading.language
    told = words.lowered[first:last]
    found = set()
    for way in _WAYS:
        anchors = grammar_of(language, way)
        if not anchors.isdisjoint(told):
            times = grammar_of(language, "times")
            found |= {(words.stems[at + 1], way) for at in range(first, last - 1) if words.lowered[at] in anchors}
            found = {(time, way) for time, way in found if time in times}
    return _only(found)


def years_in(reading: Reading) -> dict[int, frozenset[int]]:
    """Sentence, by its index → the years that it names; of sentences that name any."""
    found: dict[int, frozenset[int]] = {}
    for context, date in reading.dated:
        if date.year is not None and not date.decade:
            found[context.at] = found.get(context.at, frozenset()) | {date.year}
    return found


def quarter_of(context: Context) -> int | None:
    """Which quarter of a year an ordinal is: 3 of "the third quarter"; ``None`` where it is of anything else."""
    if context.quantity.kind is not QuantityKind.ORDINAL:
        return None
    quarters = grammar_of(context.reading.language, "quarters")
    return None if quarters.isdisjoint(context.head[:1]) else int(context.quantity.value)


def _only(found: set[_Found]) -> _Found | None:
    return found.pop() if len(found) == 1 else None
