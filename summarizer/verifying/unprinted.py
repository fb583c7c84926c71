"""Numbers that are told without being printed: "a soldier", "both men", "just once", or a list of those counted."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from summarizer.reading.quantity import QuantityKind
from summarizer.reading.span import Span
from summarizer.reading.wordlists import keyed
from summarizer.reading.words import grammar_of, stems_in
from summarizer.schema import Code
from summarizer.verifying.finding import supported, unclear
from summarizer.verifying.listing import members_in

if TYPE_CHECKING:
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Subject
    from summarizer.verifying.finding import Finding

TOLD = 0.3  # agreement from which a sentence tells what the claim does
REACH = 4  # words from "a" to the noun that it makes one: "a remote-controlled toy car", "a pair of Varn-bound ferries"


def judge_unprinted(subject: Subject, source: Reading) -> Finding | None:
    """What bears out a small count that the source does not print; ``None`` if nothing does."""
    claimed = subject.quantity
    if claimed.kind is QuantityKind.DURATION and claimed.value == 1:
        place = counted(claimed.value, tuple(stems_in(claimed.unit or "", source.language)), source)
        return unclear(Code.NUMBER_DERIVED, f"The article has “{place.text}”.", place) if place else None
    if claimed.kind is not QuantityKind.CARDINAL or claimed.unit is not None:
        return None
    place = counted(claimed.value, subject.heads, source)
    if place:
        return supported(f"The article has “{place.text}”.", place)
    members = members_in(subject, source)
    if members:
        return supported(f"The article names {', '.join(span.text for span in members)}.", *members)
    place = _occurred(subject, source)
    message = f"The article has “{place.text}”, which may be what is counted." if place else ""
    return unclear(Code.NUMBER_DERIVED, message, place) if place else None


def _occurred(subject: Subject, source: Reading) -> Span | None:
    """Where the source tells how often, in a sentence about what the claim is about: "once" for one game, or 1 in 7."""
    claimed = subject.quantity
    is_rate = claimed.ratio is not None and len(claimed.ends) > 1  # "one out of seven", but not "half"
    times = Decimal(claimed.ratio[0]) if claimed.ratio is not None and is_rate else claimed.value
    for word in _adverbs(source.language).get(times, ()):
        for at in source.wording.index.get(word, ()):
            place = source.wording.span(at, at)
            if subject.agreements(source).at(source.sentence_at(place.start)) > TOLD:  # not only beside it
                return place
    return None


@cache
def _adverbs(language: str) -> dict[Decimal, tuple[str, ...]]:
    return {Decimal(value): tuple(words.split()) for value, words in keyed("occurrences", language).items()}


def counted(value: Decimal, heads: tuple[str, ...], source: Reading) -> Span | None:
    """Where the source says the number without printing it: "a soldier" for one soldier, "both men" for two."""
    counters, words = _counters(source.language).get(value, frozenset()), source.words
    for noun, stem in enumerate(words.stems):
        if stem and stem in heads and (first := _counter_before(noun, counters, source)) is not None:
            return Span.of(source.text, words.starts[first], words.ends[noun])
    return None


def _counter_before(noun: int, counters: frozenset[str], source: Reading) -> int | None:
    """Which word before a noun makes it so many: the nearest, with no word of grammar but a partitive between."""
    words, partitives = source.words, grammar_of(source.language, "partitives")  # "a pair of ferries"
    for before in range(noun, max(-1, noun - REACH - 1), -1):
        if words.lowered[before] in counters:
            return before
        linked = words.lowered[before] in partitives and words.lowered[before - 1] in counters
        if before < noun and not words.stems[before] and not linked:
            return None
    return None


@cache
def _counters(language: str) -> dict[Decimal, frozenset[str]]:
    return {Decimal(value): frozenset(words.split()) for value, words in keyed("counts", language).items()}
