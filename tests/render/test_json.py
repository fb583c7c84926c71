"""JSON for programs: it reads back as the same thing, and fits its published schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import summarizer
from summarizer import Document, Failure, Outcome, Report, Result, Verdict
from summarizer.cli.schemas import MODELS, schema_text
from summarizer.render.formats import Format
from summarizer.render.render import PROGRAMS, render
from summarizer.render.visible import safe_json
from summarizer.resources import folder
from tests.render.cases import ARTICLE, REPORT, RESULT, claim

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel


FAILURE = Failure(code="document-error", message="fire.txt is empty.")


def test_a_result_reads_back_as_itself() -> None:
    assert Result.model_validate_json(render(RESULT, ARTICLE, Format.JSON)) == RESULT


def test_a_report_reads_back_as_itself() -> None:
    assert Report.model_validate_json(render(REPORT, ARTICLE, Format.JSON)) == REPORT


@given(st.text())
def test_safe_json_says_the_same(text: str) -> None:
    plain = json.dumps(text, ensure_ascii=False)
    assert json.loads(safe_json(plain)) == text


def test_json_cannot_steer_a_terminal_either() -> None:
    report = Report(claims=(claim("27\x1b[2J\x9b2J\u202e", Verdict.SUPPORTED),))
    shown = render(report, ARTICLE, Format.JSON)
    assert not set("\x1b\x9b\u202e") & set(shown)
    assert Report.model_validate_json(shown) == report


@pytest.mark.parametrize("form", sorted(PROGRAMS))
def test_half_a_surrogate_pair_is_written_as_json_writes_it(form: Format) -> None:
    """A summary in JSON may have one, and then no encoding has it."""
    report = Report(claims=(claim("27 \ud800", Verdict.SUPPORTED),))
    shown = render(report, ARTICLE, form, summary="27 \ud800")
    assert "\\ud800" in shown
    assert json.loads(shown.encode())


@pytest.mark.parametrize("name", sorted(MODELS))
def test_the_published_schemas_are_fresh(name: str) -> None:
    published = (folder("schemas") / f"{name}.json").read_text(encoding="utf-8")
    assert published == schema_text(name), "run: python -m summarizer.cli.schemas"


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("result", RESULT),
        ("report", REPORT),
        ("document", ARTICLE),
        ("summary", RESULT.summary.plain()),
        ("outcome", Outcome(id="a1", where="wire.jsonl:1", result=RESULT)),
        ("outcome", Outcome(id="a1", where="wire.jsonl:1", failure=FAILURE)),
    ],
)
def test_what_is_written_fits_its_schema(name: str, thing: BaseModel) -> None:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(thing.model_dump_json()))


@pytest.mark.parametrize("form", [Format.ANNOTATIONS, Format.NINJS])
@pytest.mark.parametrize("outcome", [RESULT, REPORT, Report()], ids=["result", "report", "nothing"])
@pytest.mark.parametrize("with_text", [False, True])
def test_what_is_written_for_other_programs_fits_its_schema(
    form: Format,
    outcome: Result | Report,
    with_text: bool,  # noqa: FBT001 - a case
) -> None:
    written = json.loads(render(outcome, ARTICLE, form, summary="At least 27", with_text=with_text))
    schema = json.loads(schema_text(form))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(written)


def test_what_a_model_made_of_an_article_fits_the_schemas(cassette: Callable[[str], Any]) -> None:
    with cassette("select-dam-burst") as (case, settings):
        document = Document.from_text(case.text)
        result = summarizer.summarize(document, settings=settings)
    for form, name in ((Format.JSON, "result"), (Format.ANNOTATIONS, "annotations"), (Format.NINJS, "ninjs")):
        written = json.loads(render(result, document, form, with_text=True))
        Draft202012Validator(json.loads(schema_text(name))).validate(written)


@pytest.mark.parametrize(("outcome", "shape"), [(RESULT, Result), (REPORT, Report)], ids=["result", "report"])
def test_the_text_is_carried_along_if_asked_for(outcome: Result | Report, shape: type[Result | Report]) -> None:
    carried = shape.model_validate_json(render(outcome, ARTICLE, Format.JSON, with_text=True))
    assert carried.source
    assert carried.source.text == ARTICLE.text
    assert carried.source.sha256 == ARTICLE.sha256
    plain = shape.model_validate_json(render(outcome, ARTICLE, Format.JSON))
    assert not plain.source or plain.source.text is None


@pytest.mark.parametrize(
    "parts",
    [{}, {"result": None, "failure": None}, {"result": json.loads(RESULT.model_dump_json()), "failure": {"code": "x"}}],
    ids=["neither", "nulls", "both"],
)
def test_a_line_of_a_batch_that_ends_in_no_way_or_in_two_is_none(parts: dict[str, Any]) -> None:
    validator = Draft202012Validator(json.loads(schema_text("outcome")))
    assert not validator.is_valid({"id": "a1", "where": "wire.jsonl:1", **parts})
    assert not validator.is_valid({"id": "a1", "where": "wire.jsonl:1", "failure": FAILURE.model_dump(), "note": "x"})


def test_a_summary_in_parts_fits_its_schema_and_a_strange_one_does_not() -> None:
    validator = Draft202012Validator(json.loads(schema_text("summary")))
    assert validator.is_valid({"figures": [{"value": "27", "what": "people hurt"}]})
    assert not validator.is_valid({"figures": [{"value": "27"}]})
    assert not validator.is_valid({"sumary": "A slip of the pen."})
