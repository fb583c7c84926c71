"""Where in the article something stands, as an editor finds it again: the line, and the words around it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.reading.span import Span

_AROUND = 40
"""Characters of context on either side: with the evidence, a row or two of a terminal."""
_SHOWN = 120
_GAP = " … "


@dataclass(frozen=True, slots=True)
class Place:
    """``line`` counts from 1. ``before`` and ``after`` are the words around ``text``, all fit to print."""

    line: int
    before: str
    text: str
    after: str


class Places:
    """The places of one article."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]

    def of(self, spans: Iterable[Span]) -> tuple[Place, ...]:
        """One place a span, in text order; a span inside another is not shown again."""
        kept: list[Span] = []
        for span in sorted(spans, key=lambda span: (span.start, -span.end)):
            if not kept or span.end > kept[-1].end:
                kept.append(span)
        return tuple(map(self._place, kept))

    def _place(self, span: Span) -> Place:
        line = bisect_right(self._starts, span.start)
        last = bisect_right(self._starts, span.end)
        begin = self._starts[line - 1]
        end = self._starts[last] - 1 if last < len(self._starts) else len(self._text)
        return Place(
            line=line,
            before=_last_words(self._text[max(begin, span.start - 2 * _AROUND) : span.start]),
            text=shortened(visible(span.text)),
            after=_first_words(self._text[span.end : min(end, span.end + 2 * _AROUND)]),
        )


def shortened(text: str, limit: int = _SHOWN) -> str:
    """``text``, with its middle left out at word breaks if it is longer than ``limit`` characters."""
    if len(text) <= limit:
        return text
    half = (limit - len(_GAP)) // 2
    head, tail = text[:half], text[-half:]
    return (head.rpartition(" ")[0] or head) + _GAP + (tail.partition(" ")[2] or tail)


def _last_words(text: str) -> str:
    """The end of ``text``: whole words, at most ``_AROUND`` characters, and the space before the evidence."""
    words = visible(text)
    space = " " if text[-1:].isspace() else ""
    if len(words) <= _AROUND:
        return words + space
    tail = words[-_AROUND:]
    return "… " + (tail.partition(" ")[2] or tail) + space


def _first_words(text: str) -> str:
    words = visible(text)
    space = " " if text[:1].isspace() else ""
    if len(words) <= _AROUND:
        return space + words
    head = words[:_AROUND]
    return space + (head.rpartition(" ")[0] or head) + " …"
