"""Whatever becomes of a batch or of a step on the way: no article lost, no answer paid for twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from summarizer.batch.limits import Limits
from summarizer.batch.openai_batch.manner import Manner
from summarizer.batch.openai_batch.rounds import run_batches
from summarizer.batch.plan import Plan
from summarizer.batch.store import Run
from summarizer.settings import Settings
from tests.batch import newsroom
from tests.batch.batch_desk import Fate
from tests.batch.batch_rounds import each_answered_once, ended, none_failed, send

if TYPE_CHECKING:
    from pathlib import Path

    from tests.batch.batch_server import Server


pytestmark = pytest.mark.usefixtures("allowed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.run"


@pytest.mark.parametrize("status", ["expired", "cancelled"])
async def test_what_a_batch_left_undone_goes_into_the_next_and_the_rest_is_kept(
    server: Server, path: Path, status: str
) -> None:
    server.desk.fates.append(Fate(status))
    await send(server, path)
    assert server.desk.questions() == [5, 3]
    assert none_failed(path)
    assert each_answered_once(server)


async def test_a_batch_that_is_not_taken_is_sent_again(server: Server, path: Path) -> None:
    server.desk.fates.append(Fate("failed"))
    await send(server, path)
    assert server.desk.questions() == [5, 5]
    assert none_failed(path)


async def test_lines_that_met_a_busy_endpoint_or_were_left_out_are_asked_again(server: Server, path: Path) -> None:
    server.desk.fates.append(Fate(busy=frozenset({2}), lost=frozenset({4})))
    await send(server, path)
    assert server.desk.questions() == [5, 2]
    assert none_failed(path)
    assert each_answered_once(server)


async def test_after_so_many_batches_it_is_the_articles_failure(server: Server, path: Path) -> None:
    server.desk.fates.extend([Fate(busy=frozenset({2}), lost=frozenset({3}))] * 5)
    tally = await send(server, path, manner=Manner(tries=2))
    assert (tally.done, tally.failed) == (4, 2)
    assert server.desk.questions() == [5, 2]
    failures = {outcome.id: outcome.failure for outcome in ended(path) if outcome.failure}
    assert {name: failure.code for name, failure in failures.items()} == dict.fromkeys(
        ("wire-2", "wire-3"), "model-unavailable"
    )
    assert "503" in failures["wire-2"].message
    assert "left it out" in failures["wire-3"].message


async def test_a_failed_article_has_its_tries_again_when_told_to(server: Server, path: Path) -> None:
    server.desk.fates.extend([Fate(lost=frozenset({3}))])
    await send(server, path, manner=Manner(tries=1))
    with Run.open(path) as run:
        assert run.retry_failed() == 1
    await send(server, path)
    assert none_failed(path)


@pytest.mark.parametrize(
    ("odd", "failed"),
    [
        ({"choices": "none"}, 1),
        ({"choices": [{"index": 0, "finish_reason": "stop", "message": None}]}, 1),
        ({"usage": {"prompt_tokens": "many", "completion_tokens": -(10**30)}}, 0),
        ({"system_fingerprint": "half of a pair \ud83d"}, 0),
    ],
    ids=lambda value: "".join(value) if isinstance(value, dict) else "",
)
async def test_a_line_that_is_no_answer_costs_no_other(
    server: Server, path: Path, odd: dict[str, Any], failed: int
) -> None:
    server.desk.fates.append(Fate(odd={3: odd}))
    tally = await send(server, path, manner=Manner(tries=1))
    assert (tally.stopped, tally.done, tally.failed) == (None, 6 - failed, failed)
    failures = [outcome.failure for outcome in ended(path) if outcome.failure]
    assert [failure.code for failure in failures] == ["answer-unusable"] * failed


@pytest.mark.parametrize(
    "says",
    [
        {"request_counts": {"total": "all", "completed": -1, "failed": None}},
        {"request_counts": [5], "error_file_id": 7, "metadata": "none"},
        {"errors": {"data": [None, {"code": 1, "line": "three", "message": ["no"]}]}},
    ],
    ids=["counts", "types", "errors"],
)
async def test_what_cannot_be_read_of_a_batch_counts_as_not_said(
    server: Server, path: Path, says: dict[str, Any]
) -> None:
    server.desk.fates.append(Fate(says=says))
    await send(server, path)
    assert server.desk.questions() == [5]
    assert none_failed(path)


async def test_what_is_no_batch_stops_the_run_which_then_goes_on(server: Server, path: Path) -> None:
    server.desk.fates.append(Fate(says={"status": None}))
    tally = await send(server, path)
    assert (tally.stopped, tally.failed) == ("model-unavailable", 0)
    assert "sent a reply that is not of the Batch API" in (tally.reason or "")
    server.desk.batches["batch-1"]["status"] = "completed"
    await send(server, path)
    assert server.desk.questions() == [5]
    assert none_failed(path)


async def test_a_refused_question_is_not_asked_again(server: Server, path: Path) -> None:
    server.desk.fates.append(Fate(refused=frozenset({4})))
    await send(server, path)
    assert server.desk.questions() == [5]
    failure = ended(path)[4].failure
    assert failure is not None
    assert failure.code == "model-refused"
    assert "flagged" in failure.message


async def test_a_form_of_question_that_is_refused_is_not_tried_on_a_whole_archive(server: Server, path: Path) -> None:
    server.desk.refuses = frozenset({"messages"})
    tally = await send(server, path, limits=Limits(breaker=4))
    assert (tally.stopped, tally.failed) == ("model-refused", 4)
    assert len(server.desk.direct) == 4
    assert not server.desk.batches


async def test_a_line_that_spoils_its_batch_fails_alone(server: Server, path: Path) -> None:
    spoilt = {"code": "invalid_request", "message": "This line will not do.", "line": 3, "param": None}
    server.desk.fates.append(Fate("failed", errors=(spoilt,)))
    tally = await send(server, path)
    assert (tally.done, tally.failed) == (5, 1)
    assert server.desk.questions() == [5, 4]


async def test_a_full_queue_makes_smaller_batches_and_costs_no_try(server: Server, path: Path) -> None:
    server.desk.room = 2
    tally = await send(server, path, manner=Manner(tries=1))
    assert tally.failed == 0
    assert server.desk.questions()[:3] == [5, 2, 2]
    assert none_failed(path)


async def test_an_unpaid_bill_stops_the_run_and_fails_nothing(server: Server, path: Path) -> None:
    unpaid = {"code": "billing_hard_limit_reached", "message": "Billing hard limit has been reached.", "line": None}
    server.desk.fates.append(Fate("failed", errors=(unpaid,)))
    tally = await send(server, path, manner=Manner(tries=1))
    assert (tally.stopped, tally.failed) == ("model-unavailable", 0)
    assert tally.reason is not None
    assert "Billing hard limit" in tally.reason
    await send(server, path)
    assert none_failed(path)


async def test_an_output_that_breaks_off_is_fetched_again(server: Server, path: Path) -> None:
    server.desk.cut = 2
    await send(server, path)
    assert server.desk.questions() == [5]
    assert none_failed(path)


async def test_an_output_that_stays_cut_off_costs_only_what_is_missing(server: Server, path: Path) -> None:
    server.desk.cut = 3
    await send(server, path)
    assert server.desk.questions()[0] == 5
    assert 0 < server.desk.questions()[1] < 5
    assert none_failed(path)


@pytest.mark.parametrize("step", ["POST /files", "POST /batches"])
async def test_a_fault_at_any_step_is_tried_again(server: Server, path: Path, step: str) -> None:
    server.desk.broken[step] = 2
    await send(server, path)
    assert len(server.desk.batches) == 1
    assert none_failed(path)


@pytest.mark.parametrize("step", ["POST /files", "POST /batches"])
async def test_what_was_made_though_nobody_heard_of_it_is_not_made_twice(server: Server, path: Path, step: str) -> None:
    server.desk.hidden[step] = 1
    await send(server, path, manner=Manner(questions=2))
    uploads = [file for file in server.desk.files.values() if not file["filename"].startswith("batch-")]
    assert (len(uploads), len(server.desk.batches)) == (3, 3)
    assert none_failed(path)
    assert each_answered_once(server)


@pytest.mark.parametrize("step", ["POST /files", "POST /batches", "GET /batches/ID", "GET /files/ID/content"])
async def test_an_endpoint_that_stays_away_stops_the_run_which_then_goes_on(
    server: Server, path: Path, step: str
) -> None:
    server.desk.broken[step] = 5
    tally = await send(server, path)
    assert (tally.stopped, tally.failed) == ("model-unavailable", 0)
    await send(server, path)
    assert len(server.desk.batches) == 1
    assert none_failed(path)
    assert each_answered_once(server)


async def test_an_output_that_was_thrown_away_is_asked_for_again(server: Server, path: Path) -> None:
    await send(server, path, manner=Manner(detach=True))
    (batch,) = server.desk.batches.values()
    batch.update(status="completed", output_file_id="file-long-gone")
    await send(server, path)
    assert server.desk.questions() == [5, 5]
    assert none_failed(path)


async def test_a_key_of_another_project_is_told_and_nothing_is_sent_again(server: Server, path: Path) -> None:
    await send(server, path, manner=Manner(detach=True))
    hidden = dict(server.desk.batches)
    server.desk.batches.clear()
    tally = await send(server, path)
    assert tally.stopped == "model-refused"
    assert tally.reason is not None
    assert "batch-1 under this key" in tally.reason
    server.desk.batches.update(hidden)
    await send(server, path)
    assert server.desk.questions() == [5]
    assert none_failed(path)


async def test_a_wrong_key_loses_nothing_that_was_on_its_way(server: Server, path: Path) -> None:
    server.desk.broken["POST /batches"] = 5
    await send(server, path)
    settings = Settings(model="m", base_url=server.url, api_key=SecretStr("sk-wrong-11111111111"), backoff=0.0)
    with Run.open(path) as run:
        tally = await run_batches(partial(newsroom.articles, 6), Plan(settings=settings, run=run))
    assert tally.stopped == "model-refused"
    await send(server, path)
    assert server.desk.questions() == [5]
    assert [call for call in server.desk.calls if call == "POST /files"] == ["POST /files"]
    assert none_failed(path)


async def test_a_file_that_was_thrown_away_before_it_became_a_batch_is_sent_again(server: Server, path: Path) -> None:
    server.desk.broken["POST /batches"] = 5
    await send(server, path)
    server.desk.files["elsewhere"] = server.desk.files.pop("file-1")
    await send(server, path)
    assert server.desk.questions() == [5]
    assert none_failed(path)
