"""What the sentences of a text are about: which of them have a word, a related word, or a word beside them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from summarizer.reading.once import once
from summarizer.reading.related import Relatives

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.reading.reading import Reading

SAME, RELATED, BESIDE = 1.0, 0.8, 0.3
FEW = 4  # sentences; for more of them it is less work to add up all at once


class Topics:
    """The sentences of one text by their words; each word is looked up once, however many claims ask for it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._sentences = len(reading.sentences)
        self._known: dict[str, dict[int, float]] = {}
        self._relatives = Relatives(reading.words.places, reading.language)

    def likeness(self, stem: str) -> Mapping[int, float]:
        """Sentence → how far the word is found there: 1 in it, less as a related word, less again beside it."""
        found = self._known.get(stem)
        if found is None:
            found = self._known[stem] = self._likeness(stem)
        return found

    def _likeness(self, stem: str) -> dict[int, float]:
        found: dict[int, float] = {}
        places = self._sentences_with(stem)
        for at in places:
            found[at - 1] = found[at + 1] = BESIDE
        found.pop(-1, None)
        found.pop(self._sentences, None)
        for relative in self._relatives.of(stem):
            found.update(dict.fromkeys(self._sentences_with(relative), RELATED))
        found.update(dict.fromkeys(places, SAME))
        return found

    def _sentences_with(self, stem: str) -> list[int]:
        reading = self._reading
        starts = reading.words.starts
        return [reading.sentence_at(starts[at]) for at in reading.words.places.get(stem, ())]


class Agreement:
    """How far the sentences of one text have the words of a claim, each word with its weight.

    A sentence agrees by the share of the weight that it has, 0 to 1.
    """

    def __init__(self, topics: Topics, weights: Mapping[str, float]) -> None:
        self._told = [(topics.likeness(stem), weight) for stem, weight in weights.items()]
        self._total = sum(weights.values())
        self._known: dict[int, float] = {}

    def at(self, sentence: int) -> float:
        """The agreement of one sentence."""
        if sentence not in self._known:
            shared = 0.0
            for likeness, weight in self._told:
                shared += weight * likeness.get(sentence, 0.0)
            self._known[sentence] = shared / self._total
        return self._known[sentence]

    def among(self, sentences: Sequence[int]) -> list[float]:
        """The agreement of several; of many, all are worked out at once."""
        if len(sentences) <= FEW:
            return [self.at(sentence) for sentence in sentences]
        return [self.everywhere.get(sentence, 0.0) for sentence in sentences]

    @once
    def everywhere(self) -> Mapping[int, float]:
        """Sentence → its agreement; sentences that have none of the words are left out."""
        shared: dict[int, float] = defaultdict(float)
        for likeness, weight in self._told:
            for at, like in likeness.items():
                shared[at] += weight * like
        return {at: weight / self._total for at, weight in shared.items()}
