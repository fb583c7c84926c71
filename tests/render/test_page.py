"""The evidence page as text: what stands in it, and that nothing in an article is ever more than text.

What a browser makes of it is told in ``tests/browser``.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import summarizer
from summarizer import Document, Report, Summary, Verdict
from summarizer.render.formats import Format
from summarizer.render.render import render
from summarizer.render.visible import harmless
from tests.render import hostile
from tests.render.cases import ARTICLE, REPORT, RESULT, claim, spans

_EMPTY = frozenset({"meta", "img", "link", "base", "input", "br", "hr"})


class Reader(HTMLParser):
    """An HTML reader that is not ours: elements, their attributes, anchors, and the article's text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.article: list[str] = []
        self.style = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in _EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        inside = [tag if tag == "p" else attributes.get("class", "") for tag, attributes in self.open]
        if {"text", "p"} <= set(inside) and "back" not in inside:
            self.article.append(data)
        if self.open and self.open[-1][0] == "style":
            self.style += data

    def all(self, name: str) -> list[str]:
        """The values of the attribute ``name``."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def page(text: str, summary: str = "At most 27 people were hurt.", **known: str) -> str:
    document = Document.from_text(text, **known)  # type: ignore[arg-type]
    return render(summarizer.verify(summary, document), document, Format.HTML, summary=summary)


@pytest.mark.parametrize("outcome", [RESULT, REPORT], ids=["result", "report"])
def test_every_link_leads_somewhere_in_the_page(outcome: Report) -> None:
    reader = Reader(render(outcome, ARTICLE, Format.HTML))
    anchors = reader.all("id")
    assert len(anchors) == len(set(anchors))
    goals = reader.all("href")
    assert goals
    assert {goal.removeprefix("#") for goal in goals} <= set(anchors)


def test_a_supported_claim_leads_to_its_place_and_the_place_back_to_it() -> None:
    reader = Reader(page("At least 27 people were hurt.", "At least 27 people were hurt."))
    claims = [attributes for tag, attributes in reader.elements if attributes.get("class", "").startswith("claim")]
    backs = [attributes for tag, attributes in reader.elements if attributes.get("class") == "back"]
    assert claims[0]["href"] == "#c1-1"
    assert "c1-1" in reader.all("id")
    assert {back["href"] for back in backs} == {"#c1-0"}


def test_what_is_wrong_is_listed_with_reason_true_wording_and_difference() -> None:
    shown = page(
        "They voted to close a library, the mayor said. “It is a bad day,” she said.", "“It is a good day,” she said."
    )
    assert "quote-altered" in shown
    assert "<del>good</del>" in shown
    assert "<ins>bad</ins>" in shown


def test_a_wrong_hedge_is_part_of_the_difference() -> None:
    shown = page("Up to 40 are missing, the ministry said.", "At least 40 are missing.")
    assert "<del>At least</del> 40" in shown
    assert "<ins>Up to</ins> 40" in shown


def test_what_was_dropped_from_a_result_is_listed_too() -> None:
    shown = render(RESULT, ARTICLE, Format.HTML)
    assert "30 people missing" in shown
    assert "2 checked: 0 rejected, 1 unclear, 1 supported. 1 more rejected, and dropped." in shown
    assert "The article has no number 30." in shown
    assert "Model embedded, strategy select: 4 calls" in shown


def test_events_stand_in_the_order_of_their_dates() -> None:
    events = [
        {"what": "No day is known."},
        {"what": "It came second.", "date": "2024-05-06"},
        {"what": "It came first.", "date": "2024-05"},
    ]
    summary = Summary.model_validate({"events": events})
    shown = render(Report(), ARTICLE, Format.HTML, summary=summary)
    assert shown.index("It came first.") < shown.index("It came second.") < shown.index("No day is known.")
    assert '<time datetime="2024-05-06">' in shown


def test_words_of_the_article_and_its_summary_are_in_its_language() -> None:
    text = "Mindestens 27 Menschen wurden verletzt."
    reader = Reader(page(text, text, language="de"))
    assert {a.get("lang") for tag, a in reader.elements if tag in {"h1", "q", "b"}} == {"de"}
    assert [a["lang"] for tag, a in reader.elements if tag == "html"] == ["en"]


def test_evidence_of_a_whole_item_has_its_place_too() -> None:
    shown = render(RESULT, ARTICLE, Format.HTML)
    reader = Reader(shown)
    number = len(RESULT.report.claims) + len(RESULT.rejected) + 1  # the headline's, the first item of the summary
    assert f"c{number}-1" in reader.all("id")
    assert f"#c{number}-1" in reader.all("href")
    assert f'<mark class="k{number}' in shown


def test_a_report_without_its_summary_is_a_list() -> None:
    shown = render(REPORT, ARTICLE, Format.HTML)
    assert 'id="summary"' not in shown
    assert 'id="rejected"' in shown


def test_the_policy_allows_its_own_style_and_nothing_else() -> None:
    reader = Reader(render(RESULT, ARTICLE, Format.HTML))
    digest = base64.b64encode(hashlib.sha256(reader.style.encode()).digest()).decode()
    (policy,) = (a["content"] for _, a in reader.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize("outcome", [RESULT, REPORT], ids=["result", "report"])
def test_the_page_needs_nothing_from_elsewhere(outcome: Report) -> None:
    shown = render(outcome, ARTICLE, Format.HTML)
    reader = Reader(shown)
    assert not {"script", "img", "link", "iframe", "object", "base", "form"} & {tag for tag, _ in reader.elements}
    assert reader.all("src") == []
    assert not [name for _, attributes in reader.elements for name in attributes if name.startswith("on")]
    assert reader.all("style") == []
    assert "url(" not in reader.style
    assert "@import" not in reader.style


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://news.example/a?b=1&c=2", True),
        ("http://news.example/", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,hello", False),
        ("file:///etc/passwd", False),
        ("//news.example/a", False),
        ("http://[broken", False),
    ],
)
def test_only_addresses_of_the_web_are_linked(url: str, linked: bool) -> None:  # noqa: FBT001 - a case
    goals = Reader(page("27 people were hurt.", url=url)).all("href")
    assert [goal for goal in goals if not goal.startswith("#")] == [url] * linked


def test_a_hostile_article_adds_no_element_and_no_attribute() -> None:
    report = summarizer.verify(hostile.SUMMARY, hostile.ARTICLE)
    reader = Reader(render(report, hostile.ARTICLE, Format.HTML, summary=hostile.SUMMARY))
    ours = Reader(render(RESULT, ARTICLE, Format.HTML))
    known = {tag for tag, _ in ours.elements} | {"dl", "dt", "dd", "div", "ins", "del", "q", "bdi"}
    assert {tag for tag, _ in reader.elements} <= known
    names = {name for _, attributes in ours.elements for name in attributes}
    assert {name for _, attributes in reader.elements for name in attributes} <= names
    assert not [goal for goal in reader.all("href") if not goal.startswith("#")]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.one_of(st.characters(), st.sampled_from("<>&\"'{}\x00\x1b\u202e\ud800\n\r")), max_size=60), st.data())
def test_every_text_is_shown_and_only_shown(text: str, data: st.DataObject) -> None:
    text = f"a{text}a"
    document = Document.from_text(text, title=f"t{text}")
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    evidence = (summarizer.Span.of(text, start, end),)
    report = Report(claims=(claim(text, Verdict.SUPPORTED, evidence=evidence, message=text),))
    plain = Report(claims=(claim("a", Verdict.SUPPORTED, evidence=evidence, message="a"),))
    reader = Reader(render(report, document, Format.HTML, summary=text))
    same = Reader(render(plain, document, Format.HTML, summary=text))
    assert "".join(reader.article) == "".join(same.article) == harmless(text)
    assert Counter(tag for tag, _ in reader.elements) == Counter(tag for tag, _ in same.elements)


def test_evidence_within_evidence_is_marked_for_both() -> None:
    report = Report(
        claims=(
            claim("27 people", Verdict.SUPPORTED, evidence=spans("At least 27 people were hurt")),
            claim("27", Verdict.SUPPORTED, evidence=spans("27")),
        )
    )
    shown = render(report, ARTICLE, Format.HTML)
    assert '<mark class="k2 k1">27</mark>' in shown
    assert '<mark class="k1">At least </mark>' in shown


def test_a_thousand_claims_take_no_time_by_the_square() -> None:
    text = "27 people. " * 5000
    evidence = [(summarizer.Span.of(text, at * 11, at * 11 + 2),) for at in range(1000)]
    report = Report(claims=tuple(claim("27", Verdict.SUPPORTED, evidence=places) for places in evidence))
    assert render(report, Document.from_text(text), Format.HTML).count("<mark") == 1000
