"""How much of what a summary says of a name each sentence of the source tells.

Words count the more the nearer they stand to the name in the summary and the rarer they are in the source. Numbers and
quotations are left to their own checks.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import chain
from math import sqrt
from typing import TYPE_CHECKING

from summarizer.reading.meaning import HALF_WAY, Agreement
from summarizer.reading.name import without_place
from summarizer.reading.once import once
from summarizer.reading.speech import lexicon
from summarizer.reading.words import auxiliaries_of

if TYPE_CHECKING:
    from summarizer.reading.name import Name
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.reading import Reading
    from summarizer.reading.span import Span

TOLD = 0.4  # of the weight of the claim's words: with so much in it, a sentence tells what the claim tells
LESS = 0.7  # of what is told of another: with as much told of the claim's own name, that may be meant
GOING_ON = 0.8  # how much a sentence counts that may speak of somebody or something without the name


def words_about(name: Name, prose: Reading, source: Reading) -> dict[str, float]:
    """The words of the name's sentence without the name, as stems, each with its weight."""
    words, sentence = prose.words, prose.sentences[prose.sentence_at(name.start)]
    apart = _apart(sentence, prose)
    bare = without_place(name.text)  # where somebody belongs says something of them
    first, last = words.first_from(name.start), words.first_from(name.start + len(bare))
    own, counts = set(words.stems[first:last]), source.words.counts
    grammar, weights = _grammar(prose.language), dict[str, float]()
    if any(sentence.start <= quotation.start < sentence.end for quotation in prose.outermost):
        grammar |= lexicon(prose.language).cues  # who says it is asked of the quotation
    for at in range(words.first_from(sentence.start), words.first_from(sentence.end)):
        stem = words.stems[at]
        if stem and stem not in own and words.lowered[at] not in grammar and at not in apart:
            away = first - at if at < first else at - last + 1
            weight = HALF_WAY / (HALF_WAY + away) / sqrt(counts[stem] or 1)
            weights[stem] = max(weight, weights.get(stem, 0.0))
    return weights


def _apart(sentence: Span, prose: Reading) -> set[int]:
    """The words of a sentence, by their indexes, that other checks ask about: of quotations and of numbers."""
    quoted = [marked for marked in prose.outermost if marked.start < sentence.end and sentence.start < marked.end]
    numbers = [context.quantity for context in prose.contexts_in(prose.sentence_at(sentence.start))]
    spans: list[Span | Quantity] = [*quoted, *numbers]
    ranges = [range(prose.words.first_from(span.start), prose.words.first_from(span.end)) for span in spans]
    return set(chain.from_iterable(ranges))


@cache
def _grammar(language: str) -> frozenset[str]:
    """Words that say nothing of anybody, also in a language without a list of stop words."""
    words = lexicon(language)
    return (words.grammar - words.cues) | auxiliaries_of(language)


class Told:
    """How much of one claim each sentence of the source tells. ``weights``: its words, of which there is one."""

    def __init__(self, weights: dict[str, float], source: Reading) -> None:
        self.source = source
        self._weights = weights
        self._total = sum(weights.values())

    @once
    def agreement(self) -> Agreement:
        """The same, where a word counts in other words too, and from the sentences beside."""
        return Agreement(self.source.topics, self._weights)

    @once
    def shares(self) -> dict[int, float]:
        """The share of the claim's words that each sentence has, by weight; of those that have any."""
        shares = defaultdict[int, float](float)
        for stem, weight in self._weights.items():
            for sentence in self.source.sentences_with(stem):
                shares[sentence] += weight / self._total
        return shares

    def share(self, stems: frozenset[str]) -> float:
        """The share, by weight, that some words have."""
        return sum(weight for stem, weight in self._weights.items() if stem in stems) / self._total
