"""The clock of the machine may be set back while a batch runs: nothing waits, ends or is ordered by it."""

from __future__ import annotations

import asyncio
import itertools
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from summarizer.batch.outcome import Failure
from summarizer.batch.store import Run, opening, run
from summarizer.batch.store.standing import Progress, standing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at the clock is an hour before the last."""
    looks = itertools.count()

    def now() -> str:
        return (datetime(2026, 10, 25, 3, tzinfo=UTC) - timedelta(hours=next(looks))).isoformat(timespec="milliseconds")

    for module in (opening, run):
        monkeypatch.setattr(module, "now", now)


def test_outcomes_keep_their_order_and_a_run_its_end(tmp_path: Path) -> None:
    path = tmp_path / "night.sqlite"
    names = ["first", "second", "third"]
    for name in names:
        with Run.open(path) as one:
            one.admit(name, f"{name}.txt")
            asyncio.run(one.fail(name, Failure(code="document-error", message="There is no text in it.")))
            one.ended("complete")
    with Run.open(path) as one:
        assert [outcome.id for _, outcome in one.outcomes()] == names
        one.ended("complete")
    told = standing(path)
    assert told.progress is Progress.COMPLETE
    assert len(told.openings) == len(names) + 1
    assert told.openings[-1].started < told.openings[0].started
