"""Printed pages: what belongs together is told by where it stands."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import find_quantities
from summarizer.documents.flow import flowing, seam
from summarizer.documents.page import Glyph, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.documents.page import Line

WIDTH = 5.0
LEADING = 12.0


def printed(text: str, left: float, base: float, size: float = 10) -> Iterator[Glyph]:
    """One line of letters, each as wide as the other."""
    for at, letter in enumerate(text):
        yield Glyph(letter, left + at * WIDTH, left + (at + 1) * WIDTH, base, size)
    yield Glyph(" ")


def column(lines: Iterable[str], left: float = 50, top: float = 700) -> list[list[Glyph]]:
    return [list(printed(line, left, top - number * LEADING)) for number, line in enumerate(lines)]


def paragraphs(*pages: list[list[Glyph]]) -> list[str]:
    return flowing([columns_of(glyph for line in page for glyph in line) for page in pages]).split("\n\n")


LEFT = [
    "The captain was told at least",
    "three times that her bow door",
    "did not close as it should,",
    "and 93 people",
]
RIGHT = [
    "died in the water that night.",
    "The ship carried 412 passengers",
    "and a crew of 58, the inquiry",
    "heard on Tuesday.",
]
WHOLE = " ".join(LEFT + RIGHT)


def test_columns_are_read_one_after_the_other() -> None:
    assert paragraphs(column(LEFT) + column(RIGHT, left=300)) == [WHOLE]


def test_columns_are_found_although_the_file_has_their_lines_side_by_side() -> None:
    nothing: list[Glyph] = []
    side_by_side = zip_longest(column(LEFT), column(RIGHT, left=300), fillvalue=nothing)
    assert paragraphs([glyphs for pair in side_by_side for glyphs in pair]) == [WHOLE]


def test_three_columns() -> None:
    third = ["The company denies that money", "was the reason for it, and its", "barrister said so for an hour."]
    page = column(LEFT) + column(RIGHT, left=230) + column(third, left=410)
    assert paragraphs([*page]) == [WHOLE, " ".join(third)]


def test_a_headline_over_two_columns_parts_what_stands_above_from_what_stands_below() -> None:
    above = column(LEFT, top=700) + column(RIGHT, left=300, top=700)
    headline = [list(printed("A headline from one side of the page to the other", 100, 600, size=20))]
    below = column(LEFT, top=560) + column(RIGHT, left=300, top=560)
    assert paragraphs(below + headline + above) == [WHOLE, "A headline from one side of the page to the other", WHOLE]


def test_a_table_is_read_row_by_row() -> None:
    names = column(["Mill Lane", "Easterhay", "Thornby", "Port Easby"])
    costs = column(["£187,500", "£222,500", "£901,000", "£64,000"], left=300)
    assert paragraphs(names + costs) == [
        "Mill Lane\t£187,500",
        "Easterhay\t£222,500",
        "Thornby\t£901,000",
        "Port Easby\t£64,000",
    ]


@pytest.mark.parametrize(
    ("before", "raised", "after", "read"),
    [("is £410,000", "1", " a year", "is £410,000¹ a year"), ("58 m", "2", " of it", "58 m² of it")],
    ids=["the number of a note", "square metres"],
)
def test_a_raised_digit_is_not_glued_to_a_figure(before: str, raised: str, after: str, read: str) -> None:
    def at(letters: int) -> float:
        return 50 + letters * WIDTH

    line = [
        *list(printed(before, 50, 700))[:-1],
        *list(printed(raised, at(len(before)), 704, size=6))[:-1],
        *printed(after, at(len(before) + 1), 700),
    ]
    assert paragraphs([line]) == [read]
    assert [quantity.value for quantity in find_quantities(read)] == [
        quantity.value for quantity in find_quantities(before)
    ]


def test_an_initial_several_lines_high_belongs_to_the_first_of_them() -> None:
    initial = [list(printed("T", 50, 676, size=36))]
    beside = column(["he captain was told at least", "three times that her bow door", "did not close."], left=80)
    assert paragraphs(initial + beside) == [
        "The captain was told at least three times that her bow door did not close."
    ]


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = ["The captain was told about it.", "Nobody wrote it down, he said,", "and nobody asked."]
    page = [list(printed(line, 50 + 12 * (number == 1), 700 - number * LEADING)) for number, line in enumerate(lines)]
    assert paragraphs(page) == [lines[0], " ".join(lines[1:])]


def test_an_item_of_a_list_keeps_its_indented_lines() -> None:
    lines = ["• The pool, which costs the town", "£600,000 a year, stays open.", "• The museum waits for March."]
    page = [list(printed(line, 50 + 12 * (number == 1), 700 - number * LEADING)) for number, line in enumerate(lines)]
    assert paragraphs(page) == [f"{lines[0]} {lines[1]}", lines[2]]


def test_more_white_than_between_other_lines_begins_a_paragraph() -> None:
    page = column(LEFT) + column(RIGHT, top=700 - 5 * LEADING)
    assert paragraphs(page) == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_paragraph_goes_on_over_a_page_number_and_a_running_head() -> None:
    def page(lines: list[str], number: int) -> list[list[Glyph]]:
        head = [list(printed("The Thornby Post, 5 March", 50, 780, size=8))]
        return head + column(lines) + [list(printed(f"{number}", 250, 40))]

    assert paragraphs(page(LEFT, 1), page(RIGHT, 2)) == [WHOLE]


def test_pages_may_be_counted_from_another_number() -> None:
    pages = [[*column(lines), list(printed(f"{number}", 250, 40))] for lines, number in ((LEFT, 41), (RIGHT, 42))]
    assert paragraphs(*pages) == [WHOLE]


def test_a_figure_alone_at_the_foot_of_a_page_is_kept_if_it_is_no_page_number() -> None:
    assert paragraphs([*column(LEFT), list(printed("64", 250, 40))])[-1] == "64"


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("the investi-", "gation went on", "the investigation went on"),
        ("the investi\u00ad", "gation went on", "the investigation went on"),
        ("in Austria-", "Hungary they said", "in Austria-Hungary they said"),
        ("a 64-", "year-old man", "a 64-year-old man"),
        ("a 64-year-", "old man", "a 64-year-old man"),
        ("twenty-", "seven were hurt", "twenty-seven were hurt"),
        ("two-", "thirds of them", "two-thirds of them"),
        ("between 2019-", "20 and now", "between 2019-20 and now"),
        ("he said —", "and left", "he said — and left"),
        ("the end of a", "line", "the end of a line"),
        ("a well-known cease-", "fire held", "a well-known cease-fire held"),
        ("“pre-", "paid” cards", "“prepaid” cards"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line(above: str, below: str, whole: str) -> None:
    """The text elsewhere writes "cease-fire"."""
    kept, between = seam(above, below, Counter({"cease-fire": 1, "cease": 1}))
    assert kept + between + below == whole


_LINES = st.lists(st.text(st.sampled_from("aB3.-\u00ad“ "), min_size=1, max_size=30), min_size=1, max_size=12)


@given(_LINES)
def test_no_letter_and_no_digit_is_lost_or_moved_in_one_column(lines: list[str]) -> None:
    """Whatever is printed: only white space and hyphens at the ends of lines may go, and the number of page 1."""
    text = flowing([columns_of(glyph for line in column([*lines, "end"]) for glyph in line)])
    printed_letters = "".join(char for line in lines for char in line if char.isalnum())
    assert "".join(char for char in text if char.isalnum()) == f"{printed_letters}end"


def test_an_empty_page_is_nothing() -> None:
    lines: list[list[Line]] = columns_of([Glyph(" ")])
    assert lines == []
    assert flowing([lines]) == ""
