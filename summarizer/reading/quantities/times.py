"""Times of day: "14:00", "2pm", "2:30 p.m.", "two o'clock". Their value is hours times 100 plus minutes.

After the AP Stylebook ("times") and the Guardian style guide ("dates and times").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from summarizer.reading.quantities.numeral import Numeral
    from summarizer.reading.quantities.scan import Scan

_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?![\d:]|\.\d)")
_DOTTED = re.compile(r"(1[0-2]|0?[1-9])\.([0-5]\d)(?=[ \u00a0]?[ap]\.?m\b)")
_HALF = re.compile(r"[ \u00a0\u202f]?([ap])\.?[ ]?m\b\.?", re.IGNORECASE)


class Timed(NamedTuple):
    """A time of day: ``value`` 1400 is two in the afternoon."""

    start: int
    end: int
    value: int


def time_at(scan: Scan, start: int) -> Timed | None:
    """The time in figures that begins at offset ``start``."""
    text = scan.text
    local = _local(scan, start)
    found = _CLOCK.match(text, start) or _DOTTED.match(text, start) if local is None else None
    if found:
        hour, minute = int(found[1]), int(found[2])
        return _completed(text, start, found.end(), hour, minute)
    return local


def named_at(scan: Scan, index: int) -> Timed | None:
    """Such as "noon", "midnight"; with a capital they are mostly names."""
    token = scan.tokens[index]
    if token.word is None or token.word.time is None or token.text[0].isupper():
        return None
    return Timed(token.start, token.end, token.word.time)


def _local(scan: Scan, start: int) -> Timed | None:
    """The writings of one language, such as 14h30 or 14.30 Uhr; some only after a word such as "ore"."""
    lexicon, candidates = scan.lexicon, scan.lexicon.time_patterns
    if lexicon.cued_time_patterns and lexicon.has("times.cues", scan.last_word(start).lower()):
        candidates += lexicon.cued_time_patterns
    for pattern in candidates:
        found = pattern.match(scan.text, start)
        if found:
            told = found.groupdict()
            hour = int(found["hour"]) + (12 if told.get("pm") and int(found["hour"]) < 12 else 0)  # noqa: PLR2004
            return Timed(start, found.end(), hour * 100 + int(told.get("minute") or 0))
    return None


def _completed(text: str, start: int, end: int, hour: int, minute: int) -> Timed:
    half = _HALF.match(text, end)
    if half and hour <= 12:  # noqa: PLR2004
        hour = hour % 12 + (12 if half[1].lower() == "p" else 0)
        end = _full_stop(text, half.end())
    return Timed(start, end, hour * 100 + minute)


def _full_stop(text: str, end: int) -> int:
    """The stop of "p.m." is its own; that of "2pm." ends the sentence."""
    return end if text[end - 1] != "." or "." in text[end - 5 : end - 1] else end - 1


def time_of(scan: Scan, numeral: Numeral) -> Timed | None:
    """Such as "2pm", "two o'clock": a numeral with what makes it an hour."""
    value = numeral.value
    if numeral.ordinal or numeral.ratio or value != value.to_integral_value() or not 1 <= value <= 24:  # noqa: PLR2004
        return None
    text, hour = scan.text, int(value)
    half = _HALF.match(text, numeral.end)
    if half and hour <= 12:  # noqa: PLR2004
        return _completed(text, numeral.start, numeral.end, hour, 0)
    named = scan.word(numeral.after)
    if named and named.time is not None and hour % 12 == 0 and scan.joined(numeral.end, numeral.after):
        return Timed(numeral.start, scan.tokens[numeral.after].end, named.time)  # "12 noon"
    found = scan.lexicon.clock.starting(text, numeral.end + 1)
    if found and scan.near(numeral.end, numeral.end + 1):
        return Timed(numeral.start, found[1], hour * 100)
    return None
