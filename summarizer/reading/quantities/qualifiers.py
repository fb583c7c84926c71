"""Words that soften or bound a number: "at least", "nearly", "or more"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.quantity import Qualifier
from summarizer.reading.span import Span

if TYPE_CHECKING:
    from summarizer.reading.quantities.scan import Scan

_BLANK = " \t\n\u00a0\u202f\u2009"


def qualifier_of(scan: Scan, start: int, end: int, *, is_date: bool = False) -> tuple[Qualifier, Span | None]:
    """The qualifier right before or right behind the quantity at ``start:end``, with its place.

    Before a date, "over", "under" and "up to" are plain prepositions ("the row over 1969"); only "about" hedges it.
    """
    text, lexicon = scan.text, scan.lexicon
    at = start
    while at > 0 and start - at < 2 and text[at - 1] in _BLANK:  # noqa: PLR2004
        at -= 1
    found = lexicon.qualifier_before.ending(text, at)
    if found and _stands(text, found[1], at) and not (is_date and found[0] != Qualifier.ABOUT):
        return Qualifier(found[0]), Span.of(text, found[1], at)
    pos = end
    while pos - end < 2 and text[pos : pos + 1] and text[pos] in _BLANK:  # noqa: PLR2004
        pos += 1
    behind = lexicon.qualifier_after.starting(text, pos)
    if behind is None:
        word = scan.next_word(end)
        pos = text.find(word, end) + len(word) + 1 if word else pos
        behind = lexicon.qualifier_after.starting(text, pos) if word else None
        if behind and not text[pos : behind[1]].lower().startswith("or "):
            behind = None
    if behind:
        return Qualifier(behind[0]), Span.of(text, pos, behind[1])
    return Qualifier.EXACTLY, None


def _stands(text: str, start: int, end: int) -> bool:
    """Not "turnover 27" nor ">" inside a tag."""
    return not (start and text[start - 1].isalnum() and text[start:end][0].isalpha())
