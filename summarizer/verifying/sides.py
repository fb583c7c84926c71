"""One of two numbers that the source prints as a pair: the end of a range, the side of a rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.lexicon import lexicon_for
from summarizer.reading.quantity import Qualifier, QuantityKind
from summarizer.reading.words import grammar_of
from summarizer.schema import Code
from summarizer.verifying.finding import supported, unclear
from summarizer.verifying.matching import Units, compare_units
from summarizer.verifying.present import is_unbound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.context import Context
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Subject
    from summarizer.verifying.finding import Finding


def judge_side_of_rate(subject: Subject, source: Reading) -> Finding | None:
    """One side told of a rate that the article prints with both: "five of them" for "five out of six people"."""
    claimed = subject.quantity
    counting = lexicon_for(source.language).cues.get("ranges.counting", frozenset())  # not "one in ten", a share
    for context in source.contexts if claimed.unit is None and claimed.kind is QuantityKind.CARDINAL else ():
        given = context.quantity
        is_side = given.ratio is not None and claimed.value in given.ratio
        counts = is_side and not counting.isdisjoint(given.text.lower().split())
        if counts and not is_unbound(subject, subject.bind(context), source):
            return supported(f"The article has “{context.wording}”.", *context.evidence)
    return None


def judge_end_of_range(subject: Subject, source: Reading) -> Finding | None:
    """One end told of a range, or a range told of two numbers."""
    claimed = subject.quantity
    if claimed.upper is not None:
        ends = [source.contexts_by_value.get(end) for end in (claimed.value, claimed.upper)]
        if not all(ends):
            return _end_of_change(subject, ends[1] or ())
        evidence = [span for places in ends if places for span in places[0].evidence]
        return unclear(Code.NUMBER_DERIVED, "The article has both ends, but not as one range.", *evidence)
    for context in source.contexts_by_value.get(claimed.value, ()):
        given = context.quantity
        if given.upper is None or compare_units(claimed, given) is Units.OTHER:
            continue
        end = Qualifier.AT_MOST if claimed.value == given.upper else Qualifier.AT_LEAST
        if claimed.qualifier is end or subject.in_headline or _has_other_end(subject, given):
            return supported(f"The article has “{given.text}”.", *context.evidence)
        message = f"The article gives a range, “{given.text}”, of which this is one end."
        return unclear(Code.NUMBER_QUALIFIER, message, *context.evidence, suggestion=context.wording)
    return None


def _end_of_change(subject: Subject, ends: Sequence[Context]) -> Finding | None:
    """Where a change ended that the claim tells with how far it went, and that reads as a range: "cut by 55 to 85"."""
    words, (at, behind), language = (
        subject.context.reading.words.lowered,
        subject.context.place,
        subject.context.reading.language,
    )
    end = next((context for context in ends if context.quantity.upper is None), None)
    by, to = grammar_of(language, "measuring"), grammar_of(language, "goal")
    if end is None or by.isdisjoint(words[max(0, at - 1) : at]) or to.isdisjoint(words[at:behind]):
        return None
    message = f"The article has “{end.quantity.text}”: is it where the change ended?"
    return unclear(Code.NUMBER_DERIVED, message, *end.evidence)


def _has_other_end(subject: Subject, given: Quantity) -> bool:
    """Whether the claim's sentence tells the range's other end too: "from 1998 to 2003" for "between 1998 and 2003"."""
    other = given.value if subject.quantity.value == given.upper else given.upper
    return any(context.quantity.value == other for context in subject.context.beside)
