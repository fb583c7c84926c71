"""Whether two quantities have the same unit, and whether one is the other rounded."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.reading.quantity import Qualifier, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.context import Context
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.reading import Reading

_BARE = frozenset({QuantityKind.CARDINAL, QuantityKind.RANGE, QuantityKind.VAGUE})
ROUND_DIGITS = 2
_DECIMALS = re.compile(r"[0-9]+\.([0-9]+)")
SHORT = 1000  # a number below is not rounded for brevity
CLOSE_ENOUGH = Decimal("0.1")  # of the value; rounding 3.7 to "nearly 4" is done, 35 to "about 40" is not
POINTS = 2  # percentage points that a fraction told without "about" may be off
VAGUE_REACH = 100  # "thousands" may be said of 99,000; from 100,000 on it is "hundreds of thousands"
PERCENT = "%"
POINTED = "point"  # what a number of percentage points counts, as a stem
DEGREES = "degree"  # of a scale that the text leaves to the reader
MULTIPLE = "time"  # the unit of "twice", "doubled", "tenfold"
_FLOOR = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
_CEILING = frozenset({Qualifier.LESS_THAN, Qualifier.AT_MOST})
_POUNDS = frozenset({"GBP", "pound"})
CALENDAR = frozenset({QuantityKind.DATE, QuantityKind.TIME})


class Units(IntEnum):
    """How the units of two quantities stand to each other; lower is closer."""

    SAME = 0
    BARE = 1  # one has a unit, the other is a bare number that may be meant in it
    OTHER = 2


def compare_units(claimed: Quantity, given: Quantity) -> Units:
    """OTHER for "$4.5bn" against "€4.5bn", or "5%" against "5 percentage points"; BARE for "aged 21" against
    "21-year-old".
    """
    if claimed.unit != given.unit and MULTIPLE in (claimed.unit, given.unit):
        return Units.BARE if _are_occurrences(claimed, given) else Units.OTHER
    if QuantityKind.ORDINAL in (claimed.kind, given.kind) and claimed.kind is not given.kind:
        return Units.OTHER
    if (claimed.kind in CALENDAR) != (given.kind in CALENDAR):
        return Units.OTHER
    if claimed.unit == given.unit or _are_pounds(claimed, given):
        return Units.SAME
    if (claimed.unit is None and claimed.kind in _BARE) or (given.unit is None and given.kind in _BARE):
        return Units.BARE
    return Units.OTHER


def in_unit_of(claimed: Quantity, source: Reading) -> Sequence[Context]:
    """The numbers of the source in the claim's unit: those for which ``compare_units`` says SAME, in text order."""
    if claimed.unit in _POUNDS:
        return [other for other in source.contexts if compare_units(claimed, other.quantity) is Units.SAME]
    return source.contexts_by_scale.get(claimed.scale, ())


def _are_pounds(one: Quantity, other: Quantity) -> bool:
    """Whether "pounds" was read as the weight here and as the money there: the word alone is either (AP Stylebook).

    A sign (£) or an abbreviation (lb) of one of the two does not leave that open for the other.
    """
    return {one.unit, other.unit} == _POUNDS and "£" not in one.text + other.text


def _are_occurrences(one: Quantity, other: Quantity) -> bool:
    """Whether "times" counts how often, and a bare number what it was: "scored four times" and "four goals"."""
    bare, multiple = (one, other) if other.unit == MULTIPLE else (other, one)
    return bare.unit is None and bare.kind is QuantityKind.CARDINAL and multiple.text.lower().endswith(" times")


def last_place(quantity: Quantity) -> Decimal:
    """The worth of one step in the last digit that a number is told to: 1000 for 2,000, 0.1 for 4.5, 0.01 for 4.50.

    Zeros that end a whole number may be all that rounding left; those behind a point are told on purpose (ISO
    80000-1, annex B: the digits written are the digits known).
    """
    return _last_place(quantity.value, quantity.text)


@lru_cache(maxsize=256)  # of a claim, it is asked for every number of the source
def _last_place(value: Decimal, text: str) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    written = _DECIMALS.search(text)
    bare = Decimal(written[0]) if written else Decimal(0)
    if not written or not bare:
        return step
    scale = (value / bare).normalize()
    return min(step, scale.scaleb(-len(written[1]))) if bare * scale == value else step


def is_round(quantity: Quantity) -> bool:
    """Whether a number is one that people round to: two digits and zeros, a fraction, or a multiple."""
    if quantity.ratio is not None or quantity.unit == MULTIPLE:
        return True
    digits = quantity.value.normalize().as_tuple()
    return isinstance(digits.exponent, int) and digits.exponent > 0 and len(digits.digits) <= ROUND_DIGITS


