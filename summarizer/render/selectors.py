"""Selectors of the W3C Web Annotation model (https://www.w3.org/TR/annotation-model/#selectors).

Positions count Unicode code points from 0, the end exclusive, as the model demands and as all offsets here do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field, NonNegativeInt

from summarizer.schema import Shape

if TYPE_CHECKING:
    from summarizer.reading.span import Span

_AROUND = 32
"""Characters of context on either side, if they do."""
_MOST = 4096
"""A text that repeats itself over more than this is told apart by position alone."""


class PositionSelector(Shape):
    """From ``start`` to ``end``, exclusive."""

    type: Literal["TextPositionSelector"] = "TextPositionSelector"
    start: NonNegativeInt
    end: NonNegativeInt


class QuoteSelector(Shape):
    """``exact`` where it stands between ``prefix`` and ``suffix``."""

    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"
    exact: str
    prefix: str
    suffix: str


class PointerSelector(Shape):
    """A string in JSON, by JSON Pointer, and a place in that string."""

    type: Literal["FragmentSelector"] = "FragmentSelector"
    conforms_to: Literal["http://tools.ietf.org/rfc/rfc6901"] = Field(
        "http://tools.ietf.org/rfc/rfc6901", alias="conformsTo"
    )
    value: str
    refined_by: PositionSelector = Field(alias="refinedBy")


def quote_selector(text: str, span: Span) -> QuoteSelector:
    """``span`` by its words and those around it, as many as it takes for only one place of ``text`` to fit, within
    reason.
    """
    around = _AROUND
    while True:
        before = text[max(0, span.start - around) : span.start]
        after = text[span.end : span.end + around]
        if around >= _MOST or _stands_once(text, before + span.text + after):
            return QuoteSelector(exact=span.text, prefix=before, suffix=after)
        around *= 2


def _stands_once(text: str, passage: str) -> bool:
    return text.find(passage, text.index(passage) + 1) < 0
