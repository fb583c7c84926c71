"""Dates counted from the day of publication, up to the ends of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer import Document, Verdict, verify
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


@pytest.mark.parametrize(
    ("language", "told", "claimed", "words"),
    [
        (
            "de",
            "Die Brücke in Olm ist gestern eingestürzt.",
            "Die Brücke stürzte am 13. März 2026 ein.",
            "gestern",
        ),
        ("nl", "De brug in Olm is gisteren ingestort.", "De brug in Olm stortte op 13 maart 2026 in.", "gisteren"),
        ("fr", "Le pont d’Olm a été fermé aujourd’hui.", "Le pont d’Olm a fermé le 14 mars 2026.", "aujourd’hui"),
        ("es", "El puente de Olm se derrumbó ayer.", "El puente de Olm se derrumbó el 13 de marzo de 2026.", "ayer"),
        ("it", "Il ponte di Olm è chiuso dall’anno scorso.", "Il ponte di Olm è chiuso dal 2025.", "anno scorso"),
        ("pt", "A ponte de Olm caiu ontem.", "A ponte de Olm caiu em 13 de março de 2026.", "ontem"),
        ("de", "An Heiligabend brannte die Mühle in Olm.", "Im Dezember brannte die Mühle in Olm.", "Heiligabend"),
        (
            "nl",
            "Op tweede kerstdag brandde de molen.",
            "In december brandde de molen in Olm.",
            "tweede kerstdag",
        ),
        ("fr", "À la Toussaint, le moulin d’Olm a brûlé.", "En novembre, le moulin d’Olm a brûlé.", "Toussaint"),
        ("es", "En Nochebuena ardió el molino de Olm.", "En diciembre ardió el molino de Olm.", "Nochebuena"),
        ("it", "A Ferragosto è bruciato il mulino di Olm.", "In agosto è bruciato il mulino di Olm.", "Ferragosto"),
        ("pt", "No dia de Natal ardeu o moinho de Olm.", "Em dezembro ardeu o moinho de Olm.", "dia de Natal"),
    ],
)
def test_days_by_their_distance_and_name_in_other_languages(language: str, told: str, claimed: str, words: str) -> None:
    source = Document.from_text(told, language=language, published="2026-03-14")
    (claim,) = [claim for claim in verify(claimed, source).claims if claim.kind == "date"]
    assert (claim.verdict, [span.text for span in claim.evidence]) == (Verdict.SUPPORTED, [words])
