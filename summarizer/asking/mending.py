"""What code can put right without asking again: the article's own words in place of the model's.

A model that drops an "at least" or a comma of a quotation has still pointed to a place in the article. Where that
place is known, the number or the quotation is taken from there as the article prints it, verified like any other
answer, and kept only if nothing about it is rejected or unclear. What has no such place goes back to the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.asking.drafts import iso_date
from summarizer.asking.items import by_place, item_at, with_item
from summarizer.asking.labels import label_of
from summarizer.reading.find import find_quantities
from summarizer.reading.words import stems_in
from summarizer.schema import Event, Figure, Quote, Summary, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarizer.asking.items import Item
    from summarizer.asking.material import Material, SpokenQuote
    from summarizer.schema import Report

    Verify = Callable[[Summary], Report]

_SAME_QUOTATION = 0.8  # of the words of the article's quotation: it is the one that was meant
_PARTS_OF_A_TIME = ", "


def mend(summary: Summary, report: Report, material: Material, verify: Verify) -> Summary:
    """``summary`` with the article's own wording for what ``report`` does not support, wherever that stands."""
    doubted = [claim for claim in report.claims if claim.verdict is not Verdict.SUPPORTED]
    for place in by_place(doubted):
        if place.index is None:
            continue
        for item in _instead_of(item_at(summary, place), material):
            if _stands(item, place.part, verify):
                summary = with_item(summary, place, item)
                break
    return summary.model_copy(
        update={part: tuple(dict.fromkeys(getattr(summary, part))) for part in ("events", "figures", "quotes")}
    )


def _instead_of(item: Item, material: Material) -> Iterator[Item]:
    if isinstance(item, Figure):
        return _figures(item, material)
    if isinstance(item, Quote):
        return _quotes(item, material)
    return _events(item, material)


def _figures(figure: Figure, material: Material) -> Iterator[Figure]:
    """The number as the article prints it, hedge and unit included, where its sentence has most of the label."""
    language = material.document.language
    values = {quantity.value for quantity in find_quantities(figure.value, language)}
    label = stems_in(figure.what, language)
    printed = [candidate for candidate in material.figures if candidate.quantity.value in values]
    printed.sort(key=lambda candidate: -len(label & material.stems_by_line[candidate.line - 1]))
    for candidate in printed:
        what = label_of(candidate, figure.what, material)
        if what:
            yield Figure(value=" ".join(candidate.span.text.split()), what=what)


def _quotes(quote: Quote, material: Material) -> Iterator[Quote]:
    """The article's quotation that was meant; with its speaker, as far as the article leaves no doubt."""
    language = material.document.language
    claimed = stems_in(quote.text, language)

    def shared(own: SpokenQuote) -> float:
        words = stems_in(own.text, language)
        return len(words & claimed) / len(words) if words else 0.0

    meant = max(material.quotes, key=shared, default=None)
    if meant is None or shared(meant) < _SAME_QUOTATION:
        return
    speaker = meant.quotation.speaker if meant.quotation.certain else None
    yield from (Quote(text=meant.text, speaker=name) for name in dict.fromkeys((quote.speaker, speaker)))


def _events(event: Event, material: Material) -> Iterator[Event]:
    """The event with the date that its time prints; with one part of a time pieced together; without a time."""
    when = event.when or ""
    for told in dict.fromkeys((when, *when.split(_PARTS_OF_A_TIME), "")):
        date = iso_date(told, material.document.language)
        yield event.model_copy(update={"when": told.strip() or None, "date": date})


def _stands(item: Item, part: str, verify: Verify) -> bool:
    alone = Summary.model_validate({part: (item,)})
    return all(claim.verdict is Verdict.SUPPORTED for claim in verify(alone).claims)
