"""The exact words of a text, for word-for-word comparison, and which of them stand in quotation marks.

A word here is what an editor may not change in a quotation: letters, digits and signs that are read out ("$",
"%"). Marks, white space and other punctuation stand between words. "n't", "'s" and the like are words of their
own, so that tokenised text ("do n't") reads like any other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from summarizer.reading.folding import Folded, fold
from summarizer.reading.frozen import dataclass
from summarizer.reading.once import once
from summarizer.reading.words import cut, words_like

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.reading.quotation import Quotation
    from summarizer.reading.span import Span

_WORD = words_like(
    r"\d+(?:[.,]\d+)*(?:[sSſ][tT]|[nN][dD]|[rR][dD]|[tT][hH])?\b"
    r"|[nN]'[tT]\b|\w+(?:(?<![nN])|(?!'[tT]\b))|\w"
    r"|'(?:[sSſdDmM]|[rR][eE]|[vV][eE]|[lL][lL])\b"
    r"|[^\w\s.,;:!?'\"()\[\]{}«»‹›„¿¡-]"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")


@dataclass(frozen=True)
class Row:
    """Words in a row."""

    words: tuple[str, ...]

    @once
    def known(self) -> frozenset[str]:
        """Every word that is there."""
        return frozenset(self.words)

    @once
    def index(self) -> dict[str, list[int]]:
        """Word → where it stands among the words, in text order; for few texts anybody asks where all of them are."""
        index: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.words):
            index[word].append(place)
        return dict(index)

    @once
    def _joined(self) -> str:
        """One string with a space before and behind each word, which has none itself."""
        return f" {' '.join(self.words)} "

    def find(self, needle: Sequence[str]) -> Iterator[int]:
        """Every place where the words ``needle`` stand in a row: one string is found in another, which is fastest."""
        if not needle:
            return
        wanted, row = f" {' '.join(needle)} ", self._joined
        place, passed, at = 0, 0, row.find(wanted)
        while at >= 0:
            place += row.count(" ", passed, at)
            yield place
            passed, at = at, row.find(wanted, at + 1)


@dataclass(frozen=True)
class Wording(Row):
    """The words of one text in lower case, with their offsets in the folded text."""

    folded: Folded
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, first: int, last: int) -> Span:
        """The place of the words ``first`` to ``last`` (inclusive) in the text as given."""
        return self.folded.back(self.starts[first], self.ends[last])

    def written(self, first: int, last: int) -> str:
        """The folded text from the word ``first`` to the word ``last`` (inclusive)."""
        return self.folded.text[self.starts[first] : self.ends[last]]

    def between(self, word: int) -> str:
        """What stands between ``word`` and the one after it."""
        return self.folded.text[self.ends[word] : self.starts[word + 1]]

    def range_of(self, span: Span) -> tuple[int, int]:
        """The words inside ``span`` of the given text: the first, and the one after the last."""
        first = bisect_left(self.starts, self.folded.forth(span.start))
        return first, bisect_left(self.starts, self.folded.forth(span.end), first)


@dataclass(frozen=True)
class Spoken(Row):
    """The words in quotation marks alone, one quotation after the other.

    ``at`` gives each word's place in the whole text, ``piece`` the index of the (outermost) quotation it is in.
    """

    at: tuple[int, ...]
    piece: tuple[int, ...]


def wording(text: str) -> Wording:
    """The words of ``text``."""
    return wording_of(fold(text))


def wording_of(folded: Folded) -> Wording:
    """The words of a text that is folded already."""
    found, starts, ends, _ = cut(_WORD, folded.text)
    # As they are compared: in lower case, a number without the commas between its thousands.
    words = tuple([_THOUSANDS.sub("", word) if "," in word else word for word in map(str.lower, found)])
    return Wording(words, folded, tuple(starts), tuple(ends))


def spoken(whole: Wording, quotations: Sequence[Quotation]) -> Spoken:
    """The words of the outermost ``quotations``, which are of the text of ``whole`` and in its order."""
    at: list[int] = []
    piece: list[int] = []
    for place, quotation in enumerate(quotations):
        if quotation.parent is None:
            first, end = whole.range_of(quotation)
            at += range(first, end)
            piece += [place] * (end - first)
    words = tuple(map(whole.words.__getitem__, at))
    return Spoken(words, tuple(at), tuple(piece))
