"""The stages on a table at hand, without Ray: what goes in, what comes out, and what becomes of a bad row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from summarizer.batch.limits import Limits
from summarizer.errors import ConfigurationError
from summarizer.integrations.ray import Summarize, Verify
from tests.batch import newsroom
from tests.batch.serving import Schedule, serving

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.batch.serving import Server

KEY = "sk-test-3f9d1c77a8b2e6"


def wire(*numbers: int) -> Any:
    return pa.table({"guid": [f"story-{n}" for n in numbers], "body": [newsroom.text(n) for n in numbers]})


def stage(server: Server, cache: Path, **given: Any) -> Summarize:
    asked = {"model": "m", "base_url": server.url, "api_key": KEY, "backoff": 0.0, "retries": 1}
    return Summarize(fields={"text": "body", "id": "guid"}, cache=cache, **{**asked, **given})


def checked(rows: list[Mapping[str, object]], **given: Any) -> list[dict[str, Any]]:
    stage = Verify(fields={"text": "article"}, **given)
    return list(stage(pa.Table.from_pylist([dict(row) for row in rows])).to_pylist())


@pytest.mark.usefixtures("allowed")
async def test_rows_keep_their_columns_and_get_those_of_the_summary(tmp_path: Path) -> None:
    with serving(Schedule()) as server:
        summarize = stage(server, tmp_path)
        table = await summarize(wire(1, 2, 3))
        await summarize.aclose()
    rows = table.to_pylist()
    assert [row["guid"] for row in rows] == [row["id"] for row in rows] == ["story-1", "story-2", "story-3"]
    assert [row["headline"] for row in rows] == [newsroom.summary(n)["headline"] for n in (1, 2, 3)]
    assert {row["failure_code"] for row in rows} == {None}
    assert json.loads(rows[0]["outcome"])["result"]["source"]["sha256"] == rows[0]["source_sha256"]


@pytest.mark.usefixtures("allowed")
async def test_what_was_answered_on_this_machine_is_not_paid_for_again(tmp_path: Path) -> None:
    with serving(Schedule()) as server:
        for _ in range(2):
            summarize = stage(server, tmp_path)
            await summarize(wire(1, 2, 3))
            await summarize.aclose()
    assert server.seen.calls == 3


@pytest.mark.usefixtures("allowed")
async def test_a_bad_row_is_a_failure_and_a_row_and_of_the_same_types(tmp_path: Path) -> None:
    batch = {"guid": ["a", "a", "b"], "body": [newsroom.text(1), "", None]}
    with serving(Schedule()) as server:
        summarize = stage(server, tmp_path)
        good, mixed = await summarize(wire(1)), await summarize(batch)
        bad = await summarize({"guid": ["c"], "body": ["- - -"]})
        await summarize.aclose()
    assert [row["failure_code"] for row in mixed.to_pylist()] == [None, "document-error", "document-error"]
    assert "nothing in its field 'body'" in mixed.to_pylist()[2]["failure_message"]
    new = [name for name in good.column_names if name not in {"guid", "body"}]
    assert {bad.schema.field(name).type == good.schema.field(name).type for name in new} == {True}


@pytest.mark.usefixtures("allowed")
async def test_an_endpoint_that_fails_costs_rows_and_is_tried_again_with_the_next(tmp_path: Path) -> None:
    down = True

    def schedule(_: int | None) -> str | None:
        return "500" if down else None

    with serving(schedule) as server:
        summarize = stage(server, tmp_path, limits=Limits(concurrency=2, breaker=3), retries=0)
        failed = (await summarize(wire(*range(12)))).to_pylist()
        down = False
        fine = (await summarize(wire(20, 21))).to_pylist()
        await summarize.aclose()
    assert {row["failure_code"] for row in failed} <= {"model-unavailable", "postponed"}
    assert {row["failure_code"] for row in fine} == {None}


@pytest.mark.usefixtures("allowed")
async def test_no_key_is_the_failure_of_each_row(tmp_path: Path) -> None:
    summarize = Summarize(model="gpt-4.1-mini", fields={"text": "body"}, cache=tmp_path)
    rows = (await summarize(wire(1, 2))).to_pylist()
    assert [row["failure_code"] for row in rows] == ["configuration-error"] * 2
    assert "OPENAI_API_KEY" in json.loads(rows[0]["outcome"])["failure"]["hint"]


def test_a_setting_that_there_is_not_shows_at_once() -> None:
    with pytest.raises(ConfigurationError, match="no setting"):
        Summarize(temprature=0.5)


def test_summaries_of_an_archive_are_checked_without_a_model() -> None:
    article = newsroom.text(3)
    rows = checked(
        [
            {"article": article, "summary": "At least 44 residents spoke against the plan."},
            {"article": article, "summary": "At least 47 residents spoke against the plan."},
            {"article": article, "summary": json.dumps(newsroom.summary(3))},
            {"article": article, "summary": json.dumps(newsroom.falsified(3))},
        ]
    )
    assert [row["ok"] for row in rows] == [True, False, True, False]
    assert [row["rejected"] > 0 for row in rows] == [False, True, False, True]
    claims = json.loads(rows[1]["report"])["claims"]
    assert [claim["text"] for claim in claims if claim["verdict"] == "rejected"] == ["47"]


def test_a_summary_may_be_a_struct() -> None:
    (row,) = checked([{"article": newsroom.text(3), "told": newsroom.summary(3)}], summary="told")
    assert row["ok"]


@pytest.mark.usefixtures("allowed")
async def test_what_was_summarized_can_be_verified_again_from_its_table(tmp_path: Path) -> None:
    with serving(Schedule()) as server:
        summarize = stage(server, tmp_path)
        table = await summarize({"guid": ["a", "b"], "body": [newsroom.text(1), ""]})
        await summarize.aclose()
    rows = Verify(summary="outcome", fields={"text": "body"})(table).to_pylist()
    assert [(row["ok"], row["failure_code"]) for row in rows] == [(True, None), (None, "document-error")]


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        (None, "no summary in the column"),
        ("  ", "no summary in the column"),
        ("{'headline'}", "cannot be read"),
        ('{"title": "Council"}', "right shape"),
    ],
)
def test_what_is_no_summary_is_a_failure(summary: str | None, said: str) -> None:
    (row,) = checked([{"article": newsroom.text(1), "summary": summary}])
    assert row["failure_code"] == "summary-error"
    assert said in row["failure_message"]
    assert row["ok"] is None


def test_a_value_that_cannot_be_read_costs_its_row_and_only_where_it_is_wanted() -> None:
    beyond = pa.array([0, 300_000_000_000_000_000], pa.timestamp("us"))
    table = pa.table({"text": ["Two dead."] * 2, "summary": ["Two are dead."] * 2, "at": beyond})
    assert [row["failure_code"] for row in Verify()(table).select(["failure_code"]).to_pylist()] == [None, None]
    wanted = Verify(fields={"published": "at"})(table)
    said = wanted.column("failure_message").to_pylist()
    assert said[0] is None
    assert "Its column 'at' cannot be read: " in said[1]
