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
_LINE = re.compile(r"^[ \t]*([^\W\d_]{2,})(?=[ ,(])[^\n—–]{0,100}?[ \xa0)](?:—|–|--?)[ \xa0]", re.MULTILINE)


def find_dateline(source: Reading) -> Span | None:
    """The first line's beginning up to the dash, of the lines near the top that begin with a word in capitals."""
    top = source.text[:_NEAR]
    found = next((line for line in _LINE.finditer(top) if line[1].isupper()), None)
    return Span(found.start(), found.end(), found[0]) if found else None
