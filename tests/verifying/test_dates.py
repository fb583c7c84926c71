"""Dates counted from the day of publication, up to the ends of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer import Document, verify
from summarizer.reading.quantity import PartialDate
from summarizer.verifying.dates import resolve, shifted

FIRST, LAST = date.min, date.max
TUESDAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("published", "unit", "distance", "meant"),
    [
        (TUESDAY, "day", 1, PartialDate(2026, 3, 4, 2)),
        (TUESDAY, "month", -3, PartialDate(2025, 12)),
        (TUESDAY, "month", 10, PartialDate(2027, 1)),
        (TUESDAY, "year", -1, PartialDate(2025)),
        (LAST, "year", -1, PartialDate(9998)),
        (LAST, "day", 1, None),
        (LAST, "month", 1, None),
        (LAST, "year", 1, None),
        (FIRST, "day", -1, None),
        (FIRST, "month", -1, None),
        (FIRST, "year", -1, None),
    ],
)
def test_a_relative_word_means_a_date_or_nothing(
    published: date, unit: str, distance: int, meant: PartialDate | None
) -> None:
    assert shifted(published, unit, distance) == meant


@pytest.mark.parametrize("weekday", range(7))
def test_the_last_weekday_before_the_first_day_is_none(weekday: int) -> None:
    meant = resolve(PartialDate(weekday=weekday), FIRST)
    assert meant == (PartialDate(1, 1, 1, 0) if weekday == FIRST.weekday() else None)


@pytest.mark.parametrize("published", [FIRST, LAST])
def test_an_article_at_an_end_of_the_calendar_is_verified(published: date) -> None:
    text = (
        "The bridge closed yesterday, on Friday, and opens tomorrow. Last year, on Dec. 31, or next year, it was shut."
    )
    article = Document.from_text(text, published=published)
    summary = {
        "summary": "It closed on Jan. 2, 2026.",
        "events": [{"what": "The bridge closed.", "date": "2026-01-02"}],
    }
    assert [claim.text for claim in verify(summary, article).claims if str(claim.kind) == "date"]
