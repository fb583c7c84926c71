"""The article in a Markdown file: what a reader sees, each line where it stands in the file."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.documents.published import as_day
from summarizer.documents.raw import Extracted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<matter>(?:[^\n]*\n){0,200}?)---[ \t]*\n")
_ENTRY = re.compile(r"^(?P<key>[A-Za-z_-]+)[ \t]*:[ \t]*(?P<value>[^\n]+?)[ \t]*$", re.MULTILINE)
_BULLET = "• "


def read_markdown(text: str) -> Extracted:
    """The words of a CommonMark text without its markup; title and date from front matter or first heading.

    Line numbers are those of the file, so that an editor finds the place again.
    """
    from markdown_it import MarkdownIt

    matter = _FRONT_MATTER.match(text)
    known = _entries(matter["matter"]) if matter else {}
    skipped = text.count("\n", 0, matter.end()) if matter else 0
    tokens = MarkdownIt("commonmark").enable("table").parse(text[matter.end() :] if matter else text)
    lines = [""] * (text.count("\n") + 1)
    for line, words in _placed(tokens):
        for step, piece in enumerate(words.split("\n")):
            at = min(line + skipped + step, len(lines) - 1)
            lines[at] = f"{lines[at]}\t{piece}" if lines[at] else piece
    return Extracted(
        text="\n".join(lines).rstrip("\n"),
        title=known.get("title") or _first_heading(tokens),
        url=known.get("url"),
        published=as_day(known.get("date") or known.get("published")),
    )


def _placed(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Each run of words with the line that it begins in, counted from 0."""
    mark = ""
    for token in tokens:
        if token.type == "list_item_open":
            mark = _BULLET
        elif token.map and token.type in {"inline", "code_block", "fence"}:
            words = _words(token.children) if token.type == "inline" else token.content.rstrip("\n")
            yield token.map[0] + (token.type == "fence"), mark + words
            mark = ""


def _words(children: Sequence[Token] | None) -> str:
    """The text of one block: no pictures, no inline HTML."""
    kept = {"text", "code_inline"}
    breaks = {"softbreak", "hardbreak"}
    return "".join(
        "\n" if child.type in breaks else child.content if child.type in kept else "" for child in children or ()
    )


def _first_heading(tokens: Sequence[Token]) -> str | None:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1":
            return _words(inline.children) or None
    return None


def _entries(matter: str) -> dict[str, str]:
    return {found["key"].lower(): found["value"].strip("\"'") for found in _ENTRY.finditer(matter)}
