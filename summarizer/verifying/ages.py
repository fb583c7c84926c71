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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Subject


def is_no_age_of(subject: Subject, candidate: Context) -> bool:
    """Whether the claim gives somebody's age and the source's number is none, or another's."""
    if subject.what:
        return _is_labelled_age(subject, candidate) and (
            not may_be_age(candidate) or (bool(candidate.bearer) and candidate.bearer.isdisjoint(_words_of(subject)))
        )
    claim = subject.context
    return claim.quantity.kind is QuantityKind.CARDINAL and bool(claim.bearer) and not may_be_age(candidate)


def may_be_age(context: Context) -> bool:
    """Whether a number is an age, or could be one, since it counts nothing that the text names."""
    if is_age(context):
        return True
    return context.quantity.unit in (None, "year") and not context.head and not is_part(context)


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
