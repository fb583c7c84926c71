"""The evidence page as an editor uses it, in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.keys import Keys

import summarizer
from summarizer.verifying.verify import parse_summary
from tests.render.cases import ARTICLE, RESULT

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer import Claim
    from tests.browser.pages import Shown

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def dam(show: Callable[..., Shown]) -> Shown:
    """A summary in prose with mistakes in it, of an article that is longer than the window."""
    document = summarizer.load(EXAMPLES / "dam-burst.txt")
    summary = (EXAMPLES / "summaries" / "dam-burst.wrong.txt").read_text(encoding="utf-8")
    return show(summarizer.verify(summary, document), document, summary)


@pytest.fixture
def council(show: Callable[..., Shown]) -> Shown:
    """A summary in parts: a headline, prose, events, figures and quotations."""
    document = summarizer.load(EXAMPLES / "council-meeting.txt")
    summary = parse_summary((EXAMPLES / "summaries" / "council-meeting.good.json").read_text(encoding="utf-8"))
    return show(summarizer.verify(summary, document), document, summary)


def evidence(claim: Claim) -> set[int]:
    return {at for span in claim.evidence for at in range(span.start, span.end)}


def test_nothing_is_lit_before_a_claim_is_chosen(dam: Shown) -> None:
    assert dam.lit == set()


def test_clicking_a_supported_claim_lights_up_exactly_its_evidence(council: Shown) -> None:
    council.still()
    supported = [n for n, claim in enumerate(council.claims, start=1) if claim.verdict == "supported"]
    assert len(supported) > 20
    for number in supported:
        council.find(f".claim.k{number}")[0].click()
        assert council.anchor == f"c{number}-1"
        assert council.lit == evidence(council.claims[number - 1]), number
        assert council.in_view(f"mark.k{number}")


def test_clicking_a_wrong_claim_leads_to_its_reason_and_from_there_to_the_evidence(dam: Shown) -> None:
    dam.still()
    wrong = [(n, claim) for n, claim in enumerate(dam.claims, start=1) if claim.verdict != "supported"]
    assert wrong
    for number, claim in wrong:
        dam.find(f".claim.k{number}")[0].click()
        assert dam.in_view(f"#c{number}-card")
        assert claim.message in dam.find(f"#c{number}-card")[0].text
        for place in range(1, len(claim.evidence) + 1):
            dam.find(f"#c{number}-card a[href='#c{number}-{place}']")[0].click()
            assert dam.lit == evidence(claim)
            assert dam.in_view(f"mark.k{number}")


def test_it_works_with_the_keyboard_there_and_back(dam: Shown) -> None:
    dam.still()
    number = next(n for n, claim in enumerate(dam.claims, start=1) if claim.verdict == "supported")
    dam.tab_to(f".claim.k{number}").send_keys(Keys.ENTER)
    assert dam.lit == evidence(dam.claims[number - 1])
    back = dam.tab_to(".back", limit=1)  # the next stop after the place is the way back
    assert back.get_attribute("textContent") == f"Back to claim {number}"
    back.send_keys(Keys.ENTER)
    assert dam.anchor == f"c{number}-0"
    assert dam.in_view(f".claim.k{number}")
    assert f"#c{number}-1" in str(dam.tab_to(".claim", limit=1).get_attribute("href"))


def test_what_has_the_focus_is_seen_to_have_it(dam: Shown) -> None:
    dam.tab_to(".claim")
    assert dam.run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("scripts", ["allowed", "forbidden"])
def test_it_works_the_same_with_scripts_forbidden(dam: Shown, scripts: str) -> None:
    """The page has none; this holds it to that."""
    dam.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": scripts == "forbidden"})
    dam.browser.refresh()
    number = next(n for n, claim in enumerate(dam.claims, start=1) if claim.verdict == "supported")
    dam.find(f".claim.k{number}")[0].click()
    assert dam.lit == evidence(dam.claims[number - 1])


def test_it_asks_the_network_for_nothing_and_its_policy_forbids_nothing_of_it(dam: Shown) -> None:
    dam.find(".claim")[0].click()
    assert {address.partition(":")[0] for address in dam.requested()} == {"file"}
    assert dam.complaints() == []
    assert dam.run("return document.scripts.length") == 0


def test_its_style_is_in_force(dam: Shown) -> None:
    assert dam.run("return getComputedStyle(document.querySelector('.text p')).whiteSpaceCollapse") == "preserve"


def test_article_and_summary_stand_side_by_side_on_a_desk_and_one_below_the_other_on_a_phone(dam: Shown) -> None:
    script = "return [...document.querySelectorAll('.pane')].map(pane => pane.getBoundingClientRect().left)"
    summary, article = dam.run(script)
    assert summary < article
    dam.browser.set_window_size(500, 900)
    assert len(set(dam.run(script))) == 1


@pytest.mark.parametrize("width", [500, 800, 1280])
def test_it_never_scrolls_sideways(council: Shown, width: int) -> None:
    council.browser.set_window_size(width, 900)
    assert council.run("return document.documentElement.scrollWidth <= innerWidth")


def test_motion_is_only_for_those_who_did_not_ask_for_less(dam: Shown) -> None:
    script = "return getComputedStyle(document.querySelector('.pane')).scrollBehavior"
    assert dam.run(script) == "smooth"
    dam.still()
    assert dam.run(script) == "auto"


def test_on_paper_everything_is_there(dam: Shown) -> None:
    dam.printed()
    for pane in ("overflow", "height"):
        assert dam.run(f"return getComputedStyle(document.querySelector('main')).{pane}") not in {"hidden", "0px"}
    assert dam.run("return [...document.querySelectorAll('.pane')].every(p => p.scrollHeight <= p.clientHeight + 1)")
    assert dam.run("return getComputedStyle(document.querySelector('nav')).display") == "none"


def test_a_result_has_a_timeline_with_evidence(show: Callable[..., Shown]) -> None:
    shown = show(RESULT, ARTICLE)
    shown.still()
    shown.find(".timeline li a[href]")[0].click()
    assert "".join(ARTICLE.text[at] for at in sorted(shown.lit)) == "on Monday"
