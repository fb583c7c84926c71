"""News in JSON, as agencies send it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from summarizer import DocumentError
from summarizer.documents.ninjs import is_ninjs, read_ninjs

PLAIN = "THORNBY — Councillors voted by 23 to 19 to close two libraries. “It is bad,” said Ada Quist."
MARKED = (
    "<p>THORNBY — Councillors voted by <b>23</b> to 19<br/>to close two libraries.</p>"
    "<p hidden>Not for print: 9,999.</p><p>“It is bad,” said Ada&nbsp;Quist.</p>"
    "<table><tr><td>Mill Lane</td><td>£187,500</td></tr></table>"
)
LAID_OUT = (
    "THORNBY — Councillors voted by 23 to 19\nto close two libraries.\n\n"
    "“It is bad,” said Ada\u00a0Quist.\n\nMill Lane\t£187,500"
)

SECOND: dict[str, Any] = {
    "uri": "urn:newsml:agency.example:20250305:1",
    "standard": {"name": "ninjs", "version": "2.1"},
    "type": "text",
    "versioncreated": "2025-03-05T23:10:00+01:00",
    "language": "en-GB",
    "headlines": [{"role": "sub", "value": "Pool stays"}, {"role": "main", "value": "Two libraries to close"}],
    "by": "Hana Wick",
    "infosources": [{"name": "Kestrian News Agency"}],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": PLAIN},
        {"role": "html", "contenttype": "text/html", "value": MARKED},
    ],
}
THIRD = {
    "uri": "https://agency.example/items/1",
    "standard": {"name": "ninjs", "version": "3.0"},
    "contentCreated": "2025-03-04T08:00:00Z",
    "versionCreated": "2025-03-05T23:10:00Z",
    "headlines": [{"role": "main", "contentType": "text/html", "value": "<b>Two</b> libraries&nbsp;to close"}],
    "by": "Hana Wick",
    "copyrightHolder": "Kestrian News Agency",
    "bodies": [{"role": "main", "contentType": "application/xhtml+xml", "value": MARKED}],
}
FIRST = {
    "uri": "https://agency.example/items/1",
    "versioncreated": "2025-03-05T23:10:00Z",
    "headline": "Two libraries to close",
    "byline": "Hana Wick",
    "body_text": PLAIN,
    "body_xhtml": MARKED,
}


@pytest.mark.parametrize("item", [SECOND, THIRD, FIRST], ids=["ninjs 2", "ninjs 3", "ninjs 1"])
def test_headline_body_day_and_byline_are_read(item: dict[str, Any]) -> None:
    article = read_ninjs(json.dumps(item), "item.json")
    assert article.text == f"Two libraries to close\n\n{LAID_OUT}"
    assert (article.title, article.author) == ("Two libraries to close", "Hana Wick")
    assert article.published == date(2025, 3, 5)


def test_what_else_an_item_says_is_kept() -> None:
    article = read_ninjs(json.dumps(SECOND), "item.json")
    assert (article.site, article.language, article.url) == ("Kestrian News Agency", "en-GB", None)
    assert read_ninjs(json.dumps(THIRD), "item.json").url == "https://agency.example/items/1"


def test_a_teaser_in_html_is_not_taken_for_the_text() -> None:
    bodies = [
        {"role": "teaser", "contenttype": "text/html", "value": "<p>Libraries to close.</p>"},
        {"role": "main", "contenttype": "text/plain", "value": PLAIN},
    ]
    assert read_ninjs(json.dumps(SECOND | {"bodies": bodies}), "item.json").text.endswith(PLAIN)


def test_a_house_s_own_xml_is_not_taken_for_the_text() -> None:
    own = f"<HOUSE><HEAD><NR>a0f2d045</NR></HEAD><TEXT>{MARKED}{MARKED}</TEXT></HOUSE>"
    bodies = [{"role": "housenitf", "contenttype": "application/xml", "value": own}, *SECOND["bodies"]]
    assert read_ninjs(json.dumps(SECOND | {"bodies": bodies}), "item.json").text.endswith(LAID_OUT)


def test_data_beside_the_text_is_no_text() -> None:
    bodies = [*SECOND["bodies"], {"role": "evidence", "contenttype": "application/ld+json", "value": "[1, 2]" * 500}]
    assert read_ninjs(json.dumps(SECOND | {"bodies": bodies}), "item.json").text.endswith(LAID_OUT)


def test_a_headline_that_opens_the_body_is_not_doubled() -> None:
    bodies = [{"contenttype": "text/plain", "value": f"Two libraries to close\n\n{PLAIN}"}]
    assert read_ninjs(json.dumps(SECOND | {"bodies": bodies}), "item.json").text.count("Two libraries to close") == 1


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_an_item_that_was_called_back_is_said(status: str) -> None:
    (notice,) = read_ninjs(json.dumps(SECOND | {"pubstatus": status}), "item.json").notices
    assert notice == f"item.json is marked as {status} by its sender."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"headline": "Two libraries to close", "figures": []}', "no news item"),
        ("[1, 2]", "no news item"),
        ('{"uri": "x", "type": "picture", "bodies": []}', "of type picture without a text"),
        ('{"uri": "x", "bodies": [{"value": 5}, "x", null]}', "without a text"),
        ('{"uri": "x", "bodies": [{"contenttype": "text/html", "value": "<p> </p>"}]}', "without a text"),
        ('{"uri": "x", "bodies": [{"val', "cut off"),
        ('{"a":' * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_article_is_said(text: str, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        read_ninjs(text, "item.json")


@pytest.mark.parametrize(
    "summary", [{"headline": "27 hurt"}, {"summary": {"headline": "27 hurt"}, "report": {}, "source": {}}, [], "bodies"]
)
def test_a_summary_is_not_taken_for_news(summary: object) -> None:
    assert not is_ninjs(summary)
