"""Names with a figure in them, which count nothing and must still be the article's."""

from __future__ import annotations

import pytest

from summarizer import Code, Verdict, verify
from summarizer.reading.designations import find_designations
from summarizer.reading.reading import Reading
from tests.verifying.claims import numbers_in

ARTICLE = """\
Norvane Air took over two A320 jets in Q3, after a second quarter in which Covid kept its fleet on the ground. A 737
had to land near the M25 in May. The carrier sells seats under the code NV15, and shows its cabins in 3D.
"""


def verdicts(line: str) -> list[tuple[str, Verdict]]:
    return [(claim.text, claim.verdict) for claim in numbers_in(line, ARTICLE)]


@pytest.mark.parametrize(
    "line",
    [
        "The A320s came in 3Q.",
        "In Q2 the fleet stayed on the ground.",
        "The fleet was on the ground because of COVID-19.",
        "The M25's traffic was not held up.",
        "Seats are sold under NV-15.",
    ],
)
def test_a_name_that_the_article_has_is_supported_in_any_writing(line: str) -> None:
    claims = numbers_in(line, ARTICLE)
    assert {claim.verdict for claim in claims} == {Verdict.SUPPORTED}
    assert all(ARTICLE[span.start : span.end] == span.text for claim in claims for span in claim.evidence)


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("The A330 jets came.", "A320"),
        ("The jets came in Q1.", "Q3"),
        ("Seats are sold under NV20.", "NV15"),
        ("The cabins are shown in 2D.", "3D"),
        ("A jet landed near the M26.", "M25"),
    ],
)
def test_another_figure_is_another_name_and_rejected(line: str, instead: str) -> None:
    (claim,) = verify(line, ARTICLE).rejected
    assert (claim.code, claim.suggestion) == (Code.NUMBER_ABSENT, instead)
    assert instead in claim.message


def test_a_name_unlike_any_of_the_article_is_for_a_person() -> None:
    assert ("MH17", Verdict.UNCLEAR) in verdicts("An MH17 was seen.")


def test_a_letter_with_a_figure_that_the_article_has_nowhere_is_rejected() -> None:
    (claim,) = numbers_in("An F-16 was seen.", ARTICLE)
    assert (claim.verdict, claim.code) == (Verdict.REJECTED, Code.NUMBER_ABSENT)


@pytest.mark.parametrize("article", ["An under-21 team won.", "Those under twenty-one won.", "An F21E won."])
def test_the_article_may_tell_its_figure_otherwise(article: str) -> None:
    (claim,) = numbers_in("The U21 side won.", article)
    assert claim.verdict is Verdict.UNCLEAR


@pytest.mark.parametrize("text", ["1) Seats are cheap.", "Call 020 7946 0018.", "It grew 5% in 2021.", "2X the size"])
def test_what_names_nothing_is_left_alone(text: str) -> None:
    assert not [name for name in find_designations(Reading(text)) if not name.text[0].isdigit()]


HARBOUR = (
    "About 4,300 dockers met at Pier 4. Of these, 7 brought a flag. Some 2.35 million had been paid. An A380 flew by."
)


def test_a_figure_apart_from_its_word_is_supported_where_the_article_has_both() -> None:
    (claim,) = numbers_in("They met at Pier 4.", HARBOUR)
    assert (claim.verdict, [span.text for span in claim.evidence]) == (Verdict.SUPPORTED, ["Pier 4"])


@pytest.mark.parametrize(
    ("line", "code", "evidence"),
    [
        ("They met at Pier 7.", Code.NUMBER_ABSENT, ["Pier 4"]),  # not the seven with a flag
        ("They met at Gate 7.", Code.NUMBER_MISBOUND, ["7"]),
        ("They met on Highway 35.", Code.NUMBER_ABSENT, []),  # nor is a part of 2.35 million anything
        ("They met at Gate 300.", Code.NUMBER_ABSENT, []),
    ],
)
def test_a_figure_that_counts_or_is_part_of_a_number_is_no_name(line: str, code: Code, evidence: list[str]) -> None:
    (claim,) = numbers_in(line, HARBOUR)
    assert (claim.verdict, claim.code) == (Verdict.UNCLEAR, code)
    assert [span.text for span in claim.evidence] == evidence
