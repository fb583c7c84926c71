"""The items of a summary by their place in it: what a rejected claim belongs to, and putting an item in or out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.schema import Event, Figure, Quote, Summary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.schema import Claim

PROSE = ("headline", "summary")
Item = Event | Figure | Quote


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One item: ``part`` is the summary's field, ``index`` its place in that list, ``None`` for prose."""

    part: str
    index: int | None = None

    @property
    def key(self) -> str:
        """Its name in a question to the model: "figure 3" becomes "figure_3"."""
        return self.part if self.index is None else f"{self.part.removesuffix('s')}_{self.index + 1}"

    @property
    def path(self) -> str:
        """Its JSON Pointer (RFC 6901)."""
        return f"/{self.part}" if self.index is None else f"/{self.part}/{self.index}"


def place_of(path: str) -> tuple[Place, str]:
    """The item that a claim's path lies in, and the field in it ("" for prose)."""
    _, part, *rest = path.split("/")
    return (Place(part, int(rest[0])), rest[1]) if rest else (Place(part), "")


def by_place(claims: Iterable[Claim]) -> dict[Place, list[Claim]]:
    """Claims grouped by item, items in the order of their first claim."""
    grouped: dict[Place, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(place_of(claim.path)[0], []).append(claim)
    return grouped


def item_at(summary: Summary, place: Place) -> Item:
    items: tuple[Item, ...] = getattr(summary, place.part)
    return items[place.index or 0]


def with_item(summary: Summary, place: Place, item: Item | str) -> Summary:
    """``summary`` with another item, or other prose, at ``place``."""
    if place.index is None:
        return summary.model_copy(update={place.part: item})
    items = list(getattr(summary, place.part))
    items[place.index] = item
    return summary.model_copy(update={place.part: tuple(items)})
