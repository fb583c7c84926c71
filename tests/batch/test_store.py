"""What a run remembers, from one process to the next."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from summarizer.batch.outcome import Failure
from summarizer.batch.store import Answers, Call, Run, State, setup_of
from summarizer.batch.store.records import from_pico, in_pico
from summarizer.errors import RunError
from summarizer.settings import Settings
from summarizer.verifying.policy import Policy
from tests.conftest import KEY

if TYPE_CHECKING:
    from pathlib import Path

ASKED = Call("6f1d", "write", "house-model", "generate", "3", 900, 210, 1.5, Decimal("0.000123"), "ok")
UNREADABLE = Failure(code="document-error", message="There is no text in it.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "night.sqlite"


def test_an_article_is_new_once(path: Path) -> None:
    with Run.open(path) as run:
        assert run.admit("wire-1", "wire.jsonl:1") is State.NEW
        assert run.admit("wire-1", "wire.jsonl:9") is State.TWICE
    with Run.open(path) as run:
        assert run.admit("wire-1", "wire.jsonl:1") is State.PENDING
        assert run.admit("wire-1", "wire.jsonl:1") is State.TWICE


def test_a_correction_under_the_same_id_is_another_article(path: Path) -> None:
    with Run.open(path) as run:
        assert run.admit("wire-1", "wire.jsonl:1", "two dead") is State.NEW
        assert run.admit("wire-1", "wire.jsonl:2", "two dead") is State.TWICE
        assert run.admit("wire-1", "wire.jsonl:3", "three dead") is State.OTHER
    with Run.open(path) as run:  # in whatever order they come the next day
        assert run.admit("wire-1", "wire.jsonl:3", "three dead") is State.OTHER
        assert run.admit("wire-1", "wire.jsonl:1", "two dead") is State.PENDING
        assert run.admit("wire-1", "wire.jsonl:2", "two dead") is State.TWICE


async def test_what_was_answered_is_there_the_next_day(path: Path) -> None:
    with Run.open(path) as run:
        run.admit("wire-1", "wire.jsonl:1")
        await run.record_call("wire-1", ASKED, '{"choices":[]}')
        assert run.answer("6f1d") == '{"choices":[]}'
    with Run.open(path) as run:
        assert run.answer("6f1d") == '{"choices":[]}'
        assert run.answer("0000") is None
        totals = run.totals()
    assert (totals.calls, totals.tokens_in, totals.tokens_out, totals.seconds) == (1, 900, 210, 1.5)
    assert totals.cost == Decimal("0.000123")


async def test_a_failed_article_is_tried_again_when_told_to(path: Path) -> None:
    with Run.open(path) as run:
        run.admit("wire-1", "wire.jsonl:1")
        await run.record_call("wire-1", ASKED, '{"choices":[]}')
        await run.fail("wire-1", UNREADABLE)
        run.note_exported("out.jsonl", 1, 80)
        assert run.admit("wire-2", "wire.jsonl:2") is State.NEW
    with Run.open(path) as run:
        assert run.exported("out.jsonl") == (1, 80)
        assert run.retry_failed() == 1
        assert run.answer("6f1d") is None
        assert run.exported("out.jsonl") == (0, 0)
        assert run.admit("wire-1", "wire.jsonl:1") is State.PENDING


async def test_another_model_is_another_run(path: Path) -> None:
    Run.open(path, setup={"model": "house-model", "settings": {"seed": 1}}).close()
    with pytest.raises(RunError, match=r"settings\.seed was 1 and is 2"):
        Run.open(path, setup={"model": "house-model", "settings": {"seed": 2}})
    Run.open(path).close()


async def test_only_the_question_that_an_article_failed_at_is_asked_again(path: Path) -> None:
    with Run.open(path) as run, Answers(path.with_name("cache.sqlite")) as cache:
        run.admit("wire-1", "wire.jsonl:1")
        asked = [("headline", "write"), ("figures", "label"), ("again", "label")]
        for key, purpose in asked:
            await run.record_call("wire-1", replace(ASKED, key=key, purpose=purpose, prompt=purpose), "{}")
            cache.put(key, "{}")
        await run.fail("wire-1", UNREADABLE)
        run.retry_failed(cache)
        assert [run.answer(key) for key, _ in asked] == ["{}", None, None]
        assert [row["message"] for row in run.rows("SELECT message FROM failures")] == [UNREADABLE.message]
    with Answers(path.with_name("cache.sqlite")) as cache:
        assert [cache.get(key) for key, _ in asked] == ["{}", None, None]


def test_a_price_is_added_up_to_the_last_digit() -> None:
    assert sum([from_pico(in_pico(Decimal("0.0000000375")))] * 3) == Decimal("0.0000001125")


async def test_after_it_is_closed_a_run_says_so(path: Path) -> None:
    with Run.open(path) as run:
        run.admit("wire-1", "wire.jsonl:1")
    with pytest.raises(RunError, match="is closed"):
        await run.fail("wire-1", UNREADABLE)
    with pytest.raises(RunError, match="is closed"):
        run.totals()
    run.close()


async def test_the_odd_call_spoils_nothing_for_the_others(path: Path) -> None:
    """A call for an article that was never admitted is a mistake of the program's, not a fault of the file."""
    with Run.open(path) as run:
        run.admit("wire-1", "wire.jsonl:1")
        ends = await asyncio.gather(
            run.fail("wire-1", UNREADABLE), run.fail("wire-2", UNREADABLE), return_exceptions=True
        )
        assert [type(end) for end in ends] == [type(None), sqlite3.IntegrityError]
        assert run.totals().failed == 1


async def test_an_answer_is_kept_though_nobody_waits_for_it_any_more(path: Path) -> None:
    with Run.open(path) as run:
        run.admit("wire-1", "wire.jsonl:1")
        recording = asyncio.create_task(run.record_call("wire-1", ASKED, "{}"))
        await asyncio.sleep(0)
        recording.cancel()
        with pytest.raises(asyncio.CancelledError):
            await recording
    with Run.open(path) as run:
        assert run.answer(ASKED.key) == "{}"


async def test_half_a_character_costs_no_article(path: Path) -> None:
    """As JSON can write it and UTF-8 cannot: in the name of a file, and in what a model was quoted with."""
    with Run.open(path) as run:
        run.admit("old\udcffname", "archive/old\udcffname.txt")
        await run.fail("old\udcffname", Failure(code="document-error", message="It begins with “\ud83d”."))
        ((_, line),) = run.lines()
        ((_, outcome),) = run.outcomes()
    assert line.encode() == outcome.model_dump_json().encode()
    assert outcome.id == "old\\udcffname"
    assert outcome.failure is not None
    assert outcome.failure.message == "It begins with “\ufffd”."


def test_no_secret_is_in_the_setup() -> None:
    given = Settings(base_url="https://desk:pass%20word@models.example/v1", api_key=SecretStr(KEY), model="house-model")
    setup = setup_of(given, Policy())
    assert setup["base_url"] == "https://models.example/v1"
    written = json.dumps(setup)
    assert KEY not in written
    assert "pass" not in written
    assert setup_of(given.model_copy(update={"timeout": 5.0, "retries": 9}), Policy()) == setup
    assert setup_of(given.model_copy(update={"seed": 2}), Policy()) != setup
