"""What a text quotes: the shape of one quotation."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.reading.span import Span

MARKS = "“”„‟\"'‘’«»‹›`＂"  # with the signs that are typed for one


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """One quotation: ``start`` and ``end`` are inside the marks.

    ``speaker`` is the fullest name the text gives the speaker ("Dmitry Peskov" for "he"); ``speaker_span``
    is the place where the attribution names or points to that person, ``cue`` the word that attributes
    ("said"). ``certain`` is true only when the text leaves no doubt. ``parent`` is the index of the
    enclosing quotation, for one quoted inside another. ``spoken`` is false for scare quotes and titles.
    """

    speaker: str | None = None
    speaker_span: Span | None = None
    cue: Span | None = None
    certain: bool = False
    parent: int | None = None
    spoken: bool = True
