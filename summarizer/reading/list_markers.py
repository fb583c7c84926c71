"""The numbers of a list's items: "1) …", "2. …", at the start of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.reading.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.reading import Reading

_MARKER = re.compile(r"^[ \t]*\(?(\d{1,2})[.)][ \t]+(?=[\"“‘'A-Z¿¡«„])", re.MULTILINE)


def find_list_markers(reading: Reading) -> Iterator[Span]:
    """The figure of every item's number, in text order; a figure that is a quantity ("5. Mai") is none."""
    for match in _MARKER.finditer(reading.text):
        start, end = match.span(1)
        if not any(quantity.start <= start < quantity.end for quantity in reading.quantities):
            yield Span(start, end, match[1])
