"""The difference between what a summary says and what the article has, for the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.render.page.difference import difference

if TYPE_CHECKING:
    from summarizer.render.page.difference import Words


def _shown(words: tuple[Words, ...]) -> str:
    return "".join(f"[{some.text}]" if some.alone else some.text for some in words)


@pytest.mark.parametrize(
    ("said", "true", "shown_said", "shown_true"),
    [
        ("to save a library", "to close a library", "to [save] a library", "to [close] a library"),
        ("This was fate", "This was not fate", "This was fate", "This was [not ]fate"),
        ("3,000 and 5,300", "3,000 and 3,500 homes", "3,000 and [5,300]", "3,000 and [3,500 homes]"),
        ("€410,000", "£410,000", "[€]410,000", "[£]410,000"),
        ("Dev Anand", "Ian Frome", "[Dev] [Anand]", "[Ian] [Frome]"),
    ],
)
def test_what_only_one_of_them_has_stands_apart(said: str, true: str, shown_said: str, shown_true: str) -> None:
    found = difference(said, true)
    assert found
    assert (_shown(found.said).replace("] [", " "), _shown(found.true).replace("] [", " ")) == (
        shown_said.replace("] [", " "),
        shown_true.replace("] [", " "),
    )


def test_there_is_nothing_to_see_between_the_same_words() -> None:
    assert difference("4.9%", "4.9%") is None
    assert difference("4.9%", None) is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_both_are_shown_in_full(said: str, true: str) -> None:
    found = difference(said, true)
    if found:
        assert "".join(words.text for words in found.said) == said
        assert "".join(words.text for words in found.true) == true


def test_two_very_long_wordings_are_shown_side_by_side_at_once() -> None:
    found = difference("a b " * 4000, "b c " * 4000)
    assert found
    assert all(words.alone for words in (*found.said, *found.true))