def is_telling(quantity: Quantity) -> bool:
    """Whether a number is too long to be met by chance: of four digits, or of three that are no round number."""
    digits = quantity.value.normalize().as_tuple().digits
    return quantity.kind not in CALENDAR and (abs(quantity.value) >= SHORT or len(digits) > ROUND_DIGITS)


def is_in_degrees(unit: str | None) -> bool:
    """Whether a unit is one of temperature, with or without its scale."""
    return unit is not None and unit.startswith(DEGREES)


def is_rounded(claimed: Quantity, given: Quantity) -> bool:
    """Whether ``claimed`` is ``given`` in fewer digits, rounded or cut off: 2,000 for 1,987, 172 for 172.5."""
    mine, theirs = claimed.value, given.value
    if mine in (theirs, 0) or abs(theirs - mine) > CLOSE_ENOUGH * max(abs(mine), abs(theirs)):
        return False
    if (claimed.qualifier in _FLOOR and theirs < mine) or (claimed.qualifier in _CEILING and theirs > mine):
        return False  # 57 are not "more than 60"
    if (claimed.qualifier in _CEILING and given.qualifier in _FLOOR) or (
        claimed.qualifier in _FLOOR and given.qualifier in _CEILING
    ):
        return False
    step = last_place(claimed)
    return step > last_place(given) and (theirs - mine < step and mine - theirs <= step / 2)


def is_fairly_rounded(claimed: Quantity, given: Quantity) -> bool:
    """Whether a number told without "about" may be ``given`` rounded: to the nearest step, and to some use.

    Decimals are dropped and long numbers shortened (AP: millions and billions to one or two decimals); a number under
    a thousand and one with a scale and no decimals are short as they stand: 10 for 11, or 30 million for 28 million,
    is another number.
    """
    near = abs(given.value - claimed.value) <= last_place(claimed) / 2
    is_short = given.value < SHORT or _is_scaled(given)
    return near and (not is_short or given.value != given.value.to_integral_value())


def _is_scaled(quantity: Quantity) -> bool:
    """Whether a scale stands for the thousands or millions, without decimals: "28 million", "£28m", not "28,000"."""
    digits = sum(map(str.isdigit, quantity.text))
    return quantity.value >= SHORT and digits <= ROUND_DIGITS and _DECIMALS.search(quantity.text) is None


def is_near_share(claimed: Quantity, given: Quantity) -> bool:
    """Whether a fraction is told for a percentage near it, or the reverse: "nearly a third" for 32%, "33%" for a third.

    Newsrooms tell percentages as the fraction nearest to them, and say on which side of it they lie (Guardian style
    guide, "percentages", "fractions"). Without saying so, they may be two points apart.
    """
    if (claimed.ratio is None) == (given.ratio is None) or PERCENT not in (claimed.unit, given.unit):
        return False
    mine, theirs = as_percent(claimed), as_percent(given)
    away = theirs - mine
    if claimed.qualifier in _FLOOR or claimed.qualifier in _CEILING:
        return 0 < (away if claimed.qualifier in _FLOOR else -away) < CLOSE_ENOUGH * mine
    return abs(away) < (POINTS if claimed.qualifier is Qualifier.EXACTLY else CLOSE_ENOUGH * mine)


def as_percent(quantity: Quantity) -> Decimal:
    """A percentage or fraction in percent."""
    return quantity.value if quantity.unit == PERCENT else quantity.value * 100


def is_order_of(claimed: Quantity, given: Quantity) -> bool:
    """Whether a vague number ("thousands") is how one tells ``given`` (3,500): the same word of the scale."""
    return claimed.kind is QuantityKind.VAGUE and claimed.value <= given.value < claimed.value * VAGUE_REACH


def is_bounded_by(claimed: Quantity, given: Quantity) -> bool:
    """Whether "more than 50" is how one tells 53, or "less than 2,000" how one tells 1,987: within one step.

    The step of a power of ten is all of it: "up to 100 billion" does not tell 20 million, nor a ceiling a floor.
    """
    away = given.value - claimed.value
    if claimed.qualifier in _FLOOR:
        return 0 < away < last_place(claimed) and given.qualifier not in _CEILING
    if claimed.qualifier in _CEILING:
        near = 0 < -away < last_place(claimed) and 2 * given.value > claimed.value
        return near and given.qualifier not in _FLOOR
    return False
