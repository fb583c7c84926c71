"""Whether the label of a figure is that of a number: "children in the trial" of "4,820 children aged five to 17".

A label is all there is to compare, and made for that, so it is held to more than prose is: each of its words must be
the number's. In a sentence that tells several numbers, the words of each member of a coordination are its own
(:mod:`summarizer.reading.conjuncts`), save the noun that a later member leaves out ("88 seats, the Liberals 71";
Huddleston and Pullum 2002, chapter 17) and what stands behind the last for all ("412 lorries and 90 buses a day";
chapter 15). What the unit says by itself, "cost" of an amount of money, no article need print.
"""

from __future__ import annotations

from functools import cache
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.meaning import RELATED, SAME
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.related import kin_in, related
from summarizer.reading.signs import direction
from summarizer.reading.wordlists import keyed
from summarizer.reading.words import directions_of, stems_in
from summarizer.verifying.matching import in_unit_of
from summarizer.verifying.series import comes_before, is_part_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Subject

LABELLED = 0.8  # share of a label's words that must be the number's
LARGE = 1_000_000  # what is told in millions is money as often as not, and its unit is left out
BESIDE = 0.5  # what a word is worth that is a sentence away; more than in prose, where more words speak


class Fit(NamedTuple):
    """``share`` of the label's words, 0 to 1; ``strange`` if the article has one of them only far from the number."""

    share: float
    strange: bool


def is_label_of(subject: Subject, candidate: Context, source: Reading) -> bool:
    """Whether a figure's label fits a number of the source, and no number of the same unit better."""
    fit = _fit(subject, candidate)
    if fit.share < LABELLED or fit.strange:
        return False
    if fit.share == SAME:
        return True
    return not any(
        _fit(subject, rival).share > fit.share
        for rival in in_unit_of(subject.quantity, source)
        if rival.quantity.value != candidate.quantity.value and subject.agreement(rival) >= fit.share
    )


def _fit(subject: Subject, candidate: Context) -> Fit:
    """How well a label fits; strange, too, if it opens with a word that says of what kind another number is."""
    implied = implied_by(candidate.quantity.kind, candidate.reading.language)
    worths = [_worth(word, subject, candidate) for word in subject.what if word not in implied]
    strange = None in worths or _is_of_another_kind(subject, candidate) or _has_figure_of_another(subject, candidate)
    return Fit(sum(filter(None, worths)) / len(worths) if worths else SAME, strange)


def _worth(word: str, subject: Subject, candidate: Context) -> float | None:
    """What one word of a label says for a number; ``None`` if the article has it only far from there."""
    source, own = candidate.reading, _own(candidate)
    if word in own or _is_its_direction(word, candidate):
        return SAME
    around = source.topics.around(candidate.at)
    if word in around.stems:
        return 0.0 if word in _of_others(subject, candidate) else SAME
    if not kin_in(source.language)[word].isdisjoint(around.senses):
        near = _is_among(word, own, source.language)
        return RELATED if near or not _is_among(word, _of_others(subject, candidate), source.language) else 0.0
    if word in around.beside and not source.counts.has(word):  # else it is what another number counts
        return BESIDE
    return None if word in source.words.places else 0.0


def _is_its_direction(word: str, candidate: Context) -> bool:
    """As "fall" of "has fallen by 42%"."""
    way = ways_of(candidate.reading.language).get(word)
    return way is not None and direction(candidate) == way


def _is_among(word: str, words: AbstractSet[str], language: str) -> bool:
    """Whether one of the words can stand for ``word``."""
    return any(related(word, other, language) for other in words)


def _is_of_another_kind(subject: Subject, candidate: Context) -> bool:
    """As "cost of the inquiry" of 120 witnesses, or "hospitals" of $120 million where another number counts them."""
    given, language, opening = candidate.quantity, candidate.reading.language, subject.what[0]
    if given.unit is None:
        measured = opening in dimensions_of(language) and opening not in implied_by(given.kind, language)
        if measured and given.value < LARGE:
            return True
    words = _opening(subject)
    if not words.isdisjoint(candidate.head) or (given.unit is None and not _counts_no_word_of(words, candidate)):
        return False
    return any(
        other.quantity.kind is QuantityKind.CARDINAL and words & set(other.head[-1:]) for other in candidate.beside
    )


def _counts_no_word_of(words: AbstractSet[str], candidate: Context) -> bool:
    """Whether a number counts a noun, and none that one of the words can stand for."""
    head, language = candidate.head, candidate.reading.language
    return bool(head) and not any(related(one, other, language) for one in words for other in head)


def _opening(subject: Subject) -> frozenset[str]:
    """The words of the label before its first function word: "automated cranes" of "automated cranes for the port"."""
    stems = subject.label.words.stems if subject.label else ()
    return frozenset(takewhile(bool, dropwhile(lambda stem: not stem, stems)))


def _has_figure_of_another(subject: Subject, candidate: Context) -> bool:
    """As "turnout in 2021" of the first of "61% in 2025 and 63.4% in 2021"."""
    figures = {word for word in subject.label.words.lowered if word.isdigit()} if subject.label else set()
    if not figures or not figures.isdisjoint(candidate.conjunct.all):
        return False
    return not figures.isdisjoint(_of_others(subject, candidate))


def _own(context: Context) -> frozenset[str]:
    return context.conjunct.all.union(context.head)


def _of_others(subject: Subject, candidate: Context) -> frozenset[str]:
    """The words that other numbers of the sentence, of the same scale, have for themselves."""
    others = candidate.alike
    if not others:
        return frozenset()
    theirs = frozenset[str]().union(*(other.conjunct.own.union(other.head) for other in others))
    if set(candidate.head) <= set(subject.what):
        theirs = theirs.difference(*(other.head for other in others if _shares_its_noun(other, candidate)))
    if not _behind(candidate):
        theirs = theirs.difference(*(_behind(other) for other in others if comes_before(candidate, other)))
    return theirs


def _shares_its_noun(other: Context, candidate: Context) -> bool:
    """Whether a number without a noun counts the other's: told before it, or a whole that it is a part of."""
    return comes_before(other, candidate) or is_part_of(candidate, other)


def _behind(context: Context) -> Sequence[str]:
    """The words of a number's conjunct behind its noun, as stems: ["day"] of "90 buses a day"."""
    at = context.head_from + len(context.head)
    return [stem for stem in context.reading.words.stems[at : context.extent.last] if stem]


@cache
def implied_by(kind: QuantityKind, language: str) -> frozenset[str]:
    """The stems of the words that say what a quantity of this kind is a quantity of."""
    lists = keyed("dimensions", language)
    return stems_in(f"{lists.get('any', '')} {lists.get(kind, '')}", language)


@cache
def dimensions_of(language: str) -> frozenset[str]:
    """The stems of the words that say what a number of one kind or another measures, those of all kinds aside."""
    lists = keyed("dimensions", language)
    return stems_in(" ".join(words for kind, words in lists.items() if kind != "any"), language)


@cache
def ways_of(language: str) -> dict[str, str]:
    """Stem → "up" or "down", as :func:`summarizer.reading.signs.direction` has them."""
    return {stem: way for word, way in directions_of(language).items() for stem in stems_in(word, language)}
