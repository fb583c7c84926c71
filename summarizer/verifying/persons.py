"""Whether what a summary says of a person is said in the source of somebody else.

The counterpart for people of what binding does for numbers. A name that the article has, put in another's place, is
the commonest made-up error of entities (FactCC's entity swap, Kryściński et al. 2020; "EntE" in FRANK, Pagnoni et al.
2021). Held against each other are the sentence around the name and the sentences of the source: those that speak of
the person, and those that name others. In a sentence of the source that names several, the description beside a name
is said of its bearer alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.cast import may_mean
from summarizer.reading.name import Name
from summarizer.reading.span import Span
from summarizer.schema import Code
from summarizer.verifying.exchanged import exchanged_in
from summarizer.verifying.finding import unclear
from summarizer.verifying.telling import GOING_ON, LESS, TOLD, Told, words_about

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.reading.cast import Cast
    from summarizer.reading.reading import Reading
    from summarizer.verifying.finding import Finding

FAR_LESS = 0.6  # as LESS, where it does not stand in a description of the other
SIGN = 0.1  # less than that told of the claim's person is nothing


def judge_person(name: Name, prose: Reading, source: Reading) -> Finding | None:
    """Unclear if the source tells of another what ``prose`` tells of ``name``; ``None`` if not, or if it is nobody."""
    person = source.cast.find(name)
    weights = words_about(name, prose, source) if person is not None else None
    if person is None or not weights:
        return None
    if other := exchanged_in(name, prose, source, source.cast):
        return misbound(name, other)
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
    return misbound(name, rival.place)


def misbound(name: Name, place: Span) -> Finding:
    """``place``: the other's name, or a sentence that names nobody."""
    evidence = Span(place.start, place.end, place.text)
    if not isinstance(place, Name):
        message = f"The article tells this where it does not speak of {name.text}."
        return unclear(Code.NAME_MISBOUND, message, evidence)
    message = f"The article tells this, as it seems, of {place.canonical}, not of {name.text}."
    return unclear(Code.NAME_MISBOUND, message, evidence, suggestion=place.canonical)


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


class _Told(Told):
    """How much of one claim each sentence of the source tells, and of whom."""

    def __init__(self, weights: dict[str, float], source: Reading) -> None:
        super().__init__(weights, source)
        self._cast = source.cast

    def of(self, person: str, sentence: int) -> float:
        """How much a sentence tells of a person: not what it says beside the names of others alone."""
        whole, present = self.agreement.at(sentence), self._cast.present(sentence)
        if whole < SIGN or all(may_mean(person, name) for name in present):
            return whole
        beside: dict[bool, frozenset[str]] = {True: frozenset(), False: frozenset()}
        for name in present:
            beside[may_mean(person, name)] |= self._cast.said_beside(name)
        return whole - self.share(beside[False] - beside[True])

    def of_others(self, company: set[str], own: frozenset[int], *, alone: bool) -> _Rival | None:
        """The sentence that tells most of somebody outside the company.

        ``own``: the sentences that speak of the claim's person, where only what stands beside another's name counts.
        ``alone``: a sentence that names nobody counts too.
        """
        shares = self.shares
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
            yield _Rival(share, described=False, place=self.source.sentences[sentence])
        strangers = [name for name in present if not any(may_mean(person, name) for person in company)]
        if len(strangers) < len(present) and not in_own:
            return
        for name in strangers:
            beside = self.share(self._cast.said_beside(name))
            yield _Rival(beside if in_own else share, described=beside >= TOLD, place=name)
