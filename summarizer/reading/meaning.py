"""What the sentences of a text are about: whether one has a word, a related word, or has the word beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.once import once
from summarizer.reading.related import kin_in, synsets_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.reading.reading import Reading

SAME, RELATED, BESIDE = 1.0, 0.8, 0.3  # what a word is worth that is there, in another word, or a sentence away
HALF_WAY = 4  # words; one this far from what a claim is about counts half
_NOTHING: frozenset[str] = frozenset()


class Surroundings(NamedTuple):
    """What a sentence says: its words as stems, the synsets that they stand for, and the words of its neighbours."""

    stems: frozenset[str]
    senses: frozenset[str]
    beside: frozenset[str]


class Topics:
    """The sentences of one text by their words; of a long text only those that a claim is held against are read."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._synsets = synsets_in(reading.language)
        self._around: dict[int, Surroundings] = {}
        self._stems: dict[int, frozenset[str]] = {}
        self._alike: dict[Surroundings, Surroundings] = {}
        self.kin = kin_in(reading.language)

    def around(self, sentence: int) -> Surroundings:
        """What a sentence says; the same object for all sentences that say the same."""
        found = self._around.get(sentence)
        if found is None:
            read = self.saying(self._stems_of(sentence), self._stems_of(sentence - 1) | self._stems_of(sentence + 1))
            found = self._around[sentence] = self._alike.setdefault(read, read)
        return found

    def saying(self, stems: frozenset[str], beside: frozenset[str] = _NOTHING) -> Surroundings:
        """What some words of the text say, with the words of the neighbours, if they count."""
        return Surroundings(stems, _NOTHING.union(*map(self._synsets.__getitem__, stems)), beside)

    @once
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(self._reading.words.stems)

    @once
    def _senses(self) -> frozenset[str]:
        """The synsets of all words of the text."""
        return _NOTHING.union(*map(self._synsets.__getitem__, self._vocabulary))

    def tells(self, stem: str) -> bool:
        """Whether the text has a word, or one that can stand for it, anywhere."""
        return stem in self._vocabulary or not self._senses.isdisjoint(self.kin[stem])

    def tells_in(self, stem: str, sentence: int) -> bool:
        """Whether a sentence has a word, or one that can stand for it, or has the word beside itself."""
        around = self.around(sentence)
        return stem in around.stems or not around.senses.isdisjoint(self.kin[stem]) or stem in around.beside

    def _stems_of(self, sentence: int) -> frozenset[str]:
        """The words of a sentence; none where there is no such sentence."""
        found = self._stems.get(sentence)
        if found is None:
            reading, words = self._reading, self._reading.words
            if not 0 <= sentence < len(reading.sentences):
                return _NOTHING
            span = reading.sentences[sentence]
            found = frozenset(words.stems[words.first_from(span.start) : words.first_from(span.end)])
            self._stems[sentence] = found
        return found


class Agreement:
    """How far the sentences of one text have the words of a claim, each word with its weight.

    A sentence agrees by the share of the weight that it has, 0 to 1.
    """

    def __init__(self, topics: Topics, weights: Mapping[str, float]) -> None:
        self._topics = topics
        self._words = [(stem, weight, topics.kin[stem]) for stem, weight in weights.items()]
        self._total = sum(weights.values())
        self._at: dict[int, float] = {}
        self._known: dict[int, float] = {}

    def at(self, sentence: int) -> float:
        """The agreement of one sentence, worked out once for all that say the same."""
        found = self._at.get(sentence)
        if found is None:
            around = self._topics.around(sentence)
            found = self._known.get(id(around))
            if found is None:
                found = self._known[id(around)] = self.of(around)
            self._at[sentence] = found
        return found

    def of(self, around: Surroundings) -> float:
        """The agreement of any words of the text."""
        (stems, senses, beside), shared = around, 0.0
        for stem, weight, kin in self._words:
            if stem in stems:
                shared += weight * SAME
            elif not senses.isdisjoint(kin):
                shared += weight * RELATED
            elif stem in beside:
                shared += weight * BESIDE
        return shared / self._total
