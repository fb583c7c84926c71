"""The words of an event's ``when`` that are neither number nor date: "nightfall", the "night" of "Wednesday night".

A ``when`` is in the source's words, and an annotated time expression is one unbroken phrase (TimeML Annotation
Guidelines 1.2.1, "TIMEX3"). So what stands between two commas of it stands in the source in a row, whatever function
words are between; what does not is the model's own, or was pieced together, and is for a person. What is nothing but
number and date is judged as such.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.reading.span import Span
from summarizer.schema import ClaimKind, Code
from summarizer.verifying.finding import supported, unclear
from summarizer.verifying.parts import Role
from summarizer.verifying.times import ELSEWHERE, event_of, is_told_beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.reading import Reading
    from summarizer.reading.words import Words
    from summarizer.schema import Claim
    from summarizer.verifying.finding import Finding
    from summarizer.verifying.parts import Part
    from summarizer.verifying.policy import Policy

_COMMA = ","


def check_moments(part: Part, source: Reading, policy: Policy) -> Iterator[Claim]:  # noqa: ARG001 - a Check
    """One claim for each part of a ``when`` that is told in words, unless its number or date says it all."""
    if part.role is not Role.WHEN:
        return
    words = part.reading.words
    dated = {at for context in part.reading.contexts for at in range(*context.place)}
    for first, last in _between_commas(words):
        place = Span.of(part.text, words.starts[first], words.ends[last - 1])
        told = {at for at in range(first, last) if words.stems[at]}
        if told <= dated:
            continue
        found = list(_in_a_row([words.stems[at] for at in sorted(told)], source))
        if not found:
            message = f"The article does not tell a time as “{place.text}”."
            finding = unclear(Code.DATE_ABSENT, message)
        elif dated.isdisjoint(told):
            finding = _judge_place(found, part, source)
        else:
            continue  # where its date is printed, and whether beside the event, the date's own claim says
        yield finding.claim(ClaimKind.DATE, part, place.start, place.end)


def _judge_place(found: list[Span], part: Part, source: Reading) -> Finding:
    """``found``: where the source has the words."""
    event = event_of(part)
    for place in found:
        if is_told_beside(event, source.sentence_at(place.start), source):
            return supported("The article tells this time beside the event.", place)
    return unclear(Code.NUMBER_MISBOUND, ELSEWHERE, found[0])


def _between_commas(words: Words) -> Iterator[tuple[int, int]]:
    """The words of each part of an enumeration: the first, and the one after the last."""
    commas = [at for at in range(1, len(words)) if _COMMA in words.gaps[at]]
    return pairwise([0, *commas, len(words)]) if len(words) else iter(())


def _in_a_row(stems: list[str], source: Reading) -> Iterator[Span]:
    """The places of the source where ``stems`` follow one another within a sentence, but for function words."""
    words = source.words
    for first in words.places.get(stems[0], ()):
        at = first
        for stem in stems[1:]:
            at += 1
            while at < len(words) and not words.stems[at]:
                at += 1
            if at == len(words) or words.stems[at] != stem:
                break
        else:
            if source.sentence_at(words.starts[first]) == source.sentence_at(words.starts[at]):
                yield Span.of(source.text, words.starts[first], words.ends[at])
