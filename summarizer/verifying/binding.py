"""Whether a number of the source is about the same thing as a number of the claim.

Presence is only the first check: most wrong numbers in models' summaries are in the article, bound to something
else (FaithBench, Bao et al. 2024, calls them intrinsic). Compared are the words around both numbers: the nearer a
word stands to the claim's number, the more it counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.conjuncts import sentence_words
from summarizer.reading.frozen import dataclass
from summarizer.reading.meaning import HALF_WAY, Agreement
from summarizer.reading.once import once
from summarizer.reading.periods import anchor_in
from summarizer.reading.related import related

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from summarizer.reading.context import Context
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.reading import Reading

HEAD_WEIGHT = 2.0
SAME_PLACE = 0.6  # agreement from which another number stands where the claim's does
SHORT_WORD = 3  # letters; headline style leaves "in", "of", "the" small
PRINCIPAL = 2  # words at least by which headline style shows: "Lamp Prices Up to $8" has two long ones
MOST = 0.8


@dataclass(frozen=True, slots=True)
class Binding:
    """One number of the source as a candidate for the claim.

    ``agreement``: the share, by weight, of the claim's words that stand around the source's number, 0 to 1.
    ``head``: whether the counted nouns agree; ``None`` where one of the two names none.
    """

    context: Context
    agreement: float
    head: bool | None


@dataclass(frozen=True)
class Subject:
    """A number of the claim with what it is about; of a figure, that is its ``label`` as well."""

    context: Context
    label: Reading | None = None

    @once
    def what(self) -> tuple[str, ...]:
        """The label's words as stems."""
        return tuple(filter(None, self.label.words.stems)) if self.label else ()

    @once
    def said(self) -> frozenset[str]:
        """The words of its own conjunct, and those of the label, as stems."""
        return self.context.conjunct.all.union(self.what)

    @property
    def words(self) -> Sequence[str]:
        """The words of its label, or else of its own sentence, in lower case."""
        return self.label.words.lowered if self.label else sentence_words(self.context)

    @once
    def what_names(self) -> frozenset[str]:
        """Those of the label's words that it writes as names."""
        return frozenset(stem for stem, is_name in words_of(self.label) if is_name) if self.label else frozenset()

    @once
    def in_headline(self) -> bool:
        """Whether the claim is printed as a headline: one line, principal words capitalised, no full stop.

        Headlines leave hedges out for room ("27 Hurt in Storm" over "at least 27 people"); AP and Chicago call
        the capitals headline style.
        """
        text = self.context.reading.text.strip()
        if text.endswith(".") or "\n" in text:
            return False
        words = [word for word in text.split() if word[:1].isalpha() and len(word) > SHORT_WORD]
        capitals = sum(word[0].isupper() for word in words)
        return len(words) >= PRINCIPAL and capitals >= MOST * len(words)

    @property
    def quantity(self) -> Quantity:
        return self.context.quantity

    @property
    def told(self) -> frozenset[Decimal]:
        """The numbers that its own sentence tells, this one among them."""
        return self.context.reading.values_in(self.context.at)

    @once
    def heads(self) -> tuple[str, ...]:
        """Stems of the words that name what is counted: those behind the number, else the label's."""
        return self.context.head or self.what

    @once
    def years(self) -> frozenset[int]:
        """The years that its sentence names; of a figure, those of its label."""
        prose = self.label or self.context.reading
        return prose.years.get(0 if self.label else self.context.at, frozenset())

    @once
    def anchor(self) -> tuple[str, str] | None:
        """The time that it is told of by its distance from the report; of a figure, its label tells it."""
        return anchor_in(self.label, 0, len(self.label.words)) if self.label else self.context.anchor

    @once
    def names(self) -> frozenset[str]:
        """The names among the counted nouns."""
        return self.context.head_names or self.what_names

    @once
    def weights(self) -> dict[str, float]:
        """The words that say what the number is about, each with its weight; none of a mere "4:10 p.m. on Friday"."""
        if not self.what and self._is_all_numbers:
            return {}
        weighed = {stem: HALF_WAY / (HALF_WAY + away) for stem, away in self.context.distances.items()}
        weighed |= dict.fromkeys(self.context.head, HEAD_WEIGHT)
        return weighed | dict.fromkeys(self.what, 1.0)

    @once
    def _is_all_numbers(self) -> bool:
        """Whether its sentence has no word but those of quantities."""
        stems, (first, last), told = self.context.reading.words.stems, self.context.bounds, self.context.beside
        if len(told) == 1:
            return False  # as in nearly all sentences; a lone number says nothing anyway
        covered = {at for other in told for at in range(*other.place)}
        return all(at in covered for at in range(first, last) if stems[at])

    @once
    def _agreements(self) -> dict[int, Agreement]:
        return {}

    def agreements(self, source: Reading) -> Agreement:
        """How far each sentence of the source has the words about this number: one for all numbers of a sentence."""
        found = self._agreements.get(id(source))
        if found is None:
            found = self._agreements[id(source)] = Agreement(source.topics, self.weights)
        return found

    def agreement(self, candidate: Context) -> float:
        """The share, by weight, of the words about this number that stand around the candidate's."""
        return self.agreements(candidate.reading).at(candidate.at) if self.weights else 1.0

    def fits(self, candidates: Sequence[Context]) -> list[float]:
        """The agreement of each candidate; at least one, all of one source."""
        if not self.weights:
            return [1.0] * len(candidates)
        agreements = self.agreements(candidates[0].reading)
        return [agreements.at(candidate.at) for candidate in candidates]

    @once
    def contradictions(self) -> dict[int, bool]:
        """Place of the source, by its identity → whether it contradicts, as far as that was asked."""
        return {}

    def bind(self, candidate: Context) -> Binding:
        """How well a number of the source fits."""
        return Binding(candidate, self.agreement(candidate), self._same_head(candidate))

    def counts_the_noun_of(self, candidate: Context) -> bool:
        """Whether both count the very same noun, not only related ones."""
        return bool(self.heads) and self.heads[-1] in candidate.head

    def is_counted_in(self, source: Reading) -> bool:
        """Whether a number of the source counts the same noun."""
        return bool(self.heads) and source.counts.has(self.heads[-1])

    def _same_head(self, candidate: Context) -> bool | None:
        if not self.heads or not candidate.head:
            return None
        language = candidate.reading.language
        return any(one == other or related(one, other, language) for one in self.heads for other in candidate.head)


def words_of(label: Reading) -> tuple[tuple[str, bool], ...]:
    """The words of a figure's label as stems, each with whether it is written as a name."""
    words = label.words
    capitals = (label.text[start].isupper() for start in words.starts)
    return tuple((stem, capital) for stem, capital in zip(words.stems, capitals, strict=True) if stem)
