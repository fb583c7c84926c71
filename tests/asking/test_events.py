"""The events of a small model, each told by one sentence of the article."""

from __future__ import annotations

import pytest

from summarizer.asking.events import told_events
from summarizer.asking.forms import EventFields
from summarizer.asking.material import Material
from summarizer.documents.document import Document

ARTICLE = """Ferry adrift off Skarn

Coastguards took 40 passengers off the ferry Alma by noon on Sunday. A further 12 people were treated ashore for smoke.

Ines Dahl, the harbour master, closed the port on Sunday. It was a hard choice. She reopened it after six hours.

“We saw flames,” said a steward who had called the coastguards.
"""
MATERIAL = Material(Document.from_text(ARTICLE))


def told(what: str, **fields: str) -> list[tuple[str, str | None, str | None]]:
    form = EventFields(what=what, **{"who": None, "where": None, "when": None} | fields)
    return [(event.what, event.who, event.when) for event in told_events([form], MATERIAL)]


def test_an_event_of_one_sentence_stays_as_it_is_told() -> None:
    event = told("Coastguards rescued 40 passengers from the ferry", who="Coastguards", when="noon on Sunday")
    assert event == [("Coastguards rescued 40 passengers from the ferry", "Coastguards", "noon on Sunday")]


def test_what_is_joined_from_two_sentences_is_told_as_the_article_tells_it() -> None:
    event = told("Coastguards treated 12 people for smoke", who="Coastguards", when="noon on Sunday")
    assert event == [("A further 12 people were treated ashore for smoke.", None, None)]


@pytest.mark.parametrize(
    "what",
    [
        "Passengers reopened it after six hours",  # the sentence opens with "She": alone it says nothing
        "Dahl said that she saw flames",  # what a steward says
    ],
)
def test_what_is_joined_and_cannot_be_told_by_one_sentence_is_left_out(what: str) -> None:
    assert told(what) == []


def test_whom_a_pronoun_means_the_sentence_before_may_name() -> None:
    what = "Ines Dahl reopened it after six hours"
    assert told(what) == [(what, None, None)]


def test_events_told_alike_are_one() -> None:
    form = EventFields(what="Dahl closed the port", who=None, where=None, when=None)
    assert len(told_events([form, form], MATERIAL)) == 1
