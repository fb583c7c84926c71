"""One number in other terms: "a fifth" and "20%", "two decades" and "20 years", "the 19th century" and "the 1800s".

Each is the same number by definition (units: the SI brochure and the agreements that ``lexicons/units.toml`` names),
so that the claim is borne out by the place that says it otherwise. Nothing is rounded: what is not exactly the same
is no other term for it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from summarizer.reading.lexicon import lexicon_for
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.units import to_base
from summarizer.reading.words import stems_in
from summarizer.verifying.matching import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.context import Context
    from summarizer.reading.quantity import PartialDate, Quantity
    from summarizer.reading.reading import Reading

CENTURY = 100  # years
MILLION = 10**6
_MILLIONS_OR_METRES = re.compile(r"[0-9.,]+[mM]")


def in_other_terms(claim: Context, source: Reading) -> Iterator[Context]:
    """The places of the source that say the claimed number in other terms."""
    claimed = claim.quantity
    if claimed.unit is None and _is_plain(claimed):
        return
    yield from _as_share(claimed, source)
    yield from _in_other_units(claimed, source)
    yield from _in_metres(claimed, source)
    yield from _of_century(claim, source)


def _is_plain(claimed: Quantity) -> bool:
    """Whether a number is a mere count: no share, no millions that may be metres, no rank that may be a century's."""
    return claimed.kind is QuantityKind.CARDINAL and claimed.ratio is None and claimed.text[-1] not in "mM"


def _as_share(claimed: Quantity, source: Reading) -> Iterator[Context]:
    """A fraction printed as a percentage or the reverse, where that is exact: "a fifth" and "20%"."""
    if claimed.ratio is not None:
        alike = source.contexts_by_value.get(claimed.value * 100, ())
        yield from (context for context in alike if context.quantity.unit == PERCENT)
    elif claimed.unit == PERCENT:
        alike = source.contexts_by_value.get(claimed.value / 100, ())
        yield from (context for context in alike if context.quantity.ratio is not None)


def _in_other_units(claimed: Quantity, source: Reading) -> Iterator[Context]:
    """The same length, weight or time in another unit, to the last digit: "two decades" for "20 years"."""
    if claimed.unit is None or claimed.upper is not None:
        return
    same = to_base(claimed.value, claimed.unit)
    for context in source.contexts_by_measure.get(same, ()) if same is not None else ():
        if context.quantity.unit != claimed.unit:
            yield context


def _in_metres(claimed: Quantity, source: Reading) -> Iterator[Context]:
    """A glued "m" that was read as millions, of a number that the source has in metres only.

    The Guardian's style has "m" for both; which is meant tells only what is measured.
    """
    glued = claimed.unit is None and claimed.text[-1] in "mM" and _MILLIONS_OR_METRES.fullmatch(claimed.text)
    if glued and claimed.value not in source.contexts_by_value:
        for context in source.contexts_by_value.get(claimed.value / MILLION, ()):
            if context.quantity.unit == "metre":
                yield context


def _of_century(claim: Context, source: Reading) -> Iterator[Context]:
    """The years of the source that lie in the claimed century: "built in 1642" for "a 17th-century chapel"."""
    if claim.quantity.kind is not QuantityKind.ORDINAL or not _is_century(claim):
        return
    for context, date in source.dated:
        if date.year is not None and date.year // CENTURY + 1 == claim.quantity.value:
            yield context


def _is_century(context: Context) -> bool:
    """Whether the noun right behind an ordinal is "century"."""
    return not _centuries(context.reading.language).isdisjoint(context.head[:1])


@cache
def _centuries(language: str) -> frozenset[str]:
    """The stems of "century"."""
    return stems_in(" ".join(lexicon_for(language).data["durations"]["century"]), language)


def in_century(claimed: PartialDate, source: Reading) -> Iterator[Context]:
    """The "19th century" of the source, where "the 1800s" are claimed."""
    if claimed.decade and claimed.year is not None and claimed.year % CENTURY == 0:
        for context in source.contexts_by_value.get(Decimal(claimed.year // CENTURY + 1), ()):
            if context.quantity.kind is QuantityKind.ORDINAL and _is_century(context):
                yield context
