from __future__ import annotations

from decimal import Decimal

import pytest

from summarizer.reading.units import to_base


@pytest.mark.parametrize(
    ("value", "unit", "base"),
    [
        ("5", "mile", ("8046.72", "metre")),
        ("40", "foot", ("12.192", "metre")),
        ("2", "week", ("1209600", "second")),
        ("50", "degree Fahrenheit", ("10", "degree Celsius")),
        ("25", "basis point", ("0.25", "percentage point")),
    ],
)
def test_exact_conversion(value: str, unit: str, base: tuple[str, str]) -> None:
    assert to_base(Decimal(value), unit) == (Decimal(base[0]), base[1])


def test_a_name_for_two_units_has_no_factor() -> None:
    assert to_base(Decimal(3), "ton") is None
