"""From the forms that a model filled in to the shapes of a summary: strings made whole, blanks dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from summarizer.asking import forms
from summarizer.reading.find import find_quantities
from summarizer.schema import Event, Figure, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

Item = TypeVar("Item", Event, Figure, Quote)

_LIMITS = {"what": forms.SENTENCE, "value": forms.VALUE, "text": forms.QUOTE}
_MARKS = "\"“”„«»‘’'"
_NOTHING = {"", "null", "none", "unknown", "n/a", "not specified", "not mentioned"}


def fields_of(form: BaseModel) -> dict[str, str | None]:
    """The strings of a filled-in form; ``None`` for what says nothing."""
    return {name: _string(name, value) for name, value in form if value is None or isinstance(value, str)}


def distinct(kind: type[Item], filled: Iterable[dict[str, Any]]) -> tuple[Item, ...]:
    """Items of one kind, each once, without those that lack what an item must have."""
    needed = [name for name, field in kind.model_fields.items() if field.is_required()]
    items = (kind(**fields) for fields in filled if all(fields.get(name) for name in needed))
    return tuple(dict.fromkeys(items))


def iso_date(when: str | None, language: str) -> str | None:
    """The date that the words of ``when`` print in full: a year, with month and day where they are there."""
    for quantity in find_quantities(when, language) if when else ():
        date = quantity.date
        if date and date.year and not date.decade:
            month = f"-{date.month:02}" if date.month else ""
            day = f"-{date.day:02}" if date.month and date.day else ""
            return f"{date.year:04}{month}{day}"
    return None


def _string(name: str, value: str | None) -> str | None:
    if value is None:
        return None
    text = forms.whole(value, _LIMITS.get(name, forms.NAME))
    if name == "text":
        text = _unmarked(text)
    if name == "when" and forms.is_cut(value, forms.NAME):
        text = text.partition(",")[0]  # a time is one phrase: a model that does not stop goes on to other things
    return None if text.lower() in _NOTHING else text


def _unmarked(text: str) -> str:
    """Without the quotation marks around it, which a model often copies along."""
    if len(text) > 1 and text[0] in _MARKS and text[-1] in _MARKS:
        text = text[1:-1]
    return text.strip().rstrip(",")
