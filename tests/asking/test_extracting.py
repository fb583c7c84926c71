"""Sentences picked from an article, for want of a model's own."""

from __future__ import annotations

from itertools import islice

import pytest

from summarizer import Document
from summarizer.asking.extracting import headline_candidates, summary_candidates
from summarizer.asking.material import Material

HEADLINE = "Quarry wall falls at Varnstad\n\n"
TOLD = "Up to 40 men were trapped when a quarry wall fell early on Tuesday, police said."


@pytest.mark.parametrize("dateline", ["VARNSTAD, 14 March (VNA) — ", "VARNSTAD, Aug. 28 — ", "PORT VARN – ", ""])
def test_a_sentence_is_picked_without_its_dateline(dateline: str) -> None:
    material = Material(
        Document.from_text(f"{HEADLINE}{dateline}{TOLD} Nobody was hurt, and all were out by the evening.")
    )
    assert next(summary_candidates(material)).text == TOLD
    assert [sentence.text for sentence in islice(headline_candidates(material), 2)] == [HEADLINE.strip(), TOLD]


def test_a_dash_further_on_ends_no_dateline() -> None:
    told = "NATO said on Monday that the wall — the longest of its kind — would be mended by May."
    assert next(summary_candidates(Material(Document.from_text(told)))).text == told
