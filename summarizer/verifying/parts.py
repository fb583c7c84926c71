"""A summary taken apart into the strings that make claims, each with its place in the summary."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from summarizer.reading.frozen import dataclass
from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.schema import Summary


class Role(StrEnum):
    """What a string is for, which decides what is checked in it."""

    PROSE = "prose"  # headline, summary, what of an event, free text: numbers, dates, quotations, speakers, names
    WHO = "who"  # who of an event: names, and how many
    PLACE = "place"  # where of an event: names; ``beside`` is the event's ``what``
    WHEN = "when"  # the source's words for a time: dates and numbers; ``beside`` is the event's ``what``
    ISO_DATE = "iso-date"  # date of an event; ``beside`` is its ``when``
    VALUE = "value"  # value of a figure; ``beside`` is its ``what``
    WHAT = "what"  # what a figure counts
    QUOTE = "quote"  # text of a quote; ``beside`` is its ``speaker``
    SPEAKER = "speaker"  # speaker of a quote; ``beside`` is its ``text``


@dataclass(frozen=True)
class Part:
    """One string of a summary. ``path`` is its JSON Pointer, ``beside`` the string that belongs with it.

    A string is read once, however many parts and checks it has to do with.
    """

    role: Role
    path: str
    reading: Reading
    beside: Reading | None = None

    @property
    def text(self) -> str:
        return self.reading.text


def parts_of(summary: Summary, language: str = "en") -> Iterator[Part]:
    """Every string of a structured summary, in its order."""

    def read(text: str | None) -> Reading | None:
        return None if text is None else Reading(text, language)

    def part(role: Role, path: str, own: Reading | None, beside: Reading | None = None) -> Iterator[Part]:
        if own is not None:
            yield Part(role, path, own, beside)

    yield from part(Role.PROSE, "/headline", read(summary.headline))
    yield from part(Role.PROSE, "/summary", read(summary.summary))
    for i, event in enumerate(summary.events):
        what, when = read(event.what), read(event.when)
        yield from part(Role.PROSE, f"/events/{i}/what", what)
        yield from part(Role.WHO, f"/events/{i}/who", read(event.who))
        yield from part(Role.PLACE, f"/events/{i}/where", read(event.where), what)
        yield from part(Role.WHEN, f"/events/{i}/when", when, what)
        yield from part(Role.ISO_DATE, f"/events/{i}/date", read(event.date), when)
    for i, figure in enumerate(summary.figures):
        value, what = read(figure.value), read(figure.what)
        yield from part(Role.VALUE, f"/figures/{i}/value", value, what)
        yield from part(Role.WHAT, f"/figures/{i}/what", what, value)
    for i, quote in enumerate(summary.quotes):
        words, speaker = read(quote.text), read(quote.speaker)
        yield from part(Role.QUOTE, f"/quotes/{i}/text", words, speaker)
        yield from part(Role.SPEAKER, f"/quotes/{i}/speaker", speaker, words)


def free_text(text: str, language: str = "en") -> Iterator[Part]:
    """A summary that is only prose."""
    yield Part(Role.PROSE, "", Reading(text, language))
