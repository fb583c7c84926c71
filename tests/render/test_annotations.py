"""Web Annotations give back the evidence to whoever reads them by the W3C's model, and to nobody else's."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import summarizer
from summarizer import Document, Report, Span, Verdict
from summarizer.render.formats import Format
from summarizer.render.render import render
from summarizer.render.selectors import quote_selector
from tests.render import hostile
from tests.render.cases import ARTICLE, REPORT, RESULT, claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer import Result


# ---- an independent reading of https://www.w3.org/TR/annotation-model/, on JSON alone ---------------------


def by_position(selector: dict[str, Any], text: str) -> str:
    """4.2.5: start is "the position of the starting character, the first character in the full text is character
    position 0, and the character is included"; end "the position of the end character, not included". Counted in
    code points, here by way of UTF-32, which has four bytes for each.
    """
    assert selector["type"] == "TextPositionSelector"
    units = text.encode("utf-32-le", "surrogatepass")
    return units[4 * selector["start"] : 4 * selector["end"]].decode("utf-32-le", "surrogatepass")


def by_quotation(selector: dict[str, Any], text: str) -> list[int]:
    """4.2.4: exact is "a copy of the text which is being selected"; prefix and suffix stand "immediately before" and
    "immediately after" it. All places that fit: the model lets a reader take every one of them.
    """
    assert selector["type"] == "TextQuoteSelector"
    before, exact, after = (re.escape(selector[key]) for key in ("prefix", "exact", "suffix"))
    return [found.start() for found in re.finditer(f"(?<={before})(?={exact}{after})", text)]


def targets(annotation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """3.1: one or more targets, each a resource or a part of one."""
    target = annotation["target"]
    for one in target if isinstance(target, list) else [target]:
        if one["type"] == "SpecificResource":
            yield one


def bodies(annotation: dict[str, Any], purpose: str) -> list[str]:
    return [body["value"] for body in annotation["body"] if body["purpose"] == purpose and "value" in body]


def items(outcome: Report | Result, document: Document, summary: str | None = None) -> list[dict[str, Any]]:
    collection = json.loads(render(outcome, document, Format.ANNOTATIONS, summary=summary))
    assert collection["total"] == len(collection["first"]["items"])
    listed: list[dict[str, Any]] = collection["first"]["items"]
    return listed


# ---- the round trip ---------------------------------------------------------------------------------------


def assert_round_trip(report: Report, document: Document) -> None:
    annotations = items(report, document)
    assert len(annotations) == len(report.claims)
    for annotation, checked in zip(annotations, report.claims, strict=True):
        resolved = list(targets(annotation))
        assert len(resolved) == len(checked.evidence)
        for target, span in zip(resolved, checked.evidence, strict=True):
            quotation, position = target["selector"]
            assert by_position(position, document.text) == span.text
            assert by_quotation(quotation, document.text) == [span.start]
            assert quotation["exact"] == span.text


@pytest.mark.parametrize("outcome", [RESULT.report, REPORT], ids=["result", "report"])
def test_selectors_give_back_each_evidence(outcome: Report) -> None:
    assert_round_trip(outcome, ARTICLE)


def test_selectors_give_back_the_evidence_in_a_hostile_article() -> None:
    document = Document.from_text(hostile.TEXT.replace(hostile.LONG_WORD, "x" * 500))
    report = summarizer.verify("27 people were hurt, 300 were led out and 64 were rescued.", document)
    assert any(checked.evidence for checked in report.claims)
    assert_round_trip(report, document)


_LETTERS = st.sampled_from(
    ["a", "b", " ", "\n", "é", "e\u0301", "😀", "👩\u200d🚒", "🇩🇪", "\u202e", "א", "\ud800", "\x1b"]
)


@given(st.lists(_LETTERS, min_size=1, max_size=60).map("".join), st.data())
@example("abababababab" * 20, None)
def test_selectors_give_back_every_part_of_every_text(text: str, data: st.DataObject | None) -> None:
    start = data.draw(st.integers(0, len(text) - 1)) if data else 100
    end = data.draw(st.integers(start + 1, len(text))) if data else 102
    document = Document.from_text(f"a{text}")
    span = Span.of(document.text, start + 1, end + 1)
    assert_round_trip(Report(claims=(claim(span.text, Verdict.SUPPORTED, evidence=(span,)),)), document)


def test_the_context_is_short_where_that_is_enough() -> None:
    text = "One fire. " * 50 + "At least 27 people were hurt. " + "Another fire. " * 50
    start = text.index("27")
    selector = quote_selector(text, Span.of(text, start, start + 2))
    assert (len(selector.prefix), len(selector.suffix)) == (32, 32)


def test_a_text_that_only_repeats_itself_does_not_make_the_context_endless() -> None:
    text = "No fire. " * 20_000
    selector = quote_selector(text, Span.of(text, 90_000, 90_008))
    assert (len(selector.prefix), selector.exact, len(selector.suffix)) == (4096, "No fire.", 4096)


# ---- the rest of the model --------------------------------------------------------------------------------


def test_each_claim_says_what_was_found() -> None:
    annotation = items(REPORT, ARTICLE)[1]
    assert annotation["motivation"] == "assessing"
    assert bodies(annotation, "describing") == ["30"]
    assert bodies(annotation, "classifying") == ["rejected"]
    assert bodies(annotation, "tagging") == ["number", "number-qualifier"]
    assert bodies(annotation, "assessing") == ["The article says otherwise."]
    assert bodies(annotation, "editing") == ["some 300"]


def test_a_claim_with_no_evidence_is_about_the_whole_text() -> None:
    annotation = items(REPORT, ARTICLE)[2]
    assert annotation["target"]["type"] == "Text"


def test_the_source_is_named_by_the_hash_of_the_text_that_positions_count_in() -> None:
    digest = base64.urlsafe_b64encode(hashlib.sha256(ARTICLE.text.encode()).digest()).decode().rstrip("=")
    (target,) = targets(items(REPORT, ARTICLE)[0])
    assert target["source"]["id"] == f"ni:///sha-256;{digest}"
    assert "scope" not in target


def test_the_web_page_is_where_the_text_was_met() -> None:
    page = Document.from_text(ARTICLE.text, url="https://news.example/fire")
    (target,) = targets(items(REPORT, page)[0])
    assert target["scope"] == "https://news.example/fire"


def test_the_place_in_the_summary_is_a_pointer_and_a_position() -> None:
    places = [body for body in items(RESULT, ARTICLE)[1]["body"] if body["purpose"] == "linking"]
    assert [place["selector"] for place in places] == [
        {
            "type": "FragmentSelector",
            "conformsTo": "http://tools.ietf.org/rfc/rfc6901",
            "value": "/figures/1/value",
            "refinedBy": {"type": "TextPositionSelector", "start": 0, "end": 8},
        }
    ]
    (place,) = (body for body in items(REPORT, ARTICLE, "At least 27")[0]["body"] if body["purpose"] == "linking")
    assert place["selector"]["type"] == "TextPositionSelector"


def test_names_are_unique_and_the_same_each_time() -> None:
    first = render(RESULT, ARTICLE, Format.ANNOTATIONS)
    names = re.findall(r'"id": "(urn:uuid:[^"]+)"', first)
    assert len(names) == len(set(names)) == 2 + len(RESULT.report.claims)
    assert first == render(RESULT, ARTICLE, Format.ANNOTATIONS)


def test_the_context_is_the_one_of_the_model() -> None:
    collection = json.loads(render(RESULT, ARTICLE, Format.ANNOTATIONS))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert collection["first"]["partOf"] == collection["id"]
