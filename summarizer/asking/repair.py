"""One round of repair: what was rejected goes back to the model, and only that.

Each rejected item is shown with the code, the reason in one sentence, and the nearest true words; only those
fields that were rejected are asked for, so that nothing that was right can be spoilt. The ISO date of an event is
never asked for again: it is no wording of the article's, and what an article prints in full was read by code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, create_model
from pydantic.json_schema import SkipJsonSchema

from summarizer.asking import forms
from summarizer.asking.drafts import fields_of
from summarizer.asking.items import by_place, item_at, place_of, with_item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.asking.client import Asker
    from summarizer.asking.items import Place
    from summarizer.schema import Claim, Report, Summary

_PROSE = {"headline": forms.HEADLINE, "summary": forms.PROSE}
_FORMS: dict[str, type[forms.Form]] = {
    "events": forms.DatedEvent,
    "figures": forms.FigureFields,
    "quotes": forms.QuoteFields,
}
_TOKENS = {"headline": 60, "summary": 280, "events": 140, "figures": 60, "quotes": 180}
_SHOWN_EVIDENCE = 200
_UNSAID: Any = Annotated[None, SkipJsonSchema()]  # type: ignore[type-arg]


def repairable(report: Report) -> tuple[Claim, ...]:
    """What is rejected and worth a question."""
    return tuple(claim for claim in report.rejected if place_of(claim.path)[1] != "date")


async def repair(asker: Asker, lines: Sequence[str], summary: Summary, report: Report) -> Summary:
    """``summary`` with the model's second thoughts on what ``report`` rejects; not verified yet.

    ``lines`` is the article as the first questions showed it.
    """
    rejected = by_place(repairable(report))
    wanted = {place: _fields(place, claims) for place, claims in rejected.items()}
    form = create_model(
        "Repairs",
        __base__=forms.Form,
        **{place.key: _type(place, names, rejected[place]) for place, names in wanted.items()},
    )
    answer: Any = await asker.ask(
        "repair",
        form,
        tokens=40 + sum(_TOKENS[place.part] for place in wanted),
        lines=lines,
        items=[_shown(summary, place, claims) for place, claims in rejected.items()],
    )
    for place in wanted:
        summary = _patched(summary, place, getattr(answer, place.key))
    return summary


def _fields(place: Place, claims: list[Claim]) -> tuple[str, ...]:
    """The fields to write anew: a figure's value and what it counts belong together, the others stand alone."""
    if place.index is None:
        return ()
    if place.part == "figures":
        return ("value", "what")
    return tuple(dict.fromkeys(place_of(claim.path)[1] for claim in claims))


def _type(place: Place, names: tuple[str, ...], claims: list[Claim]) -> Any:  # noqa: ANN401 - a type made at run time
    """What to answer for one item; "null" is offered only where the article has nothing to put it right with.

    It is accepted in any case: a model that no grammar holds may answer it, and the item is dropped then.
    """
    if place.index is None:
        kind: Any = Annotated[str, Field(min_length=1, max_length=_PROSE[place.part])]
    else:
        known = _FORMS[place.part].model_fields
        fields: dict[str, Any] = {name: (known[name].rebuild_annotation(), ...) for name in names}
        kind = create_model(place.key.title(), __base__=forms.Form, **fields)
    mendable = all(claim.suggestion or claim.evidence for claim in claims)
    return (kind | _UNSAID if mendable else kind | None, ...)


def _shown(summary: Summary, place: Place, claims: list[Claim]) -> dict[str, Any]:
    now = getattr(summary, place.part) if place.index is None else item_at(summary, place).model_dump_json()
    return {"key": place.key, "now": now, "claims": [_complaint(claim) for claim in claims]}


def _complaint(claim: Claim) -> dict[str, str | None]:
    nearest = claim.evidence[0].text[:_SHOWN_EVIDENCE] if claim.evidence else None
    return {
        "code": str(claim.code),
        "text": claim.text,
        "message": claim.message,
        "suggestion": claim.suggestion,
        "evidence": nearest,
    }


def _patched(summary: Summary, place: Place, answer: Any) -> Summary:  # noqa: ANN401 - a form made at run time
    """With the answer put in; no answer, or one without what the item needs, changes nothing."""
    if answer is None:
        return summary
    if place.index is None:
        text = forms.whole(answer, _PROSE[place.part])
        return with_item(summary, place, text) if text else summary
    item = item_at(summary, place)
    fields = fields_of(answer)
    if any(fields[name] is None and type(item).model_fields[name].is_required() for name in fields):
        return summary
    return with_item(summary, place, item.model_copy(update=fields))
