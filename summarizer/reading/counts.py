"""What the numbers of a text count, and what befell the counted, asked one word at a time.

Nouns and fates stand right behind their number, so that of all numbers only those right before the word are looked at.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from summarizer.reading.context import FATE_WORDS, HEAD_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading


class Counts:
    """The numbers of one text by the words behind them; each word is looked up once, however many claims ask for it."""

    def __init__(self, reading: Reading) -> None:
        self._words = reading.words
        self._contexts = reading.contexts
        self._ends = [quantity.end for quantity in reading.quantities]
        self._nouns: dict[str, bool] = {}
        self._fates: dict[str, bool] = {}

    def has(self, noun: str) -> bool:
        """Whether the stem is the last word of what a quantity counts."""
        if noun not in self._nouns:
            near = self._before(noun, HEAD_WORDS)
            self._nouns[noun] = any(context.head[-1:] == (noun,) for context in near)
        return self._nouns[noun]

    def tells(self, fate: str) -> bool:
        """Whether the stem is what befell any that are counted."""
        if fate not in self._fates:
            near = self._before(fate, HEAD_WORDS + FATE_WORDS)
            self._fates[fate] = any(context.fate == fate for context in near)
        return self._fates[fate]

    def _before(self, stem: str, reach: int) -> Iterator[Context]:
        """The numbers that end at most ``reach`` words before the stem, wherever it stands."""
        starts = self._words.starts
        for at in self._words.places.get(stem, ()):
            first = bisect_right(self._ends, starts[at - reach]) if at >= reach else 0
            yield from self._contexts[first : bisect_right(self._ends, starts[at])]
