"""A summary as an item of ninjs 3.0."""

from __future__ import annotations

import json
from typing import Any

import summarizer
from summarizer import Document, Report, Summary
from summarizer.render.formats import Format
from summarizer.render.render import render
from tests.render.cases import ARTICLE, REPORT, RESULT

_ITEM = {
    "uri", "standard", "type", "profile", "versionCreated", "pubStatus", "language", "title", "edNote", "headlines",
    "bodies", "people", "events", "associations",
}  # fmt: skip
"""Those of the properties of a ninjs 3.0 item that are used; the standard allows no others than its own."""


def item(outcome: object, document: Document = ARTICLE, **more: Any) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads(render(outcome, document, Format.NINJS, **more))  # type: ignore[arg-type]
    return shown


def values(things: list[dict[str, str]], role: str) -> list[str]:
    return [thing["value"] for thing in things if thing["role"] == role]


def test_a_result_is_an_item_with_headline_body_and_evidence() -> None:
    given = item(RESULT)
    assert set(given) <= _ITEM
    assert given["standard"] == {
        "name": "ninjs",
        "version": "3.0",
        "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#",
    }
    assert values(given["headlines"], "main") == ["At least 27 hurt in mill fire"]
    assert values(given["bodies"], "main") == ["A mill burned down in Harrow on Monday."]
    assert [person["name"] for person in given["people"]] == ["Ada Quist"]
    assert [event["name"] for event in given["events"]] == ["A mill burned down."]
    assert given["versionCreated"] == "2024-05-07T00:00:00Z"


def test_the_evidence_is_web_annotations_and_the_summary_reads_back() -> None:
    bodies = item(RESULT)["bodies"]
    (evidence,) = values(bodies, "evidence")
    assert json.loads(evidence) == json.loads(render(RESULT, ARTICLE, Format.ANNOTATIONS))
    (summary,) = values(bodies, "summary")
    assert Summary.model_validate_json(summary) == RESULT.summary.plain()
    assert {body["contentType"] for body in bodies} == {"text/plain", "application/ld+json", "application/json"}


def test_it_is_withheld_as_long_as_something_is_rejected() -> None:
    assert item(RESULT)["pubStatus"] == "usable"
    withheld = item(REPORT, summary="At least 27 people and 30 more.")
    assert withheld["pubStatus"] == "withheld"
    assert withheld["edNote"] == "3 checked: 1 rejected, 1 unclear, 1 supported."
    assert values(withheld["bodies"], "main") == ["At least 27 people and 30 more."]


def test_the_article_is_an_associated_item_with_its_text_only_if_asked_for() -> None:
    (source,) = item(RESULT)["associations"]
    assert source["uri"].startswith("ni:///sha-256;")
    assert "bodies" not in source
    (source,) = item(RESULT, with_text=True)["associations"]
    assert values(source["bodies"], "main") == [ARTICLE.text]
    page = Document.from_text(ARTICLE.text, url="https://news.example/fire")
    assert item(RESULT, page)["associations"][0]["uri"] == "https://news.example/fire"


def test_another_report_is_another_item() -> None:
    summary = "At least 27 people were hurt."
    report = summarizer.verify(summary, ARTICLE)
    assert item(report, summary=summary)["uri"] == item(report, summary=summary)["uri"]
    assert item(report, summary=summary)["uri"] != item(Report(), summary=summary)["uri"]
