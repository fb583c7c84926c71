"""What code puts right by itself: the article's own words in place of the model's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from summarizer import verify
from summarizer.asking.material import Material
from summarizer.asking.mending import mend
from summarizer.documents.document import Document
from summarizer.schema import Summary

if TYPE_CHECKING:
    from summarizer.schema import Report

ARTICLE = (
    "A fire in the port of Varga on Tuesday night destroyed 14 boats, the harbour master said. "
    "At least 27 people were taken to hospital. The fire brigade said it had saved 9 of them.\n\n"
    "“We saw the flames from the bridge,” said Ida Holm, who runs a café. “There was nothing left to save.”\n\n"
    "The port was built in 1987 and belongs to the town. Repairs will cost 3.2 million euros."
)
MATERIAL = Material(Document.from_text(ARTICLE))


def check(summary: Summary) -> Report:
    return verify(summary, MATERIAL.document)


def mended(**parts: Any) -> Summary:
    summary = Summary.model_validate(parts)
    return mend(summary, check(summary), MATERIAL, check)


def test_a_number_gets_back_the_hedge_that_the_model_dropped() -> None:
    (figure,) = mended(figures=[{"value": "27", "what": "people taken to hospital"}]).figures
    assert (figure.value, figure.what) == ("At least 27", "people taken to hospital")


def test_a_label_of_another_number_makes_room_for_the_articles_words() -> None:
    (figure,) = mended(figures=[{"value": "14", "what": "euros for repairs"}]).figures
    assert (figure.value, figure.what) == ("14", "boats")


def test_what_follows_a_number_may_be_only_a_pronoun() -> None:
    (figure,) = mended(figures=[{"value": "9", "what": "boats destroyed in a storm"}]).figures
    assert (figure.value, figure.what) == ("9", "saved")


def test_a_number_that_the_article_does_not_have_is_left_for_the_model() -> None:
    (figure,) = mended(figures=[{"value": "41", "what": "boats"}]).figures
    assert figure.value == "41"


def test_a_quotation_short_of_a_word_is_put_right() -> None:
    (quote,) = mended(quotes=[{"text": "We saw flames from the bridge", "speaker": "Ida Holm"}]).quotes
    assert (quote.text, quote.speaker) == ("We saw the flames from the bridge", "Ida Holm")


def test_a_quotation_given_to_somebody_else_gets_its_speaker() -> None:
    (quote,) = mended(quotes=[{"text": "We saw the flames from the bridge", "speaker": "the fire brigade"}]).quotes
    assert quote.speaker == "Ida Holm"


def test_words_that_nobody_said_are_left_for_the_model() -> None:
    claimed = {"text": "We will sue the town for every boat", "speaker": "Ida Holm"}
    (quote,) = mended(quotes=[claimed]).quotes
    assert quote.text == claimed["text"]


@pytest.mark.parametrize(
    ("when", "kept"),
    [("Tuesday night", "Tuesday night"), ("Tuesday night, 1987", "Tuesday night"), ("1987", None)],
)
def test_an_event_keeps_the_part_of_a_time_that_is_its_own(when: str, kept: str | None) -> None:
    happened = {"what": "A fire destroyed 14 boats.", "where": "Varga", "when": when, "date": "1987-03-01"}
    (event,) = mended(events=[happened]).events
    assert (event.when, event.date) == (kept, None)


def test_two_items_that_become_one_are_one() -> None:
    figures = [
        {"value": "27", "what": "people taken to hospital"},
        {"value": "At least 27", "what": "people taken to hospital"},
    ]
    assert len(mended(figures=figures).figures) == 1


def test_what_stands_is_left_as_it_is() -> None:
    summary = Summary(headline="Fire in Varga", summary="A fire destroyed 14 boats.")
    assert mend(summary, check(summary), MATERIAL, check) == summary
