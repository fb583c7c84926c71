"""Printed lines joined to paragraphs: over the ends of lines, columns and pages, with broken words made whole.

What is asked of two neighbouring lines is what a reader asks: is there more white between them than between others,
is the second one indented, is it larger or smaller, or did the first one end early though the next word had room?
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.documents.page import Line

_ANOTHER_SIZE = 0.12
_MORE_WHITE = 1.25
_LEADING = 1.2
"""Times the size of the letters (Bringhurst, "The Elements of Typographic Style", 2.2)."""
_INDENTED = 0.6
_SHORT = 0.7
_TWICE = 2
_FEW = 3
_SENTENCE_END = re.compile(r"[.!?:…][”’\"')\]»]*$")
_ITEM = re.compile(r"[•▪◦‣■–—-]\s|\(?\d{1,2}[.)]\s")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?(\d{1,3})(?:\s*(?:/|of)\s*\d{1,3})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")

_BROKEN = re.compile(r"(?:^|[\s“‘(\"'])([^\s“‘(\"']*?)(\w+)([-\u2010\u00ad])$")
_LONGEST_WORD = 60
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_FIRST_PARTS = (
    "all cross ex half mid non quasi self twenty thirty forty fifty sixty seventy eighty ninety one two three four five"
    " six seven eight nine ten vice well year"
)
_HYPHEN_STAYS = frozenset(_FIRST_PARTS.split())
"""First parts after which a hyphen at the end of a line is most often one of the word's own: compound numbers, and
the prefixes for which the Chicago Manual of Style (7.89) and the AP Stylebook keep it."""

Page = list[list["Line"]]
"""Columns in reading order, each a list of lines from top to bottom."""


def flowing(pages: Sequence[Page]) -> str:
    """The text of all pages, its paragraphs parted by empty lines."""
    columns = [column for page in _without_furniture(pages) for column in page if column]
    vocabulary = Counter(
        word.lower()
        for column in columns
        for line in column
        for word in _WORD.findall(line.text.rstrip("-\u2010\u00ad"))
    )
    paragraphs: list[list[Line]] = []
    for column in columns:
        first, *rest = _paragraphs(column)
        if paragraphs and _goes_over(paragraphs[-1][-1], first[0]):
            paragraphs[-1] += first
        else:
            paragraphs.append(first)
        paragraphs += rest
    return "\n\n".join(_joined(paragraph, vocabulary) for paragraph in paragraphs)


def _without_furniture(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages without page numbers and without the lines that stand at the edge of most of them."""
    edges = [_edge_lines(page) for page in pages]
    shapes = Counter(shape for lines in edges for shape in {_shape(line) for line in lines})
    counts = Counter(count for number, lines in enumerate(edges, 1) for count in _counts(lines, number))
    for number, (page, lines) in enumerate(zip(pages, edges, strict=True), 1):
        dropped = {
            id(line)
            for line in lines
            if shapes[_shape(line)] >= max(_TWICE, len(pages) / 2)
            or any(count == 0 or counts[count] >= _TWICE for count in _counts([line], number))
        }
        yield [[line for line in column if id(line) not in dropped] for column in page]


def _edge_lines(page: Page) -> list[Line]:
    """The lines at the very top and bottom."""
    lines = [line for column in page for line in column]
    if len(lines) < _FEW:
        return []
    top, bottom = max(line.base for line in lines), min(line.base for line in lines)
    return [line for line in lines if min(top - line.base, line.base - bottom) < line.size / 2]


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", line.text.lower())


def _counts(lines: Sequence[Line], number: int) -> list[int]:
    """How far the page numbers among ``lines`` are ahead of the page's own place; a book's count begins late."""
    found = (_PAGE_NUMBER.fullmatch(line.text) for line in lines)
    return [int(match[1]) - number for match in found if match]


def _paragraphs(column: list[Line]) -> list[list[Line]]:
    """Never none: a column has lines."""
    steps = _steps(column)
    left = median(line.left for line in column)
    right = max(line.right for line in column)
    paragraphs = [[column[0]]]
    for above, below in pairwise(column):
        step = steps[round(above.size)]
        if _parted(above, below, step) or _indented(above, below, left) or _ended_early(above, below, left, right):
            paragraphs.append([])
        paragraphs[-1].append(below)
    return paragraphs


def _alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _ANOTHER_SIZE * max(one.size, other.size)


def _parted(above: Line, below: Line, step: float) -> bool:
    """By their size or by the white between them; a cell's tab makes a line a row of its own."""
    if "\t" in above.text or "\t" in below.text or _ITEM.match(below.text):
        return True
    return not _alike(above, below) or above.base - below.base > _MORE_WHITE * step


def _steps(column: list[Line]) -> dict[int, float]:
    """From line to line for each size of letters; of few lines, as in a headline, what is usual in print."""
    steps: dict[int, list[float]] = {}
    for above, below in pairwise(column):
        steps.setdefault(round(above.size), [])
        if _alike(above, below):
            steps[round(above.size)].append(above.base - below.base)
    return {size: median(of) if len(of) > _FEW else _LEADING * size for size, of in steps.items()}


def _indented(above: Line, below: Line, left: float) -> bool:
    """A new paragraph, unless the line above hangs out because it begins an item of a list."""
    if _ITEM.match(above.text):
        return False
    return below.left - left > _INDENTED * below.size and below.left - above.left > _INDENTED * below.size


def _ended_early(above: Line, below: Line, left: float, right: float) -> bool:
    word = below.text.split()[0]
    width = (below.right - below.left) * (len(word) + 1) / len(below.text)
    if above.right + width > right:
        return False
    return _SENTENCE_END.search(above.text) is not None or above.right - left < _SHORT * (right - left)


def _goes_over(last: Line, first: Line) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    return _alike(last, first) and not _SENTENCE_END.search(last.text) and "\t" not in last.text + first.text


def _joined(paragraph: Sequence[Line], vocabulary: Counter[str]) -> str:
    parts = [paragraph[0].text]
    for line in paragraph[1:]:
        parts[-1], between = seam(parts[-1], line.text, vocabulary)
        parts += [between, line.text]
    return "".join(parts)


def seam(above: str, below: str, vocabulary: Counter[str]) -> tuple[str, str]:
    """The line ``above`` as it ends when the paragraph goes on in ``below``, and what stands between the two.

    A hyphen at the end of a line is the printer's or the word's own. It is the word's own beside a digit or
    a capital, in a word that has another, and where the text elsewhere (``vocabulary``) writes it so.
    """
    broken = _BROKEN.search(above[-_LONGEST_WORD:])
    if broken is None:
        return above, " "
    before, part, hyphen = broken.groups()
    following = _FIRST_WORD.match(below)
    if hyphen == "\u00ad":
        return above[:-1], ""
    if following is None or not following[0][0].islower() or any(map(str.isdigit, part)) or "-" in before:
        return above, ""
    plain = vocabulary[(part + following[0]).lower()]
    compound = vocabulary[f"{part}-{following[0]}".lower()]
    own = compound > plain if compound or plain else part.lower() in _HYPHEN_STAYS
    return (above, "") if own else (above[:-1], "")
