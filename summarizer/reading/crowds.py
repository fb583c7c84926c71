"""The places of a number that a text repeats without end: as many as are worth weighing, the likeliest among them.

No article has one number a hundred times. In what does, a table or a book, a claim is held against the places whose
sentences have its rarest words, as a search engine looks them up (Manning, Raghavan and Schütze 2008, chapter 7,
"champion lists"), so that many claims against many places cost no square.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading

MOST = 128  # places of one number that a claim is held against


class Crowds:
    """The places of each number of one text."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._crowds: dict[Decimal, _Crowd] = {}

    def likely(self, value: Decimal, stems: Iterable[str]) -> Sequence[Context]:
        """The places of ``value`` in text order: all, or where there are more, the ``MOST`` likeliest for ``stems``."""
        places = self._reading.contexts_by_value.get(value, ())
        if len(places) <= MOST:
            return places
        crowd = self._crowds.get(value)
        if crowd is None:
            crowd = self._crowds[value] = _Crowd(places, self._reading)
        return crowd.likely(stems)


class _Crowd:
    """The places of one number, those left out that stand in the same place of the same sentence again."""

    def __init__(self, places: Sequence[Context], reading: Reading) -> None:
        told: dict[tuple[str, int], Context] = {}
        for context in places:
            sentence = reading.sentences[context.at]
            told.setdefault((sentence.text, context.quantity.start - sentence.start), context)
        self._places = list(told.values())
        self._having: dict[str, list[int]] = defaultdict(list)
        if len(self._places) > MOST:
            self._look_up(reading)

    def _look_up(self, reading: Reading) -> None:
        """Which places stand with which words; no more for one word than are asked for."""
        words, known = reading.words, -1
        stems: frozenset[str] = frozenset()
        for at, context in enumerate(self._places):
            if context.at != known:
                known = context.at
                stems = frozenset(words.stems[slice(*context.bounds)])
            elif at >= MOST and self._places[at - MOST].at == known:
                continue  # so many of this sentence are there already
            for stem in stems:
                having = self._having[stem]
                if len(having) < MOST:
                    having.append(at)

    def likely(self, stems: Iterable[str]) -> Sequence[Context]:
        if len(self._places) <= MOST:
            return self._places
        chosen: set[int] = set()
        for having in sorted((self._having[stem] for stem in stems if stem in self._having), key=len):
            chosen.update(having[: MOST - len(chosen)])
        if len(chosen) < MOST:
            chosen.update(range(MOST - len(chosen)))
        return [self._places[at] for at in sorted(chosen)]
