"""A text cut at the borders of everything that is said of it.

Places of evidence overlap and nest: a number stands inside a quotation, and both are evidence. Elements of a page
cannot overlap. So the text is cut wherever a place begins or ends, and each piece knows all places it belongs to.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Stretch:
    """From ``start`` to ``end`` (exclusive) the text belongs to the claim with this number, as its place ``place``."""

    start: int
    end: int
    claim: int
    place: int = 0

    @property
    def anchor(self) -> str:
        """Place 0 is the claim's words in the summary; its evidence counts from 1."""
        return f"c{self.claim}-{self.place}"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text.

    ``within`` are the stretches that it lies in, the shortest first; ``begins`` and ``ends`` those of them that begin
    and end with it.
    """

    text: str
    within: tuple[Stretch, ...] = ()
    begins: tuple[Stretch, ...] = ()
    ends: tuple[Stretch, ...] = ()


def segments(text: str, stretches: Iterable[Stretch]) -> tuple[Segment, ...]:
    """``text`` from its beginning to its end, cut at every border of ``stretches``."""
    return tuple(_cut(text, stretches, ()))


def lines(text: str, stretches: Iterable[Stretch]) -> tuple[tuple[Segment, ...], ...]:
    """The same, cut into lines too: each keeps its line feed, so that all pieces together are ``text``."""
    breaks = [at + 1 for at, character in enumerate(text) if character == "\n"]
    ends = set(breaks)
    done: list[tuple[Segment, ...]] = []
    line: list[Segment] = []
    at = 0
    for segment in _cut(text, stretches, breaks):
        line.append(segment)
        at += len(segment.text)
        if at in ends:
            done.append(tuple(line))
            line = []
    return (*done, tuple(line)) if line else tuple(done)


def _cut(text: str, stretches: Iterable[Stretch], breaks: Sequence[int]) -> Iterator[Segment]:
    begins: defaultdict[int, list[Stretch]] = defaultdict(list)
    ends: defaultdict[int, list[Stretch]] = defaultdict(list)
    for stretch in _inside(text, stretches):
        begins[stretch.start].append(stretch)
        ends[stretch.end].append(stretch)
    within: list[Stretch] = []
    for start, end in pairwise(sorted({0, len(text), *begins, *ends, *breaks})):
        within = [stretch for stretch in within if stretch.end > start] + begins.get(start, [])
        within.sort(key=lambda stretch: (stretch.end - stretch.start, stretch.claim, stretch.place))
        yield Segment(text[start:end], tuple(within), tuple(begins.get(start, ())), tuple(ends.get(end, ())))


def _inside(text: str, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Those that cover something of ``text``, as far as they lie in it."""
    for given in stretches:
        start, end = max(0, given.start), min(len(text), given.end)
        if start < end:
            yield Stretch(start, end, given.claim, given.place)
