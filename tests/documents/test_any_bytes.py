"""Whatever bytes a file holds: an article comes out, or one sentence that says why not."""

from __future__ import annotations

import contextlib
import io
import sys
from unittest import mock

from hypothesis import example, given
from hypothesis import strategies as st

from summarizer import Document, DocumentError, load
from summarizer.documents.html import read_html
from summarizer.documents.kinds import Kind
from summarizer.documents.loading import _extract
from summarizer.documents.markdown import read_markdown
from summarizer.documents.raw import Raw

_PAGE = ("<html>", "<article>", "<p>", "</p>", "<br>", "<table><tr><td>", "<ul><li>", "<!--", "-->", "<![CDATA[")
_ODD = ("&#0;", "&#x110000;", "<?xml version='1.0' encoding='utf-16'?>", "\x0b", "\u2028", "\x1b[2J", "\u202e")
_DATA = ("<script type='application/ld+json'>[[", "</script>", "---\n", "date: 2025-99-99\n")
_MARKDOWN = ("# ", "- ", "> ", "```\n", "| a | b |\n|---|---|\n", "\n")
_NEWS = ("The mayor said that 27 people were hurt.", "“It is bad,” she said.")
_MARKUP = st.lists(st.sampled_from(_PAGE + _ODD + _DATA + _MARKDOWN + _NEWS), max_size=25).map("".join)


@given(st.binary(max_size=400), st.sampled_from(["utf-8", None, "utf-16", "no-such-encoding", "rot13"]))
@example(b"<html>\xff\xfe", "utf-8")
@example(b"+ADw-script+AD4-", "utf-7")
def test_any_bytes_in_any_format(data: bytes, charset: str | None) -> None:
    for kind in Kind:
        with contextlib.suppress(DocumentError):
            found = _extract(Raw(data, "it", charset=charset), kind)
            assert not any("\n" in notice for notice in found.notices)
            assert kind in {Kind.HTML, Kind.MHTML} or "\r" not in found.text


@given(_MARKUP)
def test_any_page(text: str) -> None:
    try:
        page = read_html(text, "it")
    except DocumentError:
        return
    assert page.text.strip()
    assert not any(block.strip() == "" for block in page.text.split("\n\n"))


@given(_MARKUP)
def test_any_markdown_keeps_within_the_lines_of_the_file(text: str) -> None:
    assert read_markdown(text).text.count("\n") <= text.count("\n")


@given(st.binary(min_size=1, max_size=200))
def test_any_standard_input(data: bytes) -> None:
    stdin = mock.Mock(buffer=io.BytesIO(data), closed=False)
    with mock.patch.object(sys, "stdin", stdin):
        try:
            document = load("-")
        except DocumentError:
            return
    assert isinstance(document, Document)
