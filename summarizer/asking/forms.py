"""The forms that a model fills in: pydantic models made for one article, strict and bounded.

A grammar made from them lets a small model write nothing else: keys are fixed, choices are enums, lists and
strings have an end. A string that ran into its end is cut back to whole words by :func:`whole`.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from summarizer.schema import IsoDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.settings import Settings

UNKNOWN = "unknown"

HEADLINE = 120
SENTENCE = 300
LABEL = 80
NAME = 80
VALUE = 60
QUOTE = 600
PROSE = 900

_LEAST_SENTENCES, MOST_SENTENCES = 2, 4
_LEAST_FIGURES, _LEAST_QUOTES = 6, 4


class Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - pydantic's own
        """Worked out once for each form, and given out in copies: it goes into every question."""
        if args or kwargs:
            return super().model_json_schema(*args, **kwargs)
        if "__schema_text__" not in cls.__dict__:
            cls.__schema_text__ = json.dumps(super().model_json_schema())
        schema: dict[str, Any] = json.loads(cls.__schema_text__)
        return schema

    __schema_text__: ClassVar[str]


# A grammar holds a small model to a label that says something; any other answer is taken as it comes.
Label = Annotated[str, Field(min_length=1, max_length=LABEL, json_schema_extra={"minLength": 12})]
Name = Annotated[str, Field(min_length=1, max_length=NAME)]


def one_of(values: Iterable[str]) -> Any:  # noqa: ANN401 - a type made at run time
    """The type of strings that are one of ``values``."""
    return Literal[tuple(dict.fromkeys(values))]


def choice_form(figures: Sequence[str], quotes: Sequence[str], settings: Settings) -> type[Form]:
    """Ids by importance; only the lists that have more in them than there is room for."""
    fields: dict[str, Any] = {}
    if figures:
        fields["figures"] = (_list_of(one_of(figures), settings.max_figures), ...)
    if quotes:
        fields["quotes"] = (_list_of(one_of(quotes), settings.max_quotes), ...)
    return create_model("Choice", __base__=Form, **fields)


def label_form(ids: Iterable[str]) -> type[Form]:
    """One label for each figure."""
    fields: dict[str, Any] = dict.fromkeys(ids, (Label, ...))
    return create_model("Labels", __base__=Form, **fields)


def speaker_form(ids: Iterable[str], names: Sequence[str]) -> type[Form]:
    """One of the names at hand for each quotation, or "unknown"."""
    fields: dict[str, Any] = dict.fromkeys(ids, (one_of([*names, UNKNOWN]), ...))
    return create_model("Speakers", __base__=Form, **fields)


class Headline(Form):
    headline: Annotated[str, Field(min_length=1, max_length=HEADLINE)]


class Sentences(Form):
    sentences: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=SENTENCE)]],
        Field(min_length=_LEAST_SENTENCES, max_length=MOST_SENTENCES),
    ]


class EventFields(Form):
    what: Annotated[str, Field(min_length=1, max_length=SENTENCE)]
    who: Name | None
    where: Name | None
    when: Name | None


class DatedEvent(EventFields):
    date: IsoDate | None


class FigureFields(Form):
    value: Annotated[str, Field(min_length=1, max_length=VALUE)]
    what: Label


class QuoteFields(Form):
    text: Annotated[str, Field(min_length=1, max_length=QUOTE)]
    speaker: Name | None


def events_form(settings: Settings) -> type[Form]:
    """Some events."""
    return create_model("Events", __base__=Form, events=(_list_of(EventFields, settings.max_events), ...))


def whole_form(settings: Settings, figures: int, quotes: int) -> type[Form]:
    """Everything at once. ``figures`` and ``quotes`` are how many the article has, as far as code can tell.

    The least numbers of items stand in the grammar alone: they keep a small model from stopping after the first,
    and nothing is refused for having fewer.
    """
    least_figures, least_quotes = min(figures, _LEAST_FIGURES), min(quotes, _LEAST_QUOTES)
    return _whole_form(settings.max_figures, settings.max_quotes, settings.max_events, least_figures, least_quotes)


@lru_cache
def _whole_form(most_figures: int, most_quotes: int, most_events: int, figures: int, quotes: int) -> type[Form]:
    def items(item: type[Form], most: int, least: int) -> Any:  # noqa: ANN401 - types made at run time
        extra: dict[str, Any] = {"minItems": min(least, most)}
        return (Annotated[list[item], Field(max_length=most, json_schema_extra=extra)], ...)  # type: ignore[valid-type]

    return create_model(
        "StructuredSummary",
        __base__=Form,
        headline=(Annotated[str, Field(min_length=1, max_length=HEADLINE)], ...),
        summary=(Annotated[str, Field(min_length=1, max_length=PROSE)], ...),
        figures=items(FigureFields, most_figures, figures),
        quotes=items(QuoteFields, most_quotes, quotes),
        events=items(DatedEvent, most_events, 1),
    )


def _list_of(item: Any, most: int) -> Any:  # noqa: ANN401 - types made at run time
    return Annotated[list[item], Field(min_length=1, max_length=most)]


def is_cut(text: str, limit: int) -> bool:
    """Whether a string ran into its ``limit``, so that its end may be missing."""
    return len(text) >= limit - 1


def whole(text: str, limit: int) -> str:
    """``text`` without the broken end of a string that ran into ``limit``: back to its last sentence or word."""
    cut_off = is_cut(text, limit)
    text = " ".join(text.split())
    if not cut_off:
        return text
    cut = max(text.rfind(mark) for mark in (". ", "! ", "? "))
    if cut > limit // 3:
        return text[: cut + 1]
    return text[: text.rfind(" ")].rstrip(" ,;:–—-") if " " in text else text
