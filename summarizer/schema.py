"""The shapes: what a model fills in, what a check says, what the user gets.

The first group is what a summary *claims* (``Summary`` and its parts), the second what verification says of it
(``Claim``, ``Report``), the third what ``summarize`` returns (``Result``). All are frozen and forbid unknown keys.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from summarizer.reading.span import Span

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Passage = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=8000)]

IsoDate = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")]


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


# ---- what a summary claims -------------------------------------------------------------------------------


class Event(Shape):
    """Something that happened, was decided, or is planned."""

    what: Passage = Field(description="What happened, in one plain sentence.")
    who: Line | None = Field(default=None, description="Who did it or whom it befell, as the article names them.")
    where: Line | None = Field(default=None, description="The place, as the article names it.")
    when: Line | None = Field(default=None, description="The time, in the article's own words.")
    date: IsoDate | None = Field(
        None, description="The date as YYYY-MM-DD, or YYYY-MM or YYYY where the article says no more."
    )


class Figure(Shape):
    """A number that matters."""

    value: Line = Field(description="The number with its unit and qualifier, exactly as the article prints it.")
    what: Line = Field(description="What it counts or measures, in a few words of the article.")


class Quote(Shape):
    """What somebody said, word for word."""

    text: Passage = Field(description="The words between the quotation marks, unchanged.")
    speaker: Line | None = Field(default=None, description="Who says it, as the article names them.")


class Summary(Shape):
    """An article in structured form; any part may be missing."""

    headline: Line | None = Field(default=None, description="One line that says what happened.")
    summary: Passage | None = Field(default=None, description="Two to four sentences.")
    events: tuple[Event, ...] = Field(default=(), max_length=100)
    figures: tuple[Figure, ...] = Field(default=(), max_length=200)
    quotes: tuple[Quote, ...] = Field(default=(), max_length=200)


# ---- what verification says of it -------------------------------------------------------------------------


class Verdict(StrEnum):
    """``SUPPORTED``: there is evidence. ``REJECTED``: the source cannot bear the claim as it is written.
    ``UNCLEAR``: the pieces are there, but not that they belong together; for a person to look at.
    """

    SUPPORTED = "supported"
    UNCLEAR = "unclear"
    REJECTED = "rejected"


WORST_FIRST = (Verdict.REJECTED, Verdict.UNCLEAR, Verdict.SUPPORTED)
"""As an editor has to act on them."""


class ClaimKind(StrEnum):
    NUMBER = "number"
    DATE = "date"
    QUOTE = "quote"
    SPEAKER = "speaker"
    NAME = "name"


class Code(StrEnum):
    """Why a claim is not simply supported. Stable: tools may depend on them."""

    NUMBER_ABSENT = "number-absent"
    NUMBER_UNIT = "number-unit"
    NUMBER_QUALIFIER = "number-qualifier"
    NUMBER_MISBOUND = "number-misbound"
    NUMBER_DERIVED = "number-derived"
    NUMBER_ROUNDED = "number-rounded"
    DATE_ABSENT = "date-absent"
    DATE_INFERRED = "date-inferred"
    QUOTE_ABSENT = "quote-absent"
    QUOTE_ALTERED = "quote-altered"
    QUOTE_UNQUOTED = "quote-unquoted"
    QUOTE_STITCHED = "quote-stitched"
    QUOTE_CLIPPED = "quote-clipped"
    SPEAKER_ABSENT = "speaker-absent"
    SPEAKER_MISMATCH = "speaker-mismatch"
    SPEAKER_UNCLEAR = "speaker-unclear"
    NAME_ABSENT = "name-absent"
    NAME_MISBOUND = "name-misbound"


class Claim(Shape):
    """One thing that a summary says and that was checked.

    ``path`` is a JSON Pointer into a structured summary ("" for free text); ``start`` and ``end`` are offsets
    into the string at that path. ``evidence`` holds places in the source. ``message`` is for an editor.
    """

    kind: ClaimKind
    text: str
    path: str = ""
    start: int
    end: int
    verdict: Verdict
    code: Code | None = None
    message: str
    evidence: tuple[Span, ...] = ()
    suggestion: str | None = None


class Source(Shape):
    """Which article it was; ``text``, to which all offsets refer, only where it was asked for."""

    sha256: str
    title: str | None = None
    url: str | None = None
    published: date | None = None
    text: str | None = None


class Report(Shape):
    """Every claim that was checked, good or bad, in the order of the summary."""

    claims: tuple[Claim, ...] = ()
    source: Source | None = None

    @property
    def rejected(self) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.verdict is Verdict.REJECTED)

    @property
    def unclear(self) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.verdict is Verdict.UNCLEAR)

    @property
    def ok(self) -> bool:
        """Nothing is rejected."""
        return not self.rejected

    @property
    def counts(self) -> dict[str, int]:
        """How many claims have each verdict."""
        tally = Counter(claim.verdict for claim in self.claims)
        return {verdict.value: tally[verdict] for verdict in Verdict}


# ---- what summarize returns ------------------------------------------------------------------------------


class Borne(Shape):
    """What every item of a result carries: what the article has for it, and how sure that is.

    Where ``checked`` is false, the item holds nothing that could be checked ("The talks went on."): ``verdict`` says
    only that nothing speaks against it, and ``evidence`` is empty. What is checked and supported has evidence.
    """

    evidence: tuple[Span, ...] = ()
    verdict: Verdict = Verdict.SUPPORTED
    checked: bool = Field(
        default=True, description="Whether anything in it could be checked; if not, its verdict is about nothing."
    )


class BorneText(Borne):
    """A headline or summary; ``extracted`` says that it was picked from the article, not written by the model."""

    text: Passage
    extracted: bool = False

    def __str__(self) -> str:
        return self.text


class BorneEvent(Borne, Event):
    pass


class BorneFigure(Borne, Figure):
    pass


class BorneQuote(Borne, Quote):
    pass


class BorneSummary(Shape):
    """A summary with nothing rejected left in it."""

    headline: BorneText | None = None
    summary: BorneText | None = None
    events: tuple[BorneEvent, ...] = ()
    figures: tuple[BorneFigure, ...] = ()
    quotes: tuple[BorneQuote, ...] = ()

    def plain(self) -> Summary:
        """The same as a bare :class:`Summary`, as ``verify`` takes it."""
        bare = {"evidence", "verdict", "checked"}
        return Summary(
            headline=self.headline.text if self.headline else None,
            summary=self.summary.text if self.summary else None,
            events=tuple(Event(**event.model_dump(exclude=bare)) for event in self.events),
            figures=tuple(Figure(**figure.model_dump(exclude=bare)) for figure in self.figures),
            quotes=tuple(Quote(**quote.model_dump(exclude=bare)) for quote in self.quotes),
        )


class Rejected(Shape):
    """An item that was dropped. ``path`` is where it stood in the model's summary."""

    path: str
    text: str
    code: Code
    reason: str
    suggestion: str | None = None


