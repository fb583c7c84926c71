"""Writings that headlines and feature articles share with names, years and pronouns, and that are numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from summarizer.reading.quantities import find_quantities
from summarizer.reading.quantity import QuantityKind


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "kind"),
    [
        ("Mayor's New Harbour: 3 Million Square Feet", "3 Million Square Feet", 3_000_000, "square foot", "measure"),
        ("He got a generous one-year lease.", "one-year", 1, "year", "duration"),
        ("The plant made its 40 millionth lamp.", "40 millionth", 40_000_000, None, "ordinal"),
        ("The club lost its 2009 women's title.", "2009", 2009, None, "date"),
    ],
)
def test_is_read_whole(text: str, words: str, value: int, unit: str | None, kind: str) -> None:
    (found,) = find_quantities(text)
    assert (found.text, found.value, found.unit) == (words, Decimal(value), unit)
    assert found.kind is QuantityKind(kind)


def test_a_street_keeps_its_number() -> None:
    assert find_quantities("The mayor lives at 12 Mill Square.") == []


def test_men_without_an_apostrophe_are_counted() -> None:
    (found,) = find_quantities("The club had 2009 women on its list.")
    assert found.kind is QuantityKind.CARDINAL
