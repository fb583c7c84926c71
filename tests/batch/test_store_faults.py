"""Killed, full, taken, damaged, foreign: what was said to be safe is safe, and the rest is said clearly."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import sqlite3
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer.batch.store import Run, State
from summarizer.batch.store.migrations import MIGRATIONS
from summarizer.batch.store.standing import Progress, standing
from summarizer.errors import RunError
from tests.batch.working import answer_of, call_of, failure_of, started

if TYPE_CHECKING:
    import subprocess

KILLS = 6


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "night.sqlite"


def heard(process: subprocess.Popen[str], most: int | None = None) -> list[str]:
    """The next lines that the process says, all of them or at most so many."""
    assert process.stdout is not None
    lines: list[str] = []
    while (most is None or len(lines) < most) and (line := process.stdout.readline()):
        lines.append(line.strip())
    return lines


def assert_holds(run: Run, said: list[str]) -> None:
    """Everything of which it was said that it is written down is there."""
    articles = {outcome.id: outcome for _, outcome in run.outcomes()}
    for line in said:
        what, _, article = line.partition(" ")
        if what == "answered":
            assert run.answer(f"key-{article}") == answer_of(article)
        if what == "ended":
            assert articles[article].failure == failure_of(article)


def test_a_killed_run_holds_all_that_was_said_to_be_safe(path: Path) -> None:
    by_chance = random.Random(6)  # noqa: S311 - no secret hangs on it
    said: list[str] = []
    for _ in range(KILLS):
        with started("run", path, 0, 100_000) as process:
            said += heard(process, by_chance.randint(2, 120))
            process.send_signal(signal.SIGKILL)
            said += heard(process)
    assert standing(path).progress is Progress.KILLED
    with Run.open(path) as run:
        assert_holds(run, said)
        ended = [outcome.id for _, outcome in run.outcomes()]
        assert len(ended) == len(set(ended)) == run.totals().failed
        for article in ended:
            assert run.admit(article, "wire.jsonl") is State.FAILED
        run.ended("complete")
    assert standing(path).progress is Progress.COMPLETE
    assert {entry.name for entry in path.parent.iterdir()} <= {path.name, f"{path.name}.lock"}
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_whatever_a_power_cut_leaves_of_the_log_is_a_run(path: Path) -> None:
    """The log may end anywhere; then the run is as it was at some moment, and its sums are right."""
    with started("run", path, 0, 100_000) as process:
        heard(process, 150)
        process.kill()
    log = path.with_name(f"{path.name}-wal").read_bytes()
    by_chance = random.Random(6)  # noqa: S311 - no secret hangs on it
    rest = path.with_name("rest.sqlite")
    ended = set()
    for _ in range(15):
        shutil.copy(path, rest)
        rest.with_name("rest.sqlite-wal").write_bytes(log[: by_chance.randrange(len(log) // 3, len(log))])
        with Run.open(rest) as run:
            totals = run.totals()
            assert (
                totals.failed == len(list(run.lines())) == len(run.rows("SELECT 1 FROM article WHERE state = 'failed'"))
            )
            assert totals.calls == len(run.rows("SELECT 1 FROM call")) == len(run.rows("SELECT 1 FROM answer"))
            assert totals.admitted == len(run.rows("SELECT 1 FROM article"))
            assert [row[0] for row in run.rows("PRAGMA integrity_check")] == ["ok"]
        ended.add(totals.failed)
    assert len(ended) > 5  # the cuts did matter


@pytest.mark.parametrize("name", ["night #1?.sqlite", "100%41.sqlite", "Nächte “alt”.sqlite", "a b&mode=ro.sqlite"])
def test_a_run_may_be_called_anything(tmp_path: Path, name: str) -> None:
    with Run.open(tmp_path / name) as run:
        assert run.admit("wire-1", "wire.jsonl:1") is State.NEW
    assert standing(tmp_path / name).totals.admitted == 1
    assert {entry.name for entry in tmp_path.iterdir()} <= {name, f"{name}.lock"}


def test_when_the_disk_takes_no_more_the_run_says_so_and_keeps_what_it_has(path: Path) -> None:
    with started("run", path, 0, 100_000, 1_500_000) as process:
        said = heard(process)
    assert said[-1].startswith(f"error {path} cannot be written or read: the disk reports an error.")
    assert "start the same command again" in said[-1]
    assert sum(line.startswith("ended") for line in said) > 10
    with Run.open(path) as run:
        assert_holds(run, said)


async def test_a_full_disk_stops_everything_with_the_same_words(path: Path) -> None:
    with Run.open(path) as run:
        run.admit("wire-0", "wire.jsonl:0")
        await run.record_call("wire-0", call_of("wire-0"), answer_of("wire-0"))
        (pages,) = run._writer.submit(lambda connection: connection.execute("PRAGMA page_count").fetchone()).result()
        run._writer.submit(lambda connection: connection.execute(f"PRAGMA max_page_count = {pages + 20}")).result()
        kept: list[str] = []
        with pytest.raises(RunError, match=r"the disk is full\. Make room\. Then start the same command again") as full:
            await answer_all(run, kept)
        assert isinstance(full.value.__cause__, sqlite3.OperationalError)
        with pytest.raises(RunError, match="the disk is full"):
            await run.fail("wire-1", failure_of("wire-1"))
        with pytest.raises(RunError, match="the disk is full"):
            run.admit("wire-2000", "wire.jsonl")
        assert run.totals().calls == len(kept) + 1
    with Run.open(path) as run:
        for article in kept:
            assert run.answer(f"key-{article}") == answer_of(article)
        await run.fail("wire-1", failure_of("wire-1"))


async def answer_all(run: Run, kept: list[str]) -> None:
    """Write down answers until that fails; ``kept`` are the articles of which they were."""
    for number in range(1, 1000):
        article = f"wire-{number}"
        run.admit(article, "wire.jsonl")
        await run.record_call(article, call_of(article), answer_of(article))
        kept.append(article)


def test_a_second_process_is_turned_away(path: Path) -> None:
    with started("run", path, 0, 100_000) as process:
        assert heard(process, 1) == ["open"]
        with pytest.raises(RunError, match=f"is in use by process {process.pid}"):
            Run.open(path)
        assert standing(path).progress is Progress.RUNNING
        process.kill()
    with Run.open(path) as run:
        assert run.totals().admitted > 0


async def test_where_locks_do_not_hold_the_later_process_wins(path: Path) -> None:
    with Run.open(path) as run:
        run.admit("wire-1", "wire.jsonl:1")
        path.with_name(f"{path.name}.lock").unlink()
        with Run.open(path) as later:
            later.admit("wire-1", "wire.jsonl:1")
            with pytest.raises(RunError, match=f"was taken over by process {os.getpid()}"):
                await run.fail("wire-1", failure_of("wire-1"))
            await later.fail("wire-1", failure_of("wire-1"))
            assert later.totals().failed == 1


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"Dear editor, ...", "is not a run file"),
        (b"SQLite format 3\0" + bytes(4080), "is not a run file"),
        (None, "is a database of another program"),
    ],
)
def test_a_file_that_is_no_run_is_left_as_it_is(path: Path, content: bytes | None, complaint: str) -> None:
    if content is None:
        foreign = sqlite3.connect(path)
        foreign.execute("CREATE TABLE readers (name TEXT)")
        foreign.close()
        content = path.read_bytes()
    else:
        path.write_bytes(content)
    for use in (Run.open, standing):
        with pytest.raises(RunError, match=complaint):
            use(path)
    assert path.read_bytes() == content


def test_a_run_of_a_later_version_is_left_as_it_is(path: Path) -> None:
    Run.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    for use in (Run.open, standing):
        with pytest.raises(RunError, match=r"later version of summarizer\. Upgrade"):
            use(path)


def test_a_damaged_run_is_said_to_be_damaged(path: Path) -> None:
    with started("run", path, 0, 200) as process:
        heard(process)
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xa5" * (len(whole) - 8192))
    with pytest.raises(RunError, match="is damaged"), Run.open(path) as run:
        list(run.outcomes())


def test_places_where_no_run_can_be(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="/dev/null is not a file"):
        Run.open(Path("/dev/null"))
    with pytest.raises(RunError, match="is a folder"):
        Run.open(tmp_path)
    with pytest.raises(RunError, match="there is no folder"):
        Run.open(tmp_path / "gone" / "night.sqlite")
    with pytest.raises(RunError, match="There is no run file"):
        standing(tmp_path / "night.sqlite")
    (tmp_path / "night.sqlite.lock").mkdir()
    with pytest.raises(RunError, match="cannot be written"):
        Run.open(tmp_path / "night.sqlite")


@pytest.mark.parametrize("by", [None, b"another file"], ids=["deleted", "replaced"])
def test_nothing_is_said_to_be_kept_in_a_file_that_is_gone(path: Path, by: bytes | None) -> None:
    with Run.open(path) as run:
        run.admit("wire-1", "wire.jsonl:1")
        asyncio.run(run.fail("wire-1", failure_of("wire-1")))
        kept = path.rename(path.with_name("moved.sqlite"))
        if by is not None:
            path.write_bytes(by)
        run.admit("wire-2", "wire.jsonl:2")
        with pytest.raises(RunError, match=r"night\.sqlite is gone"):
            asyncio.run(run.fail("wire-2", failure_of("wire-2")))
        kept.replace(path)


def test_a_run_that_nobody_else_can_read_does_not_end_well(path: Path) -> None:
    """What was overwritten meanwhile is not seen by whoever has it in memory."""
    with ExitStack() as stack:
        run = stack.enter_context(Run.open(path))
        run.admit("wire-1", "wire.jsonl:1")
        asyncio.run(run.fail("wire-1", failure_of("wire-1")))
        for name in (path, path.with_name(f"{path.name}-wal")):
            with name.open("r+b") as stream:
                stream.write(b"\xa5" * 8192)
        with pytest.raises(RunError, match="is not a run file"):
            stack.close()
