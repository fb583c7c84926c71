"""Feet and inches written together: 6'2", 5’11”, 6ft 2in, 6-foot-2.

Each is a number of its own, as the AP Stylebook has it ("dimensions": "he is 5 feet 6 inches tall", and 5'6" only in
very technical contexts and sports); an inch needs its feet before it, a foot in marks its inches behind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.reading.quantities.scan import Scan

_FOOT = re.compile(r"['’′](?=[ ]?(?:\d|1[01])(?:[\"”″]|''|’’)|(?:\d|1[01])(?![\w'’]))")
_INCHES = re.compile(r"[\"”″]|''|’’|[ ]?in\b")
_NO_MORE = re.compile(r"(?![\w'’-]|[.,]\d|[ ](?!tall\b)\w)")
_FEET_BEFORE = re.compile(r"\d(?:['’′][ ]?|[ ]?ft\.?[ ]|[ ]f(?:ee|oo)t[ ])$")
_FOOT_BEFORE = re.compile(r"\d-foot-$")
_WINDOW = 8
_FOOT_OF_INCHES = 12


def height_at(scan: Scan, start: int, end: int) -> tuple[str, int] | None:
    """The unit of the figures at ``start:end``, "foot" or "inch", and where it ends, if they are part of a height."""
    text = scan.text
    digits = text[start:end]
    if not digits.isdecimal():
        return None
    foot = _FOOT.match(text, end)
    if foot:
        return "foot", foot.end()
    before = text[max(0, start - _WINDOW) : start]
    if int(digits) >= _FOOT_OF_INCHES:
        return None
    if _FOOT_BEFORE.search(before) and text[end : end + 1] != "-":  # "a 6-foot-2 guard"
        return "inch", end
    if not _FEET_BEFORE.search(before):
        return None
    inches = _INCHES.match(text, end) or _NO_MORE.match(text, end)
    return ("inch", inches.end()) if inches else None
