"""Where in a summary something stands, for people: "figure 2", not ``/figures/1/value``."""

from __future__ import annotations

_PARTS = {"headline": "headline", "summary": "summary"}
_ITEMS = {"events": "event", "figures": "figure", "quotes": "quotation"}


def part_of(path: str) -> str:
    """Where in a summary the JSON Pointer ``path`` leads, in an editor's words; "" for free text."""
    first, _, rest = path.removeprefix("/").partition("/")
    place = rest.partition("/")[0]
    if first in _ITEMS and place.isdecimal():
        return f"{_ITEMS[first]} {int(place) + 1}"
    return _PARTS.get(first, path)


def kind_of_part(path: str) -> str:
    """The same without its number, for what was dropped: the numbers of a summary count what is left in it."""
    return part_of(path).partition(" ")[0]
