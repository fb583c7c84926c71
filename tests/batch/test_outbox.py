"""Questions whose answers come another day, from one process to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.asking.model import Request
from summarizer.batch.outcome import Failure
from summarizer.batch.store import Outbox, Run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLOOD, STRIKE = "a" * 64, "b" * 64
EXPIRED = {"kind": "expired", "message": "Time ran out."}


def asked(text: str) -> Request:
    body = {"model": "m", "messages": [{"role": "user", "content": text}]}
    return Request.of(body, prompt="generate", version="3", purpose="summarize")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.run"


@pytest.fixture
def run(path: Path) -> Iterator[Run]:
    with Run.open(path) as run:
        run.admit("flood", "wire.jsonl:1")
        run.admit("strike", "wire.jsonl:2")
        yield run


async def test_an_article_waits_as_long_as_its_question_is_open(run: Run) -> None:
    outbox = Outbox(run)
    assert outbox.ready("flood")
    await outbox.put("flood", FLOOD, asked("the flood"))
    assert not outbox.ready("flood")
    assert outbox.ready("strike")
    parcel = await outbox.pack([FLOOD])
    await outbox.uploaded(parcel, "file-1")
    await outbox.submitted(parcel, "batch-1", "validating")
    assert not outbox.ready("flood")
    await outbox.answered([FLOOD])
    assert outbox.ready("flood")
    assert outbox.asked(FLOOD) is None


async def test_an_article_that_ended_is_never_ready(run: Run) -> None:
    await run.fail("flood", Failure(code="document-error", message="There is no text in it."))
    assert not Outbox(run).ready("flood")


async def test_two_articles_with_one_question_ask_it_once_and_both_wait(run: Run) -> None:
    outbox = Outbox(run)
    await outbox.put("flood", FLOOD, asked("the flood"))
    await outbox.put("strike", FLOOD, asked("the flood"))
    assert [key for key, _ in outbox.waiting()] == [FLOOD]
    assert not outbox.ready("strike")
    await outbox.answered([FLOOD])
    assert outbox.ready("flood")
    assert outbox.ready("strike")


async def test_a_parcel_holds_its_questions_line_by_line_until_there_is_a_batch(run: Run) -> None:
    outbox = Outbox(run)
    await outbox.put("flood", FLOOD, asked("the flood"))
    await outbox.put("strike", STRIKE, asked("the strike"))
    parcel = await outbox.pack([STRIKE, FLOOD])
    assert [key for key, _ in outbox.contents(parcel)] == [STRIKE, FLOOD]
    assert list(outbox.waiting()) == []
    await outbox.submitted(parcel, "batch-1", "validating")
    assert [body for _, body in outbox.contents(parcel)] == [None, None]
    assert [left.key for left in outbox.left_in(parcel)] == [STRIKE, FLOOD]


async def test_what_is_on_its_way_is_known_the_next_day(path: Path) -> None:
    with Run.open(path) as run:
        run.admit("flood", "wire.jsonl:1")
        await Outbox(run).put("flood", FLOOD, asked("the flood"))
        packed = await Outbox(run).pack([FLOOD])
        await Outbox(run).uploaded(packed, "file-1")
    with Run.open(path) as run:
        (parcel,) = Outbox(run).parcels()
        assert (parcel.token, parcel.file, parcel.batch, parcel.status) == (packed.token, "file-1", None, "uploaded")
        assert not Outbox(run).ready("flood")
        await Outbox(run).ended(parcel, "completed")
    with Run.open(path) as run:
        assert Outbox(run).parcels() == []
        assert Outbox(run).sent() == 1


async def test_what_came_back_without_an_answer_is_asked_again_and_its_tries_are_counted(run: Run) -> None:
    outbox = Outbox(run)
    await outbox.put("flood", FLOOD, asked("the flood"))
    await outbox.submitted(await outbox.pack([FLOOD]), "batch-1", "validating")
    await outbox.came_back({FLOOD: EXPIRED})
    returned = outbox.asked(FLOOD)
    assert returned is not None
    assert (returned.tries, returned.fault, returned.open) == (1, EXPIRED, False)
    assert outbox.ready("flood")
    assert list(outbox.waiting()) == []
    await outbox.put("flood", FLOOD, asked("the flood"))
    assert [key for key, _ in outbox.waiting()] == [FLOOD]
    await outbox.came_back({FLOOD: None}, counts=False)
    again = outbox.asked(FLOOD)
    assert again is not None
    assert again.tries == 1


async def test_failed_articles_that_are_to_be_retried_have_their_tries_back(run: Run) -> None:
    outbox = Outbox(run)
    await outbox.put("flood", FLOOD, asked("the flood"))
    await outbox.came_back({FLOOD: EXPIRED})
    await run.fail("flood", Failure(code="model-unavailable", message="Time ran out."))
    assert run.retry_failed() == 1
    question = outbox.asked(FLOOD)
    assert question is not None
    assert (question.tries, question.fault) == (0, None)
    assert outbox.ready("flood")
