"""Worker processes: the same results, and nobody's death costs another article."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer.batch import workshop
from summarizer.batch.article import Article
from summarizer.batch.engine import run_batch
from summarizer.batch.limits import Limits
from summarizer.batch.many import _document
from summarizer.batch.plan import Plan
from summarizer.batch.store import Run
from summarizer.documents.document import Document
from summarizer.errors import Postponed
from tests.batch import newsroom
from tests.batch.batches import ended, settings_for
from tests.batch.serving import BROKEN, KEY_REFUSED, Schedule, serving
from tests.conftest import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.batch.tally import Tally

pytestmark = [
    pytest.mark.usefixtures("allowed"),
    pytest.mark.skipif(sys.platform != "linux", reason="looks at its children as Linux shows them"),
]


def children() -> set[int]:
    """The workers of this process."""
    mine = ["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())]
    listed = subprocess.run(mine, capture_output=True, text=True, check=False).stdout.splitlines()  # noqa: S603
    return {int(line.split()[0]) for line in listed if "summarizer.batch.workers.child" in line}


async def test_workers_give_the_same_results(tmp_path: Path) -> None:
    summaries = []
    with serving() as server:
        for workers in (0, 2):
            with Run.open(tmp_path / f"{workers}.sqlite") as run:
                tally = await run_batch(
                    newsroom.articles(40), Plan(settings=settings_for(server), run=run), workers=workers
                )
                assert tally.finished == 40
                summaries.append(
                    {
                        name: (outcome.result.summary, outcome.result.report)
                        for name, outcome in ended(run).items()
                        if outcome.result
                    }
                )
    assert len(summaries[0]) == 40
    assert summaries[0] == summaries[1]
    assert not children()


async def test_workers_are_started_when_one_process_is_too_busy(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "_OFTEN_LATE", 0)
    monkeypatch.setattr(workshop, "cores", lambda: 2)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    seen: set[int] = set()

    def coming() -> Iterator[Article]:
        yield newsroom.article(0)
        while not seen:
            time.sleep(0.05)
        yield from newsroom.articles(20, first=1)

    def observe(_: Tally) -> None:
        if len(found := children()) == 2:
            seen.update(found)
            environments.update(Path(f"/proc/{pid}/environ").read_bytes() for pid in found)

    environments: set[bytes] = set()
    with serving() as server:
        tally = await run_batch(coming(), Plan(settings=settings_for(server), run=run, observe=observe))
    assert (tally.done, tally.failed) == (21, 0)
    assert environments
    assert not any(KEY.encode() in environment for environment in environments)


async def test_articles_that_another_process_can_read_are_read_there(run: Run) -> None:
    articles = [Article(f"wire-{number}", "wire", partial(_document, newsroom.text(number))) for number in range(4)]
    unreadable = Article("empty", "wire", partial(_document, " "))
    with serving() as server:
        await run_batch([*articles, unreadable], Plan(settings=settings_for(server), run=run), workers=1)
    outcomes = ended(run)
    assert all(outcomes[f"wire-{number}"].result for number in range(4))
    assert outcomes["empty"].failure is not None
    assert outcomes["empty"].failure.code == "document-error"


async def test_failures_of_the_endpoint_reach_the_worker_as_they_are(run: Run) -> None:
    with serving(Schedule(1.0, [BROKEN])) as server:
        settings = settings_for(server, retries=1)
        tally = await run_batch(
            newsroom.articles(3), Plan(settings=settings, limits=Limits(breaker=100), run=run), workers=1
        )
    assert tally.failed == 3
    for outcome in ended(run).values():
        assert outcome.failure is not None
        assert (outcome.failure.code, "HTTP 500" in outcome.failure.message) == ("model-unavailable", True)


async def test_a_refused_key_stops_the_workers_too(run: Run) -> None:
    with serving(Schedule(1.0, [KEY_REFUSED])) as server:
        tally = await run_batch(newsroom.articles(9), Plan(settings=settings_for(server), run=run), workers=1)
    assert (tally.stopped, tally.finished) == ("model-refused", 0)


async def test_a_worker_that_is_killed_costs_no_article(run: Run) -> None:
    killed: set[int] = set()

    def observe(tally: Tally) -> None:
        if tally.done >= 5 and not killed:
            killed.update(children())
            for pid in killed:
                os.kill(pid, signal.SIGKILL)

    with serving(latency=0.02) as server:
        tally = await run_batch(
            newsroom.articles(40), Plan(settings=settings_for(server), run=run, observe=observe), workers=2
        )
    assert len(killed) == 2
    assert (tally.done, tally.failed) == (40, 0)
    assert max(server.seen.asked.values()) <= 2
    assert not children()


async def test_an_article_that_kills_its_worker_fails_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one would that takes all the memory there is: here, the parent kills whoever asks about it."""
    with serving(latency=0.02) as server:
        from summarizer.batch.workers.worker import Worker

        answer = Worker._answer

        async def deadly(self: Worker, asked: object, ask: object) -> None:
            if "(wire story 13)" in str(asked):
                os.kill(self.pid, signal.SIGKILL)
                return
            await answer(self, asked, ask)  # type: ignore[arg-type]

        monkeypatch.setattr(Worker, "_answer", deadly)
        tally = await run_batch(newsroom.articles(24), Plan(settings=settings_for(server), run=run), workers=2)
    failures = {name: outcome.failure for name, outcome in ended(run).items() if outcome.failure}
    assert list(failures) == ["wire-13"]
    assert failures["wire-13"] is not None
    assert failures["wire-13"].code == "article-unbearable"
    assert tally.done == 23


