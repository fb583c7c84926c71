"""What stands on the evidence page, before it is decided how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer._version import __version__
from summarizer.render.addresses import web_address
from summarizer.render.page.entries import entries_of
from summarizer.render.page.said import said
from summarizer.render.page.segments import lines
from summarizer.render.view import cost, source_line, tally
from summarizer.schema import WORST_FIRST, Result

if TYPE_CHECKING:
    from summarizer.documents.document import Document
    from summarizer.render.page.entries import Entry
    from summarizer.render.page.said import Said
    from summarizer.render.page.segments import Segment
    from summarizer.schema import Report, Summary, Verdict


@dataclass(frozen=True, slots=True)
class Group:
    """All entries with one verdict."""

    verdict: Verdict
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Segments of ``said`` and ``article`` refer to ``entries`` by number. ``address`` can be followed safely."""

    title: str
    address: str | None
    language: str
    notices: tuple[str, ...]
    tally: str
    groups: tuple[Group, ...]
    said: Said
    entries: dict[int, Entry]
    article: tuple[tuple[Segment, ...], ...]
    lines: dict[str, int]
    """The line, from 1, in which each place of evidence begins, by its anchor."""
    closing: tuple[str, ...]
    sha256: str
    shown: frozenset[int]
    """The entries whose words stand in what is said; the others are only in the lists."""

    def here(self, number: int) -> str:
        """The anchor to come back to from the evidence of an entry."""
        return f"c{number}-0" if number in self.shown else self.entries[number].card


def page_of(outcome: Result | Report, document: Document, summary: str | Summary | None = None) -> Page:
    """The page of a result, or of a report on ``summary``: without it, only what was checked is listed."""
    entries = entries_of(outcome, summary, document.reading.language)
    shown = said(outcome.summary if isinstance(outcome, Result) else summary, entries)
    article = lines(document.text, [stretch for entry in entries.all for stretch in entry.stretches()])
    groups = (Group(verdict, entries.with_verdict(verdict)) for verdict in WORST_FIRST)
    return Page(
        title=source_line(document),
        address=web_address(document.url),
        language=document.language.replace("_", "-"),
        notices=document.notices,
        tally=_tally(outcome),
        groups=tuple(group for group in groups if group.entries),
        said=shown,
        entries={entry.number: entry for entry in entries.all},
        article=article,
        lines=_lines(article),
        closing=(*(cost(outcome) if isinstance(outcome, Result) else ()), f"Checked by summarizer {__version__}."),
        sha256=document.sha256,
        shown=shown.numbers(),
    )


def _tally(outcome: Result | Report) -> str:
    """The report's own, and what is in no report any more."""
    if not isinstance(outcome, Result):
        return tally(outcome)
    dropped = len(outcome.rejected)
    also = f" {dropped} more rejected, and dropped." if dropped else ""
    return tally(outcome.report) + also


def _lines(article: tuple[tuple[Segment, ...], ...]) -> dict[str, int]:
    return {
        stretch.anchor: number
        for number, line in enumerate(article, start=1)
        for segment in line
        for stretch in segment.begins
    }
