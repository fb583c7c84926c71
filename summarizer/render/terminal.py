"""A view on a terminal: readable at 80 columns, in colour only where colours are wanted."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from summarizer.schema import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console, RenderableType

    from summarizer.render.place import Place
    from summarizer.render.view import Item, Note, Section, View

WIDTH = 80
_WIDEST = 100
"""Longer rows are hard to read, however wide the window is."""
_MOST_PLACES = 4

_MARKS = {Verdict.SUPPORTED: "✓", Verdict.UNCLEAR: "?", Verdict.REJECTED: "✗"}
_STYLES = {Verdict.SUPPORTED: "green", Verdict.UNCLEAR: "yellow", Verdict.REJECTED: "red"}


def _nowhere(_place: Place) -> None:
    return None


def as_text(view: View) -> str:
    """``view`` as plain text, for a file or a pipe."""
    from rich.console import Console

    console = Console(file=StringIO(), width=WIDTH, color_system=None)
    with console.capture() as capture:
        print_view(view, console)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def print_view(view: View, console: Console, address: Callable[[Place], str | None] = _nowhere) -> None:
    """Print ``view``; where the terminal can follow links, each line leads to its ``address``.

    Only :class:`~rich.text.Text` is printed: no markup in an article is ever obeyed.
    """
    width = min(console.width, _WIDEST)
    for part in _parts(view, address):
        console.print(part, width=width)


def _parts(view: View, address: Callable[[Place], str | None]) -> Iterator[RenderableType]:
    yield Text(view.source, "bold")
    for section in view.sections:
        yield Text()
        yield _heading(section)
        for item in section.items:
            yield Padding(Group(*_item(item, address)), (0, 0, 0, 1))
    yield Text()
    for line in view.closing:
        yield Text(line, "dim")


def _heading(section: Section) -> Text:
    style = _STYLES[section.verdict] if section.verdict else "cyan"
    count = f" ({len(section.items)})" if section.verdict or len(section.items) > 1 else ""
    return Text(section.name.upper() + count, f"bold {style}")


def _item(item: Item, address: Callable[[Place], str | None]) -> Iterator[RenderableType]:
    style = _STYLES[item.verdict]
    aside = f"  ({item.aside})" if item.aside else ""
    yield _beside(Text(_MARKS[item.verdict], style), Text.assemble((item.text, "bold"), (aside, "dim")))
    if item.detail:
        yield _beside(Text(), Text(item.detail))
    for note in item.notes:
        yield from _note(note, style)
    for place in item.places[:_MOST_PLACES]:
        yield _place(place, address(place))
    further = len(item.places) - _MOST_PLACES
    if further > 0:
        yield _beside(Text(), Text(f"and {further} more place{'' if further == 1 else 's'}", "dim"))


def _note(note: Note, style: str) -> Iterator[RenderableType]:
    yield _beside(Text(), Text.assemble((note.code, style), ": ", note.message))
    if note.suggestion:
        yield _beside(Text(), Text.assemble(("the article has: ", style), note.suggestion))


def _place(place: Place, address: str | None) -> RenderableType:
    label = Text(f"line {place.line}", Style(dim=True, link=address))
    words = Text.assemble(*((piece.text, "underline" if piece.evidence else "dim") for piece in place.pieces))
    return _beside(Text(), _beside(label, words))


def _beside(label: Text, body: RenderableType) -> RenderableType:
    """``label``, a space, and ``body``, whose further rows begin where its first one does."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, min_width=1)
    grid.add_column(overflow="fold")
    grid.add_row(label, body)
    return grid
