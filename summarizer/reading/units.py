"""Units of one dimension, and the exact factors between them.

The factors are definitions, not measurements: the international yard and pound agreement of 1959, the SI
brochure, and for volume the US and imperial standards. Where a name stands for two units (ton, gallon, pint),
it has no factor: nothing is guessed.
"""

from __future__ import annotations

import tomllib
from decimal import Context, Decimal
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "lexicons" / "units.toml"
_EXACT = Context(prec=60)
YEARS = {"year": 1, "decade": 10, "century": 100}
"""How many years one of each unit is that is counted in them."""


@cache
def _factors() -> dict[str, tuple[Decimal, str, Decimal]]:
    """Unit → factor, base unit, offset."""
    table: dict[str, tuple[Decimal, str, Decimal]] = {}
    for base, units in tomllib.loads(_FILE.read_text(encoding="utf-8"), parse_float=Decimal).items():
        table[base] = (Decimal(1), base, Decimal(0))
        for unit, factor in units.items():
            table[unit] = (Decimal(str(factor)), base, Decimal(0))
    table["degree Fahrenheit"] = (Decimal(5), "degree Celsius", Decimal(-32))
    return table


def to_base(value: Decimal, unit: str) -> tuple[Decimal, str] | None:
    """``value`` in the base unit of its dimension, or ``None`` for a unit without an exact factor.

    >>> to_base(Decimal(5), "mile")
    (Decimal('8046.720'), 'metre')
    """
    found = _factors().get(unit)
    if found is None:
        return None
    factor, base, offset = found
    if offset:
        return _EXACT.divide(_EXACT.multiply(_EXACT.add(value, offset), factor), Decimal(9)), base
    return _EXACT.multiply(value, factor), base
