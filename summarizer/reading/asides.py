"""An aside between commas, which parts a subject from what is told of it: "Kilbride, who drew 2-2, have 45".

Supplementary relative clauses, appositions and adjuncts are interpolated between commas, and are no part of the
construction that they interrupt (Huddleston and Pullum 2002, chapter 15, on supplementation): what stands before the
first comma and what stands behind the second are one clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.words import auxiliaries_of, endings_of, grammar_of

if TYPE_CHECKING:
    from summarizer.reading.context import Context
    from summarizer.reading.words import Words

FARTHEST = 18  # words of an aside
_STRONG = frozenset(";:–—()")


def aside_before(context: Context, first: int) -> range | None:
    """The words of the aside that ends right before word ``first``, where what follows lacks a subject.

    None of them, an empty range, where a clause goes on behind its comma: "fell by 14 points, to 22%".

    What follows, up to the number, is a verb that opens with an auxiliary ("are third on 43"), or nothing but words of
    grammar ("in the 55th").
    """
    words = context.reading.words
    if words.gaps[first] != ", " or not _lacks_subject(context, first):
        return None
    for at in range(first - 1, max(context.bounds[0], first - FARTHEST), -1):
        gap = words.gaps[at]
        if gap == ", ":
            return range(at, first) if _opens(words, at, context.reading.language) else None
        if gap != " " and not _STRONG.isdisjoint(gap):
            break
    return range(first, first) if words.lowered[first] in grammar_of(context.reading.language, "goal") else None


def opens_relative(context: Context, at: int) -> bool:
    """Whether word ``at`` is a relative pronoun: numbers behind it are told of what stands before it too."""
    return context.reading.words.lowered[at] in grammar_of(context.reading.language, "relative")


def _lacks_subject(context: Context, first: int) -> bool:
    words, language = context.reading.words, context.reading.language
    low = words.lowered[first]
    if low in auxiliaries_of(language):
        return True
    bare = first < context.place[0] and not any(words.stems[first : context.place[0]])
    return bare and low in grammar_of(language, "governing")


def _opens(words: Words, at: int, language: str) -> bool:
    """Whether a word opens an aside: a relative pronoun, a preposition, an article, a participle."""
    low = words.lowered[at]
    if low in grammar_of(language, "relative") or low in grammar_of(language, "governing"):
        return True
    if low in grammar_of(language, "articles") or low.endswith(endings_of(language, "past")):
        return True
    return words.lowered[at + 1] in grammar_of(language, "governing")  # "bought for 3 million"
