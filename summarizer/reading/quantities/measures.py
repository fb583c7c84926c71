"""What a number counts: the sign or word before or behind it that makes it money, a percentage, a measure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.digits import EXACT, tidy
from summarizer.reading.quantities.heights import height_at
from summarizer.reading.quantities.numerals import numeral_at
from summarizer.reading.quantity import QuantityKind

if TYPE_CHECKING:
    from summarizer.reading.quantities.numeral import Numeral
    from summarizer.reading.quantities.scan import Scan

_SPACES = " \t\u00a0\u202f\u2009"
_HYPHENS = frozenset("-\u2010\u2011")
KINDS = {
    "percent": QuantityKind.PERCENT,
    "money": QuantityKind.MONEY,
    "cents": QuantityKind.MONEY,
    "measure": QuantityKind.MEASURE,
    "duration": QuantityKind.DURATION,
}


class Measured(NamedTuple):
    """A numeral with its unit: ``start:end`` covers both, ``after`` is the first token behind."""

    numeral: Numeral
    start: int
    end: int
    after: int
    value: Decimal
    kind: QuantityKind
    unit: str | None = None


def measured_at(scan: Scan, index: int) -> Measured | None:
    """The numeral at token ``index`` with the unit behind it, or the currency sign at ``index`` and what follows."""
    token = scan.tokens[index]
    if token.kind == "sign" or (token.word and "prefix" in token.word.marks):
        return _prefixed(scan, index)
    numeral = numeral_at(scan, index)
    if numeral is None:
        return None
    before = scan.lexicon.currency_before.ending(scan.text, _skip_back(scan.text, numeral.start))
    if before and numeral.figures and not numeral.ordinal:
        return _money(scan, numeral, before[0], before[1])
    return with_unit(scan, numeral)


def _skip_back(text: str, at: int) -> int:
    return at - 1 if text[at - 1 : at] in {" ", "\u00a0", "\u202f"} else at


def _prefixed(scan: Scan, index: int) -> Measured | None:
    """A currency sign or code in front of a figure."""
    token = scan.tokens[index]
    if index + 1 >= len(scan.tokens) or not scan.near(token.end, scan.tokens[index + 1].start):
        return None
    found = scan.lexicon.currency_before.ending(scan.text, token.end)
    if found is None:
        return None
    nxt = scan.tokens[index + 1]
    numeral = numeral_at(scan, index + 1) if nxt.kind in {"digits", "vulgar"} else None
    return _money(scan, numeral, *found) if numeral and not numeral.ordinal else None


def _money(scan: Scan, numeral: Numeral, code: str, start: int) -> Measured:
    """A sum of money; a word for the same money behind it ("$5 million US dollars") belongs to it."""
    end, after = numeral.end, numeral.after
    found = unit_behind(scan, numeral.end)
    if found and found[0] == "money" and found[1] == code:
        end = found[2]
        after = scan.past(after, end)
    return Measured(numeral, start, end, after, numeral.value, QuantityKind.MONEY, code)


def unit_behind(scan: Scan, at: int) -> tuple[str, str, int] | None:
    """The unit that begins at ``at``, after at most a space or a hyphen: its sort, its name and its end."""
    text = scan.text
    pos = at
    while pos - at < 2 and text[pos : pos + 1] and text[pos] in _SPACES:  # noqa: PLR2004
        pos += 1
    if (text[pos : pos + 1] in _HYPHENS and text[pos + 1 : pos + 2].isalpha()) or text[pos : pos + 1] == "\n":
        pos += 1
    found = scan.lexicon.after.starting(text, pos)
    if found is None:
        return None
    (sort, unit), end = found
    return (sort, unit, end) if _plausible(scan, at, pos, end) else None


def _plausible(scan: Scan, at: int, pos: int, end: int) -> bool:
    """Single letters are units only right behind a figure: "5C", "10 m", but not "5 C-level managers"."""
    form = scan.text[pos:end]
    if len(form) > 1 or not form.isalpha():
        return True
    if not scan.text[at - 1 : at].isdigit() or scan.text[end : end + 1] in {"-", "’", "'", "&"}:
        return False
    return pos == at or form in "mg"


def with_unit(scan: Scan, numeral: Numeral) -> Measured:
    """The numeral with the unit behind it, where there is one."""
    if numeral.multiple:
        return _measured(scan, numeral, numeral.end, QuantityKind.MEASURE, "time")
    height = height_at(scan, numeral.start, numeral.end) if numeral.figures else None
    if height:
        return _measured(scan, numeral, height[1], QuantityKind.MEASURE, height[0])
    found = None if numeral.ordinal else unit_behind(scan, numeral.end)
    if found is None and (numeral.ratio or numeral.scale > 1 or numeral.vague):
        found = _of_unit(scan, numeral) or _linked_unit(scan, numeral) or _joined_points(scan, numeral)
    if found is None:
        return _of_many(scan, numeral) if numeral.vague else _plain(numeral)
    sort, unit, end = found
    if unit == "GBP" and sort == "money" and _is_weight(scan, numeral, end):
        sort, unit = "measure", "pound"
    return _measured(scan, numeral, end, KINDS[sort], unit, hundredths=sort == "cents")


def _is_weight(scan: Scan, numeral: Numeral, end: int) -> bool:
    """Pounds that are weighed, not paid: "200 pounds of explosives", "weighed 9 pounds"."""
    if numeral.scale > 1:
        return False
    behind, before = scan.next_word(end).lower(), scan.last_word(numeral.start).lower()
    return scan.lexicon.has("weights.after", behind) or scan.lexicon.has("weights.before", before)


def _measured(
    scan: Scan, numeral: Numeral, end: int, kind: QuantityKind, unit: str, *, hundredths: bool = False
) -> Measured:
    value = tidy(EXACT.divide(numeral.value, Decimal(100))) if hundredths else numeral.value
    return Measured(numeral, numeral.start, end, scan.past(numeral.after, end), value, kind, unit)


def _linked_unit(scan: Scan, numeral: Numeral) -> tuple[str, str, int] | None:
    """Behind a large number Romance languages link the unit: "milliards d'euros", "millones de dólares"."""
    for link in scan.lexicon.cues.get("numerals.unit_links", ()):
        window = scan.text[numeral.end : numeral.end + len(link) + 1]
        if window.replace("’", "'")[1:].lower() == link and window[:1].isspace():
            found = unit_behind(scan, numeral.end + 1 + len(link))
            return found if found and found[0] in {"money", "measure"} else None
    return None


def _of_unit(scan: Scan, numeral: Numeral) -> tuple[str, str, int] | None:
    """Such as "half an hour", "a quarter of a mile", "half a per cent"."""
    at = numeral.after
    if scan.marked(at, "of"):
        at += 1
    if not scan.marked(at, "articles") or not scan.near(numeral.end, scan.tokens[numeral.after].start):
        return None
    found = unit_behind(scan, scan.tokens[at].end)
    return found if found and found[0] in {"percent", "measure", "duration", "money", "cents"} else None


def _joined_points(scan: Scan, numeral: Numeral) -> tuple[str, str, int] | None:
    """Percentage points that a fraction is told in: "a quarter-point cut"."""
    hyphen, at = scan.text[numeral.end : numeral.end + 1], numeral.end + 1
    word = scan.next_word(at) if numeral.ratio and hyphen in _HYPHENS and scan.text[at : at + 1].isalpha() else ""
    return ("percent", "percentage point", at + len(word)) if scan.lexicon.has("points.joined", word.lower()) else None


def _of_many(scan: Scan, numeral: Numeral) -> Measured:
    """Such as "millions of dollars", "thousands of years": as vague as without a unit, which stands in the plural.

    "Dozens of minute details" and "hundreds of second graders" are no lengths of time.
    """
    plain = _plain(numeral)
    found = unit_behind(scan, scan.tokens[numeral.after].end) if scan.marked(numeral.after, "of") else None
    if found is None or found[0] == "cents" or scan.text.endswith(f" {found[1]}", 0, found[2]):
        return plain
    _, unit, end = found
    if unit == "GBP" and scan.lexicon.has("weights.after", scan.next_word(end).lower()):
        unit = "pound"
    return plain._replace(end=end, after=scan.past(numeral.after, end), unit=unit)


def _plain(numeral: Numeral) -> Measured:
    kind = QuantityKind.CARDINAL
    if numeral.vague:
        kind = QuantityKind.VAGUE
    elif numeral.ordinal:
        kind = QuantityKind.ORDINAL
    return Measured(numeral, numeral.start, numeral.end, numeral.after, numeral.value, kind)
