"""The ``when`` of an event: one expression of time, told beside the event.

An annotated time expression is one unbroken phrase (TimeML Annotation Guidelines 1.2.1, "TIMEX3"): "Wednesday
night" of one sentence and "2022" of another do not make a Wednesday night in 2022. And a time is linked to an
event of its own sentence or of the one next to it (ibid., "TLINK"; Verhagen et al., TempEval, SemEval 2007).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.schema import Code, Verdict
from summarizer.verifying.binding import words_of
from summarizer.verifying.finding import unclear

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading
    from summarizer.verifying.finding import Finding
    from summarizer.verifying.parts import Part

_APART = "The article tells the parts of this time in different sentences, so not of one event."
ELSEWHERE = "The article tells this time, but nothing of this event beside it."


def judge_times(
    findings: Sequence[Finding], places: Sequence[Collection[Context]], event: Collection[str], source: Reading
) -> list[Finding]:
    """``findings`` on the parts of one ``when``, with what is supported held to its event.

    ``places`` holds, for each part, where the source prints it: nowhere for one that was worked out. ``event`` is
    the stems of what happened, without names, which a text repeats everywhere.
    """
    printed = [{context.at for context in found} for found in places if found]
    together = set.intersection(*printed) if printed else set()
    if printed and not together:
        return _doubted(findings, _APART)
    if printed and not any(is_told_beside(event, at, source) for at in together):
        return _doubted(findings, ELSEWHERE)
    return list(findings)


def event_of(when: Part) -> list[str]:
    """What happened at a ``when``, as stems: without names, which a text repeats everywhere."""
    return [stem for stem, is_name in words_of(when.beside) if not is_name] if when.beside else []


def is_told_beside(event: Collection[str], sentence: int, source: Reading) -> bool:
    """Whether a sentence tells of an event, given by its stems without names, or stands next to one that does."""
    return not event or any(source.topics.tells_in(stem, sentence) for stem in event)


def _doubted(findings: Iterable[Finding], message: str) -> list[Finding]:
    return [
        unclear(Code.NUMBER_MISBOUND, message, *finding.evidence) if finding.verdict is Verdict.SUPPORTED else finding
        for finding in findings
    ]
