"""A half that follows what it is a half of: "a year and a half", "two pints and a half".

The noun stands once, between the whole and its half (Quirk et al. 1985, 6.66), and both are one number.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.digits import EXACT
from summarizer.reading.number_words import Word
from summarizer.reading.quantities.measures import KINDS
from summarizer.reading.quantity import QuantityKind

if TYPE_CHECKING:
    from decimal import Decimal

    from summarizer.reading.quantities.scan import Scan
    from summarizer.reading.quantity import Quantity

HALF = (1, 2)
_SPACE = frozenset({" ", "\n", "\u00a0"})
_COUNTED = frozenset({QuantityKind.CARDINAL, QuantityKind.DURATION, QuantityKind.MEASURE})


class Whole(NamedTuple):
    """A whole with its half; ``replaces``: the quantity before, whose number it was, is part of it."""

    start: int
    end: int
    value: Decimal
    kind: QuantityKind
    unit: str | None
    replaces: bool


def whole_of(scan: Scan, half: Quantity, last: Quantity | None) -> Whole | None:
    """The number that "a half" ends, ``last`` being the quantity before; ``None`` where it stands for itself."""
    at = bisect_left(scan.starts, half.start)
    if at < 3 or not _is_joined(scan, at) or not _ends_there(scan, half):  # noqa: PLR2004 - a whole, its noun and "and"
        return None
    noun, number = at - 2, at - 3
    if last is not None and last.end in (scan.ends[noun], scan.ends[number]):
        if last.kind not in _COUNTED or last.value != last.value.to_integral_value() or last.ratio is not None:
            return None
        value = EXACT.add(last.value, half.value)
        return Whole(last.start, half.end, value, last.kind, last.unit, replaces=True)
    if not _means(scan, number, "articles"):
        return None
    found = scan.lexicon.after.starting(scan.text, scan.starts[noun])
    sort, unit = found[0] if found is not None and found[1] == scan.ends[noun] else ("", None)
    value, kind = EXACT.add(1, half.value), KINDS.get(sort, QuantityKind.CARDINAL)
    return Whole(scan.starts[number], half.end, value, kind, unit, replaces=False)


def _is_joined(scan: Scan, at: int) -> bool:
    """Whether the half stands behind "and", with its own article, and nothing but spaces stands between the words."""
    joined = all(scan.text[scan.ends[i] : scan.starts[i + 1]] in _SPACE for i in range(at - 3, at))
    return joined and _means(scan, at - 1, "and") and _means(scan, at, "articles")


def _ends_there(scan: Scan, half: Quantity) -> bool:
    """Whether the half is of no noun behind it: "a mother and a half sister", "a boat and a half of the fleet"."""
    following = scan.next_word(half.end).lower()
    if half.unit is not None or scan.text[half.end : half.end + 1] == "-":
        return False
    if scan.lexicon.has("numerals.of", following):
        behind = half.end + len(following) + 1
        return not scan.lexicon.has("half.after", scan.next_word(behind).lower())
    return not following or scan.lexicon.has("numerals.after_half", following)


def _means(scan: Scan, at: int, mark: str) -> bool:
    meaning = scan.lexicon.meanings[scan.words[at]]
    return isinstance(meaning, Word) and mark in meaning.marks
