"""Which time a number is told of: "$3.69 for the third quarter of 2021", "6.2% in 2021".

The temporal adjunct of a number stands in its own conjunct, most often behind it (Huddleston and Pullum 2002, chapter
8); TimeML calls the tie between a value and its time a TLINK.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.quantity import QuantityKind
from summarizer.reading.words import grammar_of

if TYPE_CHECKING:
    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading

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


def _only(found: set[int]) -> int | None:
    return found.pop() if len(found) == 1 else None
