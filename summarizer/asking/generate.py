"""The strategy ``generate``: the model fills the whole schema in one call, and verification does the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarizer.asking import forms
from summarizer.asking.drafts import distinct, fields_of
from summarizer.schema import Event, Figure, Quote, Summary

if TYPE_CHECKING:
    from summarizer.asking.client import Asker
    from summarizer.asking.material import Material

_FRAME_TOKENS = 400  # headline, summary, keys
_FIGURE_TOKENS = 50
_QUOTE_TOKENS = 110
_EVENT_TOKENS = 120


async def generate(asker: Asker, material: Material) -> Summary:
    """The model's own summary; not verified yet."""
    settings = asker.settings
    asker.planned = 1
    figures = material.telling_figures(settings.max_figures)
    answer: Any = await asker.ask(
        "generate",
        forms.whole_form(settings, len(figures), len(material.quotes)),
        tokens=_FRAME_TOKENS
        + _FIGURE_TOKENS * settings.max_figures
        + _QUOTE_TOKENS * settings.max_quotes
        + _EVENT_TOKENS * settings.max_events,
        lines=material.lines,
        printed=list(dict.fromkeys(" ".join(figure.span.text.split()) for figure in figures)),
        openings=[quote.opening for quote in material.quotes],
        max_figures=settings.max_figures,
        max_quotes=settings.max_quotes,
        max_events=settings.max_events,
    )
    return Summary(
        headline=forms.whole(answer.headline, forms.HEADLINE).rstrip(".") or None,
        summary=forms.whole(answer.summary, forms.PROSE) or None,
        events=distinct(Event, map(fields_of, answer.events)),
        figures=distinct(Figure, map(fields_of, answer.figures)),
        quotes=distinct(Quote, map(fields_of, answer.quotes)),
    )
