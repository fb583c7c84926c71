"""Lengths of time that a text tells by their noun alone: "a decade later", "over the past century", "a fortnight".

Such a noun is one of its unit (Quirk et al. 1985, 5.94: a measure noun with "a" counts one). They are no quantities of
their own, since "a year" is said far more often than counted; but who writes "10 years" may have it from "a decade".
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from summarizer.reading.context import Context
from summarizer.reading.lexicon import lexicon_for
from summarizer.reading.quantity import Qualifier, Quantity, QuantityKind
from summarizer.reading.span import Span
from summarizer.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.reading import Reading

_UNITS = ("decade", "century", "fortnight")  # those that news tells in years and days as well
_BEFORE = 2  # words between a hedge and the noun: "nearly a whole decade"


def spans_of_time(reading: Reading) -> Iterator[Context]:
    """Each as the context of one decade, one century, one fortnight, in text order for each unit."""
    leads, durations = listed("spans", reading.language), lexicon_for(reading.language).data["durations"]
    nouns = {durations[unit][0].lower(): unit for unit in _UNITS if durations.get(unit)} if leads else {}
    words = reading.words
    for at, low in enumerate(words.lowered):
        if low in nouns and at and words.lowered[at - 1] in leads:
            yield Context(reading, _one(reading, at, nouns[low]))


def _one(reading: Reading, at: int, unit: str) -> Quantity:
    words, text = reading.words, reading.text
    place = Span.of(text, words.starts[at], words.ends[at])
    qualifier, hedge = _hedge(reading, at)
    return Quantity(
        place.start,
        place.end,
        place.text,
        Decimal(1),
        QuantityKind.DURATION,
        unit,
        qualifier,
        qualifier_span=hedge,
        ends=(place,),
    )


def _hedge(reading: Reading, at: int) -> tuple[Qualifier, Span | None]:
    """The hedge before "a decade": "more than", "nearly"."""
    words, text = reading.words, reading.text
    for word in range(at - 1, max(-1, at - 1 - _BEFORE), -1):
        found = lexicon_for(reading.language).qualifier_before.ending(text, words.starts[word] - 1)
        if found is not None and found[0] in set(Qualifier):
            return Qualifier(found[0]), Span.of(text, found[1], words.starts[word] - 1)
    return Qualifier.EXACTLY, None
