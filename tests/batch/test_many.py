"""summarize_many: a batch as a program sees it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from summarizer import Document, Limits, ModelRefused, Postponed, summarize_many
from tests.batch import newsroom
from tests.batch.batches import settings_for
from tests.batch.serving import KEY_REFUSED, Schedule, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from summarizer import Outcome
    from summarizer.batch.many import Given

pytestmark = pytest.mark.usefixtures("allowed")


async def collect(outcomes: AsyncIterator[Outcome], into: list[Outcome]) -> None:
    """What comes before something is raised is kept."""
    async for outcome in outcomes:
        into.append(outcome)  # noqa: PERF401 - a comprehension would lose them


async def test_documents_and_texts_come_back_as_outcomes() -> None:
    named = Document.from_text(newsroom.text(1), title="Homes")
    given: list[Given] = [("monday-1", named), newsroom.text(2), ("empty", " "), Document.from_text(newsroom.text(3))]
    with serving() as server:
        outcomes = [outcome async for outcome in summarize_many(given, settings=settings_for(server))]
    by_id = {outcome.id: outcome for outcome in outcomes}
    assert len(outcomes) == len(by_id) == 4
    first = by_id["monday-1"].result
    assert first is not None
    assert (first.source.title, first.report.ok) == ("Homes", True)
    assert by_id["empty"].failure is not None
    assert by_id["empty"].failure.code == "document-error"


async def test_a_generator_is_read_only_a_little_ahead() -> None:
    taken = 0

    async def coming() -> AsyncIterator[str]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield newsroom.text(number)

    limits = Limits(concurrency=2)
    with serving() as server:
        outcomes = summarize_many(coming(), settings=settings_for(server), limits=limits)
        async for _ in outcomes:
            break
        await outcomes.aclose()
        asked = server.seen.calls
        await asyncio.sleep(0.05)
        assert server.seen.calls == asked
    assert taken < 60


async def test_the_same_call_goes_on_where_it_was(tmp_path: Path) -> None:
    texts = [newsroom.text(number) for number in range(30)]
    file = tmp_path / "archive.sqlite"
    first: list[Outcome] = []
    with serving(latency=0.01) as server:
        settings = settings_for(server)
        outcomes = summarize_many(texts, settings=settings, run=file, limits=Limits(concurrency=4))
        async for outcome in outcomes:
            first.append(outcome)
            if len(first) == 8:
                break
        await outcomes.aclose()
        asked = server.seen.answered.total()
        again = [outcome async for outcome in summarize_many(texts, settings=settings, run=file)]
    assert len(again) == len({outcome.id for outcome in again}) == 30
    assert again[:8] == first
    assert server.seen.calls <= 30 + 4
    assert asked < 30


async def test_a_run_that_is_stopped_says_so_after_what_it_has() -> None:
    with serving() as server:
        texts = (newsroom.text(number) for number in range(30))
        limits = Limits(concurrency=1, budget_tokens=900)
        outcomes: list[Outcome] = []
        with pytest.raises(Postponed, match="budget of 900 tokens is spent"):
            await collect(summarize_many(texts, settings=settings_for(server), limits=limits), outcomes)
    assert len(outcomes) == 2


async def test_a_refused_key_is_raised() -> None:
    outcomes: list[Outcome] = []
    with serving(Schedule(1.0, [KEY_REFUSED])) as server, pytest.raises(ModelRefused, match="refused the key"):
        await collect(summarize_many([newsroom.text(1)], settings=settings_for(server)), outcomes)
    assert not outcomes


@pytest.mark.parametrize("documents", [newsroom.text(1), {"a": newsroom.text(1)}, Document.from_text(newsroom.text(1))])
async def test_one_document_is_not_taken_for_several(documents: Any) -> None:
    with serving() as server:
        with pytest.raises(TypeError, match=r"takes several documents, and got one (str|dict|Document): give "):
            await collect(summarize_many(documents, settings=settings_for(server)), [])
        assert server.seen.calls == 0


@pytest.mark.parametrize(
    ("strange", "says"),
    [(5, "this is int"), (("a",), "this is str"), ((1, "text"), "int, str"), (("a", None), "str, NoneType")],
)
async def test_what_is_no_document_ends_it_after_what_came_before(strange: Any, says: str) -> None:
    found: list[Outcome] = []
    with serving() as server, pytest.raises(TypeError, match=says):
        await collect(summarize_many([newsroom.text(1), strange], settings=settings_for(server)), found)
    assert len(found) == 1


@pytest.mark.parametrize("end", [SystemExit(3), KeyboardInterrupt(), GeneratorExit()], ids=repr)
async def test_nobody_waits_for_a_generator_that_ends_its_thread(end: BaseException) -> None:
    def coming() -> Iterator[str]:
        yield newsroom.text(1)
        raise end

    found: list[Outcome] = []
    with serving() as server, pytest.raises(RuntimeError, match=f"broke off with {type(end).__name__}"):
        await asyncio.wait_for(collect(summarize_many(coming(), settings=settings_for(server)), found), 60)
    assert len(found) == 1


async def test_files_may_be_named_in_words(tmp_path: Path) -> None:
    with serving() as server:
        for _ in range(2):
            run, cache = str(tmp_path / "run.sqlite"), str(tmp_path / "cache.sqlite")
            asked = summarize_many([newsroom.text(1)], settings=settings_for(server), run=run, cache=cache)
            await collect(asked, [])
        assert server.seen.calls == 1
