"""Lengths of time in two units or three: "three years and four months", "four hours 52 minutes and 37 seconds".

Each unit is a number of its own (Chicago 9.8 has them spelled one beside the other), and the length is all of them
together: 40 months for the first, "nearly five hours" for the second; and "more than three years" is how one tells it.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from summarizer.reading.quantity import Qualifier, QuantityKind
from summarizer.reading.units import to_base
from summarizer.verifying.derivation import Derivation
from summarizer.verifying.matching import is_bounded_by, is_rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.context import Context
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.reading import Reading

_ONE = Decimal(1)


def goes_on(context: Context) -> Context | None:
    """The smaller part of a length of time that stands right behind a number, with "and" between or nothing."""
    if context.quantity.kind is not QuantityKind.DURATION:
        return None
    behind = next((other for other in context.beside if other.quantity.start >= context.quantity.end), None)
    if behind is None or behind.quantity.kind is not QuantityKind.DURATION:
        return None
    words = context.reading.words
    between = range(context.place[1], behind.place[0])
    if len(between) > 1 or any(words.stems[at] for at in between):
        return None
    one, other = _base_of(context.quantity), _base_of(behind.quantity)
    return behind if one is not None and other is not None and one[1] == other[1] and one[0] > other[0] else None


def lengths(source: Reading) -> Iterator[tuple[tuple[Context, ...], Decimal, str]]:
    """Every length of time in several units: its parts, how long it is in the base unit, and that unit."""
    for first in source.contexts:
        if first.quantity.kind is not QuantityKind.DURATION:
            continue
        parts = [first]
        while behind := goes_on(parts[-1]):
            parts.append(behind)
        bases = [base for part in parts if (base := _base_of(part.quantity))]
        if len(parts) > 1 and len(bases) == len(parts):
            yield tuple(parts), sum((value for value, _ in bases), Decimal(0)), bases[0][1]


def told_together(claimed: Quantity, source: Reading) -> Iterator[Derivation]:
    """The lengths in several units that are just as long as the claim says."""
    length = _base_of(claimed)
    if length is not None:
        yield from (Derivation("and", parts, told=True) for parts, *whole in lengths(source) if tuple(whole) == length)


def is_near_length(claimed: Quantity, given: Context) -> bool:
    """Whether a hedged length of time is how one tells the source's in other units: "over three decades" for 34 years.

    The source's may be one in several units, of which ``given`` is the first.
    """
    mine, theirs = _base_of(claimed), _base_of(given.quantity)
    if claimed.qualifier is Qualifier.EXACTLY or mine is None or theirs is None or mine[1] != theirs[1]:
        return False
    last, total = given, theirs[0]
    while behind := goes_on(last):
        last, part = behind, _base_of(behind.quantity)
        total += part[0] if part is not None else 0
    unit = last.quantity.unit or ""
    if claimed.unit == unit:
        return False
    step = to_base(_ONE, unit)
    if step is None or mine[0] % step[0] or total % step[0]:
        return False
    counted = _in(claimed, mine[0] / step[0], unit)
    whole = replace(_in(given.quantity, total / step[0], unit), qualifier=given.quantity.qualifier)
    return is_rounded(counted, whole) or is_bounded_by(counted, whole)


def _in(quantity: Quantity, value: Decimal, unit: str) -> Quantity:
    return replace(quantity, value=value, unit=unit, text=f"{value.normalize():f}")


def _base_of(quantity: Quantity) -> tuple[Decimal, str] | None:
    if quantity.kind is not QuantityKind.DURATION or quantity.unit is None or quantity.upper is not None:
        return None
    return to_base(quantity.value, quantity.unit)
