"""Dates as news writes them: "Feb. 3, 2022", "3 February", "Wednesday", "May 2022", "the 1990s".

After the AP Stylebook ("dates", "months") and the Guardian style guide ("dates and times");
all-figure dates after ISO 8601 and, where the order is the country's, after CLDR's short date of the language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.reading.quantity import Dated, PartialDate
from summarizer.reading.years import decade_at, year_behind

if TYPE_CHECKING:
    from summarizer.reading.quantities.scan import Scan

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d|-\d)")
_FIGURES = re.compile(r"(\d{1,2})([./-])[ \u00a0]?(\d{1,2})\2[ \u00a0]?(\d{4}|\d\d)(?![\d/]|[.,-]\d)")
_ORDINALS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(?!\d)")
_DAY_BEHIND = re.compile(r"\.?[ \u00a0]{1,2}(\d{1,2})(?:st|nd|rd|th)?(?![\d%:]|[.,/]\d|[^\W\d_])")
_ABBREVIATED = 3  # letters
LONG_NAME = 4  # letters; shorter ones in lower case are mostly other words


def date_at(scan: Scan, index: int) -> Dated | None:
    """The date that begins at token ``index``, if one does."""
    token = scan.tokens[index]
    if token.kind == "digits":
        return _figures(scan, index) or _day_first(scan, index)
    word = token.word
    if word is None:
        return None
    if word.weekday:
        return _weekday(scan, index)
    if word.month and ("short month" not in word.marks or _day_behind(scan)):
        return _month_first(scan, index, word.month)
    return _spelled_day(scan, index) if word.ordinal else None


def _day_behind(scan: Scan) -> bool:
    """Whether the language writes the day after the month, as English does."""
    return bool(scan.lexicon.data["dates"].get("day_behind", False))


def _day_ok(day: int) -> bool:
    return 1 <= day <= 31  # noqa: PLR2004


def _figures(scan: Scan, index: int) -> Dated | None:
    """2022-02-03, 3/2/2022, 03.02.2022; and decades."""
    start = scan.tokens[index].start
    iso = _ISO.match(scan.text, start)
    if iso and int(iso[2]) <= 12 and _day_ok(int(iso[3])):  # noqa: PLR2004
        return Dated(start, iso.end(), PartialDate(int(iso[1]), int(iso[2]), int(iso[3])), iso.span(3))
    return decade_at(scan, index) or _numeric(scan, start)


def _numeric(scan: Scan, start: int) -> Dated | None:
    found = _FIGURES.match(scan.text, start)
    if found is None and scan.lexicon.data["dates"].get("day_month_dots", False):
        return _day_and_month(scan, start)
    if found is None or (found[2] == "-" and len(found[4]) == 2):  # noqa: PLR2004
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    month_first = scan.lexicon.data["dates"]["order"] == "mdy" and found[2] != "."
    month, day = (first, second) if month_first else (second, first)
    if month > 12 >= day:  # noqa: PLR2004 - only one order can be meant
        month, day, month_first = day, month, not month_first
    if not (1 <= month <= 12 and _day_ok(day)):  # noqa: PLR2004
        return None
    if len(found[4]) == 2:  # noqa: PLR2004
        year += 1900 if year > 50 else 2000  # noqa: PLR2004
    return Dated(start, found.end(), PartialDate(year, month, day), found.span(3 if month_first else 1))


def _day_and_month(scan: Scan, start: int) -> Dated | None:
    """Such as "15.11." in German, where both are ordinals (DIN 5008), and no number has a point and two digits."""
    found = _ORDINALS.match(scan.text, start)
    if found is None or not (1 <= int(found[2]) <= 12 and _day_ok(int(found[1]))):  # noqa: PLR2004
        return None
    return Dated(start, found.end(), PartialDate(month=int(found[2]), day=int(found[1])), found.span(1))


def _day_first(scan: Scan, index: int) -> Dated | None:
    """Such as "3 February 2022", "3rd of February", "3. Februar", "1er mai"."""
    token = scan.tokens[index]
    if not token.text.isdecimal() or len(token.text) > 2 or not _day_ok(int(token.text)):  # noqa: PLR2004
        return None
    at = index + 1
    while at < len(scan.tokens) and at - index < 3:  # noqa: PLR2004
        word = scan.word(at)
        if word is None or word.month:
            break
        at += 1
    word = scan.word(at)
    if word is None or not word.month:
        return None
    between = scan.text[token.end : scan.tokens[at].start]
    if len(between) > 10 or between.strip(" \n\u00a0\u202f.-").lower() not in scan.lexicon.cues["dates.links"]:  # noqa: PLR2004
        return None
    if not _is_name(scan, scan.tokens[at].text):
        return None
    year, end = year_behind(scan, scan.tokens[at].end)
    return Dated(token.start, end, PartialDate(year, word.month, int(token.text)), (token.start, token.end))


def _is_name(scan: Scan, word: str) -> bool:
    """Whether a word is written as the name of a month or weekday.

    English capitalises them, but transcripts and all-lower-case feeds do not: a long name that is no other
    word ("february", "wednesday") counts all the same, unlike "may", "march", "sun" and "sat".
    """
    if word[0].isupper() or scan.lexicon.data["dates"].get("lower_months", False):
        return True
    return len(word) >= LONG_NAME and word not in scan.lexicon.cues["dates.ambiguous_months"]


def _month_first(scan: Scan, index: int, month: int) -> Dated | None:
    """Such as "Feb. 3, 2022", "February 2022", "in May"; not "may" and not "March on Washington"."""
    text, token = scan.text, scan.tokens[index]
    if not _is_name(scan, token.text):
        return None
    end = token.end
    if _day_behind(scan):
        found = _DAY_BEHIND.match(text, end)
        if found and _day_ok(int(found[1])):
            year, stop = year_behind(scan, found.end())
            return Dated(token.start, stop, PartialDate(year, month, int(found[1])), found.span(1))
    year, stop = year_behind(scan, end)
    if year:
        return Dated(token.start, stop, PartialDate(year, month), (stop - 4, stop))
    if token.text.lower() in scan.lexicon.cues["dates.ambiguous_months"] and not _cued(scan, token.start):
        return None
    if _is_given_name(scan, token.text, token.start, end):
        return None
    return Dated(token.start, end, PartialDate(month=month), (token.start, end))


def _is_given_name(scan: Scan, word: str, start: int, end: int) -> bool:
    """Whether a month's name is a person's: "April Jones", "Jan Pieters"; not "in April Ukraine", "June Sales Rise".

    An abbreviated month has a full stop (AP Stylebook, "months"): "of Jan Pieters" is his, whatever stands before.
    """
    if not scan.lexicon.has("dates.given_names", word.lower()) or (len(word) > _ABBREVIATED and _cued(scan, start)):
        return False
    behind = scan.next_word(end)
    if scan.text[end : end + 1] != " " or not behind.istitle() or behind.lower() in scan.lexicon.words:
        return False
    return not scan.next_word(end + 1 + len(behind)).istitle()


def _cued(scan: Scan, start: int) -> bool:
    """Whether the word before makes a month of a word that can be another: "in May", "last March"."""
    return scan.last_word(start).lower() in scan.lexicon.cues["dates.month_cues"]


def _weekday(scan: Scan, index: int) -> Dated | None:
    """Such as "Wednesday", "Wednesday, Feb. 3"."""
    token, text = scan.tokens[index], scan.text
    found = scan.lexicon.weekdays.starting(text, token.start)
    if found is None or not _is_name(scan, token.text):
        return None
    weekday, end = found[0] - 1, found[1]
    inner = _date_behind(scan, scan.past(index + 1, end), end)
    if inner:
        date = PartialDate(inner.date.year, inner.date.month, inner.date.day, weekday)
        return Dated(token.start, inner.end, date, inner.number)
    return Dated(token.start, end, PartialDate(weekday=weekday), (token.start, end))


def _date_behind(scan: Scan, index: int, end: int) -> Dated | None:
    """The day and month that a weekday stands before: "Wednesday, Feb. 3", "mercredi 3 mai", "Mittwoch, den 3. Mai"."""
    for at in range(index, min(index + 2, len(scan.tokens))):
        gap = scan.text[end : scan.tokens[at].start]
        if len(gap) > 8 or gap.strip(" ,.\n\u00a0").lower() not in scan.lexicon.cues["dates.weekday_links"]:  # noqa: PLR2004
            continue
        word = scan.word(at)
        inner = None if word and word.weekday and not word.month else date_at(scan, at)
        if inner and inner.date.month and inner.date.day and inner.date.weekday is None:
            return inner
    return None


def _spelled_day(scan: Scan, index: int) -> Dated | None:
    """Such as "the third of February"."""
    word, month = scan.word(index), scan.word(index + 2)
    if not (word and month and month.month and scan.marked(index + 1, "of") and scan.follows(index + 2)):
        return None
    token, name = scan.tokens[index], scan.tokens[index + 2]
    if not _is_name(scan, name.text):
        return None
    year, end = year_behind(scan, name.end)
    return Dated(token.start, end, PartialDate(year, month.month, word.parts[-1].value), (token.start, token.end))
