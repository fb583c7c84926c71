"""Where a line of the article can be opened from a terminal."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from summarizer import Document
from summarizer.render.addresses import line_addresses
from summarizer.render.place import Piece, Place

PLACE = Place(3, (Piece("… and "), Piece("some 300", evidence=True), Piece(" were led out …")))


def address(article: str | None, url: str | None = None, place: Place = PLACE) -> str | None:
    return line_addresses(Document.from_text("A fire.", url=url), article)(place)


def test_a_file_of_text_is_opened_at_the_line() -> None:
    assert address("/desk/a story.txt") == "file:///desk/a%20story.txt#L3"
    assert address("story.md") == f"{Path('story.md').absolute().as_uri()}#L3"


def test_a_file_whose_lines_are_others_is_opened_as_a_whole() -> None:
    assert address("/desk/story.pdf") == "file:///desk/story.pdf"


def test_a_web_page_is_opened_at_the_words() -> None:
    assert address("x", "https://news.example/fire?a=1#top") == "https://news.example/fire?a=1#:~:text=some%20300"
    hyphen = Place(1, (Piece("25-year-old, hurt", evidence=True),))
    assert address("x", "https://news.example/", hyphen) == "https://news.example/#:~:text=25%2Dyear%2Dold%2C%20hurt"


def test_standard_input_has_no_address() -> None:
    assert address("-") is None
    assert address(None) is None


def test_an_address_that_is_none_of_the_web_is_not_followed() -> None:
    assert address("-", "javascript:alert(1)") is None
    assert address("-", "http://[broken") is None


@given(st.text(st.characters(codec="utf-8", exclude_characters="/\x00"), min_size=1), st.text(st.characters()))
def test_no_name_and_no_word_can_steer_the_terminal(name: str, words: str) -> None:
    place = Place(1, (Piece(words, evidence=True),))
    for shown in (address(f"/desk/{name}.txt"), address("-", f"https://news.example/{name}", place)):
        assert shown is None or (shown.isascii() and shown.isprintable())
