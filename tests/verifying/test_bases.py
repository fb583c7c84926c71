"""The period that a change is told from: another base makes it another rate."""

from __future__ import annotations

import pytest

from summarizer import Code, Verdict, verify
from summarizer.reading.bases import find_bases
from summarizer.reading.reading import Reading

ARTICLE = """\
Orders at the Norvane yard rose 8% year-over-year in the third quarter of 2024, to 31 ships. Wages were 2% higher than a
month earlier, the yard said.
"""


def bases(line: str, article: str = ARTICLE) -> list[tuple[str, Verdict, Code | None]]:
    return [
        (claim.text, claim.verdict, claim.code)
        for claim in verify(line, article).claims
        if claim.code in (Code.DATE_ABSENT, Code.DATE_INFERRED)
    ]


@pytest.mark.parametrize("text", ["quarter-over-quarter", "quarter-on-quarter", "quarter on quarter"])
def test_a_rate_on_another_base_is_rejected(text: str) -> None:
    assert bases(f"Orders rose 8% {text}.") == [(text, Verdict.REJECTED, Code.DATE_ABSENT)]
    (claim,) = (claim for claim in verify(f"Orders rose 8% {text}.", ARTICLE).rejected if claim.text == text)
    assert claim.suggestion == "year-over-year"


@pytest.mark.parametrize(
    "line", ["Orders rose 8% year on year.", "Orders rose 8% from last year.", "Wages rose 2% month-on-month."]
)
def test_a_base_that_the_article_tells_passes_in_any_writing(line: str) -> None:
    assert bases(line) == []


def test_a_period_before_of_which_the_article_tells_nothing_is_unclear() -> None:
    assert bases("Orders rose 8% from last quarter.") == [("last quarter", Verdict.UNCLEAR, Code.DATE_INFERRED)]
    assert bases("Orders rose 8% from last decade.") == [("last decade", Verdict.UNCLEAR, Code.DATE_INFERRED)]


@pytest.mark.parametrize(
    ("line", "article"),
    [
        ("Orders rose from last quarter.", "Orders rose to 31 in the third quarter, from 28 in the second quarter."),
        ("Orders rose over the last decade.", "Orders have risen for ten years."),
        ("Orders rose last week.", "Orders rose on Tuesday."),
    ],
)
def test_what_follows_from_dates_and_figures_passes(line: str, article: str) -> None:
    assert bases(line, article) == []


def test_a_quarter_in_a_rate_of_growth_is_no_fraction() -> None:
    reading = Reading("Orders rose quarter-over-quarter.")
    assert [base.place.text for base in find_bases(reading)] == ["quarter-over-quarter"]
    assert reading.quantities == ()
