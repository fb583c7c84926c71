"""A Markdown file: the words without the markup, each line where it stands in the file."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.documents.markdown import read_markdown

FILE = """---
title: "Two libraries to close"
date: 2025-03-05T23:10:00Z
---
# Two *libraries* to close

Councillors voted by **23 to 19**
on [Wednesday](https://example.org/day) night.![A hall with 6,543 seats](hall.jpg)

- The pool stays.
- The museum waits.

> “Nobody came into politics
> to close a library,” said Pell.

| Library | Cost |
| --- | --- |
| Mill Lane | £187,500 |
"""


def test_the_words_stay_and_the_markup_goes() -> None:
    text = read_markdown(FILE).text
    assert "Councillors voted by 23 to 19\non Wednesday night." in text
    assert "“Nobody came into politics\nto close a library,” said Pell." in text
    assert "Mill Lane\t£187,500" in text


@pytest.mark.parametrize("unseen", ["6,543", "example.org", "**", "hall.jpg", "---", ">"])
def test_what_a_reader_does_not_see_is_left_out(unseen: str) -> None:
    assert unseen not in read_markdown(FILE).text


@pytest.mark.parametrize("words", ["Two libraries", "Councillors voted", "The museum", "said Pell", "£187,500"])
def test_lines_are_the_lines_of_the_file(words: str) -> None:
    lines = read_markdown(FILE).text.split("\n")
    here = next(number for number, line in enumerate(lines) if words in line)
    file_line = FILE.split("\n")[here].replace("*", "")
    assert words.rsplit(maxsplit=1)[-1] in file_line


def test_title_and_date_come_from_the_front_matter() -> None:
    read = read_markdown(FILE)
    assert (read.title, read.published) == ("Two libraries to close", date(2025, 3, 5))


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    assert read_markdown("Intro.\n\n# The _title_\n\nText.").title == "The title"


@pytest.mark.parametrize("value", ["2025-13-41", "soon", "2025"])
def test_a_date_that_is_none_is_left_out(value: str) -> None:
    assert read_markdown(f"---\ndate: {value}\n---\nText.").published is None


def test_code_is_text_too() -> None:
    assert read_markdown("Look:\n\n```\nfive = 5\n```\n").text == "Look:\n\n\nfive = 5"
