"""A verified summary with each item's evidence beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarizer.asking.items import PROSE, Place, by_place
from summarizer.schema import (
    BorneEvent,
    BorneFigure,
    BorneQuote,
    BorneSummary,
    BorneText,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from summarizer.reading.span import Span
    from summarizer.schema import Claim, Report, Summary


def borne(summary: Summary, report: Report, extracted: Collection[str]) -> BorneSummary:
    """``summary`` as a result carries it; ``extracted`` names the prose that was picked from the article."""
    claims = by_place(report.claims)

    def beside(part: str, index: int | None = None) -> dict[str, Any]:
        found = claims.get(Place(part, index), [])
        return {"evidence": _evidence(found), "verdict": _verdict(found), "checked": bool(found)}

    prose = {
        part: BorneText(text=text, extracted=part in extracted, **beside(part))
        for part in PROSE
        if (text := getattr(summary, part)) is not None
    }
    return BorneSummary(
        **prose,
        events=tuple(BorneEvent(**event.model_dump(), **beside("events", i)) for i, event in enumerate(summary.events)),
        figures=tuple(
            BorneFigure(**figure.model_dump(), **beside("figures", i)) for i, figure in enumerate(summary.figures)
        ),
        quotes=tuple(BorneQuote(**quote.model_dump(), **beside("quotes", i)) for i, quote in enumerate(summary.quotes)),
    )


def _evidence(claims: Iterable[Claim]) -> tuple[Span, ...]:
    """Every place in the article once, in the order of the claims."""
    return tuple(dict.fromkeys(span for claim in claims for span in claim.evidence))


def _verdict(claims: Iterable[Claim]) -> Verdict:
    unclear = any(claim.verdict is Verdict.UNCLEAR for claim in claims)
    return Verdict.UNCLEAR if unclear else Verdict.SUPPORTED
