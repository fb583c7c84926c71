"""A number of another stage of one thing: of now for then, or of what is to come for now.

A present-tense "now" shuts out what was at another time (Huddleston and Pullum 2002, chapters 3 and 8), and a change
that is still to come ("will rise from $41 to $50") starts from what is now and ends with what is not yet. TimeML links
each value to a time of its own. "Now" may be another day's than the article's, so that a person should look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.comparisons import is_base, is_of_before
from summarizer.reading.conjuncts import sentence_words
from summarizer.reading.words import grammar_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.reading.context import Context
    from summarizer.verifying.binding import Subject


def told_of_another_stage(subject: Subject, candidate: Context) -> Context | None:
    """The number beside it that is of the claim's stage, where the candidate's is of another; else ``None``."""
    if len(candidate.beside) == 1 or subject.in_headline:
        return None
    words, language = subject.words, candidate.reading.language
    if not grammar_of(language, "present").isdisjoint(words):
        found = _of_now(candidate)
    elif _is_to_come(words, language, after=subject.label is not None):
        found = _to_come(subject, candidate)
    else:
        return None
    return next((rival for rival in found if _is_rival(subject, candidate, rival)), None)


def is_start_of_what_is_to_come(subject: Subject, candidate: Context) -> bool:
    """As "is 11 miles now" of "would be 19 miles, up from 11 miles": what is compared with is what is now."""
    language = candidate.reading.language
    if grammar_of(language, "present").isdisjoint(subject.words) or not _starts(candidate):
        return False
    return _is_to_come(sentence_words(candidate), language)


def _of_now(candidate: Context) -> Iterator[Context]:
    """What is told with "now" beside a number of a year, and what a change to come starts from."""
    dated = candidate.period[1] is not None or is_of_before(candidate)
    coming = _is_to_come(sentence_words(candidate), candidate.reading.language) and not _starts(candidate)
    for rival in candidate.alike:
        if (dated and _tells_now(rival)) or (coming and _starts(rival)):
            yield rival


def _to_come(subject: Subject, candidate: Context) -> Iterator[Context]:
    """What a change ends with, of which the candidate is the start, and the claim does not say so."""
    if _starts(candidate) and not _starts(subject.context):
        yield from (rival for rival in candidate.alike if not _starts(rival))


def _tells_now(context: Context) -> bool:
    first, last, *_ = context.extent
    present = grammar_of(context.reading.language, "present")
    return not present.isdisjoint(context.reading.words.lowered[first:last])


def _is_to_come(words: Sequence[str], language: str, *, after: bool = False) -> bool:
    coming = grammar_of(language, "coming")
    return not coming.isdisjoint(words) or (after and not grammar_of(language, "later").isdisjoint(words))


def _starts(context: Context) -> bool:
    """Whether a number is what a change starts from: "from $41 to $50", "$50, up from $41"."""
    origins = grammar_of(context.reading.language, "origin")
    return is_base(context) or any(f"{word} …" in context.conjunct.own for word in origins)


def _is_rival(subject: Subject, candidate: Context, rival: Context) -> bool:
    """Whether it is another number of the kind, that counts no other noun, and that the claim does not tell too."""
    one, other = candidate.quantity, rival.quantity
    if one.kind is not other.kind or one.unit != other.unit or one.value == other.value or other.value in subject.told:
        return False
    return other.unit is not None or subject.bind(rival).head is not False
