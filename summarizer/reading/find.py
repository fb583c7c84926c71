"""The two finders as library calls, for tools that want what a text holds without a summary to check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.quotation import Quotation


def find_quantities(text: str, language: str = "en") -> list[Quantity]:
    """Every quantity in ``text``, in order, with exact values."""
    return list(Reading(text, language).quantities)


def find_quotations(text: str, language: str = "en") -> list[Quotation]:
    """Every quotation in ``text``, in order, with its speaker where the text gives one."""
    return list(Reading(text, language).quotations)
