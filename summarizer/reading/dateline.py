"""The dateline of a report, "HALDEN, Kestria, 14 March —": where it was written and on what day.

A place in capitals, and a dash at its end (AP Stylebook and Reuters Handbook, "datelines"). Its day is that of the
report, which is seldom the day of what the report tells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.reading.span import Span

if TYPE_CHECKING:
    from summarizer.reading.reading import Reading

_NEAR = 1_000  # characters: behind a headline, a subhead and a byline
_LINE = re.compile(r"^[ \t]*([^\W\d_]{2,}[^\n—–]{0,100}?[ \xa0)](?:—|–|--?)[ \xa0])", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")


def find_dateline(source: Reading) -> Span | None:
    """Of the lines near the top, the first that begins with one: all of it, with its dash and the space behind."""
    for line in _LINE.finditer(source.text[:_NEAR]):
        place, *rest = _WORD.findall(line[1])
        if place.isupper() and all(word[0].isupper() for word in rest):
            return Span(line.start(1), line.end(1), line[1])
    return None
