"""The prompt files: each says what it is, and each opens with the article and ends with the task."""

from __future__ import annotations

import hashlib

import pytest
from jinja2 import UndefinedError

from summarizer.asking.prompts import names, prompt, render
from summarizer.resources import folder

FRAME = {"system", "article", "again"}


@pytest.mark.parametrize("name", names())
def test_a_prompt_says_its_name_version_and_purpose(name: str) -> None:
    found = prompt(name)
    assert found.name == name
    assert int(found.version) >= 1
    assert found.purpose
    assert found.sha256 == hashlib.sha256((folder("prompts") / f"{name}.j2").read_bytes()).hexdigest()


@pytest.mark.parametrize("name", sorted(set(names()) - FRAME))
def test_the_article_comes_first_so_that_its_reading_is_shared(name: str) -> None:
    assert prompt(name).body.startswith('{% include "article" %}\n')


def test_a_name_without_a_value_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="lines"):
        render("article")


def test_the_article_is_delimited() -> None:
    assert render("article", lines=["[1] One.", "[2] Two."]) == "<article>\n[1] One.\n[2] Two.\n</article>"


def test_two_questions_on_one_article_share_all_but_the_task() -> None:
    lines = ["[1] The council bought 12 buses."]
    headline = render("select-headline", lines=lines, words=12)
    summary = render("select-summary", lines=lines, least=2, most=3)
    assert headline.partition("</article>")[0] == summary.partition("</article>")[0]