async def test_no_worker_outlasts_a_batch_that_is_cancelled(run: Run) -> None:
    task: list[asyncio.Task[Tally]] = []
    seen: set[int] = set()

    def observe(tally: Tally) -> None:
        seen.update(children())
        if tally.done >= 3:
            task[0].cancel()

    with serving(latency=0.02) as server:
        work = run_batch(
            newsroom.articles(40), Plan(settings=settings_for(server), run=run, observe=observe), workers=2
        )
        task.append(asyncio.create_task(work))
        with pytest.raises(asyncio.CancelledError):
            await task[0]
    assert len(seen) == 2
    assert not children()


async def test_the_key_gets_into_no_worker(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from summarizer.batch.workers import wire

    sent: list[bytes] = []
    packed = wire.packed

    def spying(message: object) -> bytes:
        sent.append(data := packed(message))
        return data

    monkeypatch.setattr(wire, "packed", spying)
    with serving() as server:
        server.echo = KEY
        tally = await run_batch(newsroom.articles(2), Plan(settings=settings_for(server), run=run), workers=1)
    assert tally.done == 2
    assert sent
    assert not any(KEY.encode() in data for data in sent)


def test_what_is_raised_here_is_raised_there() -> None:
    import httpx2
    import openai

    from summarizer.asking.faults import ReplyTooLong
    from summarizer.batch.workers import wire

    request = httpx2.Request("POST", "http://127.0.0.1/v1")
    busy = httpx2.Response(503, headers={"retry-after": "7", "x-secret": "no"}, request=request)
    endless = openai.APIConnectionError(request=request)
    endless.__cause__ = ReplyTooLong("more than 64 MB")
    faults = [
        openai.InternalServerError("busy", response=busy, body={"message": "busy", "code": "b"}),
        openai.APITimeoutError(request),
        openai.APIConnectionError(message="gone", request=request),
        endless,
        ValueError("no JSON"),
        Postponed("Another day."),
    ]
    again = [wire.unpacked(wire.packed(wire.raised(1, fault))[wire.PREFIX :]).again() for fault in faults]
    assert [type(fault).__name__ for fault in again] == [
        "APIStatusError",
        "APITimeoutError",
        "APIConnectionError",
        "APIConnectionError",
        "ValueError",
        "Postponed",
    ]
    assert isinstance(again[0], openai.APIStatusError)
    assert (again[0].status_code, dict(again[0].response.headers), again[0].code) == (503, {"retry-after": "7"}, "b")
    assert [repr(fault.__cause__) for fault in again[2:4]] == ["None", "ReplyTooLong('more than 64 MB')"]


def test_a_document_survives_the_way() -> None:
    document = Document.from_text(newsroom.text(1), published="2024-05-06", language="en-GB")
    from summarizer.batch.workers import wire

    assert wire.unpacked(wire.packed(wire.Work(1, document))[wire.PREFIX :]).document == document
