"""What a check finds out about one claim, before it has a place in the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.frozen import dataclass
from summarizer.schema import WORST_FIRST, Claim, Verdict

if TYPE_CHECKING:
    from summarizer.reading.span import Span
    from summarizer.schema import ClaimKind, Code
    from summarizer.verifying.parts import Part


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its reason: the fields of :class:`~summarizer.schema.Claim` that a check decides."""

    verdict: Verdict
    code: Code | None
    message: str
    evidence: tuple[Span, ...] = ()
    suggestion: str | None = None

    @property
    def gravity(self) -> int:
        """0 for what is supported, more for what is worse."""
        return WORST_FIRST[::-1].index(self.verdict)

    def claim(self, kind: ClaimKind, part: Part, start: int, end: int) -> Claim:
        """The claim that ``part`` makes at ``start:end``, with this verdict."""
        return Claim(
            kind=kind,
            text=part.text[start:end],
            path=part.path,
            start=start,
            end=end,
            verdict=self.verdict,
            code=self.code,
            message=self.message,
            evidence=self.evidence,
            suggestion=self.suggestion,
        )


def supported(message: str, *evidence: Span) -> Finding:
    return Finding(Verdict.SUPPORTED, None, message, evidence)


def unclear(code: Code, message: str, *evidence: Span, suggestion: str | None = None) -> Finding:
    return Finding(Verdict.UNCLEAR, code, message, evidence, suggestion)


def rejected(code: Code, message: str, *evidence: Span, suggestion: str | None = None) -> Finding:
    return Finding(Verdict.REJECTED, code, message, evidence, suggestion)
