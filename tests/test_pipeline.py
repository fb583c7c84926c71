"""The whole way, with what a real model answered: cassettes played back, no model, no network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.asking import prompts
from summarizer.errors import AnswerUnusable
from summarizer.pipeline import summarize
from summarizer.record.cases import BY_NAME, CASES, CASSETTES
from summarizer.record.cassette import BASE_URL, CassetteError, played, recorded_model
from summarizer.schema import Verdict
from summarizer.verifying.verify import verify
from tests.conftest import KEY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarizer.schema import Result

WHOLE = [case.name for case in CASES if case.name.startswith(("select-", "generate-"))]
SECRETS = re.compile(
    r"authorization|bearer|cookie|organization|stainless|user-agent|127\.0\.0\.1|localhost|/home/|sk-\w{8}",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", WHOLE)
def test_a_real_answer_comes_to_a_result_with_nothing_false_left(cassette: Callable[[str], Any], name: str) -> None:
    with cassette(name) as (case, settings):
        result = summarize(case.text, settings=settings)
    assert result.report.ok
    assert verify(result, case.text).ok
    assert result.summary.headline is not None
    assert result.summary.summary is not None
    assert len(result.summary.figures) + len(result.summary.quotes) >= 4
    assert_borne(result, case.text)


def assert_borne(result: Result, article: str) -> None:
    """Every item has its place in the article, and every place is where it says."""
    items = (*result.summary.figures, *result.summary.quotes)
    assert all(item.evidence for item in items if item.verdict is Verdict.SUPPORTED)
    spans = [span for item in (*items, *result.summary.events) for span in item.evidence]
    assert all(article[span.start : span.end] == span.text for span in spans)
    for quote in result.summary.quotes:
        assert_quoted(quote.text, article, "".join(span.text for span in quote.evidence))


def assert_quoted(text: str, article: str, evidence: str) -> None:
    """Letter for letter, but for white space and marks.

    Where "he said" breaks the quotation in the article, its halves are the evidence.
    """

    def bare(words: str) -> str:
        return re.sub(r"\W+", "", words)

    assert bare(text) in bare(article) or bare(text) in bare(evidence)


def test_a_repair_is_recorded_and_ends_with_nothing_rejected(cassette: Callable[[str], Any]) -> None:
    with cassette("repair") as (case, settings):
        result = summarize(case.text, settings=settings)
    assert "repair" in [attempt.prompt for attempt in result.attempts]
    assert result.report.ok


def test_an_answer_cut_off_by_the_token_limit(cassette: Callable[[str], Any], waits: list[float]) -> None:
    with cassette("cut-off") as (case, settings), pytest.raises(AnswerUnusable, match="cut off after"):
        summarize(case.text, settings=settings)
    assert len(waits) == 1


def test_a_server_that_fails_three_times_and_then_answers(cassette: Callable[[str], Any], waits: list[float]) -> None:
    with cassette("faults") as (case, settings):
        result = summarize(case.text, settings=settings)
    outcomes = [attempt.outcome for attempt in result.attempts]
    assert outcomes[:4] == ["rate-limited", "server-error", "connection-dropped", "ok"]
    assert waits[0] == 1.0
    assert result.report.ok


@pytest.mark.parametrize("path", sorted(CASSETTES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_cassette_holds_nothing_secret_and_nothing_of_the_machine(path: Path) -> None:
    assert path.stem in BY_NAME
    found = SECRETS.search(path.read_text(encoding="utf-8"))
    assert found is None, found


def test_the_marks_of_the_articles_are_recorded_as_they_are() -> None:
    recorded = (CASSETTES / "generate-dam-burst.yaml").read_text(encoding="utf-8")
    assert "“" in recorded
    assert "’" in recorded


def test_a_cassette_whose_prompt_has_changed_names_the_command(
    allowed: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = BY_NAME["select-council-meeting"]
    settings = case.asked(BASE_URL, KEY, recorded_model(case.cassette))
    real = prompts.render
    monkeypatch.setattr("summarizer.asking.client.render", lambda name, **values: real(name, **values) + " Please.")
    with (
        pytest.raises(CassetteError, match=r"python -m summarizer\.record --only select-council-meeting"),
        played(case.cassette),
    ):
        summarize(case.text, settings=settings.model_copy(update={"retries": 0}))
    assert allowed == []


def test_an_answer_that_is_not_asked_for_fails(allowed: list[float]) -> None:
    case = BY_NAME["select-council-meeting"]
    assert allowed == []
    with pytest.raises(CassetteError, match=r"more answers .* --only select-council-meeting"), played(case.cassette):
        pass


def test_a_cassette_that_is_not_there_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(CassetteError, match="--only nothing"), played(tmp_path / "nothing.yaml"):
        pass
