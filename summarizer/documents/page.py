"""The letters of a printed page put in reading order: segments, then columns, then lines.

Columns are found by cutting the page along the white between them, a form of the XY cut (Nagy and Seth, 1984): where
at least three lines of running text stand on both sides of a gutter, the left side is read before the right one.
What crosses the gutter, as a headline does, parts what stands above from what stands below. A table has gutters too,
but no running text: its rows stay rows. All lengths are in PDF units (1/72 inch), y upwards.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SPLIT = 0.9
"""A gap of so many times the letters' height may be a gutter; words stand closer, unless a line is justified."""
_NARROWEST = 4.0
"""So wide is a gutter at least."""
_DEPTH = 8
_TRIES = 12
"""How often a page is cut, and how many gutters are looked at; a page made to waste time has thousands."""
_TAB = 2.5
"""A gap of so many times the letters' height is one between cells, not between words."""
_LINES = 3
_WORDS = 3
"""So many lines with so many words each are running text."""
_FEW = 20
_SMALL = 0.8
_RAISED = 0.2
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LARGE = 1.8
_SAME_LINE = 0.5


class Glyph(NamedTuple):
    """A letter from ``left`` to ``right`` on its base line. White space needs no place."""

    text: str
    left: float = 0
    right: float = 0
    base: float = 0
    size: float = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side; also a part of a line as long as columns are not yet told from one another."""

    text: str
    left: float
    right: float
    base: float
    size: float


def columns_of(glyphs: Iterable[Glyph]) -> list[list[Line]]:
    """The columns of a page in reading order, each with its lines from top to bottom."""
    return [lines for column in _ordered(_segments(glyphs)) if (lines := _lines(column))]


def _segments(glyphs: Iterable[Glyph]) -> list[Line]:
    """Runs of letters that stand side by side, each on one line and in one column."""
    runs: list[list[Glyph]] = []
    space = False
    for glyph in glyphs:
        if glyph.text.isspace():
            space = True
            continue
        run = runs[-1] if runs else []
        if run and _goes_on(run[-1], glyph):
            if space:
                run.append(glyph._replace(text=" ", right=glyph.left))
            run.append(glyph)
        else:
            runs.append([glyph])
        space = False
    return [segment for run in runs if (segment := _segment(run)).text]


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size, 1)
    return abs(last.base - glyph.base) < _SAME_LINE * size and -size < glyph.left - last.right < _SPLIT * size


def _segment(run: Sequence[Glyph]) -> Line:
    """Small raised digits stay raised: the mark of a note, glued to a figure, would make another figure of it."""
    size = max(glyph.size for glyph in run)
    base = min(glyph.base for glyph in run if glyph.size >= _SMALL * size)
    letters = []
    for glyph in run:
        raised = glyph.size < _SMALL * size and glyph.base - base > _RAISED * size
        letters.append(glyph.text.translate(_SUPERSCRIPT) if raised else glyph.text)
    return Line("".join(letters).strip(), run[0].left, max(glyph.right for glyph in run), base, size)


def _ordered(segments: list[Line], depth: int = 0) -> list[list[Line]]:
    """Segments column by column."""
    gutter = _gutter(segments) if depth < _DEPTH else None
    if gutter is None:
        return [segments] if segments else []
    columns: list[list[Line]] = []
    for stack in _stacks(segments, gutter):
        left = [segment for segment in stack if segment.right <= gutter]
        right = [segment for segment in stack if segment.left >= gutter]
        if len(left) + len(right) == len(stack) and _is_running(left) and _is_running(right):
            columns += _ordered(left, depth + 1) + _ordered(right, depth + 1)
        elif len(stack) < len(segments):
            columns += _ordered(stack, depth + 1)
        else:
            columns.append(stack)
    return columns


def _gutter(segments: list[Line]) -> float | None:
    """Where most lines stand on either side and fewest across; ``None`` if there is no such place."""
    lefts = sorted(segment.left for segment in segments)
    rights = sorted(segment.right for segment in segments)
    scored = []
    for start in sorted(set(lefts)):
        before = bisect_left(rights, start)
        if before == 0 or start - rights[before - 1] < _NARROWEST:
            continue
        beside = len(lefts) - bisect_left(lefts, start)
        across = len(segments) - before - beside
        scored.append((2 * min(before, beside) - across, (start + rights[before - 1]) / 2))
    for score, place in nlargest(_TRIES, scored):
        left = [segment for segment in segments if segment.right <= place]
        right = [segment for segment in segments if segment.left >= place]
        if score > 0 and _is_running(left) and _is_running(right):
            return place
    return None


def _is_running(segments: Sequence[Line]) -> bool:
    rows = _rows(segments)
    return len(rows) >= _LINES and sum(len(segment.text.split()) for segment in segments) >= _WORDS * len(rows)


def _stacks(segments: list[Line], gutter: float) -> list[list[Line]]:
    """What stands over each other, parted where something crosses the gutter."""
    stacks: list[list[Line]] = []
    crossing = False
    for segment in sorted(segments, key=lambda segment: -segment.base):
        crosses = segment.left < gutter < segment.right
        if not stacks or crosses != crossing:
            stacks.append([])
        stacks[-1].append(segment)
        crossing = crosses
    return stacks


def _lines(segments: list[Line]) -> list[Line]:
    """The segments of one column joined to lines."""
    usual = median(segment.size for segment in segments)
    initials = {segment for segment in segments if segment.size > _LARGE * usual and len(segment.text) == 1}
    if len(initials) > _FEW:
        initials = set()
    rows = _rows([segment for segment in segments if segment not in initials])
    lines = [_line(sorted(row, key=lambda segment: segment.left)) for row in rows]
    for initial in initials:
        lines = _with_initial(lines, initial)
    return lines


def _rows(segments: Sequence[Line]) -> list[list[Line]]:
    """Segments that share a base line, from the top of the page to its bottom."""
    rows: list[list[Line]] = []
    for segment in sorted(segments, key=lambda segment: -segment.base):
        first = rows[-1][0] if rows else None
        if first and first.base - segment.base < _SAME_LINE * max(first.size, segment.size):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return rows


def _line(row: Sequence[Line]) -> Line:
    parts = [row[0].text]
    for last, segment in pairwise(row):
        parts += ["\t" if segment.left - last.right > _TAB * segment.size else " ", segment.text]
    return Line(
        "".join(parts),
        row[0].left,
        max(part.right for part in row),
        min(part.base for part in row),
        max(part.size for part in row),
    )


def _with_initial(lines: list[Line], initial: Line) -> list[Line]:
    """A drop capital, several lines high, before the first of the lines beside it."""
    for at, line in enumerate(lines):
        if initial.base <= line.base + 1 < initial.base + initial.size and line.left >= initial.right - 1:
            return [*lines[:at], replace(line, text=initial.text + line.text), *lines[at + 1 :]]
    return sorted([*lines, initial], key=lambda line: -line.base)
