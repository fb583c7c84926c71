"""Killed between any two steps of the Batch API and started again: nothing is uploaded, asked or paid for twice."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from summarizer.batch.store import Run
from tests.batch.batch_server import KEY, batch_server

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 6

MOMENTS = [
    "POST /files",  # packed, and not uploaded
    "POST /files done",  # uploaded, and nobody knows the file
    "POST /batches done",  # made into a batch, and nobody knows the batch
    "GET /batches/ID done",
    "GET /files/ID/content",
    "GET /files/ID/content done",
]
"""What is asked of the endpoint when the process is killed, before or after it is done."""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
async def test_killed_at_each_step_it_goes_on_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "archive.run"
    moments = list(MOMENTS)
    with batch_server() as server:
        server.desk.lies = frozenset({5})
        running: list[int] = []

        def strike(asked: str) -> bool:
            if not moments or moments[0] != asked:
                return False
            del moments[0]
            os.kill(running[-1], signal.SIGKILL)
            return True

        server.desk.strike = strike
        ends: Counter[int | None] = Counter()
        while not ends[0]:
            command = (sys.executable, "-m", "tests.batch.batch_process", server.url, KEY, str(path), str(COUNT))
            process = await asyncio.create_subprocess_exec(*command)
            running.append(process.pid)
            ends[await process.wait()] += 1
            assert set(ends) <= {0, -signal.SIGKILL}
        desk = server.desk
    assert ends[-signal.SIGKILL] == len(MOMENTS)
    with Run.open(path) as run:
        outcomes = [outcome for _, outcome in run.outcomes()]
    assert sorted(outcome.id for outcome in outcomes) == [f"wire-{number}" for number in range(COUNT)]
    assert all(outcome.result for outcome in outcomes)
    uploads = Counter(file["filename"] for file in desk.files.values())
    assert set(uploads.values()) == {1}
    assert sum(desk.questions()) == COUNT - 1 + 1  # one was asked directly, one had to be repaired
    assert set(desk.answered.values()) == {1}
    assert len(desk.direct) == 1
