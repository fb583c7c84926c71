"""What a run remembers, from one process to the next."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from summarizer.batch.outcome import Failure
from summarizer.batch.store import Call, Run, State
from summarizer.errors import RunError

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
