"""Where something stands: the line that an editor's own program shows, and the words around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer import Span
from summarizer.render.place import Piece, Place, Places, shortened
from tests.render.cases import ARTICLE, spans

PLACES = Places(ARTICLE.text)


def evidence(place: Place) -> list[str]:
    return [piece.text for piece in place.pieces if piece.evidence]


def test_lines_count_from_one() -> None:
    assert [PLACES.of(spans(text))[0].line for text in ("Fire", "27", "Ada")] == [1, 3, 5]


def test_the_words_around_stay_in_the_line_and_are_whole() -> None:
    (place,) = PLACES.of(spans("some 300"))
    assert [(piece.text, piece.evidence) for piece in place.pieces] == [
        ("… burned down in Harrow on Monday, and ", False),
        ("some 300", True),
        (" were led out of the houses around it …", False),
    ]


def test_words_at_the_edges_of_a_line_have_nothing_beyond() -> None:
    (place,) = PLACES.of(spans("Fire at Harrow mill"))
    assert place.pieces == (Piece("Fire at Harrow mill", evidence=True),)


def test_a_place_inside_another_is_not_shown_twice() -> None:
    outer, inner = spans("At least 27 people", "27")
    assert [evidence(place) for place in PLACES.of([inner, outer, outer])] == [["At least 27 people"]]


def test_a_quotation_and_its_speaker_close_by_are_one_place() -> None:
    (place,) = PLACES.of(spans("The roof went first", "Ada Quist"))
    assert evidence(place) == ["The roof went first", "Ada Quist"]
    assert str(place).startswith("“The roof went first,” said Ada Quist, who")


def test_two_paragraphs_are_two_places() -> None:
    assert [place.line for place in PLACES.of(spans("hospital", "The roof"))] == [3, 5]


def test_a_quotation_over_two_paragraphs_is_one_line_here() -> None:
    start, end = ARTICLE.text.index("hospital"), ARTICLE.text.index("roof")
    (place,) = PLACES.of([Span.of(ARTICLE.text, start, end)])
    assert (place.line, evidence(place)) == (3, ["hospital. “The"])


def test_a_long_quotation_loses_its_middle_at_word_breaks() -> None:
    short = shortened("word " * 60)
    assert len(short) <= 120
    assert set(short.split()) == {"word", "…"}


@given(st.text(min_size=1, max_size=300), st.data())
def test_every_place_of_every_text_can_be_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (place,) = Places(text).of([Span.of(text, start, end)])
    assert place.line == text.count("\n", 0, start) + 1
    assert "\n" not in str(place)
