"""An article that attacks its reader: it neither runs nor breaks the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import summarizer
from summarizer.render.visible import harmless
from tests.render import hostile

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.pages import Shown

_ARTICLE = """
return [...document.querySelectorAll(".text p")].map(line => {
  const copy = line.cloneNode(true);
  copy.querySelectorAll(".back").forEach(link => link.remove());
  return copy.textContent;
}).join("");
"""


@pytest.fixture
def shown(show: Callable[..., Shown]) -> Shown:
    report = summarizer.verify(hostile.SUMMARY, hostile.ARTICLE)
    return show(report, hostile.ARTICLE, hostile.SUMMARY)


def test_nothing_in_it_runs(shown: Shown) -> None:
    assert shown.run("return window.attacked") is None
    assert shown.run("return document.querySelectorAll('script, img, iframe, svg, base, link, object').length") == 0
    assert {address.partition(":")[0] for address in shown.requested()} == {"file"}
    assert shown.complaints() == []


def test_it_is_shown_word_for_word(shown: Shown) -> None:
    assert shown.run(_ARTICLE) == harmless(hostile.TEXT)


def test_it_leads_nowhere(shown: Shown) -> None:
    goals = shown.run("return [...document.querySelectorAll('[href]')].map(link => link.getAttribute('href'))")
    assert goals
    assert all(goal.startswith("#") for goal in goals)


def test_its_claims_still_light_up_exactly_their_evidence(shown: Shown) -> None:
    shown.still()
    for number, claim in enumerate(shown.claims, start=1):
        if claim.evidence:
            shown.run("location.hash = arguments[0]", f"c{number}-1")
            assert shown.lit == {at for span in claim.evidence for at in range(span.start, span.end)}


def test_nothing_in_it_turns_the_words_around_it(shown: Shown) -> None:
    """Overrides become visible signs, and right-to-left paragraphs stay by themselves."""
    assert "\u202e" not in shown.browser.page_source
    lines = shown.run(
        "return [...document.querySelectorAll('.text p')]"
        ".map(p => [getComputedStyle(p).direction, getComputedStyle(p).unicodeBidi, getComputedStyle(p).paddingRight])"
    )
    assert lines[-1] == ["rtl", "isolate", "44px"]  # where its line number stands
    assert lines[0] == ["ltr", "isolate", "0px"]


@pytest.mark.parametrize("width", [500, 1280])
def test_a_word_of_200_kb_is_folded(shown: Shown, width: int) -> None:
    shown.browser.set_window_size(width, 900)
    assert shown.run("return document.documentElement.scrollWidth <= innerWidth")
    assert shown.run("return [...document.querySelectorAll('.pane')].every(p => p.scrollWidth <= p.clientWidth)")
