"""Folding: what editors count as the same text compares equal, and every place leads back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.folding import fold

ODD = "“”‘’'\"«»–—-…ﬁﬂ\u00ad\u200b\u00a0\u2009 \n\taé\u0301xZ9.,"


@pytest.mark.parametrize(
    ("given_text", "folded"),
    [
        ("“We’re done,” she said.", '"We\'re done," she said.'),
        ("‘No’ – never — ‑ −5", "'No' - never - - -5"),
        ("a\u00a0b\u2009c \n\n d", "a b c d"),
        ("ﬁrst ﬂight", "first flight"),
        ("cafe\u0301", "café"),
        ("co\u00adoper\u200bation", "cooperation"),
        ("wait…", "wait..."),
        ("I do n't know . ''", "I do n't know . \""),
    ],
)
def test_the_same_text_folds_alike(given_text: str, folded: str) -> None:
    assert fold(given_text).text == folded


def test_case_digits_and_punctuation_stay() -> None:
    assert fold("US spent 1,000.50; us?").text == "US spent 1,000.50; us?"


def test_a_place_leads_back_over_what_changed_its_length() -> None:
    text = "He  said\u00ad: “ﬁne…”"
    folded = fold(text)
    start = folded.text.index("fine")
    assert folded.back(start, start + 4).text == "ﬁne"
    assert folded.back(start + 4, start + 7).text == "…"


@given(st.text(ODD) | st.text())
def test_every_folded_character_comes_from_the_text(text: str) -> None:
    folded = fold(text)
    last = 0
    for at in range(len(folded.text)):
        span = folded.back(at, at + 1)
        assert text[span.start : span.end] == span.text != ""
        assert span.start >= last
        last = span.start
    whole = folded.back(0, len(folded.text))
    assert fold(whole.text).text == folded.text


@given(st.text(ODD.replace("\u0301", "")))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(fold(once).text).text == fold(once).text


@given(st.text(ODD))
def test_forth_and_back_meet(text: str) -> None:
    folded = fold(text)
    offsets = [folded.forth(at) for at in range(len(text) + 1)]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(folded.text) for offset in offsets)
