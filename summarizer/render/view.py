"""What is shown, before it is decided how: the same sections for a terminal, Markdown and whatever comes.

Everything in a view is fit to print (see :mod:`summarizer.render.visible`); a renderer adds only its own
escaping and looks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.render.part import kind_of_part, part_of
from summarizer.render.place import Places
from summarizer.render.visible import visible
from summarizer.schema import WORST_FIRST, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.documents.document import Document
    from summarizer.render.place import Place
    from summarizer.schema import Borne, BorneEvent, BorneText, Claim, Rejected, Report, Result


@dataclass(frozen=True, slots=True)
class Note:
    """Why something is not simply supported. ``suggestion`` is the nearest true wording, if the message has it not."""

    code: str
    message: str
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is said: ``aside`` stands behind it, ``detail`` on a line of its own."""

    text: str
    aside: str = ""
    detail: str = ""
    verdict: Verdict = Verdict.SUPPORTED
    notes: tuple[Note, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    items: tuple[Item, ...]
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class View:
    """``source`` says which article, ``sections`` hold no empty one, ``closing`` ends the page."""

    source: str
    sections: tuple[Section, ...]
    closing: tuple[str, ...]


# ---- a result ---------------------------------------------------------------------------------------------


def view_of_result(result: Result, document: Document) -> View:
    """What ``summarize`` made of ``document``: the summary, what was rejected, and how it came about."""
    shown = _Shown(result.report, Places(document.text))
    summary = result.summary
    sections = (
        Section("Headline", shown.prose(summary.headline, "/headline")),
        Section("Summary", shown.prose(summary.summary, "/summary")),
        Section(
            "Events",
            tuple(
                shown.item(event, f"/events/{i}", event.what, _circumstances(event))
                for i, event in enumerate(summary.events)
            ),
        ),
        Section(
            "Figures",
            tuple(
                shown.item(figure, f"/figures/{i}", figure.value, figure.what)
                for i, figure in enumerate(summary.figures)
            ),
        ),
        Section(
            "Quotations",
            tuple(
                shown.item(quote, f"/quotes/{i}", f"“{quote.text}”", f"— {quote.speaker or 'speaker not stated'}")
                for i, quote in enumerate(summary.quotes)
            ),
        ),
        Section("Rejected", tuple(map(_dropped, result.rejected)), Verdict.REJECTED),
    )
    return View(source_line(document), _filled(sections), cost(result))


class _Shown:
    """Items of a result with the remarks and places that belong to them."""

    def __init__(self, report: Report, places: Places) -> None:
        self._claims = report.claims
        self._places = places

    def item(self, borne: Borne, path: str, text: str, detail: str = "") -> Item:
        mine = [claim for claim in self._claims if claim.path == path or claim.path.startswith(f"{path}/")]
        return Item(
            text=visible(text),
            detail=visible(detail),
            verdict=borne.verdict,
            notes=tuple(_note(claim) for claim in mine if claim.verdict is not Verdict.SUPPORTED),
            places=self._places.of(borne.evidence),
        )

    def prose(self, borne: BorneText | None, path: str) -> tuple[Item, ...]:
        if borne is None:
            return ()
        detail = ""
        if borne.extracted:
            detail = "(picked from the article: the model's own wording could not be borne out)"
        elif not borne.checked:
            detail = "(nothing in it could be checked)"
        return (self.item(borne, path, borne.text, detail),)


def _circumstances(event: BorneEvent) -> str:
    when = event.when
    if event.date:
        when = f"{when} ({event.date})" if when else event.date
    return " · ".join(part for part in (event.who, event.where, when) if part)


def _dropped(rejected: Rejected) -> Item:
    return Item(
        text=visible(rejected.text),
        aside=visible(kind_of_part(rejected.path)),
        verdict=Verdict.REJECTED,
        notes=(_noted(rejected.code, rejected.reason, rejected.suggestion),),
    )


def cost(result: Result) -> tuple[str, ...]:
    """Which model was asked how, and what it took."""
    usage, provenance = result.usage, result.provenance
    calls = f"{usage.calls} call{'' if usage.calls == 1 else 's'}"
    tokens = f"{usage.tokens_in:,} tokens in, {usage.tokens_out:,} out"
    asked = f"Model {provenance.model}, strategy {provenance.strategy}"
    return (visible(f"{asked}: {calls}, {tokens}, {usage.seconds:.1f} seconds."),)


# ---- a report ---------------------------------------------------------------------------------------------


def view_of_report(report: Report, document: Document) -> View:
    """What ``verify`` says of a summary of ``document``: what is wrong first, each part in its order."""
    places = Places(document.text)
    sections = tuple(
        Section(
            verdict.value.capitalize(),
            tuple(_checked(claim, places) for claim in report.claims if claim.verdict is verdict),
            verdict,
        )
        for verdict in WORST_FIRST
    )
    return View(source_line(document), _filled(sections), (tally(report),))


def _checked(claim: Claim, places: Places) -> Item:
    return Item(
        text=visible(claim.text),
        aside=visible(", ".join(filter(None, (str(claim.kind), part_of(claim.path))))),
        verdict=claim.verdict,
        notes=() if claim.verdict is Verdict.SUPPORTED else (_note(claim),),
        places=places.of(claim.evidence),
    )


def tally(report: Report) -> str:
    """How many claims have which verdict, in one sentence."""
    if not report.claims:
        return "There is no number, date, quotation, speaker or name to check in this summary."
    counts = report.counts
    total = f"{len(report.claims)} checked: " if len(report.claims) > 1 else "1 checked: "
    return total + ", ".join(f"{counts[verdict]} {verdict}" for verdict in WORST_FIRST) + "."


# ---- both -------------------------------------------------------------------------------------------------


def _note(claim: Claim) -> Note:
    return _noted(claim.code or "", claim.message, claim.suggestion)


def _noted(code: str, message: str, suggestion: str | None) -> Note:
    said = suggestion is None or re.search(rf"(?<!\w){re.escape(suggestion)}(?!\w)", message)
    further = None if said else suggestion
    return Note(str(code), visible(message), visible(further) if further else None)


def source_line(document: Document) -> str:
    """Which article it is: its title, or else its first line, and the day of publication."""
    title = document.title or next((line for line in document.text.splitlines() if line.strip()), "")
    published = f" ({document.published.isoformat()})" if document.published else ""
    return visible(title)[:200] + published


def _filled(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.items)
