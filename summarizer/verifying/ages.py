"""Whether an age is borne out by an age, and by the same person's: "Ann Lee is 14" is not, by "Lee saved 14 shots".

News gives an age as a bare figure, between commas behind the name or behind a form of "be" (AP Stylebook, "ages"), so
it shares no noun with other numbers by which it could be told from them. A number that counts something is nobody's
age, nor is one that is a part of a whole ("19 of the 24 counts"); and an age between commas is of the name before it.

The noun behind an age and an indefinite article, "a 21-year-old footballer", says what kind of person it is (Huddleston
and Pullum 2002, chapter 5: ascriptive noun phrases), and so is a claim of its own; AP has the age stand with such a
noun only where both are known. What the age tells by itself ("a seven-year-old boy") need not be in the article.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarizer.reading.quantity import QuantityKind
from summarizer.reading.signs import is_age, is_part
from summarizer.reading.wordlists import keyed
from summarizer.reading.words import grammar_of, stems_in

_OPENING, _CLOSING = frozenset(",(;:–—"), frozenset(",);:.–—\n")

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Subject


def is_no_age_of(subject: Subject, candidate: Context) -> bool:
    """Whether the claim gives somebody's age and the source's number is none, or another's, or the other way round."""
    if _counts_with_an_age(subject, candidate):
        return True
    if subject.what:
        return _is_labelled_age(subject, candidate) and (
            not may_be_age(candidate) or (bool(candidate.bearer) and candidate.bearer.isdisjoint(_words_of(subject)))
        )
    claim = subject.context
    is_age_told = claim.is_told_age or bool(claim.bearer)
    return claim.quantity.kind is QuantityKind.CARDINAL and is_age_told and not may_be_age(candidate)


def may_be_age(context: Context) -> bool:
    """Whether a number is an age, or stands as one may: between marks ("his brother, 9,"), "at 16", "turned 50"."""
    if is_age(context):
        return True
    if context.quantity.unit not in (None, "year") or context.head or is_part(context):
        return False
    words, at, behind = context.reading.words, context.place[0], context.place[1]
    aging = grammar_of(context.reading.language, "aging")
    if not aging or not at:
        return True
    if words.lowered[at - 1] in aging:
        return at == 1 or not context.reading.text[words.starts[at - 2]].isupper()  # "a boy of 12", not "Roth of eight"
    if context.quantity.unit == "year":  # "seven years in prison" is no age, "seven years of age" is one
        return not aging.isdisjoint(words.lowered[behind : behind + 2])
    return _is_between_marks(words.gaps[at], words.gaps[behind])


def _is_between_marks(before: str, after: str) -> bool:
    return before.strip()[-1:] in _OPENING and after.strip(" ")[:1] in _CLOSING


def _counts_with_an_age(subject: Subject, candidate: Context) -> bool:
    """Whether the claim counts something, and the source's number is an age: "37 children" of "Lisa Holm, 37,"."""
    given = candidate.quantity
    if given.kind is not QuantityKind.CARDINAL or given.unit is not None or not candidate.bearer:
        return False
    claim = subject.context
    told = subject.what or claim.distances.keys() | set(claim.head)
    if not words_for_age(candidate.reading.language).isdisjoint(told) or is_age(claim):
        return False
    return bool(subject.what or claim.head) or claim.quantity.unit == "year"


def _is_labelled_age(subject: Subject, candidate: Context) -> bool:
    """As "age of Ann Lee"."""
    return not words_for_age(candidate.reading.language).isdisjoint(subject.what[:1])


@cache
def words_for_age(language: str) -> frozenset[str]:
    """The words that say that a bare number is an age, as stems."""
    return stems_in(keyed("dimensions", language).get(QuantityKind.CARDINAL, ""), language)


def _words_of(subject: Subject) -> Sequence[str]:
    """The words of the label in lower case."""
    return subject.label.words.lowered if subject.label else ()


def unknown_kind(subject: Subject, source: Reading) -> list[str]:
    """The words behind an age, in lower case, that the article has nowhere, nor others for them."""
    context, language = subject.context, source.language
    words, (left, right) = context.reading.words, context.place
    if not context.head or grammar_of(language, "indefinite").isdisjoint(words.lowered[left - 1 : left]):
        return []
    if not is_age(context):
        return []
    said, persons = range(right, right + len(context.head)), grammar_of(context.reading.language, "persons")
    new = (at for at in said if not source.topics.tells(words.stems[at]))
    return [words.lowered[at] for at in new if words.lowered[at] not in persons]
