"""A view as CommonMark, for a ticket, a mail or a wiki: what the article says never becomes markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.schema import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.render.place import Place
    from summarizer.render.view import Item, View

_MARKS = {Verdict.SUPPORTED: "", Verdict.UNCLEAR: "❓ ", Verdict.REJECTED: "❌ "}

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&$!])")
"""What CommonMark, GitHub's tables, strikethrough and formulas give a meaning to inside a line."""
_LINE_START = re.compile(r"^([-+=]|[0-9]{1,9}(?=[.)]))")
"""What would begin a list, a rule or a heading where a line begins with it."""


def as_markdown(view: View) -> str:
    """``view`` as one Markdown document."""
    return "\n".join(_lines(view)) + "\n"


def escaped(text: str) -> str:
    """One line of ``text`` that a Markdown reader shows exactly as it is."""
    text = _MARKUP.sub(r"\\\1", text)
    start = _LINE_START.match(text)
    if start is None:
        return text
    at = start.end() if start.group()[0].isdigit() else 0
    return f"{text[:at]}\\{text[at:]}"


def _lines(view: View) -> Iterator[str]:
    yield f"# {escaped(view.source)}"
    for section in view.sections:
        yield from ("", f"## {section.name}", "")
        for item in section.items:
            yield from _item(item)
    yield from ("", "---", "")
    yield from map(escaped, view.closing)


def _item(item: Item) -> Iterator[str]:
    aside = f" ({escaped(item.aside)})" if item.aside else ""
    yield f"- {_MARKS[item.verdict]}**{escaped(item.text)}**{aside}"
    if item.detail:
        yield f"  {escaped(item.detail)}"
    for note in item.notes:
        suggestion = f" The article has: {escaped(note.suggestion)}" if note.suggestion else ""
        yield f"  - `{note.code}`: {escaped(note.message)}{suggestion}"
    for place in item.places:
        yield f"  - line {place.line}: {_quoted(place)}"


def _quoted(place: Place) -> str:
    """The evidence among the words around it, in bold where the rule of flanking lets asterisks stand."""
    texts = ["", *(piece.text for piece in place.pieces), ""]
    shown = ""
    for before, piece, after in zip(texts, place.pieces, texts[2:], strict=False):
        glued_before = before[-1:].isalnum() and not piece.text[:1].isalnum()
        glued_after = after[:1].isalnum() and not piece.text[-1:].isalnum()
        words = escaped(piece.text)
        shown += f"**{words}**" if piece.evidence and not glued_before and not glued_after else words
    return shown
