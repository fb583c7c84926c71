"""Dates of birth and death: "Karl Weiss (4 March 1702 – 9 October 1768) was a bishop".

Works of reference put them in parentheses behind the name, joined by a dash (Chicago Manual of Style, 17th edition,
6.79 and 9.64). They tell how long somebody lived, and not how long he was what the sentence calls him.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.conjuncts import sentence_words
from summarizer.reading.words import grammar_of

if TYPE_CHECKING:
    from summarizer.reading.context import Context

_DASHES = frozenset({"-", "--", "–", "—", "‐", "‑"})
_INSIDE = 100  # signs of names and dates between the parentheses
_BOTH = 2


def life_of(context: Context) -> tuple[int, ...]:
    """The years of birth and death where a date is one of two whole dates in parentheses; else nothing."""
    text, quantity = context.reading.text, context.quantity
    if quantity.date is None:
        return ()
    opening = text.rfind("(", max(0, quantity.start - _INSIDE), quantity.start)
    closing = text.find(")", quantity.end, quantity.end + _INSIDE)
    if opening < 0 or closing < 0 or ")" in text[opening : quantity.start]:
        return ()
    inside = [other.quantity for other in context.beside if opening < other.quantity.start < closing]
    years = tuple(date.year for date in (other.date for other in inside) if date and date.day and date.year)
    whole = len(inside) == len(years) == _BOTH
    return years if whole and text[inside[0].end : inside[1].start].strip() in _DASHES else ()


def is_term(context: Context, years: tuple[int, ...]) -> bool:
    """Whether these years begin and end a time in which somebody was or did something: "bishop from 1702 to 1768"."""
    words, at, language = context.reading.words, context.place[0], context.reading.language
    if not (at and words.lowered[at - 1] in grammar_of(language, "ends")):
        return False
    told = _term(context)
    return told == years and grammar_of(language, "lives").isdisjoint(sentence_words(context))


def _term(context: Context) -> tuple[int, ...]:
    """The year that a date tells and the one that stands next to it, in their order: both ends of "from … to …"."""
    told = [other for other in context.beside if other.quantity.date is not None]
    quantity = context.quantity
    if quantity.upper is not None:
        return int(quantity.value), int(quantity.upper)
    at = next((i for i, other in enumerate(told) if other.quantity is quantity), len(told))
    for pair in (told[max(0, at - 1) : at + 1], told[at : at + 2]):
        if len(pair) == _BOTH and len(context.reading.text[pair[0].quantity.end : pair[1].quantity.start].split()) == 1:
            return tuple(other.quantity.date.year or 0 for other in pair if other.quantity.date is not None)
    return ()
