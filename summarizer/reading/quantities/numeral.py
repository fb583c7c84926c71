"""The shape of a numeral: what one number is worth, before anything says what it counts."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import NamedTuple

_SHORT = Context(prec=28)


class Numeral(NamedTuple):
    """A number at ``start:end``; ``after`` is the first token behind it.

    ``ratio`` holds numerator and denominator where the value is a fraction; ``scale`` is the last scale word
    or letter used (1 when none), ``bare`` the value before it. ``figures`` is the run of digits as written.
    ``rounded`` marks words that mean about so many, such as "une vingtaine".
    """

    start: int
    end: int
    after: int
    value: Decimal
    ordinal: bool = False
    ratio: tuple[int, int] | None = None
    scale: int = 1
    bare: Decimal | None = None
    figures: str = ""
    vague: bool = False
    multiple: bool = False
    rounded: bool = False

    @property
    def whole(self) -> bool:
        return self.value == self.value.to_integral_value()

    @property
    def plain(self) -> bool:
        """Whether this is a number that can be one side of a range: no order, no times, no dozens."""
        return not (self.ordinal or self.vague or self.multiple)


def divided(top: int | Decimal, bottom: int) -> Decimal:
    """A fraction as a decimal: exact where it ends, else to 28 digits, and so equal for equal fractions."""
    if not isinstance(top, Decimal) and top % bottom == 0:
        return Decimal(top // bottom)
    return _SHORT.divide(Decimal(top), Decimal(bottom)).normalize(_SHORT)
