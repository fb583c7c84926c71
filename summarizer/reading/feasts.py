"""Days with a name that fall on one date every year: "Boxing Day", "Halloween".

They are no quantities, since they are not told as a number; but who writes "in December" or "on Oct. 31" may have it
from them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from summarizer.reading.quantity import PartialDate
from summarizer.reading.span import Span
from summarizer.reading.wordlists import keyed

if TYPE_CHECKING:
    from collections.abc import Iterator


def find_feasts(text: str, language: str) -> Iterator[tuple[Span, PartialDate]]:
    """Each named day of ``text`` with its month and day, in text order."""
    table, pattern = _feasts(language)
    for match in pattern.finditer(text) if pattern is not None else ():
        yield Span(match.start(), match.end(), match.group()), table[match.group().replace("’", "'")]


@cache
def _feasts(language: str) -> tuple[dict[str, PartialDate], re.Pattern[str] | None]:
    table: dict[str, PartialDate] = {}
    for name, told in keyed("feasts", language).items():
        month, day = map(int, told.split())
        table[name] = PartialDate(month=month, day=day)
    names = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(table, key=len, reverse=True))
    return table, re.compile(rf"\b(?:{names})\b") if table else None
