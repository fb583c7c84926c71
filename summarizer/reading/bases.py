"""The period before, that a change is told from: "last quarter", "quarter-over-quarter", "a decade earlier".

Statistical offices name the base with each rate of growth (OECD, Data and Metadata Reporting and Presentation Handbook
2007, section 4: "year-on-year", "on the previous quarter"); another base makes it another rate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.periods import quarter_of
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.span import Span
from summarizer.reading.units import YEARS
from summarizer.reading.words import grammar_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.reading import Reading


class Base(NamedTuple):
    """A period before: where the text tells it, its stem, and whether as the base of a growth ("year-over-year")."""

    place: Span
    period: str
    of_growth: bool


def find_bases(reading: Reading) -> Iterator[Base]:
    """Every "last quarter" and "year-over-year" of a text, in text order."""
    words, text, language = reading.words, reading.text, reading.language
    before, upon, bases = (grammar_of(language, role) for role in ("before", "upon", "bases"))
    for at, stem in enumerate(words.stems):
        if stem not in bases or not at:
            continue
        low = words.lowered
        if low[at - 1] in upon and at > 1 and words.stems[at - 2] == stem:
            yield Base(Span.of(text, words.starts[at - 2], words.ends[at]), stem, of_growth=True)
        elif low[at - 1] in before:
            yield Base(Span.of(text, words.starts[at - 1], words.ends[at]), stem, of_growth=False)


def periods_before(reading: Reading) -> frozenset[str]:
    """The periods, as stems, of which a text tells one before: "last quarter", or "a quarter earlier"."""
    words, bases = reading.words, grammar_of(reading.language, "bases")
    elapsed = grammar_of(reading.language, "elapsed")
    told = {base.period for base in find_bases(reading)}
    for stem in bases:
        told.update(stem for at in words.places.get(stem, ()) if not elapsed.isdisjoint(words.lowered[at + 1 : at + 2]))
    return frozenset(told)


def periods_inferable(reading: Reading) -> frozenset[str]:
    """The periods of which one before may follow: from a date, two quarters by their numbers, or a length in years."""
    dated, long, quarterly = (grammar_of(reading.language, role) for role in ("dated", "long", "quarters"))
    told: set[str] = set()
    quarters: set[int] = set()
    for context in reading.contexts:
        if context.quantity.kind is QuantityKind.DATE:
            told |= dated
        elif context.quantity.unit in YEARS:
            told |= long
        elif (quarter := quarter_of(context)) is not None:
            quarters.add(quarter)
    return frozenset(told | quarterly) if len(quarters) > 1 else frozenset(told)
