"""The events of a small model, each held to the one sentence that tells it.

A small model joins what two sentences tell: rescue workers of the first, and of the second the 122 people whom
hospitals treat, become "rescue workers treated 122 people". Relations between sentences are what summarizers get
wrong most after names and numbers (FRANK, Pagnoni et al. 2021, "predicate" and "entity errors"). So an event with
words of another sentence is told in the article's own words, or not at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.asking import forms
from summarizer.asking.drafts import iso_date
from summarizer.reading.speech import lexicon
from summarizer.reading.words import find_words, stems_in
from summarizer.schema import Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.asking.material import Material


def told_events(filled: Iterable[forms.EventFields], material: Material) -> tuple[Event, ...]:
    """The events of an answer, those told alike once; without those that no single sentence tells."""
    events = (_event(fields, material) for fields in filled if fields.what.strip())
    return tuple({event.what: event for event in events if event}.values())


def _event(fields: forms.EventFields, material: Material) -> Event | None:
    """The event, with only those people, places and times that the sentence telling it has, letter for letter."""
    what = forms.whole(fields.what, forms.SENTENCE)
    line = material.line_telling(what)
    sentence = material.sentences[line - 1].text
    if _is_pieced_together(what, line, material):
        if not _stands_alone(line, material):
            return None
        what = " ".join(sentence.split())

    def named(value: str | None) -> str | None:
        return value.strip() if value and value.strip() and value.strip() in sentence else None

    when = named(fields.when)
    return Event(
        what=what,
        who=named(fields.who),
        where=named(fields.where),
        when=when,
        date=iso_date(when, material.document.language),
    )


def _is_pieced_together(what: str, line: int, material: Material) -> bool:
    """Whether it has words of the article that its own sentence lacks; a word of the model's own may be a synonym.

    Whom a sentence calls "he" or "they", the one before it describes or names, or one farther up names: whether the
    right one is meant, verification asks.
    """
    language = material.document.language
    near = material.stems_by_line[line - 1]
    if line > 1 and _opens_with_a_pronoun(line, material) and not _is_spoken(line, material):
        near = near.union(material.stems_by_line[line - 2], stems_in(" ".join(material.people), language))
    return not (stems_in(what, language) & material.stems).issubset(near)


def _stands_alone(line: int, material: Material) -> bool:
    """Whether the sentence can be understood without the one before it, and is nobody's speech."""
    short = len(material.sentences[line - 1].text) <= forms.SENTENCE
    return short and not _is_spoken(line, material) and not _opens_with_a_pronoun(line, material)


def _is_spoken(line: int, material: Material) -> bool:
    return any(quote.line == line for quote in material.quotes)


def _opens_with_a_pronoun(line: int, material: Material) -> bool:
    language = material.document.language
    words = find_words(material.sentences[line - 1].text, language).lowered
    return bool(words) and words[0] in lexicon(language).pronouns