class Attempt(Shape):
    """One call of the model."""

    purpose: str
    model: str
    prompt: str
    prompt_version: str
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    outcome: str
    cached: bool = Field(default=False, description="The answer was at hand from an earlier run; nothing was paid.")


class Usage(Shape):
    """All calls together, the ``cached`` ones included."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    cached: int = 0


class Drafted(Shape):
    """The claims of the model's own draft, before anything was mended or dropped.

    ``mended`` are those of the rejected that code or a repair put right; the others were dropped.
    """

    claims: int = 0
    rejected: int = 0
    unclear: int = 0
    mended: int = 0


class Provenance(Shape):
    """How the result came about: enough to ask for it again."""

    version: str
    model: str
    strategy: str
    prompts: dict[str, str] = Field(default_factory=dict, description="Prompt name and version → sha256.")
    time: datetime


class Result(Shape):
    """A verified summary: nothing rejected is left in ``summary``; what was dropped is in ``rejected``.

    ``report`` is the verification of ``summary`` as it stands here.
    """

    summary: BorneSummary
    report: Report
    rejected: tuple[Rejected, ...] = ()
    drafted: Drafted = Drafted()
    attempts: tuple[Attempt, ...] = ()
    usage: Usage = Usage()
    source: Source
    provenance: Provenance
