"""A number that stands alone is read at a glance, and the glance sees what the readers see that ask every question."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading import quantities
from summarizer.reading.lexicon import lexicon_for
from summarizer.reading.quantities.alone import alone
from summarizer.reading.quantities.scan import Scan
from summarizer.reading.tokens import tokenize

if TYPE_CHECKING:
    from summarizer.reading.quantity import Quantity

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
PLAIN = (
    "on",
    "am",
    "pm",
    "houses",
    "and",
    "said",
    "the",
    "of",
    "or",
    "more",
    "a",
    "x",
    "Street",
    "Maria",
    "in",
    "İ",
    "é",
    "²",
)


def glances(text: str, language: str = "en") -> list[Quantity]:
    """The quantities that are read at a glance."""
    lexicon = lexicon_for(language)
    scan = Scan(text, lexicon, *tokenize(text, lexicon))
    found = (alone(scan, index) for index, token in enumerate(scan.tokens) if token.begins)
    return [quantity for quantity in found if quantity is not None]


@pytest.mark.parametrize(
    "text",
    [
        "The council closed two libraries.",
        "Divers pulled 64 people from rooftops.",
        "Edith Sorrel, 84, has used it since.",
        "The branch had 41,000 visits.",
        "The walk took six hours.",
        "At least 64 people came.",
        "Up to 38 per cent of the grant is gone.",
        "Prices rose by 4.9%, he said.",
        "They are to save about £410,000 a year.",
        "Six",
        "It opened in 1958, they say.",
        "The sentence is five years to life.",
        "He was fined $75,000 and barred.",
        "Two of the houses burned.",
    ],
)
def test_a_bare_number_needs_one_glance(text: str) -> None:
    assert len(glances(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The walk took six hours or more.",
        "It weighs 12 pounds in all.",
        "They paid $12 million for it.",
        "It costs $5 or more.",
        "She flew a Boeing 737 there.",
        "They came in at number two today.",
        "It opened in 1958 they say.",
        "The meeting is at 3 pm today.",
        "There were 27 people or more.",
        "They paid 12 million for it.",
        "The meeting is on 12 March at noon.",
        "He lives at 10 Downing Street now.",
        "It was 9/11, he said.",
    ],
)
def test_what_has_more_to_it_is_asked_every_question(text: str) -> None:
    assert not glances(text)


def test_the_figures_of_a_table_need_one_glance_each() -> None:
    assert [quantity.text for quantity in glances("The rates were 1.5 2.5, 3.5 4.5, they said.")] == [
        "1.5",
        "2.5",
        "3.5",
        "4.5",
    ]


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and words, number words, figures, units, hedges and marks of it in any order."""
    language = draw(st.sampled_from(LANGUAGES))
    lexicon = lexicon_for(language)
    numbers = st.one_of(
        st.sampled_from(sorted(lexicon.plain)),
        st.integers(0, 99_999).map(str),
        st.integers(0, 99_999).map("£{}".format),
        st.integers(1_000, 2_200).map(str),
        st.decimals(0, 999, places=1).map(str),
        st.integers(1_000, 9_999_999).map("{:,}".format),
    )
    beside = st.sampled_from(sorted(lexicon.leads | lexicon.followers) + list(PLAIN) * 20)
    hedges = st.sampled_from(sorted(form for forms in lexicon.data["qualifiers"]["before"].values() for form in forms))
    units = st.sampled_from(["%", *sorted(form for forms in lexicon.data["durations"].values() for form in forms)])
    joint = st.sampled_from([" "] * 8 + [", ", "; ", ". ", ".", ",", " (", ") ", "-", "\n", "  ", "\u00a0", ": "])
    anything = st.one_of(beside, beside, numbers, numbers, hedges, units)
    words = draw(st.lists(st.tuples(anything, joint), min_size=1, max_size=12))
    return language, "".join(word + gap for word, gap in words)


@given(passages())
def test_a_glance_and_every_question_come_to_one_answer(passage: tuple[str, str]) -> None:
    language, text = passage
    quick = quantities.find_quantities(text, language)
    with patch.object(quantities, "alone", lambda _scan, _index: None):
        assert quick == quantities.find_quantities(text, language)
