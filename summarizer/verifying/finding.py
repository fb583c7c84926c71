"""What a check finds out about one claim, before it has a place in the summary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.schema import Verdict

if TYPE_CHECKING:
    from summarizer.reading.span import Span
    from summarizer.schema import Code


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its reason: the fields of :class:`~summarizer.schema.Claim` that a check decides."""

    verdict: Verdict
    code: Code | None
    message: str
    evidence: tuple[Span, ...] = ()
    suggestion: str | None = None


def supported(message: str, *evidence: Span) -> Finding:
    return Finding(Verdict.SUPPORTED, None, message, evidence)


def unclear(code: Code, message: str, *evidence: Span, suggestion: str | None = None) -> Finding:
    return Finding(Verdict.UNCLEAR, code, message, evidence, suggestion)


def rejected(code: Code, message: str, *evidence: Span, suggestion: str | None = None) -> Finding:
    return Finding(Verdict.REJECTED, code, message, evidence, suggestion)
