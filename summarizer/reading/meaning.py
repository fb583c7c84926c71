"""What a sentence is about, as sets: its words, their senses, and the words of the sentences beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading.related import senses_of

if TYPE_CHECKING:
    from summarizer.reading.reading import Reading

SAME, RELATED, BESIDE = 1.0, 0.8, 0.3


@dataclass(frozen=True, slots=True)
class Meaning:
    """One sentence of a text; built once, asked for every number that a claim compares with it.

    ``stems`` are its own words, ``own`` the senses of all of them together (see :mod:`summarizer.reading.related`),
    ``near`` these and the more general ones, ``beside`` the words of the sentence before and the one behind.
    """

    language: str
    stems: frozenset[str]
    own: frozenset[str]
    near: frozenset[str]
    beside: frozenset[str]

    def likeness(self, stem: str) -> float:
        """How far a word is found here: 1 in the sentence, less as a related word, less again beside it."""
        if stem in self.stems:
            return SAME
        own, general = senses_of(stem, self.language)
        if not (self.near.isdisjoint(own) and self.own.isdisjoint(general)):
            return RELATED
        return BESIDE if stem in self.beside else 0.0


def meaning_of(reading: Reading, at: int) -> Meaning:
    """The meaning of sentence ``at``."""
    sentences, words = reading.sentences, reading.words

    def stems(first: int, last: int) -> frozenset[str]:
        span = slice(words.first_from(sentences[first].start), words.first_from(sentences[last].end))
        return frozenset(words.stems[span]) - {""}

    here = stems(at, at)
    senses = [senses_of(stem, reading.language) for stem in here]
    own = frozenset().union(*[sense.own for sense in senses])
    return Meaning(
        reading.language,
        here,
        own,
        own.union(*[sense.general for sense in senses]),
        stems(max(0, at - 1), min(len(sentences) - 1, at + 1)),
    )
