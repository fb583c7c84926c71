"""How number words add up: "two million five hundred thousand and one".

One rule serves every language here, because they differ in words and not in arithmetic: a word that adds must
fit into the free low places of what came before; "hundred" and the scales multiply what stands before them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.number_words import Part


@dataclass(slots=True)
class Sum:
    """A numeral in the making: groups already closed by a scale, and the one still open."""

    groups: list[tuple[int, int]] = field(default_factory=list)
    """(scale, amount), from the largest scale down."""
    open: int | None = None
    vigesimal: bool = False
    """French counts on by twenties: 60 + 11, 4 x 20, 80 + 19."""
    inverted: bool = False
    """Inside a German or Dutch compound the unit comes before the ten: five-and-twenty."""
    chained: bool = False
    """A row of ordinals, "décimo primeiro", adds from ten on."""
    done: bool = False
    """A dozen closes its numeral: nothing is added to it."""

    @property
    def value(self) -> int:
        return sum(amount for _, amount in self.groups) + (self.open or 0)

    @property
    def empty(self) -> bool:
        return self.open is None and not self.groups

    def copy(self) -> Sum:
        return Sum(list(self.groups), self.open, self.vigesimal, self.inverted, self.chained, self.done)

    def take(self, part: Part) -> bool:
        """Add ``part`` if it can follow what is there; ``False`` leaves everything as it was."""
        if self.done:
            return False
        if part.role == "unit":
            return self._add(part.value)
        if part.role == "hundred":
            return self._hundred(part.value)
        return self._scale(part.value) if part.role == "scale" else self._dozen(part.value)

    def takes(self, parts: Sequence[Part]) -> bool:
        """Add every part of one word, or nothing."""
        if len(parts) == 1:
            return self.take(parts[0])
        trial = self.copy()
        trial.inverted = True
        if not all(trial.take(part) for part in parts):
            return False
        self.groups, self.open, self.done = trial.groups, trial.open, trial.done
        return True

    def _add(self, value: int) -> bool:
        if self.open is None:
            self.open = value
            return not (self.groups and value == 0)
        if self.vigesimal and self.open % 100 == 4 and value == 20:  # noqa: PLR2004
            self.open += 76  # quatre-vingts
            return True
        if value == 0 or not self._fits(value):
            return False
        self.open += value
        return True

    def _fits(self, value: int) -> bool:
        held = (self.open or 0) % 100
        if not self.open or self.open >= 1000:  # noqa: PLR2004 - a figure such as 4000 takes no words
            return False
        if held == 0:
            return value < 100  # noqa: PLR2004
        if self.vigesimal and held in (60, 80):
            return value < 20  # noqa: PLR2004
        if self.inverted and held < 10:  # noqa: PLR2004
            return value % 10 == 0 and 20 <= value < 100  # noqa: PLR2004
        if held == 10:  # noqa: PLR2004
            return self.chained or (self.vigesimal and 7 <= value <= 9)  # noqa: PLR2004 - dix-sept; décimo primeiro
        return held % 10 == 0 and value < 10  # noqa: PLR2004

    def _hundred(self, value: int) -> bool:
        if self.open is not None and not 0 < self.open < 100:  # noqa: PLR2004
            return False
        self.open = (self.open or 1) * value
        return True

    def _scale(self, scale: int) -> bool:
        """Everything of a lower scale so far is multiplied: (five hundred thousand) million."""
        below = [amount for size, amount in self.groups if size < scale]
        amount = sum(below) + (self.open or 0)
        if any(size == scale for size, _ in self.groups) or (self.open == 0 and not below):
            return False
        if len(below) < len(self.groups) and amount == 0:
            amount = 1
        self.groups = [group for group in self.groups if group[0] >= scale]
        self.groups.append((scale, (amount or 1) * scale))
        self.open = None
        return True

    def _dozen(self, value: int) -> bool:
        if self.groups or self.open == 0:
            return False
        self.open = (self.open or 1) * value
        self.done = True
        return True
