"""The ``when`` of an event is one expression of time, so the article must tell its parts together.

An annotated time expression is one unbroken phrase (TimeML Annotation Guidelines 1.2.1, "TIMEX3"): "Wednesday
night" of one sentence and "2022" of another do not make a Wednesday night in 2022.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.schema import Code, Verdict
from summarizer.verifying.finding import unclear

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summarizer.reading.context import Context
    from summarizer.verifying.finding import Finding


def told_together(findings: Sequence[Finding], places: Sequence[Collection[Context]]) -> list[Finding]:
    """``findings`` on the parts of one ``when``; all unclear if no sentence of the article tells those it prints.

    ``places`` holds, for each part, where the source prints it: nowhere for one that was worked out.
    """
    printed = [{context.at for context in found} for found in places if found]
    if len(printed) < 2 or set.intersection(*printed):  # noqa: PLR2004 - one cannot stand apart
        return list(findings)
    message = "The article tells the parts of this time in different sentences, so not of one event."
    return [
        unclear(Code.NUMBER_MISBOUND, message, *finding.evidence) if finding.verdict is Verdict.SUPPORTED else finding
        for finding in findings
    ]
