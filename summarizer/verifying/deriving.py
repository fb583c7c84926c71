"""Numbers that the source does not print but that follow from those it does: sums, differences, shares, counts.

A derived number is supported only with proof: the operands and the operation. The operands must be of one unit
and stand close together, or any total could be made from something.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, DivisionByZero, InvalidOperation
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.reading.quantity import Qualifier, QuantityKind
from summarizer.reading.words import grammar_of
from summarizer.verifying.derivation import COUNTED, POINT, Derivation
from summarizer.verifying.lengths import told_together
from summarizer.verifying.matching import (
    MULTIPLE,
    PERCENT,
    is_bounded_by,
    is_in_degrees,
    is_near_share,
    is_rounded,
    last_place,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.context import Context
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.reading import Reading

WINDOW = 6  # how many quantities of the source apart two operands may stand
PAIR = 2


def near(one: Context, other: Context) -> bool:
    """Whether two numbers stand in one sentence, or in neighbouring ones."""
    return other.at - one.at <= 1


def derive(claimed: Quantity, source: Reading, *, told_in_points: bool = False) -> Iterator[Derivation]:
    """Every way to get ``claimed`` from numbers of the source that stand close together.

    ``told_in_points``: the claim has "points" alone, which may be percentage points.
    """
    unit = claimed.unit
    if unit == PERCENT or (claimed.ratio is not None and claimed.qualifier is not Qualifier.EXACTLY):
        yield from _shares(claimed, source)
    if unit == PERCENT:
        yield from _rises(claimed.value, source)
        yield from _growths(claimed.value, source)
    if unit == POINT or told_in_points:
        yield from _points_between(claimed.value, source)
    if claimed.kind in COUNTED:
        alike = [
            context
            for context in source.contexts
            if context.quantity.kind in COUNTED
            and _are_alike(context.quantity.unit, unit)
            and not context.quantity.score
        ]
        yield from _sums_and_differences(claimed.value, alike)
        if claimed.qualifier is not Qualifier.EXACTLY:
            yield from _hedged_sums(claimed, alike)
        yield from _parts_of(claimed, alike)
        yield from _times(claimed.value, alike, source)
        yield from _over_time(claimed.value, alike)
    if unit == "year":
        yield from _years_between(claimed.value, source)
    if claimed.kind is QuantityKind.DURATION:
        yield from told_together(claimed, source)


def _are_alike(one: str | None, other: str | None) -> bool:
    """Whether two units are one; degrees are, whether or not each has its scale beside it."""
    return one == other or (is_in_degrees(one) and is_in_degrees(other))


def _sums_and_differences(value: Decimal, alike: list[Context]) -> Iterator[Derivation]:
    """The difference of two percentages is one of percentage points (AP Stylebook, "percent"), and not among them."""
    for i, one in enumerate(alike):
        running, parts = one.quantity.value, [one]
        for other in alike[i + 1 : i + 1 + WINDOW]:
            if not near(one, other):
                break
            if abs(one.quantity.value - other.quantity.value) == value and one.quantity.unit != PERCENT:
                yield _difference(one, other)
            if not is_addend(one) or not is_addend(other):
                continue
            if one.quantity.value + other.quantity.value == value:
                yield Derivation("+", (one, other))
            running, parts = running + other.quantity.value, [*parts, other]
            if len(parts) > PAIR and running == value:
                yield Derivation("+", tuple(parts))


def _points_between(value: Decimal, source: Reading) -> Iterator[Derivation]:
    """As "fell 0.3 percentage points" of "fell from 5.1% to 4.8%"."""
    percentages = [context for context in source.contexts if context.quantity.unit == PERCENT]
    for i, one in enumerate(percentages):
        for other in percentages[i + 1 : i + 1 + WINDOW]:
            if near(one, other) and abs(one.quantity.value - other.quantity.value) == value:
                yield _difference(one, other)


def _difference(one: Context, other: Context) -> Derivation:
    """The smaller of two numbers from the larger."""
    return Derivation("−", (one, other) if one.quantity.value > other.quantity.value else (other, one))


def _hedged_sums(claimed: Quantity, alike: list[Context]) -> Iterator[Derivation]:
    """Such as "more than 30" for 26 and seven told in one sentence: the sum in fewer digits, and said to be."""
    for one, other in _addends(alike):
        value = one.quantity.value + other.quantity.value
        if value != claimed.value and gives(claimed, value, one.quantity):
            yield Derivation("+", (one, other))


def _addends(alike: list[Context]) -> Iterator[tuple[Context, Context]]:
    """Two numbers side by side in one sentence, or one and what the next sentence adds to it."""
    for i, other in enumerate(alike[1:], 1):
        further = is_further(other)
        for one in alike[max(0, i - WINDOW) : i] if further else alike[i - 1 : i]:
            together = near(one, other) if further else one.at == other.at
            if together and is_addend(one) and is_addend(other):
                yield one, other


def is_further(context: Context) -> bool:
    """Whether a number is added to what was told: "a further £19"."""
    words, at = context.reading.words.lowered, context.place[0]
    return not grammar_of(context.reading.language, "further").isdisjoint(words[max(0, at - 1) : at])


def is_distance(context: Context, left: int, reach: int = 1) -> bool:
    """Whether words say that a number is how far two others lie apart: "132 fewer events", "fell by £64m".

    ``left``: the first word of the number; ``reach``: how many words behind it are asked.
    """
    words, right, language = context.reading.words.lowered, context.place[1], context.reading.language
    if not grammar_of(language, "shifts").isdisjoint(words[max(0, left - 1) : left]):
        return True
    return not grammar_of(language, "comparatives").isdisjoint(words[right : right + reach])


def is_addend(context: Context) -> bool:
    """Whether a number can be added to others: no fraction, and no part of what is counted already.

    A partitive ("two of the men") counts some of a set that the text knows (Huddleston and Pullum 2002, chapter 5).
    """
    if context.quantity.unit == PERCENT:
        return True  # "21% of it" and "56% of it" are 77%
    return context.quantity.ratio is None and not context.opens_partitive


def is_told_together(derivation: Derivation) -> bool:
    """Whether a sum is of numbers that one phrase joins: "412 passengers and a crew of 58".

    Coordinates are of one kind (Huddleston and Pullum 2002, chapter 15, 2), so a third noun may stand for the nouns of
    both: 470 people. One word joins them, and no other number stands between.
    """
    if derivation.operation != "+" or len({operand.at for operand in derivation.operands}) > 1:
        return False
    return all(_is_joined(one, other) for one, other in pairwise(derivation.operands))


def _is_joined(one: Context, other: Context) -> bool:
    words = one.reading.words
    between = words.lowered[one.place[1] : other.place[0]]
    adding = grammar_of(one.reading.language, "adding")
    return len(between) <= WINDOW and not adding.isdisjoint(between)


def _shares(claimed: Quantity, source: Reading) -> Iterator[Derivation]:
    """A part of a whole as a percentage, to the digits given: 67% for "two of the three".

    With a hedge, as a fraction too, "more than a tenth" for 44 of 390 jobs, and across two sentences.
    """
    plain = [c for c in source.contexts if c.quantity.kind in (QuantityKind.CARDINAL, QuantityKind.MONEY)]
    hedged = claimed.qualifier is not Qualifier.EXACTLY
    for i, one in enumerate(plain):
        for other in plain[i + 1 : i + 1 + WINDOW]:
            if not (near(one, other) if hedged else one.at == other.at):
                break
            part, whole = sorted((one, other), key=lambda context: context.quantity.value)
            if one.quantity.unit == other.quantity.unit and _is_share(claimed, part.quantity, whole.quantity):
                yield Derivation("of", (part, whole))


def _is_share(claimed: Quantity, part: Quantity, whole: Quantity) -> bool:
    exponent = claimed.value.as_tuple().exponent
    step = Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))
    try:
        share = 100 * part.value / whole.value
        if claimed.unit == PERCENT:
            return share.quantize(step) == claimed.value
    except (DivisionByZero, InvalidOperation):
        return False
    return is_near_share(claimed, replace(part, value=share, unit=PERCENT, kind=QuantityKind.PERCENT, ratio=None))


def _rises(value: Decimal, source: Reading) -> Iterator[Derivation]:
    """How much more a multiple is, in percent: 100% for "doubled", and 200%, not 300%, for "tripled"."""
    for context in source.contexts:
        if context.quantity.unit == MULTIPLE and 100 * (context.quantity.value - 1) == value:
            yield Derivation("as a rise", (context,))


def _growths(value: Decimal, source: Reading) -> Iterator[Derivation]:
    """By how many percent one number of a sentence is another's: 60% for "from $780 to $1,250", to the digits given."""
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))
    counted = [c for c in source.contexts if c.quantity.kind in COUNTED and c.quantity.unit != PERCENT]
    for one, other in pairwise(counted):
        if one.at == other.at and one.quantity.unit == other.quantity.unit and not one.quantity.score:
            for old, new in ((one, other), (other, one)):
                if old.quantity.value > 0:
                    growth = 100 * abs(new.quantity.value - old.quantity.value) / old.quantity.value
                    if growth and growth.quantize(step) == value:
                        yield Derivation("against", (new, old))


