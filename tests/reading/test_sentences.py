"""Sentences end where a reader hears them end."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.sentences import _STOP, find_sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Hale met Sen. Ortiz (D-Calif.) on Jan. 5 in the U.S. Senate.", 1),
        ("They left the U.S. The others stayed.", 2),
        ("The bill cost $4.5bn. It passed.", 2),
        ("“We are done.” She left.", 2),
        ("“Are we done?” she asked.", 1),
        ("It was over... or so they thought.", 1),
        ("Floods close the port\nThe harbour was shut on Monday.", 2),
        ("Prof. J. R. Adeyemi of the University of Lagos spoke. He was brief.", 2),
        ("He asked: Why? Nobody knew!", 2),
    ],
)
def test_english(text: str, count: int) -> None:
    assert len(find_sentences(text)) == count


def test_german_days_do_not_end_a_sentence() -> None:
    assert len(find_sentences("Am 3. Oktober kam Dr. Keller. Sie blieb.", "de")) == 2


def test_closing_marks_stay_with_their_sentence() -> None:
    first, second = find_sentences("“It is over.” (So they said.)")
    assert (first.text, second.text) == ("“It is over.”", "(So they said.)")


def test_lines_that_are_only_wrapped_stay_together() -> None:
    text = (
        "The council voted on Monday to close the old bridge over the river after\n"
        "engineers found cracks in two of its piers.\n\n"
        "Traffic will be led over the new bridge until the repairs are done, the\n"
        "council said."
    )
    assert len(find_sentences(text)) == 2


@given(st.text("aB. !?\n“”\"'U.S.Mr…"))
def test_sentences_are_in_order_and_lose_nothing_but_space(text: str) -> None:
    sentences = find_sentences(text)
    assert all(text[one.start : one.end] == one.text == one.text.strip() != "" for one in sentences)
    assert all(one.end <= other.start for one, other in pairwise(sentences))
    assert "".join("".join(one.text for one in sentences).split()) == "".join(text.split())


@given(text=st.text(".!?…\"'”) \na", max_size=12))
def test_stops_are_found_from_the_first_of_a_row(text: str) -> None:
    plain = re.compile(r"(?:[.!?]+|…)[\"'”’»“«)\]]*(?: (?:''|”))?(?=\s)|\n")
    assert [match.span() for match in _STOP.finditer(text)] == [match.span() for match in plain.finditer(text)]
