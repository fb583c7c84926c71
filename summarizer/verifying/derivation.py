"""One way to get a number from numbers of the article: the operation and its operands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading.quantity import QuantityKind

if TYPE_CHECKING:
    from summarizer.reading.context import Context

POINT = "percentage point"
COUNTED = frozenset(
    {
        QuantityKind.CARDINAL,
        QuantityKind.MONEY,
        QuantityKind.PERCENT,
        QuantityKind.MEASURE,
        QuantityKind.DURATION,
    }
)
"""What can be added, taken away or shared."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """``operation`` on ``operands`` gives the claimed value; ``told``: the article itself says how."""

    operation: str
    operands: tuple[Context, ...]
    told: bool = False

    def __str__(self) -> str:
        first, *others = (operand.quantity.text for operand in self.operands)
        return f" {self.operation} ".join((first, *others)) if others else f"{first} {self.operation}"