def _parts_of(claimed: Quantity, alike: list[Context]) -> Iterator[Derivation]:
    """A percentage or fraction of a whole that is told as one: 150 for "10% of its 1,500 stores"."""
    for whole in alike:
        for share in whole.beside:
            given = share.quantity
            part = given.value / 100 if given.unit == PERCENT else given.value
            shared = given.unit == PERCENT or given.ratio is not None
            if shared and _is_of(share, whole) and gives(claimed, part * whole.quantity.value, whole.quantity):
                yield Derivation("of", (share, whole))


def gives(claimed: Quantity, value: Decimal, given: Quantity) -> bool:
    """Whether the claim tells ``value``, worked out of ``given``; with a hedge, in fewer digits."""
    if claimed.value == value:
        return True
    if claimed.qualifier is Qualifier.EXACTLY or abs(value - claimed.value) > last_place(claimed):
        return False
    total = replace(given, value=value, text=str(value), qualifier=Qualifier.EXACTLY)
    return is_rounded(claimed, total) or is_bounded_by(claimed, total)


def _is_of(share: Context, whole: Context) -> bool:
    """Whether "of" follows the share, and the whole its few words: "10% of its nearly 1,500"."""
    return 0 < whole.place[0] - share.place[1] <= WINDOW and share.opens_partitive


