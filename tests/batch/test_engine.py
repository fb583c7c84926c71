"""Many articles at an endpoint that misbehaves: each ends exactly once, as a result or as a failure of its own."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, NoReturn

import pytest

from summarizer.batch.article import Article
from summarizer.batch.engine import run_batch
from summarizer.batch.limits import Limits
from summarizer.batch.plan import Plan
from summarizer.batch.store import Answers, Run
from summarizer.errors import DocumentError
from tests.batch import newsroom
from tests.batch.batches import ended, settings_for
from tests.batch.serving import ALL_FAULTS, BROKEN, CUT, FALSE, NO_JSON, RESET, STALL, WRONG_FORM, Schedule, serving
from tests.conftest import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summarizer.batch.tally import Tally

pytestmark = pytest.mark.usefixtures("allowed")


def holding(words: str, folder: Path) -> list[str]:
    """The files in ``folder`` that have ``words`` in them."""
    return [path.name for path in folder.iterdir() if words.encode() in path.read_bytes()]


class OnlyFor:
    """A schedule: one article always meets the same fault, the others none."""

    def __init__(self, number: int, *faults: str | None) -> None:
        self._number = number
        self._faults = list(faults)

    def __call__(self, number: int | None) -> str | None:
        if number != self._number or not self._faults:
            return None
        return self._faults.pop(0) if len(self._faults) > 1 else self._faults[0]


async def test_a_thousand_articles_end_once_each_though_one_call_in_twenty_fails(run: Run) -> None:
    with serving(Schedule(0.05)) as server:
        tally = await run_batch(
            newsroom.articles(1000), Plan(settings=settings_for(server), limits=Limits(concurrency=32), run=run)
        )
    outcomes = ended(run)
    assert set(outcomes) == {f"wire-{number}" for number in range(1000)}
    assert (tally.done, tally.failed) == (
        sum(outcome.result is not None for outcome in outcomes.values()),
        sum(outcome.failure is not None for outcome in outcomes.values()),
    )
    assert {outcome.failure.code for outcome in outcomes.values() if outcome.failure} <= {
        "model-unavailable",
        "answer-unusable",
    }
    assert set(server.seen.faults) == set(ALL_FAULTS)
    assert tally.done >= 990
    assert tally.calls >= server.seen.calls  # a busy server may not have seen one that was given up
    assert (tally.total, tally.in_work, tally.stopped) == (1000, 0, None)
    for number in (0, 417, 999):
        result = outcomes[f"wire-{number}"].result
        assert result is not None
        assert result.report.ok


async def test_nothing_false_is_in_any_result_though_the_model_says_it(run: Run) -> None:
    with serving(Schedule(1.0, [FALSE])) as server:
        await run_batch(newsroom.articles(10), Plan(settings=settings_for(server, repairs=0), run=run))
    for number in range(10):
        result = ended(run)[f"wire-{number}"].result
        assert result is not None
        assert result.report.ok
        assert newsroom.falsified(number)["figures"][0]["value"] not in result.summary.model_dump_json()


@pytest.mark.parametrize(
    ("fault", "code", "says"),
    [
        (BROKEN, "model-unavailable", "failed (HTTP 500)"),
        (RESET, "model-unavailable", "dropped the connection"),
        (CUT, "model-unavailable", "dropped the connection"),
        (STALL, "model-unavailable", "did not answer in time"),
        (NO_JSON, "answer-unusable", "did not answer in the form asked for"),
        (WRONG_FORM, "answer-unusable", "did not answer in the form asked for"),
    ],
)
async def test_an_article_that_always_fails_costs_no_other(run: Run, fault: str, code: str, says: str) -> None:
    with serving(OnlyFor(3, fault)) as server:
        tally = await run_batch(newsroom.articles(8), Plan(settings=settings_for(server, retries=1), run=run))
    outcomes = ended(run)
    failure = outcomes["wire-3"].failure
    assert failure is not None
    assert failure.code == code
    assert says in failure.message
    assert (tally.done, tally.failed) == (7, 1)


async def test_what_is_finished_is_neither_read_nor_asked_again(tmp_path: Path) -> None:
    def unread() -> NoReturn:
        raise AssertionError("it was read again")

    with serving() as server:
        settings = settings_for(server)
        with Run.open(tmp_path / "wire.sqlite") as run:
            await run_batch(newsroom.articles(5), Plan(settings=settings, run=run))
        asked = server.seen.calls
        with Run.open(tmp_path / "wire.sqlite") as run:
            again = [Article(f"wire-{number}", "wire", unread) for number in range(5)]
            tally = await run_batch([*again, newsroom.article(5)], Plan(settings=settings, run=run))
            assert len(ended(run)) == 6
    assert (tally.skipped, tally.done) == (5, 1)
    assert server.seen.calls == asked + 1


async def test_a_run_that_is_all_done_opens_no_model(run: Run) -> None:
    with serving() as server:
        settings = settings_for(server)
        await run_batch([newsroom.article(1)], Plan(settings=settings, run=run))
    unreachable = settings.model_copy(update={"base_url": "http://256.1.1.1/v1"})
    tally = await run_batch([newsroom.article(1)], Plan(settings=unreachable, run=run))
    assert (tally.skipped, tally.done, tally.failed) == (1, 0, 0)


async def test_an_answer_of_an_earlier_run_is_not_paid_for_again(tmp_path: Path) -> None:
    with serving() as server, Answers(tmp_path / "cache.sqlite") as cache:
        settings = settings_for(server)
        with Run.open(tmp_path / "monday.sqlite") as monday:
            await run_batch(newsroom.articles(4), Plan(settings=settings, run=monday, cache=cache))
        with Run.open(tmp_path / "tuesday.sqlite") as tuesday:
            tally = await run_batch(newsroom.articles(4), Plan(settings=settings, run=tuesday, cache=cache))
            results = [outcome.result for outcome in ended(tuesday).values()]
    assert (tally.done, tally.calls, tally.cached, tally.tokens_in) == (4, 0, 4, 0)
    assert all(result is not None and result.usage.cached == 1 for result in results)


async def test_an_answer_that_somebody_has_spoilt_is_asked_for_again(tmp_path: Path) -> None:
    with serving() as server:
        plan = partial(Plan, settings_for(server))
        with Answers(tmp_path / "cache.sqlite") as cache, Run.open(tmp_path / "monday.sqlite") as monday:
            await run_batch(newsroom.articles(2), plan(run=monday, cache=cache))
        with closing(sqlite3.connect(tmp_path / "cache.sqlite")) as connection, connection:
            connection.execute("UPDATE answer SET completion = ?", (zlib.compress(b'{"choices": "none"}'),))
        with Answers(tmp_path / "cache.sqlite") as cache, Run.open(tmp_path / "tuesday.sqlite") as tuesday:
            tally = await run_batch(newsroom.articles(2), plan(run=tuesday, cache=cache))
    assert (tally.done, tally.failed, tally.calls) == (2, 0, 2)


async def test_an_unusable_answer_does_not_get_into_the_cache(tmp_path: Path) -> None:
    with Answers(tmp_path / "cache.sqlite") as cache:
        with serving(Schedule(1.0, [NO_JSON])) as server, Run.open(tmp_path / "monday.sqlite") as monday:
            settings = settings_for(server)
            assert (
                await run_batch([newsroom.article(1)], Plan(settings=settings, run=monday, cache=cache))
            ).failed == 1
        with serving() as server, Run.open(tmp_path / "tuesday.sqlite") as tuesday:
            settings = settings_for(server)
            tally = await run_batch([newsroom.article(1)], Plan(settings=settings, run=tuesday, cache=cache))
    assert (tally.done, tally.cached) == (1, 0)


async def test_what_failed_is_tried_again_with_new_answers(run: Run) -> None:
    with serving(OnlyFor(2, NO_JSON, NO_JSON, NO_JSON, None)) as server:
        settings = settings_for(server)
        assert (await run_batch(newsroom.articles(4), Plan(settings=settings, run=run))).failed == 1
        run.close()
        with Run.open(run.path) as again:
            assert again.retry_failed() == 1
            tally = await run_batch(newsroom.articles(4), Plan(settings=settings, run=again))
            assert len(ended(again)) == 4
    assert (tally.done, tally.failed, tally.skipped) == (1, 0, 3)


async def test_articles_that_learn_of_a_refused_parameter_together_all_go_on(run: Run) -> None:
    with serving(latency=0.05) as server:
        server.refuses = "temperature"
        tally = await run_batch(newsroom.articles(16), Plan(settings=settings_for(server), run=run))
    assert (tally.done, tally.failed) == (16, 0)
    assert server.seen.calls <= 16 + Limits().in_work  # once for each article in work when the first refusal came


async def test_the_same_words_under_two_ids_are_asked_about_once(run: Run) -> None:
    twins = [Article(name, name, newsroom.article(7).load) for name in ("morning", "evening")]
    with serving(latency=0.05) as server:
        tally = await run_batch(twins, Plan(settings=settings_for(server), run=run))
    assert set(ended(run)) == {"morning", "evening"}
    assert (server.seen.calls, tally.cached) == (1, 1)


async def test_an_article_that_cannot_be_read_is_its_own_failure(run: Run) -> None:
    def missing() -> NoReturn:
        raise DocumentError("There is no file monday.txt.")

    def buggy() -> NoReturn:
        raise ZeroDivisionError

    articles = [Article("missing", "monday.txt", missing), Article("buggy", "x", buggy), newsroom.article(1)]
    with serving() as server:
        tally = await run_batch(articles, Plan(settings=settings_for(server), run=run))
    codes = {name: outcome.failure.code for name, outcome in ended(run).items() if outcome.failure}
    assert codes == {"missing": "document-error", "buggy": "internal-error"}
    assert tally.done == 1


async def test_no_more_are_in_work_than_allowed_and_few_are_read_ahead(run: Run) -> None:
    taken = 0
    furthest = 0

    def coming() -> Iterator[Article]:
        nonlocal taken
        for article in newsroom.articles(100):
            taken += 1
            yield article

    def observe(tally: Tally) -> None:
        nonlocal furthest
        furthest = max(furthest, taken - tally.finished)

    with serving(latency=0.01) as server:
        await run_batch(
            coming(), Plan(settings=settings_for(server), limits=Limits(concurrency=4), run=run, observe=observe)
        )
    assert server.seen.most_at_once == 4
    assert furthest < 30


async def test_the_key_is_in_no_file_though_the_endpoint_repeats_it(tmp_path: Path, run: Run) -> None:
    with serving() as server, Answers(tmp_path / "cache.sqlite") as cache:
        server.echo = KEY
        tally = await run_batch(newsroom.articles(3), Plan(settings=settings_for(server), run=run, cache=cache))
    assert tally.done == 3
    assert KEY in server.echo
    assert not holding(KEY, tmp_path)
