"""When a whole run is stopped, for the budget, a refused key, an endpoint that is gone: what is left stays pending."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from summarizer.batch.engine import run_batch
from summarizer.batch.limits import Limits
from summarizer.batch.plan import Plan
from summarizer.batch.prices import Price, Prices
from summarizer.batch.store import Run
from summarizer.errors import ConfigurationError, RunError
from tests.batch import newsroom
from tests.batch.batches import ended, settings_for
from tests.batch.serving import BROKEN, KEY_REFUSED, NO_JSON, QUOTA, RATE, RESET, Schedule, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarizer.batch.article import Article
    from summarizer.batch.tally import Tally

pytestmark = pytest.mark.usefixtures("allowed")

DEAR = Prices({"m": Price(Decimal(1000), Decimal(1000))})


class From:
    """A schedule: all is well for so many calls, then every call meets ``fault``, until ``mended``."""

    def __init__(self, calls: int, fault: str) -> None:
        self.mended = False
        self._left = calls
        self._fault = fault

    def __call__(self, _number: int | None) -> str | None:
        self._left -= 1
        return None if self._left >= 0 or self.mended else self._fault


async def goes_on_to_its_end(run: Run, count: int) -> None:
    """The rest is worked through when things are well again, and nothing twice."""
    before = set(ended(run))
    run.close()
    with serving() as server, Run.open(run.path) as again:
        tally = await run_batch(newsroom.articles(count), Plan(settings=settings_for(server), run=again))
        assert len(ended(again)) == count
    assert tally.stopped is None
    assert not {f"wire-{number}" for number in server.seen.asked} & before


@pytest.mark.parametrize("limits", [{"budget_tokens": 5000}, {"budget_cost": Decimal(5)}], ids=["tokens", "dollars"])
async def test_a_spent_budget_stops_the_run_with_what_was_under_way(run: Run, limits: dict[str, Decimal]) -> None:
    within = Limits(concurrency=4, **limits)  # type: ignore[arg-type]
    with serving() as server:
        plan = Plan(settings=settings_for(server), limits=within, prices=DEAR, run=run)
        tally = await run_batch(newsroom.articles(30), plan)
    assert tally.stopped == "budget-spent"
    assert tally.reason is not None
    assert "is spent" in tally.reason
    a_call = (tally.tokens_in + tally.tokens_out) / tally.calls
    assert 5000 <= tally.tokens_in + tally.tokens_out <= 5000 + 4 * a_call
    assert tally.failed == 0
    assert tally.done == len(ended(run)) == tally.calls
    assert tally.cost == Decimal(tally.tokens_in + tally.tokens_out) / 1000
    await goes_on_to_its_end(run, 30)


async def test_a_budget_counts_what_earlier_processes_spent(run: Run) -> None:
    limits = Limits(concurrency=1, budget_tokens=1000)
    with serving() as server:
        await run_batch(newsroom.articles(9), Plan(settings=settings_for(server), limits=limits, run=run))
        asked = server.seen.calls
        run.close()
        with Run.open(run.path) as again:
            tally = await run_batch(newsroom.articles(9), Plan(settings=settings_for(server), limits=limits, run=again))
        assert server.seen.calls == asked
    assert (tally.stopped, tally.done) == ("budget-spent", 0)


async def test_a_budget_in_money_needs_a_price(run: Run) -> None:
    with serving() as server, pytest.raises(ConfigurationError, match="no price for the model 'm'"):
        await run_batch(
            newsroom.articles(1), Plan(settings=settings_for(server), limits=Limits(budget_cost=Decimal(1)), run=run)
        )
    assert server.seen.calls == 0


@pytest.mark.parametrize(
    ("fault", "stopped", "says"),
    [
        (KEY_REFUSED, "model-refused", "refused the key"),
        (QUOTA, "model-unavailable", "quota of the key is used up"),
    ],
)
async def test_a_refused_key_stops_the_run_and_is_no_articles_fault(
    run: Run, fault: str, stopped: str, says: str
) -> None:
    with serving(From(3, fault)) as server:
        tally = await run_batch(
            newsroom.articles(40), Plan(settings=settings_for(server), limits=Limits(concurrency=4), run=run)
        )
    assert tally.stopped == stopped
    assert says in (tally.reason or "")
    assert server.seen.calls <= 3 + 4
    assert tally.failed == 0
    assert len(ended(run)) == 3
    await goes_on_to_its_end(run, 40)


async def test_when_nothing_comes_of_the_first_articles_the_others_are_not_tried(run: Run) -> None:
    """A model that never answers in the form asked for is paid for twenty articles and not for the archive."""
    with serving(From(0, NO_JSON)) as server:
        plan = Plan(settings=settings_for(server, retries=0), limits=Limits(concurrency=4), run=run)
        tally = await run_batch(newsroom.articles(60), plan)
    assert tally.stopped == "model-refused"
    assert "Nothing came of the first 20 articles. The model 'm' did not answer in the form asked for." in (
        tally.reason or ""
    )
    assert 20 <= tally.failed == server.seen.calls <= 20 + 6
    run.retry_failed()
    await goes_on_to_its_end(run, 60)


async def test_once_anything_has_come_out_an_article_fails_for_itself(run: Run) -> None:
    with serving(From(1, NO_JSON)) as server:
        plan = Plan(settings=settings_for(server, retries=0), limits=Limits(concurrency=1, breaker=3), run=run)
        tally = await run_batch(newsroom.articles(8), plan)
    assert (tally.stopped, tally.done, tally.failed) == (None, 1, 7)


@pytest.mark.parametrize("concurrency", [1, 16])
@pytest.mark.parametrize("fault", [BROKEN, RESET, RATE])
async def test_an_endpoint_that_is_gone_stops_the_run_and_fails_no_article(
    run: Run, fault: str, concurrency: int
) -> None:
    with serving(From(5, fault)) as server:
        tally = await run_batch(
            newsroom.articles(40), Plan(settings=settings_for(server), limits=Limits(concurrency=concurrency), run=run)
        )
    assert tally.stopped == "model-unavailable"
    assert "One call after the other failed" in (tally.reason or "")
    assert tally.failed == 0
    assert len(ended(run)) == tally.done == 5
    assert server.seen.calls < 5 + 20 + 6 + 2 * concurrency
    await goes_on_to_its_end(run, 40)


async def test_an_endpoint_that_comes_back_in_time_costs_little(
    run: Run, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    schedule = From(5, BROKEN)

    async def mends_itself(seconds: float) -> None:
        schedule.mended = len(waits) > 3
        waits.append(seconds)

    monkeypatch.setattr("summarizer.asking.patience.sleep", mends_itself)
    with serving(schedule) as server:
        tally = await run_batch(
            newsroom.articles(30), Plan(settings=settings_for(server), limits=Limits(concurrency=8, breaker=5), run=run)
        )
    assert (tally.stopped, tally.done) == (None, 30)


async def test_a_wait_that_is_too_long_stops_the_run(run: Run) -> None:
    with serving(From(2, RATE)) as server:
        server.retry_after = "7200"
        tally = await run_batch(newsroom.articles(9), Plan(settings=settings_for(server), run=run))
    assert tally.stopped == "model-unavailable"
    assert "asks to wait for 7,200 seconds" in (tally.reason or "")
    assert (tally.done, tally.failed) == (2, 0)


def cancelled_after(done: int) -> tuple[Callable[[Tally], None], list[asyncio.Task[Tally]]]:
    task: list[asyncio.Task[Tally]] = []

    def observe(tally: Tally) -> None:
        if tally.done >= done:
            task[0].cancel()

    return observe, task


async def test_ctrl_c_leaves_what_was_in_work_pending(run: Run) -> None:
    observe, task = cancelled_after(10)
    with serving(latency=0.02) as server:
        work = run_batch(
            newsroom.articles(40),
            Plan(settings=settings_for(server), limits=Limits(concurrency=8), run=run, observe=observe),
        )
        task.append(asyncio.create_task(work))
        with pytest.raises(asyncio.CancelledError):
            await task[0]
    assert 10 <= len(ended(run)) < 40
    assert all(outcome.result for outcome in ended(run).values())
    await goes_on_to_its_end(run, 40)


async def test_an_input_that_breaks_ends_the_run_after_what_is_in_work(run: Run) -> None:
    def broken() -> Iterator[Article]:
        yield from newsroom.articles(5)
        raise RunError("wire.parquet is damaged.")

    with serving() as server, pytest.raises(RunError, match="is damaged"):
        await run_batch(broken(), Plan(settings=settings_for(server), run=run))
    assert len(ended(run)) == 5
    assert run.totals().total is None


async def test_a_full_disk_stops_the_run(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = run.record_call
    calls = 0

    async def record_call(*given: object) -> None:
        nonlocal calls
        calls += 1
        if calls > 3:
            raise RunError("wire.sqlite cannot be written: the disk is full.")
        await kept(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(run, "record_call", record_call)
    with serving() as server, pytest.raises(RunError, match="the disk is full"):
        await run_batch(
            newsroom.articles(30), Plan(settings=settings_for(server), limits=Limits(concurrency=2), run=run)
        )
    assert server.seen.calls <= 5


async def test_every_call_fails_the_same_way_for_every_article_of_a_schedule(run: Run) -> None:
    """Half of all calls fail, and still every article ends or is left, and none is lost."""
    with serving(Schedule(0.5, seed=7)) as server:
        settings = settings_for(server, timeout=0.3)
        tally = await run_batch(newsroom.articles(60), Plan(settings=settings, limits=Limits(concurrency=16), run=run))
    assert len(ended(run)) == tally.finished
    if tally.stopped is None:
        assert tally.finished == 60
