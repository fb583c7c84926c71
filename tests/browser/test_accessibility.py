"""The evidence page by the rules of axe-core: WCAG 2.2 at level AA and its best practices, without exception."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import summarizer
from tests.browser.test_evidence_page import EXAMPLES
from tests.render import hostile
from tests.render.cases import ARTICLE, RESULT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.pages import Shown


def _dam(show: Callable[..., Shown]) -> Shown:
    document = summarizer.load(EXAMPLES / "dam-burst.txt")
    summary = (EXAMPLES / "summaries" / "dam-burst.wrong.txt").read_text(encoding="utf-8")
    return show(summarizer.verify(summary, document), document, summary)


def _result(show: Callable[..., Shown]) -> Shown:
    return show(RESULT, ARTICLE)


def _hostile(show: Callable[..., Shown]) -> Shown:
    return show(summarizer.verify(hostile.SUMMARY, hostile.ARTICLE), hostile.ARTICLE, hostile.SUMMARY)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [500, 1280])
@pytest.mark.parametrize("opened", [_dam, _result, _hostile])
def test_axe_finds_nothing_to_complain_of(
    show: Callable[..., Shown], opened: Callable[..., Shown], width: int, scheme: str, axe: str
) -> None:
    shown = opened(show)
    shown.browser.set_window_size(width, 900)
    shown.prefer(reduced_motion="reduce", color_scheme=scheme)
    shown.run("location.hash = 'c1-1'")  # with something lit, since lit words have another ground
    shown.run(axe)
    found = shown.browser.execute_async_script(
        "const done = arguments[0]; axe.run().then(result => done(result.violations.map("
        "rule => [rule.id, rule.help, rule.nodes.map(node => node.html + node.failureSummary)])))"
    )
    assert found == []


def test_the_dark_page_is_dark(show: Callable[..., Shown]) -> None:
    shown = _dam(show)
    ground = "return getComputedStyle(document.documentElement).backgroundColor"
    assert shown.run(ground) == "rgb(255, 255, 255)"
    shown.prefer(color_scheme="dark")
    assert shown.run(ground) == "rgb(22, 24, 28)"


def test_a_screen_reader_finds_its_way(show: Callable[..., Shown]) -> None:
    """Landmarks and headings, each level below the one before."""
    shown = _dam(show)
    marks = shown.run(
        "return ['header', 'nav', 'main', 'article', 'footer'].map(n => document.querySelectorAll(n).length)"
    )
    assert marks == [1, 1, 1, 1, 1]
    assert shown.run("return document.querySelector('h1').textContent").startswith("At least 17 dead")
    headings = shown.run("return [...document.querySelectorAll('h2')].map(h => h.textContent)")
    assert headings == ["Summary", "Rejected (6)", "Supported (3)", "Article"]
    label = shown.run("return document.querySelector('.claim.rejected').textContent")
    assert label == "17 rejected, claim 1"
