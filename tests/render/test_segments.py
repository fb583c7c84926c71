"""A text cut at the borders of its evidence: nothing is lost, and each piece knows what it is evidence for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.render.page.segments import Segment, Stretch, lines, segments

TEXT = "“At least 27 people were hurt,” said Ada Quist."


def test_a_number_inside_a_quotation_is_evidence_for_both() -> None:
    quotation, number = Stretch(1, 29, claim=1, place=1), Stretch(10, 12, claim=2, place=1)
    pieces = segments(TEXT, [quotation, number])
    assert [(piece.text, [stretch.claim for stretch in piece.within]) for piece in pieces] == [
        ("“", []),
        ("At least ", [1]),
        ("27", [2, 1]),  # the number first: it is what a click on it means
        (" people were hurt", [1]),
        (",” said Ada Quist.", []),
    ]
    assert [piece.text for piece in pieces if quotation in piece.begins] == ["At least "]
    assert [piece.text for piece in pieces if quotation in piece.ends] == [" people were hurt"]


def test_two_places_that_overlap_are_three_pieces() -> None:
    pieces = segments("abcdef", [Stretch(0, 4, 1, 1), Stretch(2, 6, 2, 1)])
    assert [(piece.text, {stretch.claim for stretch in piece.within}) for piece in pieces] == [
        ("ab", {1}),
        ("cd", {1, 2}),
        ("ef", {2}),
    ]


def test_a_quotation_over_two_paragraphs_begins_in_one_and_ends_in_another() -> None:
    first, second = lines("one two\nthree", [Stretch(4, 13, 1, 1)])
    assert first == (Segment("one "), Segment("two\n", (Stretch(4, 13, 1, 1),), begins=(Stretch(4, 13, 1, 1),)))
    assert [piece.text for piece in second] == ["three"]
    assert second[0].ends == (Stretch(4, 13, 1, 1),)


@st.composite
def _marked(draw: st.DrawFn) -> tuple[str, list[Stretch]]:
    text = draw(st.text(st.sampled_from("ab \né😀\u0301"), max_size=40))
    places = draw(st.lists(st.tuples(st.integers(-2, 42), st.integers(-2, 42)), max_size=8))
    return text, [Stretch(start, end, number) for number, (start, end) in enumerate(places)]


@given(_marked())
def test_all_pieces_together_are_the_text_and_all_of_a_claim_its_evidence(
    case: tuple[str, list[Stretch]],
) -> None:
    text, stretches = case
    by_line = lines(text, stretches)
    *whole, last = text.split("\n")
    shown = ["".join(piece.text for piece in line) for line in by_line]
    assert shown == [f"{line}\n" for line in whole] + [last] * bool(last)
    for pieces in (segments(text, stretches), tuple(piece for line in by_line for piece in line)):
        assert "".join(piece.text for piece in pieces) == text
        for stretch in stretches:
            own = "".join(piece.text for piece in pieces if stretch.claim in {s.claim for s in piece.within})
            assert own == text[max(0, stretch.start) : max(0, stretch.end)]
            assert sum(stretch.claim == s.claim for piece in pieces for s in piece.begins) == bool(own)
            assert sum(stretch.claim == s.claim for piece in pieces for s in piece.ends) == bool(own)
