"""A summary taken apart into the strings that make claims, each with its place in the summary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.schema import Summary


class Role(StrEnum):
    """What a string is for, which decides what is checked in it."""

    PROSE = "prose"  # headline, summary, what/who of an event, free text: numbers, dates, quotations, names
    PLACE = "place"  # where of an event: names
    WHEN = "when"  # the source's words for a time: dates and numbers
    ISO_DATE = "iso-date"  # date of an event; ``beside`` is its ``when``
    VALUE = "value"  # value of a figure; ``beside`` is its ``what``
    WHAT = "what"  # what a figure counts
    QUOTE = "quote"  # text of a quote; ``beside`` is its ``speaker``
    SPEAKER = "speaker"  # speaker of a quote; ``beside`` is its ``text``


@dataclass(frozen=True)
class Part:
    """One string of a summary. ``path`` is its JSON Pointer, ``beside`` the string that belongs with it."""

    role: Role
    path: str
    reading: Reading
    beside: Reading | None = None

    @property
    def text(self) -> str:
        return self.reading.text


def parts_of(summary: Summary, language: str = "en") -> Iterator[Part]:
    """Every string of a structured summary, in its order."""

    def part(role: Role, path: str, text: str | None, beside: str | None = None) -> Iterator[Part]:
        if text is not None:
            yield Part(role, path, Reading(text, language), None if beside is None else Reading(beside, language))

    yield from part(Role.PROSE, "/headline", summary.headline)
    yield from part(Role.PROSE, "/summary", summary.summary)
    for i, event in enumerate(summary.events):
        yield from part(Role.PROSE, f"/events/{i}/what", event.what)
        yield from part(Role.PROSE, f"/events/{i}/who", event.who)
        yield from part(Role.PLACE, f"/events/{i}/where", event.where)
        yield from part(Role.WHEN, f"/events/{i}/when", event.when)
        yield from part(Role.ISO_DATE, f"/events/{i}/date", event.date, event.when)
    for i, figure in enumerate(summary.figures):
        yield from part(Role.VALUE, f"/figures/{i}/value", figure.value, figure.what)
        yield from part(Role.WHAT, f"/figures/{i}/what", figure.what, figure.value)
    for i, quote in enumerate(summary.quotes):
        yield from part(Role.QUOTE, f"/quotes/{i}/text", quote.text, quote.speaker)
        yield from part(Role.SPEAKER, f"/quotes/{i}/speaker", quote.speaker, quote.text)


def free_text(text: str, language: str = "en") -> Iterator[Part]:
    """A summary that is only prose."""
    yield Part(Role.PROSE, "", Reading(text, language))
