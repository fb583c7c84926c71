"""Where a claimed quotation stands in the source, word for word.

Editors shorten with an ellipsis and put their own words in square brackets (AP Stylebook, "ellipsis" and
"brackets"; Chicago Manual of Style 13.50-13.60): what is left are pieces, which must stand in that order.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from summarizer.reading.folding import fold
from summarizer.reading.frozen import dataclass
from summarizer.reading.once import once
from summarizer.reading.wording import Wording, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.reading import Reading
    from summarizer.reading.span import Span

_ELLIPSIS = r"\[\s*\.\.\.\s*\]|\(\s*\.\.\.\s*\)|\.(?:\s?\.){2,}"
_BRACKETS = r"\w{0,24}\[[^\]\[]{0,200}\]\w{0,24}"
_CUT = re.compile(f"({_ELLIPSIS})|({_BRACKETS})")
_MOST_PLACES = 64
_INSERTED_FOR = 8  # words that an editor's bracket may stand for
_OWN_ELLIPSIS = 4  # words: so close to an ellipsis of the source, one in the claim is the same
_LOOSE = re.compile(r"[\"'\s\[\]]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a claimed quotation without an editor's hand in it.

    ``bracketed`` holds the words in brackets before it (``None``: an ellipsis, or the beginning).
    """

    words: tuple[str, ...]
    written: str
    bracketed: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the pieces stand among the spoken words of the source: for each the first word and the one after."""

    runs: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        return self.runs[0][0]

    @property
    def end(self) -> int:
        return self.runs[-1][1]


@dataclass(frozen=True)
class Claimed:
    """A quotation as a summary gives it: the words of ``reading``, all of them."""

    reading: Reading

    @property
    def whole(self) -> Wording:
        """All words of it."""
        return self.reading.wording

    @once
    def pieces(self) -> tuple[Piece, ...]:
        """The stretches between ellipses and brackets; one if there are none."""
        text = self.whole.folded.text
        pieces: list[Piece] = []
        start = 0
        bracketed: tuple[str, ...] | None = None
        for cut in _CUT.finditer(text):
            _add(pieces, text[start : cut.start()], bracketed)
            if cut[2] is None:
                bracketed = None
            else:
                inside = wording_of(fold(cut[2])).words
                bracketed = inside if bracketed is None or start != cut.start() else bracketed + inside
            start = cut.end()
        _add(pieces, text[start:], bracketed)
        return tuple(pieces)

    @property
    def is_edited(self) -> bool:
        """Whether it has an ellipsis or brackets."""
        return _CUT.search(self.whole.folded.text) is not None


def _add(pieces: list[Piece], text: str, bracketed: tuple[str, ...] | None) -> None:
    found = wording_of(fold(text))
    if found.words:
        pieces.append(Piece(found.words, found.written(0, len(found.words) - 1), bracketed))


def find_places(claimed: Claimed, source: Reading) -> list[Place]:
    """Every place (up to a bound) where all words are spoken: in a row, or else piece by piece."""
    spoken = source.spoken
    words = claimed.whole.words
    literal = [Place(((first, first + len(words)),)) for first in islice(spoken.find(words), _MOST_PLACES)]
    if literal or not claimed.is_edited:
        return literal
    return list(islice(_edited_places(claimed.pieces, source), _MOST_PLACES))


def _edited_places(pieces: tuple[Piece, ...], source: Reading) -> Iterator[Place]:
    """Places where each piece follows the one before; what a bracket stands for is short."""
    if not pieces:
        return
    spoken = source.spoken
    hits = [list(islice(spoken.find(piece.words), _MOST_PLACES)) for piece in pieces]
    for start in hits[0]:
        runs = [(start, start + len(pieces[0].words))]
        for piece, starts in zip(pieces[1:], hits[1:], strict=True):
            at = bisect_left(starts, runs[-1][1])
            if at == len(starts):
                break
            if not _stands_for(piece, runs[-1][1], starts[at], source):
                break
            runs.append((starts[at], starts[at] + len(piece.words)))
        else:
            yield Place(tuple(runs))


def _stands_for(piece: Piece, first: int, end: int, source: Reading) -> bool:
    """Whether an ellipsis or bracket can stand for the spoken words ``first`` to ``end`` of the source.

    One that the source has itself stands for none of the source's words. A bracket stands for a few words that it
    replaces; words of the source inside it are no replacement.
    """
    if first == end:
        return True
    spoken, whole = source.spoken, source.wording
    left_out = spoken.words[first:end]
    if piece.bracketed is None:
        written = whole.folded.text[whole.ends[spoken.at[first - 1]] : whole.starts[spoken.at[end]]]
        return len(left_out) > _OWN_ELLIPSIS or "..." not in written
    return len(left_out) <= _INSERTED_FOR and (
        not piece.bracketed or left_out == piece.bracketed or not set(piece.bracketed) & set(left_out)
    )


def narrated(claimed: Claimed, source: Reading) -> Span | None:
    """The place where the words stand in a row, in marks or not."""
    words = claimed.whole.words
    for first in source.wording.find(words):
        return source.wording.span(first, first + len(words) - 1)
    return None


def spans_of(place: Place, source: Reading) -> tuple[Span, ...]:
    """The place in the source's text: one span for each quotation that a run reaches into."""
    spoken, whole = source.spoken, source.wording
    stretches = (stretch for run in place.runs for stretch in stretches_of(run, source))
    return tuple(whole.span(spoken.at[first], spoken.at[end - 1]) for first, end in stretches)


def stretches_of(run: tuple[int, int], source: Reading) -> Iterator[tuple[int, int]]:
    """The run, parted where one quotation of the source ends and the next begins."""
    pieces, (start, end) = source.spoken.piece, run
    while start < end:  # the pieces are numbered in text order
        stop = bisect_right(pieces, pieces[start], start, end)
        yield start, stop
        start = stop


def quotations_at(place: Place, source: Reading) -> tuple[int, ...]:
    """The indices of the quotations that the place reaches into, in order."""
    pieces = source.spoken.piece
    return tuple(dict.fromkeys(pieces[start] for run in place.runs for start, _ in stretches_of(run, source)))


def loosely(text: str) -> str:
    """Folded text without what may differ in a true quotation: marks, brackets, spaces, the first capital."""
    plain = _LOOSE.sub("", text)
    return plain[:1].lower() + plain[1:]
