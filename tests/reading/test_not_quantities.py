"""Figures and number words that count nothing."""

from __future__ import annotations

import pytest

from summarizer.reading.quantities import find_quantities


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 came back.",
        "since 9/11, they say",
        "A Boeing 737 landed.",
        "the G7 leaders",
        "a Formula 1 driver",
        "a two-way radio",
        "a 2-way radio",
        "an F-16 and an A380",
        "MI5 said so",
        "her iPhone 15",
        "at SW1A 1AA",
        "call 555-123-4567",
        "call +44 20 7946 0958",
        "5G masts",
        "at 10 Downing Street",
        "First, the minister resigned. Second, nobody cared.",
        "one of the ministers",
        "no one came",
        "They met one another.",
        "He wants a new one.",
        "It may rain, and they march on.",
        "the first lady waved",
        "They reached a quarter-final.",
        "a half-time talk by a third-party expert",
        "He second-guessed them.",
        "at ground zero",
        "goals in either half",
        "4 min read",
        'id="699320266804"',
    ],
)
def test_no_quantity(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "4 Min. Lesezeit"),
        ("nl", "4 min leestijd"),
        ("fr", "4 min de lecture"),
        ("es", "4 minutos de lectura"),
        ("it", "4 minuti di lettura"),
        ("pt", "4 min de leitura"),
        ("de", "12 Kommentare"),
        ("nl", "12 reacties"),
        ("fr", "12 commentaires"),
        ("es", "12 comentarios"),
        ("it", "12 commenti"),
        ("pt", "12 comentários"),
    ],
)
def test_the_furniture_of_a_page_counts_nothing_of_the_article(language: str, line: str) -> None:
    assert find_quantities(f"{line}\n\nOslo", language) == []


@pytest.mark.parametrize("marker", ["1. ", "2) "])
def test_list_markers(marker: str) -> None:
    assert find_quantities(f"The plan:\n{marker}Leave the city.") == []


def test_one_person_is_counted() -> None:
    (found,) = find_quantities("One person was killed.")
    assert (found.text, int(found.value)) == ("One", 1)
