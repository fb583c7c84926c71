"""What the sentences of a text are about: which of them have a word, a related word, or a word beside them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from summarizer.reading.related import Relatives

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.reading.reading import Reading

SAME, RELATED, BESIDE = 1.0, 0.8, 0.3


class Topics:
    """The sentences of one text by their words; each word is looked up once, however many claims ask for it."""

    def __init__(self, reading: Reading) -> None:
        self._sentences = len(reading.sentences)
        self._places: dict[str, list[int]] = defaultdict(list)
        self._known: dict[str, dict[int, float]] = {}
        words = reading.words
        for at, sentence in enumerate(reading.sentences):
            first, end = words.first_from(sentence.start), words.first_from(sentence.end)
            for stem in set(words.stems[first:end]):
                self._places[stem].append(at)
        self._places.pop("", None)
        self._relatives = Relatives(self._places, reading.language)

    def likeness(self, stem: str) -> Mapping[int, float]:
        """Sentence → how far the word is found there: 1 in it, less as a related word, less again beside it."""
        found = self._known.get(stem)
        if found is None:
            found = self._known[stem] = self._likeness(stem)
        return found

    def _likeness(self, stem: str) -> dict[int, float]:
        found: dict[int, float] = {}
        places = self._places.get(stem, ())
        for at in places:
            found[at - 1] = found[at + 1] = BESIDE
        found.pop(-1, None)
        found.pop(self._sentences, None)
        for relative in self._relatives.of(stem):
            found.update(dict.fromkeys(self._places[relative], RELATED))
        found.update(dict.fromkeys(places, SAME))
        return found

    def agreement(self, weights: Mapping[str, float]) -> dict[int, float]:
        """Sentence → the share, by weight, of these words that it has; sentences that have none are left out."""
        total = sum(weights.values())
        shared: dict[int, float] = defaultdict(float)
        for stem, weight in weights.items():
            for at, likeness in self.likeness(stem).items():
                shared[at] += weight * likeness
        return {at: weight / total for at, weight in shared.items()}
