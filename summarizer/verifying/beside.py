"""A number whose neighbour in its sentence has the words of the claim: "Ostra have 31 points" of "27".

A later member of a coordination is often only a remnant, which leaves out what it shares with the first and says what
is its own: "Lindhaven have 31 points, Ostra 27" (gapping; Huddleston and Pullum 2002, chapter 15). Who retells a
number says that word of its own. A claim with the neighbour's words and none of the number's, or with none of the
remnant's, tells the one number of the other. That is no proof, since other words may stand for the same: a person
should look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.comparisons import is_base, is_difference, is_of_before
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.related import related
from summarizer.reading.signs import is_age
from summarizer.reading.words import directions_of, grammar_of
from summarizer.verifying.series import comes_before, is_part_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Binding, Subject

_RANKS = frozenset({QuantityKind.DATE, QuantityKind.ORDINAL})


def told_beside(subject: Subject, binding: Binding, source: Reading) -> Context | None:
    """The number beside ``binding``'s, in its sentence, of which the claim's words are; ``None`` if there is none."""
    candidate = binding.context
    given = candidate.quantity
    if len(candidate.beside) == 1 or subject.in_headline or given.kind in _RANKS or given.score:
        return None
    told, said = subject.told, subject.said
    for rival in candidate.beside:
        other = rival.quantity
        alike = other.kind is given.kind and other.unit == given.unit and other.value != given.value
        if not alike or other.value in told:
            continue
        if _is_plainly_meant(subject, binding, rival, said):
            return rival
        if _is_meant(subject, candidate, rival, said, source) and _is_comparable(subject, candidate, rival):
            return rival
    return None


def _is_plainly_meant(subject: Subject, binding: Binding, rival: Context, said: frozenset[str]) -> bool:
    """Whether the neighbour counts the claim's noun, is the part that the claim tells of, or the difference.

    "11 of them abroad" is a part of what is told before it (fused heads; Huddleston and Pullum 2002, chapter 5).
    """
    candidate = binding.context
    if binding.head is False and _counts_its_noun(subject, candidate, rival, said):
        return True
    if rival.is_some_of("them") and bool(rival.conjunct.behind) and rival.conjunct.behind <= said:
        return True
    return is_difference(candidate) != is_difference(rival) and _is_told_as(subject, rival)


def _is_told_as(subject: Subject, rival: Context) -> bool:
    """Whether the claim tells a difference and the rival is one, or neither: "35 more than before" is no whole."""
    if is_difference(rival):
        return subject.label is None and is_difference(subject.context)
    if is_difference(subject.context) or subject.context.ways or rival.quantity.value in subject.told:
        return False
    words, language = subject.words, rival.reading.language
    hints = (grammar_of(language, role) for role in ("measuring", "comparative"))
    return directions_of(language).keys().isdisjoint(words) and all(hint.isdisjoint(words) for hint in hints)


def _counts_its_noun(subject: Subject, candidate: Context, rival: Context, said: frozenset[str]) -> bool:
    """As "44 people" of "29 people in raids on 44 homes": of the neighbour's noun, with none of this one's words."""
    return subject.counts_the_noun_of(rival) and said.isdisjoint(candidate.conjunct.behind.union(candidate.head))


def _is_comparable(subject: Subject, candidate: Context, rival: Context) -> bool:
    """Whether the rival may be what the claim counts: no whole, no time before it, no other noun, and no age."""
    before = is_of_before(subject.context) or not rival.conjunct.behind.isdisjoint(subject.said)
    if is_base(rival) and not before:
        return False
    return subject.bind(rival).head is not False and not any(map(is_age, (subject.context, candidate, rival)))


def _is_meant(subject: Subject, candidate: Context, rival: Context, said: frozenset[str], source: Reading) -> bool:
    """Whether the claim has more of the rival's own words, by their share, or, told of a remnant, none of those."""
    is_later = comes_before(rival, candidate)
    if is_part_of(candidate, rival):  # "has 23,000 posts" says nothing of "would cut 1,400 of its 23,000 posts"
        return _says_nothing_of(said, _deed_of(candidate, rival), source.language)
    own, others = contrast(rival, candidate)[::-1] if is_later else contrast(candidate, rival)
    if said & others:
        return not said & own or len(said & others) * len(own) > len(said & own) * len(others)
    is_remnant = is_later and (not candidate.conjunct.has_subject or not (candidate.head or candidate.quantity.unit))
    if said & own or subject.what or not is_remnant or not _is_telling(own):
        return False
    if is_base(candidate) and is_base(subject.context):
        return False
    counted = subject.quantity.unit is not None or subject.bind(rival).head is True
    return counted and _says_nothing_of(said, own, source.language)


def _deed_of(part: Context, whole: Context) -> frozenset[str]:
    """What is told of a part: the verb right before it and what stands behind the whole; without one, all its words."""
    before = part.reading.words.stems[part.place[0] - 1] if part.place[0] > part.bounds[0] else ""
    words = {before, *whole.conjunct.behind} if before else part.conjunct.all
    return frozenset(words).difference(part.head, whole.head)


def _says_nothing_of(said: frozenset[str], words: AbstractSet[str], language: str) -> bool:
    """Whether the claim has none of the words, nor one that can stand for one of them."""
    if not words or not said.isdisjoint(words):
        return False
    return not any(related(one, other, language) for one in said for other in words)


def _is_telling(words: AbstractSet[str]) -> bool:
    """Whether one of the words is no figure: of two years the later is the one that goes without saying."""
    return any(word.isalpha() for word in words)


def contrast(first: Context, second: Context) -> tuple[frozenset[str], frozenset[str]]:
    """The words that are the first number's of a sentence and not the second's, and the other way round.

    The nouns that either counts aside, which both may; and what stands before the first, if the second has no subject.
    """
    one, other = first.conjunct, second.conjunct
    mine, theirs = (one.all, other.all) if other.has_subject else (one.behind, other.own)
    return mine.difference(other.all, first.head, second.head), theirs.difference(one.all, first.head, second.head)
