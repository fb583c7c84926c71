"""Whatever becomes of stderr, the work is done and its exit code stands."""

from __future__ import annotations

import fcntl
import os
import select
import subprocess
import sys
import termios
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer.batch.store.standing import standing
from tests.batch.serving import STALL
from tests.cli.running import summarizer

if TYPE_CHECKING:
    from tests.batch.serving import Server
    from tests.cli.batching import Desk, Faults

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


def test_a_terminal_that_is_closed_ends_a_batch_as_ctrl_c_does(desk: Desk[Server], faults: Faults) -> None:
    faults.by_story[2] = STALL
    terminal, inside = os.openpty()
    process = subprocess.Popen(  # noqa: S603 - the command under test
        [sys.executable, "-m", "summarizer", "batch", desk.wire(range(3)), "-o", "out.jsonl", "--run", "n.sqlite"],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        cwd=desk.folder,
        env=os.environ | desk.environment,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no thread of ours runs in the child
    )
    os.close(inside)
    threading.Thread(target=drained, args=(terminal, closed := threading.Event())).start()
    desk.wait_until(lambda: desk.server.seen.answered.total() == 2, process)
    closed.set()
    assert process.wait(120) == 130
    (opening,) = standing(desk.folder / "n.sqlite").openings
    assert opening.why == "interrupted"


def drained(terminal: int, closed: threading.Event) -> None:
    """Somebody looks on, until the terminal is closed."""
    with os.fdopen(terminal, "rb", buffering=0) as stream:
        while not closed.is_set():
            if select.select([stream], [], [], 0.05)[0]:
                stream.read(9999)


@pytest.mark.skipif(not FULL.exists(), reason="a system without /dev/full")
@pytest.mark.parametrize("arguments", [["nonsense"], ["summarize", "no-such-file.txt"]])
def test_what_was_wrong_is_still_told_by_the_exit_code(arguments: list[str]) -> None:
    with FULL.open("wb") as full:
        assert summarizer(*arguments, stderr=full).returncode == 2
