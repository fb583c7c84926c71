"""What the sentences of a text are about: whether one has a word, a related word, or has the word beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.related import kin_in, synsets_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.reading.reading import Reading

SAME, RELATED, BESIDE = 1.0, 0.8, 0.3
_NOTHING: frozenset[str] = frozenset()


class Topics:
    """The sentences of one text by their words; of a long text only those that a claim is held against are read."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._synsets = synsets_in(reading.language)
        self._stems: dict[int, frozenset[str]] = {}
        self._senses: dict[int, frozenset[str]] = {}
        self._beside: dict[int, frozenset[str]] = {}
        self.kin = kin_in(reading.language)

    def stems(self, sentence: int) -> frozenset[str]:
        """The words of a sentence; none where there is no such sentence."""
        found = self._stems.get(sentence)
        if found is None:
            found = self._stems[sentence] = self._stems_of(sentence)
        return found

    def senses(self, sentence: int) -> frozenset[str]:
        """The synsets that the words of a sentence stand for."""
        found = self._senses.get(sentence)
        if found is None:
            found = _NOTHING.union(*map(self._synsets.__getitem__, self.stems(sentence)))
            self._senses[sentence] = found
        return found

    def beside(self, sentence: int) -> frozenset[str]:
        """The words of the sentences next to a sentence."""
        found = self._beside.get(sentence)
        if found is None:
            found = self._beside[sentence] = self.stems(sentence - 1) | self.stems(sentence + 1)
        return found

    def has(self, stem: str, sentence: int) -> bool:
        """Whether a sentence has a word or a related one, or has it beside itself."""
        return Agreement(self, {stem: 1.0}).at(sentence) > 0

    def _stems_of(self, sentence: int) -> frozenset[str]:
        reading, words = self._reading, self._reading.words
        if not 0 <= sentence < len(reading.sentences):
            return _NOTHING
        span = reading.sentences[sentence]
        return frozenset(words.stems[words.first_from(span.start) : words.first_from(span.end)])


class Agreement:
    """How far the sentences of one text have the words of a claim, each word with its weight.

    A sentence agrees by the share of the weight that it has, 0 to 1.
    """

    def __init__(self, topics: Topics, weights: Mapping[str, float]) -> None:
        self._topics = topics
        self._weights = weights
        self._total = sum(weights.values())
        self._known: dict[int, float] = {}

    def at(self, sentence: int) -> float:
        """The agreement of one sentence."""
        found = self._known.get(sentence)
        if found is None:
            found = self._known[sentence] = self._shared(sentence) / self._total
        return found

    def _shared(self, sentence: int) -> float:
        topics, kin, shared = self._topics, self._topics.kin, 0.0
        here, senses, beside = topics.stems(sentence), topics.senses(sentence), topics.beside(sentence)
        for stem, weight in self._weights.items():
            if stem in here:
                shared += weight * SAME
            elif not senses.isdisjoint(kin[stem]):
                shared += weight * RELATED
            elif stem in beside:
                shared += weight * BESIDE
        return shared
