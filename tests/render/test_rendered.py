"""The formats as a program gets them."""

from __future__ import annotations

import json

import pytest

from summarizer import ConfigurationError, SummaryError, rendered, verify
from summarizer.render.formats import Format

ARTICLE = "At least 27 people were hurt, police said on Monday."
TEASER = {"headline": "27 people hurt"}


@pytest.mark.parametrize(
    ("form", "opening"),
    [
        (Format.HTML, "<!doctype html>"),
        (Format.MARKDOWN, "# At least 27"),
        (Format.TERMINAL, "At least 27"),
        (Format.JSON, "{"),
        (Format.ANNOTATIONS, "{"),
        (Format.NINJS, "{"),
    ],
)
def test_every_format_can_be_had_from_python(form: Format, opening: str) -> None:
    text = rendered(verify(TEASER, ARTICLE), ARTICLE, form.value, summary=TEASER)
    assert text.startswith(opening)
    assert "27" in text


def test_a_page_shows_the_summary_that_it_is_about() -> None:
    report = verify(TEASER, ARTICLE)
    assert 'class="claim rejected' in rendered(report, ARTICLE, summary=TEASER)
    assert 'class="claim rejected' not in rendered(report, ARTICLE)


def test_the_text_can_be_carried_along() -> None:
    assert json.loads(rendered(verify("27", ARTICLE), ARTICLE, "json", with_text=True))["source"]["text"] == ARTICLE


def test_what_is_no_format_is_said() -> None:
    with pytest.raises(ConfigurationError, match=r"no format 'pdf'\. There are: terminal, json"):
        rendered(verify("27", ARTICLE), ARTICLE, "pdf")  # type: ignore[arg-type]


def test_what_is_no_summary_is_said() -> None:
    with pytest.raises(SummaryError):
        rendered(verify("27", ARTICLE), ARTICLE, summary={"teaser": "27"})
