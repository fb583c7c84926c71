"""Who somebody of an age is said to be: "a 21-year-old footballer", where the article has 21 and no footballer.

The noun behind an age and an indefinite article says what kind of person it is (Huddleston and Pullum 2002, chapter 5:
ascriptive noun phrases), and so is a claim of its own; AP ("ages") has the age stand with such a noun only where both
are known. What the age tells by itself ("a seven-year-old boy") need not be in the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.signs import is_age
from summarizer.reading.words import grammar_of

if TYPE_CHECKING:
    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Subject


def unknown_kind(subject: Subject, source: Reading) -> list[str]:
    """The words behind an age, in lower case, that the article has nowhere, nor others for them."""
    context, language = subject.context, source.language
    words, (left, right) = context.reading.words, context.place
    if not context.head or grammar_of(language, "indefinite").isdisjoint(words.lowered[left - 1 : left]):
        return []
    if not is_age(context):
        return []
    topics = source.topics
    kind = range(right, right + len(context.head))
    return [
        words.lowered[at]
        for at in kind
        if not is_said_by_age(words.lowered[at], context) and not topics.tells(words.stems[at])
    ]


def is_said_by_age(word: str, context: Context) -> bool:
    """Whether a word says no more of somebody than an age does: "boy", "woman"."""
    return word in grammar_of(context.reading.language, "persons")
