"""A page as a browser saves it: the article, without what stands around it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from summarizer import load
from summarizer.documents.html import declared_charset, read_html

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Two libraries to close | Thornby Post</title>
<meta property="og:title" content="Two libraries to close">
<meta property="article:published_time" content="2025-03-05T23:10:00+00:00">
</head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Two libraries to close</h1>
<p>Councillors in Thornby voted by <b>23 to 19</b> on Wednesday night to close two of the town’s
five libraries from September, after a meeting that lasted until well past midnight.</p>
<p>“Nobody came into politics to close a library,” said the leader, <a href="/pell">Margaret Pell</a>.<br>
“But we have lost 38 per cent of our grant since 2015, and a budget is not a wish.”</p>
<p hidden>Five thousand people died in the hidden paragraph that no reader of this page can see.</p>
<p style="display: none">Six thousand people died in the other paragraph that no reader can see.</p>
<h2>What comes next</h2>
<ul><li>The pool stays open for two years.</li><li>The museum waits until March.</li></ul>
<p>The last vote of this kind was held on 14 May 2011, in the old town hall.</p>
</article>
<footer>Copyright 5 March 2019 Thornby Post</footer><script>var people = 7000;</script></body></html>
"""


def test_the_article_is_found_with_title_and_date() -> None:
    page = read_html(PAGE, "page.html")
    assert page.title == "Two libraries to close"
    assert page.published == date(2025, 3, 5)
    assert "voted by 23 to 19 on Wednesday night" in page.text
    assert "said the leader, Margaret Pell." in page.text


def test_paragraphs_and_list_items_are_parted_by_empty_lines() -> None:
    blocks = read_html(PAGE, "page.html").text.split("\n\n")
    assert "The pool stays open for two years." in blocks
    assert any(block.startswith("Councillors in Thornby") and block.endswith("midnight.") for block in blocks)


@pytest.mark.parametrize("unseen", ["Five thousand", "Six thousand", "7000", "Copyright", "Sport"])
def test_what_no_reader_sees_as_the_article_is_left_out(unseen: str) -> None:
    assert unseen not in read_html(PAGE, "page.html").text


def test_a_date_somewhere_in_the_text_is_not_taken_for_the_day_of_publication() -> None:
    page = "\n".join(line for line in PAGE.split("\n") if "published_time" not in line)
    assert read_html(page, "page.html").published is None


def test_a_page_says_its_own_encoding(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.replace("utf-8", "windows-1252").encode("cp1252"))
    document = load(path)
    assert "“Nobody came into politics" in document.text
    assert document.notices == ()


def test_a_page_is_recognised_without_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text(PAGE, encoding="utf-8")
    assert "<p>" not in load(path).text


def test_a_short_article_keeps_its_headline_and_paragraphs_apart() -> None:
    page = """<html><body><nav><p>Home</p></nav><article><h1>Two hurt</h1><p>Two men were hurt on Monday, the
    mayor said.</p><figure><img src=a.jpg><figcaption>Mill Lane in 1958.</figcaption></figure>
    <p>“It is bad,” she added. Home is far.</p></article></body></html>"""
    assert read_html(page, "page.html").text.split("\n\n") == [
        "Two hurt",
        "Two men were hurt on Monday, the mayor said.",
        "“It is bad,” she added. Home is far.",
    ]


@pytest.mark.parametrize(
    "statement",
    [
        '<meta name="DC.date.issued" content="2025-03-05">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2025-03-05T01:02:03Z"}]}</script>',
        '<meta itemprop="datePublished" content="2025-03-05">',
        '<script type="application/ld+json">{broken</script><meta name="date" content="2025-03-05 10:00">',
    ],
)
def test_the_day_of_publication_is_what_the_page_states(statement: str) -> None:
    page = "\n".join(line for line in PAGE.split("\n") if "published_time" not in line)
    assert read_html(page.replace("</head>", f"{statement}</head>"), "page.html").published == date(2025, 3, 5)


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="iso-8859-1">', "iso-8859-1"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"),
        (b"<meta name=viewport>", None),
    ],
)
def test_the_declared_encoding_is_found(head: bytes, charset: str | None) -> None:
    assert declared_charset(b"<html><head>" + head) == charset
