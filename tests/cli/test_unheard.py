"""Whatever becomes of stderr, the work is done and its exit code stands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import summarizer

if TYPE_CHECKING:
    from tests.batch.serving import Server
    from tests.cli.batching import Desk

FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="a system without /dev/full")
def test_a_full_disk_under_the_log_stops_no_batch(desk: Desk[Server]) -> None:
    desk.wire(range(3))
    with FULL.open("wb") as full:
        run = summarizer("batch", "wire.jsonl", environment=desk.environment, folder=desk.folder, stderr=full)
    assert run.returncode == 0
    assert run.stdout.count(b"\n") == 3


def test_nor_does_a_reader_of_the_log_who_leaves(desk: Desk[Server]) -> None:
    desk.wire(range(3))
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as gone:
        run = summarizer("batch", "wire.jsonl", environment=desk.environment, folder=desk.folder, stderr=gone)
    assert run.returncode == 0
    assert run.stdout.count(b"\n") == 3


@pytest.mark.skipif(not FULL.exists(), reason="a system without /dev/full")
@pytest.mark.parametrize("arguments", [["nonsense"], ["summarize", "no-such-file.txt"]])
def test_what_was_wrong_is_still_told_by_the_exit_code(arguments: list[str]) -> None:
    with FULL.open("wb") as full:
        assert summarizer(*arguments, stderr=full).returncode == 2
