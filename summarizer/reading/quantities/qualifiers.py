"""Words that soften or bound a number: "at least", "nearly", "or more"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.reading.phrases import joined
from summarizer.reading.quantities.scan import GAP
from summarizer.reading.quantity import Qualifier, QuantityKind
from summarizer.reading.span import Span

if TYPE_CHECKING:
    from summarizer.reading.quantities.scan import Scan
    from summarizer.reading.quantity import Quantity

_NUMBER = re.compile(r"[ \u00a0]?[$£€]?\d")
_NOUN_AND_LINK = re.compile(rf"{GAP}([^\W\d_]++){GAP}([^\W\d_]+)")
_REACH = 48  # signs in which a noun and "or" behind it stand
_NO_HEDGE = "none"
_BLANK = " \t\n\u00a0\u202f\u2009"


def qualifier_of(scan: Scan, start: int, end: int, kind: QuantityKind) -> tuple[Qualifier, Span | None]:
    """The qualifier right before or right behind the quantity at ``start:end``, with its place.

    Before a date, "over", "under" and "up to" are plain prepositions ("the row over 1969"); only "about" hedges it.
    Approximators modify cardinals (Huddleston and Pullum 2002, chapter 5): "asked about first loves" hedges nothing.
    """
    if kind is QuantityKind.ORDINAL:
        return Qualifier.EXACTLY, None
    before = hedge_before(scan, start, is_date=kind is QuantityKind.DATE)
    if before is not None:
        return framed(scan, before, end) if kind is QuantityKind.DURATION else before
    return _behind(scan, end) or (Qualifier.EXACTLY, None)


def framed(scan: Scan, hedge: tuple[Qualifier, Span | None], end: int) -> tuple[Qualifier, Span | None]:
    """The hedge of a length of time that ends at ``end``; none, but its place, where it tells when instead."""
    return (Qualifier.EXACTLY, hedge[1]) if hedge[1] is not None and _is_frame(scan, hedge[1], end) else hedge


def _is_frame(scan: Scan, hedge: Span, end: int) -> bool:
    """Whether "over" before a length of time means in the course of it: "held over three days", "12% over six years".

    As a hedge it modifies the numeral inside a phrase that measures: behind another preposition ("for over two days"),
    behind a verb of lasting ("took over two days"), or with "ago" and the like behind it. Elsewhere it heads an adjunct
    of its own (Huddleston and Pullum 2002, chapter 7, sections 4 and 6; chapter 8, section 6). Its place is kept:
    what looks for a hedge may still find one.
    """
    lexicon = scan.lexicon
    if not lexicon.has("qualifiers.frames", hedge.text.lower()):
        return False
    before, behind = scan.last_word(hedge.start).lower(), scan.next_word(end).lower()
    last = joined(scan.text[hedge.end : end]).split()[-1].lower()  # "20 years old"
    measured = lexicon.has("qualifiers.measured", behind) or lexicon.has("qualifiers.measured", last)
    return not (measured or lexicon.has("qualifiers.measuring", before))


def hedged_alike(scan: Scan, before: Quantity | None, quantity: Quantity) -> Quantity:
    """``quantity`` with the hedge of the one before it, where "or" joins the two, or brackets give it in another unit.

    "About 40 or 50 people", "up to 70 mph (113 km/h)" (AP Stylebook, "metric system": the equivalent in parentheses).
    """
    if before is None or before.qualifier_span is None or before.qualifier_span.start > before.start:
        return quantity
    joint = scan.text[before.end : quantity.start].strip().lower()
    if quantity.qualifier is not Qualifier.EXACTLY:
        return quantity
    together = before.unit in (None, quantity.unit) and scan.lexicon.has("qualifiers.or", joint)
    if together or (
        joint == "(" and _is_converted(before, quantity) and scan.text[quantity.end : quantity.end + 1] == ")"
    ):
        return replace(quantity, qualifier=before.qualifier, qualifier_span=before.qualifier_span)
    return quantity


def _is_converted(before: Quantity, quantity: Quantity) -> bool:
    """Whether both are of one sort, in two units."""
    return before.kind is quantity.kind and before.unit != quantity.unit and None not in (before.unit, quantity.unit)


def hedge_before(scan: Scan, start: int, *, is_date: bool = False) -> tuple[Qualifier, Span] | None:
    """The qualifier that ends right before ``start``, with its place."""
    text, at = scan.text, start
    if text[at - 1 : at] == "-":  # "under-18s"
        at -= 1
    while at > 0 and start - at < 2 and text[at - 1] in _BLANK:  # noqa: PLR2004
        at -= 1
    found = scan.lexicon.qualifier_before.ending(text, at)
    if found is None or found[0] == _NO_HEDGE or (is_date and found[0] != Qualifier.ABOUT):
        return None
    return (Qualifier(found[0]), Span.of(text, found[1], at)) if _stands(text, found[1], at) else None


def _behind(scan: Scan, end: int) -> tuple[Qualifier, Span] | None:
    """Right behind the number, or one noun later where the phrase begins with "or": "27 people or more", "60-plus"."""
    text, phrases, pos = scan.text, scan.lexicon.qualifier_after, end
    if text[end : end + 1] == "-":
        pos += 1
    while pos - end < 2 and text[pos : pos + 1] and text[pos] in _BLANK:  # noqa: PLR2004
        pos += 1
    found = phrases.starting(text, pos)
    if found is None:
        linked = _NOUN_AND_LINK.match(text, end, end + _REACH)
        if linked is None or not scan.lexicon.has("qualifiers.or", linked[2].lower()):
            return None
        pos = linked.end(1) + 1
        found = phrases.starting(text, pos)
    if found is None or _NUMBER.match(text, found[1]):
        return None  # "27 dead and over 120 hurt": the words belong to the next number
    return Qualifier(found[0]), Span.of(text, pos, found[1])


def _stands(text: str, start: int, end: int) -> bool:
    """Not "turnover 27" nor ">" inside a tag."""
    return not (start and text[start - 1].isalnum() and text[start:end][0].isalpha())
