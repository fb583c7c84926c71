"""An article, a result made of it, and a report, as the renderers get them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from summarizer import Claim, ClaimKind, Code, Document, Report, Result, Span, Verdict
from summarizer.schema import (
    Attempt,
    BorneEvent,
    BorneFigure,
    BorneQuote,
    BorneSummary,
    BorneText,
    Provenance,
    Rejected,
    Source,
    Usage,
)

ARTICLE = Document.from_text(
    "Fire at Harrow mill\n"
    "\n"
    "At least 27 people were hurt when a mill burned down in Harrow on Monday, and some 300 were led out of "
    "the houses around it while the smoke drifted over the river towards the hospital.\n"
    "\n"
    "“The roof went first,” said Ada Quist, who lives opposite. “Then there was no mill.”\n",
    title="Fire at Harrow mill",
    published=date(2024, 5, 6),
)


def spans(*texts: str) -> tuple[Span, ...]:
    """Where each of ``texts`` first stands in the article."""
    starts = [(ARTICLE.text.index(text), text) for text in texts]
    return tuple(Span.of(ARTICLE.text, start, start + len(text)) for start, text in starts)


def claim(text: str, verdict: Verdict, code: Code | None = None, *, path: str = "", **more: object) -> Claim:
    kind = ClaimKind.NUMBER if code is None or code.startswith("number") else ClaimKind.QUOTE
    given = {"kind": kind, "text": text, "path": path, "start": 0, "end": len(text), "verdict": verdict}
    return Claim.model_validate({"code": code, "message": "The article says otherwise."} | given | more)


REPORT = Report(
    claims=(
        claim("At least 27", Verdict.SUPPORTED, evidence=spans("At least 27")),
        claim("30", Verdict.REJECTED, Code.NUMBER_QUALIFIER, suggestion="some 300", evidence=spans("300")),
        claim("the roof", Verdict.UNCLEAR, Code.QUOTE_CLIPPED, path="/quotes/0/text"),
    )
)

RESULT = Result(
    summary=BorneSummary(
        headline=BorneText(text="At least 27 hurt in mill fire", evidence=spans("At least 27")),
        summary=BorneText(text="A mill burned down in Harrow on Monday.", extracted=True, evidence=spans("Monday")),
        events=(
            BorneEvent(
                what="A mill burned down.",
                who="a mill",
                where="Harrow",
                when="on Monday",
                date="2024-05-06",
                evidence=spans("on Monday"),
            ),
        ),
        figures=(
            BorneFigure(value="At least 27", what="people hurt", evidence=spans("At least 27 people were hurt")),
            BorneFigure(value="some 300", what="people led out", verdict=Verdict.UNCLEAR),
        ),
        quotes=(
            BorneQuote(
                text="The roof went first",
                speaker="Ada Quist",
                evidence=spans("The roof went first", "Ada Quist"),
            ),
            BorneQuote(text="Then there was no mill.", evidence=spans("Then there was no mill.")),
        ),
    ),
    report=Report(
        claims=(
            claim("At least 27", Verdict.SUPPORTED, path="/headline"),
            claim("some 300", Verdict.UNCLEAR, Code.NUMBER_MISBOUND, path="/figures/1/value"),
        )
    ),
    rejected=(
        Rejected(
            path="/figures/2",
            text="30 people missing",
            code=Code.NUMBER_ABSENT,
            reason="The article has no number 30.",
            suggestion="some 300 were led out",
        ),
    ),
    attempts=(Attempt(purpose="figures", model="m", prompt="figures", prompt_version="1", outcome="ok"),),
    usage=Usage(calls=4, tokens_in=2345, tokens_out=210, seconds=12.34),
    source=Source(sha256=ARTICLE.sha256, title=ARTICLE.title, published=ARTICLE.published),
    provenance=Provenance(version="0.1.0", model="embedded", strategy="select", time=datetime(2024, 5, 7, tzinfo=UTC)),
)