def _times(value: Decimal, alike: list[Context], source: Reading) -> Iterator[Derivation]:
    """So many at so much each, where the sentence says "each" or "apiece"."""
    for one in alike:
        if one.quantity.value and _is_each(one):
            earlier = source.contexts_in(one.at - 1)[-WINDOW:]
            for count in (*earlier, *one.beside):
                plain = count.quantity.unit is None and count.quantity.kind is QuantityKind.CARDINAL
                if plain and count is not one and count.quantity.value * one.quantity.value == value:
                    yield Derivation("×", (count, one), told=True)


def _over_time(value: Decimal, alike: list[Context]) -> Iterator[Derivation]:
    """So much in a unit of time, for so many of that unit: "£1.5m a day for 10 days"."""
    for rate in alike:
        words, behind = rate.reading.words, rate.place[1]
        following = words.stems[behind : behind + PAIR]
        for length in rate.beside:
            is_length = length.quantity.kind is QuantityKind.DURATION and length is not rate
            if is_length and rate.quantity.value * length.quantity.value == value:
                unit = words.stems[length.place[1] - 1]
                if unit and unit in following:
                    yield Derivation("×", (rate, length))


def _is_each(context: Context) -> bool:
    words, at = context.reading.words, context.place[1]
    return not grammar_of(context.reading.language, "each").isdisjoint(words.lowered[max(0, at - WINDOW) : at + WINDOW])


def _years_between(value: Decimal, source: Reading) -> Iterator[Derivation]:
    """The distance between two years: 20 for "in 2005" and "in 2025"."""
    years = [(context, date.year) for context, date in source.dated if date.year is not None and not date.decade]
    for i, (one, first) in enumerate(years):
        for other, last in years[i + 1 : i + 1 + 2 * WINDOW]:
            if abs(last - first) == value:
                yield Derivation("−", (other, one) if last > first else (one, other))
