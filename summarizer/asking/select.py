"""The strategy ``select``: code has found and numbered everything; the model points to it and labels it.

Numbers and quotations cannot be miscopied, since the model never writes one. Headline, summary and events are
small questions of their own. Every question opens with the same article, which the endpoint reads once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarizer.asking import forms
from summarizer.asking.labels import label_of
from summarizer.schema import Event, Figure, Quote, Summary

if TYPE_CHECKING:
    from summarizer.asking.client import Asker
    from summarizer.asking.material import Material, SpokenQuote

_CANDIDATES = 2  # figures to choose from, for each one that there is room for
_HEADLINE_WORDS = 12
_HEADLINE_TOKENS = 60
_SENTENCE_TOKENS = 90
_EVENT_TOKENS = 160
_LABEL_TOKENS = 36
_ID_TOKENS = 10


async def select(asker: Asker, material: Material) -> Summary:
    """A summary whose figures and quotations are the article's own; not verified yet."""
    asker.planned = 3 + bool(material.figures) + any(map(_needs_speaker, material.quotes))
    labelled = await _label(asker, material)
    spoken = await _attribute(asker, material, await _chosen_quotes(asker, material))
    events = await _events(asker, material)
    return Summary(
        headline=await _headline(asker, material),
        summary=await _prose(asker, material),
        events=events,
        figures=labelled,
        quotes=spoken,
    )


async def _label(asker: Asker, material: Material) -> tuple[Figure, ...]:
    """What each figure counts; where there are more than the settings allow, the model chooses as it labels."""
    most = asker.settings.max_figures
    figures = {figure.id: figure for figure in material.telling_figures(_CANDIDATES * most)}
    if not figures:
        asker.planned -= bool(material.figures)
        return ()
    choosing = len(figures) > most
    answer: Any = await asker.ask_if_possible(
        "select-figures",
        forms.chosen_label_form(figures, most) if choosing else forms.label_form(figures),
        tokens=_LABEL_TOKENS * (most + 1),
        lines=material.numbered_lines,
        figures=tuple(figures.values()),
        most=most if choosing else None,
    )
    if answer is None:
        said = dict.fromkeys(list(figures)[:most], "")
    else:
        said = {each.id: each.what for each in answer.figures} if choosing else dict(answer)
    labels = ((figure, label_of(figure, said[id_], material)) for id_, figure in figures.items() if id_ in said)
    found = (Figure(value=" ".join(figure.span.text.split()), what=label) for figure, label in labels if label)
    return tuple(dict.fromkeys(found))


async def _chosen_quotes(asker: Asker, material: Material) -> list[SpokenQuote]:
    """What matters most, where there is more than the settings allow; in the order of the article."""
    most = asker.settings.max_quotes
    if len(material.quotes) <= most or not most:
        return list(material.quotes[:most])
    asker.planned += 1
    answer: Any = await asker.ask_if_possible(
        "select-quotes",
        forms.choice_form([quote.id for quote in material.quotes], most),
        tokens=_ID_TOKENS * (most + 2),
        lines=material.numbered_lines,
        quotes=material.quotes,
        most=most,
    )
    # If it named fewer, then the first of the others: news puts what matters first.
    named = answer.quotes if answer else []
    order = sorted(material.quotes, key=lambda quote: quote.id not in named)
    return [quote for quote in material.quotes if quote in order[:most]]


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
            lines=material.numbered_lines,
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
        lines=material.numbered_lines,
        words=_HEADLINE_WORDS,
    )
    return forms.whole(answer.headline, forms.HEADLINE).rstrip(".") or None if answer else None


async def _prose(asker: Asker, material: Material) -> str | None:
    answer = await asker.ask_if_possible(
        "select-summary",
        forms.Sentences,
        tokens=_SENTENCE_TOKENS * forms.MOST_SENTENCES,
        lines=material.numbered_lines,
        least=2,
        most=3,
    )
    if answer is None:
        return None
    said = [sentence for sentence in answer.sentences if not forms.is_cut(sentence, forms.SENTENCE)]
    sentences = (forms.whole(sentence, forms.SENTENCE) for sentence in said or answer.sentences[:1])
    return " ".join(dict.fromkeys(sentence for sentence in sentences if sentence)) or None


async def _events(asker: Asker, material: Material) -> tuple[Event, ...]:
    most = asker.settings.max_events
    if not most:
        asker.planned -= 1
        return ()
    form = forms.events_form(len(material.sentences), asker.settings)
    answer: Any = await asker.ask_if_possible(
        "select-events", form, tokens=_EVENT_TOKENS * most, lines=material.numbered_lines, most=most
    )
    events = (_event(pointed, material) for pointed in (answer.events if answer else []) if pointed.what.strip())
    return tuple({event.what: event for event in events}.values())


def _event(pointed: Any, material: Material) -> Event:  # noqa: ANN401 - a form made at run time
    """The event, with only those places, people and times that its sentence names, letter for letter."""
    sentence = material.sentences[int(pointed.sentence) - 1].text

    def named(value: str | None) -> str | None:
        return value if value and value.strip() and value.strip() in sentence else None

    when = named(pointed.when)
    return Event(
        what=forms.whole(pointed.what, forms.SENTENCE),
        who=named(pointed.who),
        where=named(pointed.where),
        when=when,
        date=iso_date(when, material),
    )


def iso_date(when: str | None, material: Material) -> str | None:
    """The date that the words of ``when`` print in full: a year, with month and day where they are there."""
    from summarizer.reading.find import find_quantities

    for quantity in find_quantities(when, material.document.language) if when else ():
        date = quantity.date
        if date and date.year and not date.decade:
            month = f"-{date.month:02}" if date.month else ""
            day = f"-{date.day:02}" if date.month and date.day else ""
            return f"{date.year:04}{month}{day}"
    return None
