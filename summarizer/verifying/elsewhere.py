"""A number of another sentence that has the claim's words, where the claim's own number has few of them.

The counterpart of :mod:`summarizer.verifying.persons` for numbers, and for prose alone. Words of the claim's sentence
count the more the nearer they stand to the number and the rarer they are in the source; a number of the source has
those of its sentence up to the end of its conjunct (Huddleston and Pullum 2002, chapter 15: a later conjunct takes over
what stands before the first). Ages stand for people, and the sides of a score for a game: neither is compared.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from summarizer.reading.meaning import HALF_WAY, Agreement
from summarizer.reading.signs import is_age
from summarizer.verifying.matching import in_unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Binding, Subject

HEAD = 1.2  # what the noun that a number counts weighs; a word right beside it weighs 0.8
WHOLE = 0.9  # agreement of a sentence that has all that the claim says
TOLD = 0.5  # of the weight of the claim's words: with so much of it, another number may be the one that is meant
MOST = 0.75  # the same in a sentence of several numbers, where fewer words are this one's, or where both count one noun
LESS = 0.85  # of what that number has: with as much, the claim's own number is
FEWEST = 2  # words that tell what a number is about
LIKE = 0.4  # agreement of a sentence that may tell so much
AROUND = 0.5  # what its whole sentence, and the ones beside it, count for the claim's own number
PLACES = 24  # of one number that are weighed against each other; no article repeats it as often


def told_of(subject: Subject, best: Binding, source: Reading) -> Context | None:
    """The number of which the source tells what the claim tells; ``None`` where that may be the claim's own.

    ``best`` is the place of the claim's number that fits most.
    """
    quantity = subject.quantity
    if best.agreement > WHOLE or subject.what or subject.in_headline:
        return None
    if quantity.date or quantity.score or is_age(subject.context):
        return None
    places = source.contexts_by_value.get(quantity.value, ())[:PLACES] or [best.context]
    rivals = list(_rivals(subject, places, source))
    weights = _about(subject, source) if rivals else None
    if not weights or len(weights) < FEWEST:
        return None
    shares = [_share(weights, _words_of(rival)) for rival in rivals]
    most = max(shares)
    least = TOLD if len(subject.context.beside) == 1 and not best.head else MOST
    if most < least:
        return None
    rival, claim = rivals[shares.index(most)], Agreement(source.topics, weights)
    if best.head and not subject.counts_the_noun_of(rival):
        return None
    return rival if max(_kindred(claim, place) for place in places) <= LESS * most else None


def _about(subject: Subject, source: Reading) -> dict[str, float]:
    """The words around the claim's number, in its own conjunct if the sentence tells several, with shares of 1."""
    counts, context = source.words.counts, subject.context
    own = context.conjunct.all if len(context.beside) > 1 else context.distances.keys()
    weights = {stem: HALF_WAY / (HALF_WAY + context.distances[stem]) for stem in context.distances if stem in own}
    weights |= dict.fromkeys(context.head, HEAD)
    weights = {stem: weight / sqrt(counts[stem] or 1) for stem, weight in weights.items()}
    total = sum(weights.values())
    return {stem: weight / total for stem, weight in weights.items()}


def _words_of(context: Context) -> Sequence[str]:
    """The words of a number's sentence up to the end of its conjunct, as stems."""
    return context.reading.words.stems[context.bounds[0] : context.extent.last]


def _share(weights: dict[str, float], stems: Sequence[str]) -> float:
    return sum(map(weights.__getitem__, weights.keys() & stems))


def _kindred(claim: Agreement, place: Context) -> float:
    """How much of the claim stands around its own number in the same or other words."""
    own = place.reading.topics.saying(frozenset(_words_of(place)))
    return max(claim.of(own), AROUND * claim.at(place.at))


def _rivals(subject: Subject, places: Sequence[Context], source: Reading) -> Iterator[Context]:
    """The other numbers of this unit and kind that stand in other sentences, and count no other noun."""
    quantity, agreement = subject.quantity, subject.agreements(source)
    told, taken = subject.told, {place.at for place in places}
    years = subject.years
    years &= frozenset[int]().union(*(source.years.get(at, ()) for at in taken)) if years else years
    for context in in_unit_of(quantity, source):
        given = context.quantity
        if context.at in taken or given.value in told or given.kind is not quantity.kind or given.score:
            continue
        if years and years.isdisjoint(source.years.get(context.at, ())):
            continue  # "in 2015 it employed 5,200" is not told of what it employs now
        if agreement.at(context.at) > LIKE and not is_age(context) and subject.bind(context).head is not False:
            yield context
