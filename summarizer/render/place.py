"""Where in the article something stands, as an editor finds it again: the line, and the words around it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.reading.span import Span

_AROUND = 40
"""Characters of context on either side: with the evidence, a row or two of a terminal."""
_CLOSE = 60
"""Characters between two pieces of evidence that are shown in one excerpt."""
_SHOWN = 120
_GAP = " … "


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words; ``evidence`` if they are what is meant, not what stands around it."""

    text: str
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """``line`` counts from 1. ``pieces`` make up the excerpt, fit to print, spaces included."""

    line: int
    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class Places:
    """The places of one article."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]

    def of(self, spans: Iterable[Span]) -> tuple[Place, ...]:
        """The places of ``spans`` in text order; what is close together in one line is one place."""
        groups: list[list[tuple[int, int]]] = []
        for start, end in _apart(spans):
            if groups and start - groups[-1][-1][1] <= _CLOSE and self._line(start) == self._line(groups[-1][-1][1]):
                groups[-1].append((start, end))
            else:
                groups.append([(start, end)])
        return tuple(map(self._place, groups))

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset)

    def _place(self, group: list[tuple[int, int]]) -> Place:
        text, first, last = self._text, group[0][0], group[-1][1]
        line, end_line = self._line(first), self._line(last)
        begin = self._starts[line - 1]
        end = self._starts[end_line] - 1 if end_line < len(self._starts) else len(text)
        pieces = [Piece(_last_words(text[max(begin, first - 2 * _AROUND) : first]))]
        for (start, stop), (following, _) in pairwise([*group, (last, last)]):
            pieces += (
                Piece(shortened(visible(text[start:stop])), evidence=True),
                _between(text[stop:following]),
            )
        pieces.append(Piece(_first_words(text[last : min(end, last + 2 * _AROUND)])))
        return Place(line, tuple(piece for piece in pieces if piece.text))


def _apart(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """The stretches that ``spans`` cover, in order, none touching another."""
    stretches: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return stretches


def _between(text: str) -> Piece:
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and text.strip() else ""
    return Piece(left + visible(text) + right)


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
