"""The strategy ``select``: code has found and numbered everything; the model points to it and labels it.

Numbers and quotations cannot be miscopied, since the model never writes one. Headline, summary and events are
small questions of their own. Every question opens with the same article, which the endpoint reads once.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from summarizer.asking import forms
from summarizer.asking.events import told_events
from summarizer.asking.labels import label_of
from summarizer.schema import Figure, Quote, Summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.asking.client import Asker
    from summarizer.asking.material import Material, PrintedFigure, SpokenQuote
    from summarizer.schema import Event

Item = TypeVar("Item", "PrintedFigure", "SpokenQuote")

_HEADLINE_WORDS = 12
_HEADLINE_TOKENS = 60
_SENTENCE_TOKENS = 90
_EVENT_TOKENS = 160
_LABEL_TOKENS = 36
_ID_TOKENS = 10

_amount = attrgetter("value", "unit", "qualifier")


async def select(asker: Asker, material: Material) -> Summary:
    """A summary whose figures and quotations are the article's own; not verified yet."""
    asker.planned = 2 + bool(asker.settings.max_events)
    figures, quotes = await _chosen(asker, material)
    asker.planned += bool(figures) + any(map(_needs_speaker, quotes))
    return Summary(
        figures=await _label(asker, material, figures),
        quotes=await _attribute(asker, material, quotes),
        events=await _events(asker, material),
        headline=await _headline(asker, material),
        summary=await _prose(asker, material),
    )


async def _chosen(asker: Asker, material: Material) -> tuple[list[PrintedFigure], list[SpokenQuote]]:
    """What matters most, where there is more than the settings allow; in the order of the article."""
    settings = asker.settings
    figures = material.telling_figures(settings.max_figures)
    quotes = material.quotes
    many_figures = figures if len(figures) > settings.max_figures else ()
    many_quotes = quotes if len(quotes) > settings.max_quotes > 0 else ()
    answer: Any = None
    if many_figures or many_quotes:
        asker.planned += 1
        answer = await asker.ask_if_possible(
            "select-choose",
            forms.choice_form(
                [figure.id for figure in many_figures],
                [quote.id for quote in many_quotes],
                settings,
            ),
            tokens=_ID_TOKENS * (settings.max_figures + settings.max_quotes + 4),
            lines=material.lines,
            figures=many_figures,
            quotes=many_quotes,
            max_figures=settings.max_figures,
            max_quotes=settings.max_quotes,
        )
    return (
        _picked(figures, getattr(answer, "figures", ()), settings.max_figures),
        _picked(quotes, getattr(answer, "quotes", ()), settings.max_quotes),
    )


def _picked(items: Sequence[Item], ids: Sequence[str], most: int) -> list[Item]:
    """The items named, and if they are fewer than ``most``, the first others: news puts what matters first."""
    order = sorted(items, key=lambda item: item.id not in ids)
    kept = {item.id for item in order[:most]}
    return [item for item in items if item.id in kept]


async def _label(asker: Asker, material: Material, figures: list[PrintedFigure]) -> tuple[Figure, ...]:
    """What each figure counts; a figure about which nothing can be said is left out."""
    if not figures:
        return ()
    answer: Any = await asker.ask_if_possible(
        "select-figures",
        forms.label_form(figure.id for figure in figures),
        tokens=_LABEL_TOKENS * (len(figures) + 1),
        lines=material.lines,
        figures=figures,
    )
    labels = {figure: label_of(figure, getattr(answer, figure.id, ""), material) for figure in figures}
    told = [figure for figure, label in labels.items() if label]
    found = (
        Figure(value=" ".join(figure.span.text.split()), what=labels[figure])
        for figure in told
        if not (material.is_in_headline(figure) and any(_repeats(other, figure) for other in told))
    )
    return tuple(dict.fromkeys(found))


def _repeats(later: PrintedFigure, figure: PrintedFigure) -> bool:
    """Whether a later sentence has the very number: what a headline says, the text says once more and in full."""
    return later.line > figure.line and _amount(later.quantity) == _amount(figure.quantity)


def _needs_speaker(quote: SpokenQuote) -> bool:
    return not (quote.quotation.certain and quote.quotation.speaker)


async def _attribute(asker: Asker, material: Material, quotes: list[SpokenQuote]) -> tuple[Quote, ...]:
    """The speakers that the article gives beyond doubt, and for the others the model's choice of a name."""
    unsure = [quote for quote in quotes if _needs_speaker(quote)]
    answer: Any = None
    if unsure and material.people:
        answer = await asker.ask_if_possible(
            "select-speakers",
            forms.speaker_form([quote.id for quote in unsure], material.people),
            tokens=_LABEL_TOKENS * (len(unsure) + 1),
            lines=material.lines,
            quotes=unsure,
        )

    def speaker(quote: SpokenQuote) -> str | None:
        """Where the text leaves doubt, only a name that both the rule and the model come to."""
        found = quote.quotation.speaker
        said = found if not _needs_speaker(quote) else getattr(answer, quote.id, forms.UNKNOWN)
        return said if said != forms.UNKNOWN and found in {None, said} else None

    return tuple(Quote(text=quote.text, speaker=speaker(quote)) for quote in quotes)


async def _headline(asker: Asker, material: Material) -> str | None:
    answer = await asker.ask_if_possible(
        "select-headline",
        forms.Headline,
        tokens=_HEADLINE_TOKENS,
        lines=material.lines,
        words=_HEADLINE_WORDS,
    )
    return forms.whole(answer.headline, forms.HEADLINE).rstrip(".") or None if answer else None


async def _prose(asker: Asker, material: Material) -> str | None:
    answer = await asker.ask_if_possible(
        "select-summary",
        forms.Sentences,
        tokens=_SENTENCE_TOKENS * forms.MOST_SENTENCES,
        lines=material.lines,
        least=2,
        most=3,
    )
    if answer is None:
        return None
    said = [sentence for sentence in answer.sentences if not forms.is_cut(sentence, forms.SENTENCE)]
    sentences = (forms.whole(sentence, forms.SENTENCE) for sentence in said or answer.sentences[:1])
    return " ".join(dict.fromkeys(_stopped(sentence) for sentence in sentences if sentence)) or None


def _stopped(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "”", '"')) else f"{sentence}."


async def _events(asker: Asker, material: Material) -> tuple[Event, ...]:
    most = asker.settings.max_events
    if not most:
        return ()
    form = forms.events_form(asker.settings)
    answer: Any = await asker.ask_if_possible(
        "select-events", form, tokens=_EVENT_TOKENS * most, lines=material.lines, most=most
    )
    return told_events(answer.events if answer else (), material)
