"""The numbers of a sentence in which one is rejected: an editor reads them as one statement.

"The toll rose from $5 to $9" says of $5 that $9 came after it. Where the article bears $9 out nowhere, it does not
bear out either that $5 is where this rise began: the pieces are there, but not that they belong together. A date
tells when, of the whole sentence, and a rank which of several; neither is counted with the rest (Huddleston and Pullum
2002, chapters 5 and 8), so they neither spread a doubt nor take one over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.quantity import QuantityKind
from summarizer.schema import Code, Verdict
from summarizer.verifying.finding import unclear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.context import Context
    from summarizer.verifying.finding import Finding


_TELLING_WHICH = frozenset({QuantityKind.DATE, QuantityKind.TIME, QuantityKind.ORDINAL})


def judge_company(findings: Sequence[Finding], contexts: Sequence[Context]) -> list[Finding]:
    """``findings`` on ``contexts``, the numbers of one text; what is supported beside a rejected number is unclear."""
    counted = [context.quantity.kind not in _TELLING_WHICH for context in contexts]
    false = {
        context.at: context.quantity.text
        for context, finding, is_count in zip(contexts, findings, counted, strict=True)
        if is_count and finding.verdict is Verdict.REJECTED
    }
    return [
        _doubted(finding, context, false[context.at])
        if is_count and context.at in false and finding.verdict is Verdict.SUPPORTED
        else finding
        for context, finding, is_count in zip(contexts, findings, counted, strict=True)
    ]


def _doubted(finding: Finding, context: Context, false: str) -> Finding:
    text = context.quantity.text
    message = f"The article has “{text}”, but “{false}” beside it is rejected: read the whole sentence."
    return unclear(Code.NUMBER_MISBOUND, message, *finding.evidence)
