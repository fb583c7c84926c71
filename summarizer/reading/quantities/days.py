"""Dates that are more than one, or less than whole: "May 2-3", "2-3 May", "class of '79".

Two days told together are two dates, each with the month and the year of both, because a claim may tell either. The
apostrophe of a year without its century is the AP Stylebook's ("years") and the Chicago Manual's (9.31).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.reading.dates import date_at
from summarizer.reading.quantity import Dated, PartialDate
from summarizer.reading.words import stopwords
from summarizer.reading.years import in_full, year_behind

if TYPE_CHECKING:
    from summarizer.reading.quantities.scan import Scan
    from summarizer.reading.tokens import Token

_TO_DAY = re.compile(r"[-\u2010-\u2014](?P<day>\d{1,2})(?![\w%:/-]|[.,]\d)")
_DAY_TO = re.compile(r"(\d{1,2})(?:\.?[ \u00a0]?[-\u2010-\u2014][ \u00a0]?|, )$")
_JOINTS = frozenset({"and", "range to"})
_JOINED = 4  # signs between two figures of a row of days, or to the "and" between them
_MOST_DAYS = 8  # of one month told in a row
_SUFFIX = r"(?:\.|st|nd|rd|th|º|er)?"  # of an ordinal in figures
_AND_DAY = re.compile(rf" (?P<and>&|[^\W\d_]{{1,3}}) (?P<day>\d{{1,2}}){_SUFFIX}(?![\w%:/-]|[.,]\d)")
_DAY_AND = re.compile(rf"(\d{{1,2}}){_SUFFIX} (?:&|[^\W\d_]{{1,3}}) $")
_SHORT_YEAR = re.compile(r"(?<=['’])(?<!\w['’])\d\d(?![\w%°]|[:/.,-]\d)")
_CLOSING = re.compile(r"'(?!\w)")
_LINE = 120  # signs in which a straight quotation mark would close again
_LAST_DAY = 31


def days_at(scan: Scan, index: int) -> list[Dated]:
    """The date that begins at token ``index``, or the two that do; nothing where none does."""
    dated = date_at(scan, index)
    if dated is not None:
        return _days_behind(scan, dated) or [dated]
    year = _short_year(scan, index)
    return [year] if year else _days_before(scan, index)


def _days_behind(scan: Scan, first: Dated) -> list[Dated]:
    """Such as "May 2-3", "May 2-3, 2024", "May 2 and 3"."""
    day, month = first.date.day, first.date.month
    if day is None or month is None or first.date.year is not None:
        return []
    found = _TO_DAY.match(scan.text, first.end) if first.number[1] == first.end else None
    found = found or _and_day(scan, first.end)
    if found is None or not day < int(found["day"]) <= _LAST_DAY:
        return []
    year, end = year_behind(scan, found.end())
    begin = PartialDate(year, month, day, first.date.weekday)
    last = Dated(found.start("day"), end, PartialDate(year, month, int(found["day"])), found.span("day"))
    return [first._replace(date=begin), last]


def _and_day(scan: Scan, end: int) -> re.Match[str] | None:
    """One more day behind "and", where nothing behind it can be counted: "May 2 and 3," but not "and 3 ferries"."""
    found = _AND_DAY.match(scan.text, end)
    if found is None or found["and"].lower() not in {"&", *scan.lexicon.data["numerals"]["and"]}:
        return None
    behind = scan.next_word(found.end())
    counted = behind and behind.lower() not in stopwords(scan.lexicon.language)
    return None if counted or scan.lexicon.after.starting(scan.text, found.end() + 1) else found


def _days_before(scan: Scan, index: int) -> list[Dated]:
    """Such as "2-3 May", "2.-3. Mai", "the 2nd and 3rd of May", "2-3, 9 and 15-18 December"."""
    token = scan.tokens[index]
    if token.kind != "digits" or not token.text.isdecimal():
        return []
    days = [token]
    at = index
    while len(days) < _MOST_DAYS and (following := _next_day(scan, at)):
        at, day = following, scan.tokens[following]
        last = date_at(scan, at)
        if last is not None and last.number[0] == day.start:
            return _of_one_month(days, last)
        if not day.text.isdecimal():
            return []
        days.append(day)
    return []


def _next_day(scan: Scan, at: int) -> int:
    """The token of the next figure of a row of days, behind a dash, a comma or an "and"; 0 where there is none."""
    tokens, after = scan.tokens, at + 1
    if after >= len(tokens) or tokens[after].start - tokens[at].end > _JOINED:
        return 0
    between = tokens[after].word
    joined = between is not None and not between.marks.isdisjoint(_JOINTS)
    after += joined
    if after >= len(tokens) or tokens[after].kind != "digits":
        return 0
    gap = scan.text[tokens[at].start : tokens[after].start]
    return after if (_DAY_AND if joined else _DAY_TO).fullmatch(gap) else 0


def _of_one_month(days: list[Token], last: Dated) -> list[Dated]:
    """The figures before a date as days of its month, if they rise to it."""
    told = [int(day.text) for day in days]
    if last.date.month is None or not all(one < other for one, other in pairwise([0, *told, last.date.day or 0])):
        return []
    year, month = last.date.year, last.date.month
    return [
        *(
            Dated(day.start, day.end, PartialDate(year, month, value), (day.start, day.end))
            for day, value in zip(days, told, strict=True)
        ),
        last,
    ]


def _short_year(scan: Scan, index: int) -> Dated | None:
    """Such as "in '79": two figures behind an apostrophe that opens no quotation, and a word that leads a year."""
    token, text = scan.tokens[index], scan.text
    if token.kind != "digits" or not _SHORT_YEAR.match(text, token.start):
        return None
    if not scan.lexicon.has("dates.year_cues", scan.last_word(token.start - 1).lower()):
        return None
    if text[token.start - 1] == "'" and _CLOSING.search(text, token.end, token.end + _LINE):
        return None
    year = in_full(int(token.text))
    return Dated(token.start, token.end, PartialDate(year=year), (token.start, token.end))
