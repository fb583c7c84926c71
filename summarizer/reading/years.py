"""Years and decades: "2013", "2014-16", "the 1990s", "the '90s", "années 1990"; and the year behind a month or a day.

After the AP Stylebook ("years", "decades") and the Guardian style guide ("dates and times").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.reading.quantity import Dated, PartialDate

if TYPE_CHECKING:
    from summarizer.reading.quantities.scan import Scan

FIRST_YEAR, LAST_YEAR = 1100, 2100
_DECADE = re.compile(r"(?:(1[1-9]|20)(\d0)|['’]?(\d0))['’]?s\b")
_YEAR_BEHIND = re.compile(r"[ \u00a0]?,?[ \u00a0]{1,2}(\d{4})(?![\d%]|[.,:]\d)")
_YEARS = re.compile(r"(\d{4})[-\u2010\u2011\u2012\u2013/](\d{4}|\d\d)(?![\d%/-]|[.,]\d)")


def in_full(figures: int) -> int:
    """The year that its last two figures stand for."""
    return figures + (1900 if figures >= 30 else 2000)  # noqa: PLR2004


def decade_at(scan: Scan, index: int) -> Dated | None:
    """The decade that begins at token ``index``, if one does."""
    token = scan.tokens[index]
    behind = scan.text[token.end : token.end + 2].lower().strip("'’")[:1]
    return _decade(scan, token.start) if behind == "s" else _led_decade(scan, index)


def _decade(scan: Scan, start: int) -> Dated | None:
    """As English says it: "1990s", "the '90s"."""
    found = _DECADE.match(scan.text, start)
    if found is None:
        return None
    short = found[3]
    if short:
        led = scan.lexicon.has("dates.short_decade_leads", scan.last_word(start).lower())
        if not led and scan.text[start - 1 : start] not in {"'", "’"}:
            return None
        year = in_full(int(short))  # "the 90s", "the 20s"
    else:
        year = int(found[1] + found[2])
    return Dated(start, found.end(), PartialDate(year=year, decade=True), (start, found.end() - 1))


def _led_decade(scan: Scan, index: int) -> Dated | None:
    """As other languages say it: "années 1990", "años 90", "1990er Jahre"."""
    token, text = scan.tokens[index], scan.text
    digits = token.text
    if len(digits) not in (2, 4) or not digits.isdecimal() or digits[-1] != "0":
        return None
    start = token.start - (text[token.start - 1 : token.start] in {"'", "’"})
    end = (
        token.end + 2
        if text[token.end : token.end + 2] in scan.lexicon.cues.get("dates.decade_endings", ())
        else token.end
    )
    if end == token.end and not scan.lexicon.has("dates.decade_leads", scan.last_word(start).lower()):
        return None
    year = int(digits) if len(digits) == 4 else in_full(int(digits))  # noqa: PLR2004
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return Dated(token.start, end, PartialDate(year=year, decade=True), (token.start, token.end))


def year_behind(scan: Scan, end: int) -> tuple[int | None, int]:
    """A year after a month or a day, with the comma or the "de" that may stand between."""
    text = scan.text
    stop = end + 1 if text[end : end + 1] == "." and text[end + 1 : end + 2] in {" ", "\u00a0", ","} else end
    for link in scan.lexicon.cues["dates.year_links"]:
        if link and text[stop : stop + len(link) + 2].lower() == f" {link} ":
            stop += len(link) + 1
            break
    found = _YEAR_BEHIND.match(text, stop)
    if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return int(found[1]), found.end()
    return None, end


def years_at(scan: Scan, index: int) -> tuple[int, int, int] | None:
    """Two years as one span, "2014-2016" or the season "2019-20": first, last, and where they end."""
    found = _YEARS.match(scan.text, scan.tokens[index].start)
    if found is None:
        return None
    first, last = int(found[1]), int(found[2])
    if len(found[2]) == 2:  # noqa: PLR2004
        last += first // 100 * 100
    return (first, last, found.end()) if FIRST_YEAR <= first < last <= LAST_YEAR else None


def year_at(scan: Scan, index: int) -> int | None:
    """The bare year at token ``index``, unless something says that it is a count."""
    token, text = scan.tokens[index], scan.text
    if not (token.text.isdecimal() and len(token.text) == 4 and FIRST_YEAR <= int(token.text) <= LAST_YEAR):  # noqa: PLR2004
        return None
    if text[token.end : token.end + 1] in {"%", "°"}:
        return None
    before, behind = scan.last_word(token.start).lower(), scan.next_word(token.end)
    cued = before in scan.lexicon.cues["dates.year_cues"]
    if scan.lexicon.has("counted.nouns", behind.lower()) and not _owns(scan, token.end, behind):
        return None
    year = int(token.text)
    if not behind or text[token.end : token.end + 1] in {",", ".", ")", ";"}:
        return year
    if cued and before not in scan.lexicon.cues.get("dates.year_cues_of_counts", ()):
        return year
    likely = 1900 <= year <= 2060  # noqa: PLR2004
    return year if likely or not _counts(scan, token.end, behind) else None


def _owns(scan: Scan, end: int, noun: str) -> bool:
    """Whether the noun behind a figure is a possessive, which no number counts: "the 2009 women's cup"."""
    at = scan.text.find(noun, end) + len(noun)
    return scan.text[at : at + 2] in {"'s", "’s"}


def _counts(scan: Scan, end: int, behind: str) -> bool:
    """Whether a plural stands behind a figure, with at most one word before it: "1203 homes", "1203 new homes"."""
    if not behind.islower():
        return False
    next_but_one = scan.next_word(scan.text.find(behind, end) + len(behind))
    return any(word.islower() and word.endswith("s") for word in (behind, next_but_one))
