"""Two numbers that belong together: a range, a score, a season."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.dates import date_at
from summarizer.reading.digits import EXACT, tidy
from summarizer.reading.quantities.measures import Measured, measured_at
from summarizer.reading.quantities.qualifiers import hedge_before
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.years import year_at

if TYPE_CHECKING:
    from decimal import Decimal

    from summarizer.reading.quantities.scan import Scan

_DASH = re.compile(r":|[ \u00a0]?[-\u2010\u2011\u2012\u2013\u2014][ \u00a0]?")
_FAR_FROM_A_FRACTION = 10  # no range goes from a part of one so far: "½ to 2 hours"
_FAR_FROM_A_CHANGE = 2  # times a change and more that it ends at: a range is seldom so wide
_REACH = 16  # signs between two numbers that belong together, besides the words that join them


class Pair(NamedTuple):
    """``joined`` is true for a range; otherwise two numbers that share at most their unit."""

    low: Measured
    high: Measured
    joined: bool
    score: bool = False
    rate: bool = False


def pair_from(scan: Scan, index: int, low: Measured) -> Pair | None:
    """What ``low``, which begins at token ``index``, makes with the number behind it, if anything."""
    if low.numeral.ordinal or low.numeral.multiple or low.numeral.vague or not _has_near(scan, low):
        return None
    dashed = _dashed(scan, low)
    if dashed:
        return dashed
    if scan.lexicon.has("ranges.changes", scan.last_word(low.start).lower()):
        return None  # "rose 0.3% to 2.1%"
    found = _rate(scan, low) or _worded(scan, index, low)
    return None if found is not None and _is_change(scan, low, found) else found


def _is_change(scan: Scan, low: Measured, pair: Pair) -> bool:
    """Whether two numbers are how far it went and where that ended: "fell by 1,400 to 12,300", "by a tenth to 6%".

    A phrase with "by" measures the change, and one with "to" is its goal (Huddleston and Pullum 2002, chapter 7). In
    "fell by 10 to 12 degrees" the first leaves its unit to the second, and in "by £10m to £12m" the two lie close
    together: how far it went is a range.
    """
    if not pair.joined or pair.rate:
        return False
    hedge = hedge_before(scan, low.start)
    start = low.start if hedge is None else hedge[1].start
    if not scan.lexicon.has("ranges.measuring", scan.last_word(start).lower()):
        return False
    if low.unit is None and pair.high.unit is not None:
        return low.numeral.ratio is not None
    return low.value * _FAR_FROM_A_CHANGE < pair.high.value


def _has_near(scan: Scan, low: Measured) -> bool:
    """Whether a token follows so closely that it can have to do with ``low``, even behind "out of"."""
    at = low.after
    return at < len(scan.tokens) and scan.tokens[at].start - low.end <= scan.lexicon.rates.longest + _REACH


def _rate(scan: Scan, low: Measured) -> Pair | None:
    """Such as "one in five", "three out of ten": a share of a whole, both numbers bare."""
    if low.unit is not None or low.value != low.value.to_integral_value() or low.after >= len(scan.tokens):
        return None
    found = scan.lexicon.rates.starting(scan.text, low.end + 1)
    if found is None or not scan.near(low.end, low.end + 1):
        return None
    at = scan.past(low.after, found[1])
    high = _second(scan, at) if at < len(scan.tokens) and scan.near(found[1], scan.tokens[at].start) else None
    if high is None or high.unit is not None or high.value != high.value.to_integral_value():
        return None
    if not abs(low.value) > 0 or not high.value or year_at(scan, at):
        return None
    if abs(low.value) >= high.value and (found[0] == "rate" or scan.next_word(high.end)):
        return None
    return Pair(low, high, joined=True, rate=True)


def _second(scan: Scan, at: int) -> Measured | None:
    if at >= len(scan.tokens):
        return None
    found = measured_at(scan, at)
    return found if found and not (found.numeral.ordinal or found.numeral.vague or found.numeral.multiple) else None


def _dashed(scan: Scan, low: Measured) -> Pair | None:
    at = low.after
    if at >= len(scan.tokens) or not low.numeral.figures:
        return None
    gap = scan.text[low.end : scan.tokens[at].start]
    if len(gap) > 3 or not _DASH.fullmatch(gap) or date_at(scan, at):  # noqa: PLR2004
        return None
    high = _second(scan, at)
    if high is None or not high.numeral.figures:
        return None
    if _is_score(scan, low, high, gap):
        return Pair(low, high, joined=False, score=True)
    return _range(low, high)


def _is_score(scan: Scan, low: Measured, high: Measured, gap: str) -> bool:
    """AP: scores are figures with a hyphen, the winner's first; a range rises and counts something."""
    bare = low.kind == high.kind == QuantityKind.CARDINAL and low.numeral.scale == high.numeral.scale == 1
    if not bare or not (low.numeral.figures.isdecimal() and high.numeral.figures.isdecimal()):
        return False
    if low.value >= high.value or gap == ":":
        return True
    if len(gap) > 1 and " " in gap:
        return False
    if scan.lexicon.has("ranges.leads", scan.last_word(low.start).lower()):
        return False
    behind = scan.next_word(high.end)
    return not behind or not behind[0].islower() or scan.lexicon.has("ranges.score_nouns", behind)


def _share(low: Measured, high: Measured) -> Measured:
    """The unit and the scale of the second number, where the first has none: "$3.5-4 million", "3-5%"."""
    value: Decimal = low.value
    numeral = low.numeral
    if numeral.scale == 1 and high.numeral.scale > 1 and high.numeral.bare is not None and value < high.numeral.bare:
        value = tidy(EXACT.multiply(value, high.numeral.scale))
    if low.unit is None and high.unit is not None:
        if high.kind == QuantityKind.MONEY and high.value != high.numeral.value:
            value = tidy(EXACT.divide(value, 100))
        return low._replace(value=value, unit=high.unit, kind=high.kind)
    return low._replace(value=value)


def _worded(scan: Scan, index: int, low: Measured) -> Pair | None:
    """Such as "10 to 15 people", "between 10 and 15", "from 5 to 7 per cent"."""
    at = low.after
    between = _before(scan, index, low, "range between")
    joined = (between and scan.marked_behind(low.end, at, "range and")) or scan.marked_behind(low.end, at, "range to")
    if not joined or not (scan.follows(at + 1) or _sign(scan, at + 1)):
        return None
    high = _second(scan, at + 1)
    if high is not None and _before(scan, index, low, "range from"):
        return Pair(_share(low, high), high, joined=False)
    return _range(low, high)


def _sign(scan: Scan, index: int) -> bool:
    return (
        index < len(scan.tokens)
        and scan.tokens[index].kind == "sign"
        and scan.near(scan.tokens[index - 1].end, scan.tokens[index].start)
    )


def _before(scan: Scan, index: int, low: Measured, mark: str) -> bool:
    word = scan.word(index - 1)
    return word is not None and mark in word.marks and scan.near(scan.tokens[index - 1].end, low.start)


def _range(low: Measured, high: Measured | None) -> Pair | None:
    if high is None or (low.numeral.ratio is not None and high.value >= _FAR_FROM_A_FRACTION):
        return None  # "fell by a third to 800,000"
    if low.unit is None and high.start < high.numeral.start and low.start == low.numeral.start:
        return None  # "has tripled since 2020 to £1.5m": a sign stands before the first of two sums, or before both
    shared = _share(low, high)
    if shared.value < high.value and (shared.unit == high.unit or high.unit is None):
        return Pair(shared, high._replace(unit=shared.unit, kind=shared.kind), joined=True)
    return None
