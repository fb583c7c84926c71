"""What a text says in numbers: the shape of one quantity."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.span import Span

if TYPE_CHECKING:
    from decimal import Decimal


class QuantityKind(StrEnum):
    """What sort of number a quantity is."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    DURATION = "duration"
    DATE = "date"
    TIME = "time"
    RANGE = "range"
    VAGUE = "vague"


class Qualifier(StrEnum):
    """How a text hedges a number."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """As much of a date as the text gives; ``None`` where it says nothing.

    ``decade`` marks "1990s" (``year`` is then 1990); ``weekday`` is 0 for Monday, as in :mod:`datetime`.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: bool = False


class Dated(NamedTuple):
    """A date at ``start:end``. ``number`` is the place of its most specific figure or name."""

    start: int
    end: int
    date: PartialDate
    number: tuple[int, int]

    @property
    def value(self) -> int:
        """The most specific number written: day, else year, else month, else ISO weekday."""
        date = self.date
        if date.day is not None:
            return date.day
        if date.year is not None:
            return date.year
        return date.month if date.month is not None else (date.weekday or 0) + 1


@dataclass(frozen=True, slots=True)
class Quantity(Span):
    """One quantity: where it stands, and what it says.

    ``value`` is exact; for a range it is the lower end, with ``upper`` set. ``unit`` is ``None``, "%",
    "percentage point", an ISO 4217 code, or a unit's English singular ("kilometre", "day").
    ``start`` and ``end`` cover number and unit, not the qualifier, whose own words are ``qualifier_span``.
    ``ends`` holds the tight places of the number alone ("64" of "64 km"): one, or two for a range.
    ``ratio`` is set for a fraction ("a third": 1 and 3); ``score`` for each side of a score such as 38-12.
    """

    value: Decimal
    kind: QuantityKind
    unit: str | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    upper: Decimal | None = None
    date: PartialDate | None = None
    qualifier_span: Span | None = None
    ends: tuple[Span, ...] = ()
    ratio: tuple[int, int] | None = None
    score: bool = False

    @property
    def scale(self) -> tuple[str | None, QuantityKind]:
        """What numbers share that can be compared: the unit, and whether it is a time, an order or a size."""
        if self.kind is QuantityKind.DATE or self.kind is QuantityKind.TIME:
            return self.unit, QuantityKind.TIME
        return self.unit, self.kind if self.kind is QuantityKind.ORDINAL else QuantityKind.CARDINAL
