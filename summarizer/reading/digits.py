"""Figures: what a run of digits with its separators is worth.

Separators after CLDR (the decimal and group signs of each locale), the ISO 31-0 space and the Indian grouping
12,34,567. Where a run is not well formed for the language it is no number, rather than a guess.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from functools import lru_cache

MOST_DIGITS = 40
"""Longer runs are keys, hashes or noise, never news."""

EXACT = Context(prec=200)
"""Wide enough that no sum or product of two readable numbers is ever rounded."""

_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d{2})+,\d{3}")


def figure(run: str, decimal: str) -> Decimal | None:
    """The value of ``run``, such as "1,234.5", or ``None`` when it is not one well-formed number.

    ``decimal`` is the language's own decimal sign. The other sign is read as the group sign where the run is so
    grouped, and as a decimal point where it cannot be: "4.5" and "0.683" in a German text.
    """
    return None if len(run) > MOST_DIGITS else _figure(run, decimal)


@lru_cache(maxsize=4096)
def _figure(run: str, decimal: str) -> Decimal | None:
    run = run.replace("’", "'")
    if run[0] in ".,":
        return Decimal("0." + run[1:]) if run[1:].isdecimal() else None
    if run.isdecimal():
        return Decimal(run)
    last = max(run.rfind(sign) for sign in ".,'")
    sign, whole, part = run[last], run[:last], run[last + 1 :]
    if sign != decimal:
        grouped = _ungrouped(run)
        if grouped:
            return Decimal(grouped)
    if sign == "'" or run.count(sign) != 1:
        return _whole(run)
    ungrouped = whole if whole.isdecimal() else _ungrouped(whole)
    return Decimal(f"{ungrouped}.{part}") if ungrouped else None


def _whole(run: str) -> Decimal | None:
    """Such as "1.234.567", also where the language would write its groups with another sign."""
    ungrouped = _ungrouped(run)
    return Decimal(ungrouped) if ungrouped else None


def _ungrouped(run: str) -> str | None:
    """The digits of a whole number grouped with one sign throughout."""
    signs = {char for char in run if not char.isdecimal()}
    if len(signs) != 1:
        return None
    sign = signs.pop()
    return run.replace(sign, "") if _GROUPS.fullmatch(run.replace(sign, ",")) else None


def tidy(value: Decimal) -> Decimal:
    """``value`` with no exponent, and no zeros left over from a multiplication."""
    whole = value.to_integral_value(context=EXACT)
    return whole.quantize(Decimal(1), context=EXACT) if whole == value else value.normalize(EXACT)
