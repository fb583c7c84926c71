"""An archive through the Batch API, whatever becomes of the batches: each article once, each answer paid for once."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from summarizer.asking import patience
from summarizer.batch.limits import Limits
from summarizer.batch.openai_batch.manner import Manner
from summarizer.batch.openai_batch.rounds import run_batches
from summarizer.batch.plan import Plan
from summarizer.batch.store import Run
from summarizer.batch.store.account import account_of
from summarizer.errors import ConfigurationError
from summarizer.settings import Settings
from tests.batch import newsroom
from tests.batch.batch_rounds import PRICES, each_answered_once, ended, none_failed, send
from tests.batch.batch_server import KEY, Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


pytestmark = pytest.mark.usefixtures("allowed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.run"


async def test_one_question_is_asked_directly_and_all_others_in_one_batch(server: Server, path: Path) -> None:
    tally = await send(server, path)
    assert (tally.done, tally.failed, tally.stopped, tally.total) == (6, 0, None, 6)
    assert none_failed(path)
    assert len(server.desk.direct) == 1
    assert server.desk.questions() == [5]
    (batch,) = server.desk.batches.values()
    assert batch["metadata"]["summarizer_run"] == "archive"


async def test_what_is_rejected_goes_back_in_a_second_batch(server: Server, path: Path) -> None:
    server.desk.lies = frozenset({2, 4})
    await send(server, path)
    assert server.desk.questions() == [5, 2]
    repaired = ended(path)[4].result
    assert repaired is not None
    assert str(repaired.summary.headline) == newsroom.summary(4)["headline"]
    assert [attempt.prompt for attempt in repaired.attempts] == ["generate", "repair"]
    assert repaired.usage.cached == 0
    assert not repaired.rejected


async def test_an_archive_is_cut_into_files_that_the_endpoint_takes(server: Server, path: Path) -> None:
    await send(server, path, manner=Manner(questions=2))
    assert server.desk.questions() == [2, 2, 1]
    one = max(file["bytes"] for name, file in server.desk.files.items() if name == "file-1") // 2
    await send(server, path.with_name("small.run"), manner=Manner(size=2 * one))
    assert max(server.desk.questions()[3:]) <= 2
    assert none_failed(path)
    assert none_failed(path.with_name("small.run"))


async def test_two_articles_of_the_same_words_are_asked_about_once(server: Server, path: Path) -> None:
    def wire() -> Iterator[Any]:
        yield from newsroom.articles(3)
        for article in newsroom.articles(3):
            yield type(article)(f"again-{article.id}", "wire", article.load)

    settings = Settings(model="m", base_url=server.url, api_key=SecretStr(KEY))
    with Run.open(path) as run:
        tally = await run_batches(wire, Plan(settings=settings, run=run, prices=PRICES))
        outcomes = {outcome.id: outcome for _, outcome in run.outcomes()}
    assert tally.done == 6
    assert server.desk.questions() == [2]
    usage = [outcomes[name].result.usage.cached for name in ("wire-1", "again-wire-1")]  # type: ignore[union-attr]
    assert sorted(usage) == [0, 1]


async def test_detached_it_goes_at_once_and_goes_on_another_day(server: Server, path: Path) -> None:
    tally = await send(server, path, manner=Manner(detach=True))
    assert (tally.stopped, tally.done) == ("detached", 1)
    again = await send(server, path, manner=Manner(detach=True))
    assert again.stopped == "detached"
    assert server.desk.questions() == [5]
    await send(server, path)
    assert none_failed(path)
    assert len(server.desk.direct) == 1
    assert each_answered_once(server)


async def test_what_the_model_does_not_take_is_learnt_from_one_question(server: Server, path: Path) -> None:
    server.desk.refuses = frozenset({"temperature", "seed"})
    await send(server, path, manner=Manner(detach=True))
    assert len(server.desk.direct) == 3
    await send(server, path)
    assert server.desk.questions() == [5]
    assert none_failed(path)
    (batch,) = server.desk.batches.values()
    assert not server.desk.refuses & set(batch["lines"][0]["body"])


async def test_a_wrong_key_shows_before_anything_is_uploaded(server: Server, path: Path) -> None:
    settings = Settings(model="m", base_url=server.url, api_key=SecretStr("sk-wrong-11111111111"), backoff=0.0)
    with Run.open(path) as run:
        tally = await run_batches(partial(newsroom.articles, 6), Plan(settings=settings, run=run))
    assert (tally.stopped, tally.failed, tally.done) == ("model-refused", 0, 0)
    assert server.desk.calls == ["POST /chat/completions"]


async def test_a_batch_costs_half_and_the_budget_is_kept(server: Server, path: Path) -> None:
    tally = await send(server, path)
    assert tally.cost is not None
    with Run.open(path) as run:
        costs = [(row["tokens_in"] * 2 + row["tokens_out"] * 8, row["cost"]) for row in run.rows("SELECT * FROM call")]
    full = [cost for tokens, cost in costs if cost == tokens * 10**6]
    assert (len(full), len(costs)) == (1, 6)
    assert all(cost * 2 == tokens * 10**6 for tokens, cost in costs if cost not in full)

    budget = Limits(budget_cost=tally.cost / 2)
    stopped = await send(server, path.with_name("thrifty.run"), limits=budget)
    assert stopped.stopped == "budget-spent"
    assert stopped.cost is not None
    assert stopped.cost <= tally.cost / 2
    assert 0 < stopped.done < 6
    await send(server, path.with_name("thrifty.run"))
    assert none_failed(path.with_name("thrifty.run"))


async def test_waits_grow_and_begin_anew_when_something_came(
    server: Server, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(patience, "sleep", sleep)
    server.desk.lies = frozenset({4})
    await send(server, path, manner=Manner(first_wait=10, longest_wait=12))
    assert waited == [10, 12, 10, 12]


async def test_people_hear_how_it_goes_and_nobody_hears_the_key(server: Server, path: Path) -> None:
    lines: list[str] = []
    await send(server, path, tell=lines.append)
    assert lines == [
        "Batch 1: 5 questions sent (batch-1)",
        "Batch 1: in progress, 0 of 5 answered",
        "Batch 1: completed, 5 of 5 answered",
    ]
    assert KEY.encode() not in await asyncio.to_thread(path.read_bytes)


async def test_the_run_file_says_what_is_on_its_way(server: Server, path: Path) -> None:
    await send(server, path, manner=Manner(questions=3, detach=True))
    under_way = account_of(path).batches
    assert [(sent.questions, sent.batch, sent.ended) for sent in under_way] == [
        (3, "batch-1", None),
        (2, "batch-2", None),
    ]
    await send(server, path)
    assert [sent.status for sent in account_of(path).batches if sent.ended] == ["completed", "completed"]


async def test_the_embedded_model_has_no_batch_api(path: Path) -> None:
    with Run.open(path) as run, pytest.raises(ConfigurationError, match="hosted"):
        await run_batches(partial(newsroom.articles, 1), Plan(settings=Settings(model="embedded"), run=run))
