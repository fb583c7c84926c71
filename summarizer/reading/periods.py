"""Which time a number is told of: "$3.69 for the third quarter of 2021", "6.2% in 2021".

The temporal adjunct of a number stands in its own conjunct, most often behind it (Huddleston and Pullum 2002, chapter
8); TimeML calls the tie between a value and its time a TLINK.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.quantity import QuantityKind

if TYPE_CHECKING:
    from summarizer.reading.context import Context

QUARTER = "quarter"
TIMES = frozenset({QuantityKind.DATE, QuantityKind.ORDINAL, QuantityKind.RANGE})


def period_of(context: Context) -> tuple[int | None, int | None]:
    """Quarter and year that the number's own conjunct names; ``None`` where it names none, or two.

    Neither in a sentence with "respectively".
    """
    times = [other for other in context.beside if other.quantity.kind in TIMES]
    if not times or not context.conjunct.all:
        return None, None
    first, last, _ = context.extent
    quarters: set[int] = set()
    years: set[int] = set()
    for other in times:
        if first <= other.place[0] < last:
            quantity = other.quantity
            if quantity.kind is QuantityKind.ORDINAL and other.head[:1] == (QUARTER,):
                quarters.add(int(quantity.value))
            elif quantity.date is not None and quantity.date.year is not None and not quantity.date.decade:
                years.add(quantity.date.year)
    return _only(quarters), _only(years)


def _only(found: set[int]) -> int | None:
    return found.pop() if len(found) == 1 else None
