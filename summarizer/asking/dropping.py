"""What is still rejected leaves the summary, and is listed with its reason.

An optional field (who says it, where it happened) goes alone; a figure, a quotation or an event that is itself
rejected goes as a whole; rejected prose makes room for sentences of the article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.asking.items import by_place, item_at, place_of, with_item
from summarizer.schema import Figure, Quote, Rejected, Summary

if TYPE_CHECKING:
    from summarizer.asking.items import Item, Place
    from summarizer.schema import Claim, Report

_LISTS = ("events", "figures", "quotes")


@dataclass(frozen=True)
class Origins:
    """For each list of a summary, where its items stood in the model's own."""

    events: tuple[int, ...]
    figures: tuple[int, ...]
    quotes: tuple[int, ...]

    @classmethod
    def of(cls, summary: Summary) -> Origins:
        return cls(**{part: tuple(range(len(getattr(summary, part)))) for part in _LISTS})

    def path(self, place: Place, field: str = "") -> str:
        if place.index is None:
            return place.path
        path = f"/{place.part}/{getattr(self, place.part)[place.index]}"
        return f"{path}/{field}" if field else path


def drop(summary: Summary, report: Report, origins: Origins) -> tuple[Summary, Origins, list[Rejected]]:
    """``summary`` without what ``report`` rejects. Prose that goes leaves ``None``."""
    gone: list[Rejected] = []
    whole: set[Place] = set()
    for place, claims in by_place(report.rejected).items():
        fields = {} if place.index is None else _optional(summary, place, claims)
        if fields:
            item = item_at(summary, place)
            for field, claim in fields.items():
                gone.append(_rejected(origins.path(place, field), str(getattr(item, field)), claim))
            summary = with_item(summary, place, item.model_copy(update=dict.fromkeys(fields)))
        else:
            whole.add(place)
            text = getattr(summary, place.part) if place.index is None else _text(item_at(summary, place))
            gone.append(_rejected(origins.path(place), text, claims[0]))
    return _without(summary, whole), _kept(origins, whole), gone


def _optional(summary: Summary, place: Place, claims: list[Claim]) -> dict[str, Claim]:
    """The rejected fields, if the item can do without all of them."""
    known = type(item_at(summary, place)).model_fields
    fields = {place_of(claim.path)[1]: claim for claim in reversed(claims)}
    return {} if any(known[field].is_required() for field in fields) else fields


def _without(summary: Summary, places: set[Place]) -> Summary:
    update: dict[str, object] = {place.part: None for place in places if place.index is None}
    for part in _LISTS:
        gone = {place.index for place in places if place.part == part}
        if gone:
            update[part] = tuple(item for i, item in enumerate(getattr(summary, part)) if i not in gone)
    return summary.model_copy(update=update)


def _kept(origins: Origins, places: set[Place]) -> Origins:
    def kept(part: str) -> tuple[int, ...]:
        gone = {place.index for place in places if place.part == part}
        return tuple(origin for i, origin in enumerate(getattr(origins, part)) if i not in gone)

    return Origins(**{part: kept(part) for part in _LISTS})


def _rejected(path: str, text: str, claim: Claim) -> Rejected:
    assert claim.code is not None  # noqa: S101 - every rejection has its code
    return Rejected(path=path, text=text, code=claim.code, reason=claim.message, suggestion=claim.suggestion)


def _text(item: Item) -> str:
    """The item on one line, as an editor would name it."""
    if isinstance(item, Figure):
        return f"{item.value}: {item.what}"
    if isinstance(item, Quote):
        return f"“{item.text}” ({item.speaker or 'no speaker'})"
    return item.what
