"""Whether what a summary says of a person is said in the source of somebody else.

The counterpart for people of what binding does for numbers. A name that the article has, put in another's place, is
the commonest made-up error of entities (FactCC's entity swap, Kryściński et al. 2020; "EntE" in FRANK, Pagnoni et al.
2021). Held against each other are the sentence around the name and the sentences of the source: those that speak of
the person, and those that name others. Words count the more the nearer they stand to the name in the summary and the
rarer they are in the source. In a sentence of the source that names several, the description beside a name is said of
its bearer alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.cast import may_mean
from summarizer.reading.meaning import HALF_WAY, Agreement
from summarizer.reading.name import Name, without_place
from summarizer.reading.once import once
from summarizer.reading.span import Span
from summarizer.reading.speech import lexicon
from summarizer.reading.words import auxiliaries_of
from summarizer.schema import Code
from summarizer.verifying.exchanged import exchanged_in
from summarizer.verifying.finding import unclear

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.reading.cast import Cast
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.reading import Reading
    from summarizer.verifying.finding import Finding

TOLD = 0.4  # of the weight of the claim's words: with so much in it, a sentence tells what the claim tells
FAR_LESS = 0.6  # of what is told of another: as much told of the claim's own person, and it may be meant
LESS = 0.7  # the same, where it stands in a description of the other
GOING_ON = 0.8  # how much a sentence counts that may speak of somebody without the name
SIGN = 0.1  # less than that told of the claim's person is nothing


def judge_person(name: Name, prose: Reading, source: Reading) -> Finding | None:
    """Unclear if the source tells of another what ``prose`` tells of ``name``; ``None`` if not, or if it is nobody."""
    person = source.cast.find(name)
    weights = _about(name, prose, source) if person is not None else None
    if person is None or not weights:
        return None
    if other := exchanged_in(name, prose, source):
        return _misbound(name, other)
    told = _Told(weights, source)
    named, best = source.cast.named_in(person), 0.0
    for at in named:
        best = max(best, told.of(person, at))
        if best > LESS:
            return None
    going_on = source.cast.going_on_from(person)
    best = max((best, *(told.of(person, at) * GOING_ON for at in going_on)))
    company = {person, *_company(name, prose, source.cast)}
    rival = told.of_others(company, going_on.union(named), alone=best < SIGN)
    if rival is None or best > rival.share * (LESS if rival.described else FAR_LESS):
        return None
    return _misbound(name, rival.place)


def _misbound(name: Name, place: Span) -> Finding:
    """``place``: the other's name, or a sentence that names nobody."""
    evidence = Span(place.start, place.end, place.text)
    if not isinstance(place, Name):
        message = f"The article tells this where it does not speak of {name.text}."
        return unclear(Code.NAME_MISBOUND, message, evidence)
    message = f"The article tells this, as it seems, of {place.canonical}, not of {name.text}."
    return unclear(Code.NAME_MISBOUND, message, evidence, suggestion=place.canonical)


def _about(name: Name, prose: Reading, source: Reading) -> dict[str, float]:
    """The words of the name's sentence without the name, each with its weight."""
    words, sentence = prose.words, prose.sentences[prose.sentence_at(name.start)]
    apart: list[Span | Quantity] = [*prose.outermost, *prose.quantities]  # what other checks ask about
    apart.sort(key=lambda span: span.start)
    bare = without_place(name.text)  # where somebody belongs says something of them
    first, last = words.first_from(name.start), words.first_from(name.start + len(bare))
    own, counts = set(words.stems[first:last]), source.words.counts
    grammar, weights = _grammar(prose.language), dict[str, float]()
    if any(sentence.start <= quotation.start < sentence.end for quotation in prose.outermost):
        grammar |= lexicon(prose.language).cues  # who says it is asked of the quotation
    for at in range(words.first_from(sentence.start), words.first_from(sentence.end)):
        stem = words.stems[at]
        if stem and stem not in own and words.lowered[at] not in grammar and not _is_in(words.starts[at], apart):
            away = first - at if at < first else at - last + 1
            weight = HALF_WAY / (HALF_WAY + away) / sqrt(counts[stem] or 1)
            weights[stem] = max(weight, weights.get(stem, 0.0))
    return weights


def _is_in(offset: int, spans: Sequence[Span | Quantity]) -> bool:
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < spans[at].end


@cache
def _grammar(language: str) -> frozenset[str]:
    """Words that say nothing of anybody, also in a language without a list of stop words."""
    words = lexicon(language)
    return (words.grammar - words.cues) | auxiliaries_of(language)


def _company(name: Name, prose: Reading, cast: Cast) -> Iterable[str]:
    """The people of the source whom the name's sentence may name."""
    sentence = prose.sentences[prose.sentence_at(name.start)]
    for other in prose.names:
        if sentence.start <= other.start < sentence.end:
            yield from cast.fitting(other)


class _Rival(NamedTuple):
    """How much of the claim is told of somebody else, where, and whether in a description beside the name."""

    share: float
    described: bool
    place: Span


class _Told:
    """How much of one claim each sentence of the source tells, and of whom."""

    def __init__(self, weights: dict[str, float], source: Reading) -> None:
        self._weights = weights
        self._total = sum(weights.values())
        self._source = source
        self._cast = source.cast

    @once
    def _agreement(self) -> Agreement:
        return Agreement(self._source.topics, self._weights)

    def of(self, person: str, sentence: int) -> float:
        """How much a sentence tells of a person: not what it says beside the names of others alone."""
        whole, present = self._agreement.at(sentence), self._cast.present(sentence)
        if whole < SIGN or all(may_mean(person, name) for name in present):
            return whole
        beside: dict[bool, frozenset[str]] = {True: frozenset(), False: frozenset()}
        for name in present:
            beside[may_mean(person, name)] |= self._cast.said_beside(name)
        return whole - self._share(beside[False] - beside[True])

    def of_others(self, company: set[str], own: frozenset[int], *, alone: bool) -> _Rival | None:
        """The sentence that tells most of somebody outside the company.

        ``own``: the sentences that speak of the claim's person, where only what stands beside another's name counts.
        ``alone``: a sentence that names nobody counts too.
        """
        shares = self._in_words()
        rivals = (
            rival
            for sentence, share in shares.items()
            if share >= TOLD
            for rival in self._rivals(sentence, share, company, in_own=sentence in own, alone=alone)
            if rival.share >= TOLD
        )
        return max(rivals, key=lambda rival: rival[:2], default=None)

    def _rivals(self, sentence: int, share: float, company: set[str], *, in_own: bool, alone: bool) -> Iterator[_Rival]:
        present = self._cast.present(sentence)
        if not present and alone and not in_own:
            yield _Rival(share, described=False, place=self._source.sentences[sentence])
        strangers = [name for name in present if not any(may_mean(person, name) for person in company)]
        if len(strangers) < len(present) and not in_own:
            return
        for name in strangers:
            beside = self._share(self._cast.said_beside(name))
            yield _Rival(beside if in_own else share, described=beside >= TOLD, place=name)

    def _in_words(self) -> dict[int, float]:
        """The share of the claim's words that each sentence has, by weight; of those that have any."""
        words, shares = self._source.words, defaultdict[int, float](float)
        for stem, weight in self._weights.items():
            places = words.places.get(stem, ())
            for sentence in {self._source.sentence_at(words.starts[at]) for at in places}:
                shares[sentence] += weight / self._total
        return shares

    def _share(self, stems: frozenset[str]) -> float:
        return sum(weight for stem, weight in self._weights.items() if stem in stems) / self._total
