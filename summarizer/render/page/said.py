"""The summary as the page shows it: its strings, each cut at the claims in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.render.page.segments import segments
from summarizer.schema import Borne, BorneText, Summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.render.page.entries import Entries, Entry
    from summarizer.render.page.segments import Segment
    from summarizer.schema import BorneSummary, Event, Figure, Quote

_EVENT = ("what", "who", "where", "when", "date")


@dataclass(frozen=True, slots=True)
class Item:
    """A headline, summary, event, figure or quotation.

    ``strings`` are what it consists of, by the names of the schema. ``beside`` is evidence of the whole that no claim
    in it has. ``picked`` says that the wording is the article's own.
    """

    strings: dict[str, tuple[Segment, ...]]
    date: str | None = None
    beside: Entry | None = None
    picked: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """``events`` stand in the order in which they happened."""

    headline: Item | None = None
    prose: Item | None = None
    events: tuple[Item, ...] = ()
    figures: tuple[Item, ...] = ()
    quotes: tuple[Item, ...] = ()

    def numbers(self) -> frozenset[int]:
        """The entries whose words stand here."""
        items = (*filter(None, (self.headline, self.prose)), *self.events, *self.figures, *self.quotes)
        pieces = (segment for item in items for cut in item.strings.values() for segment in cut)
        beside = (item.beside.number for item in items if item.beside)
        return frozenset((*(stretch.claim for piece in pieces for stretch in piece.begins), *beside))


def said(summary: BorneSummary | Summary | str | None, entries: Entries) -> Said:
    """What ``summary`` says; evidence of whole items is added to ``entries``."""
    if summary is None:
        return Said()
    if isinstance(summary, str):
        return Said(prose=_item(entries, "", {"": summary}))
    return Said(
        headline=_text(entries, "/headline", summary.headline),
        prose=_text(entries, "/summary", summary.summary),
        events=_timeline(_items(entries, "/events", summary.events, _EVENT)),
        figures=_items(entries, "/figures", summary.figures, ("value", "what")),
        quotes=_items(entries, "/quotes", summary.quotes, ("text", "speaker")),
    )


def _text(entries: Entries, path: str, text: BorneText | str | None) -> Item | None:
    if text is None:
        return None
    if isinstance(text, str):
        return _item(entries, path, {"": text})
    return _item(entries, path, {"": text.text}, text, picked=text.extracted)


def _items(
    entries: Entries, path: str, things: Sequence[Event | Figure | Quote], names: Iterable[str]
) -> tuple[Item, ...]:
    return tuple(
        _item(entries, f"{path}/{place}", {name: value for name in names if (value := getattr(thing, name))}, thing)
        for place, thing in enumerate(things)
    )


def _item(entries: Entries, path: str, strings: dict[str, str], thing: object = None, *, picked: bool = False) -> Item:
    """``strings`` by the rest of their path after ``path``."""
    words = next(iter(strings.values()))
    beside = entries.beside(path, words, thing.evidence) if isinstance(thing, Borne) else None
    cut = {
        name or "text": segments(value, entries.within(f"{path}/{name}" if name else path))
        for name, value in strings.items()
    }
    return Item(cut, strings.get("date"), beside, picked)


def _timeline(events: tuple[Item, ...]) -> tuple[Item, ...]:
    """Those with a date in its order, then the others in the order of the summary."""
    return tuple(sorted(events, key=lambda event: (event.date is None, event.date or "")))
