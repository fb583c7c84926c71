"""What gathers while the disk is waited for is written together, and each job as a whole or not at all."""

from __future__ import annotations

import sqlite3
from threading import Event
from typing import TYPE_CHECKING

import pytest

from summarizer.batch.store.database import connect
from summarizer.batch.store.writer import Writer
from summarizer.errors import RunError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Ledger:
    """A writer with one table, and how often it committed."""

    def __init__(self, path: Path) -> None:
        connection = connect(path)
        connection.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY)")
        self.commits = 0
        connection.set_trace_callback(self._traced)
        self.path = path
        self.writer = Writer(connection, path)

    def _traced(self, statement: str) -> None:
        self.commits += statement == "COMMIT"

    def entries(self) -> list[int]:
        connection = connect(self.path, read_only=True)
        found = [number for (number,) in connection.execute("SELECT number FROM entry ORDER BY number")]
        connection.close()
        return found


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite")


def entering(*numbers: int, first: Event | None = None) -> Callable[[sqlite3.Connection], int]:
    """A job that enters all of ``numbers``, once ``first`` has happened."""

    def job(connection: sqlite3.Connection) -> int:
        if first is not None:
            first.wait()
        for number in numbers:
            connection.execute("INSERT INTO entry VALUES (?)", (number,))
        return sum(numbers)

    return job


def test_many_jobs_share_one_wait_for_the_disk(ledger: Ledger) -> None:
    release = Event()
    waiting = [ledger.writer.submit(entering(0, first=release))]
    waiting += [ledger.writer.submit(entering(number)) for number in range(1, 200)]
    release.set()
    assert [job.result() for job in waiting] == list(range(200))
    assert ledger.commits <= 2
    assert ledger.entries() == list(range(200))
    ledger.writer.close()


def test_nobody_hears_of_what_is_not_on_the_disk_yet(ledger: Ledger) -> None:
    seen: list[list[int]] = []
    job = ledger.writer.submit(entering(1, 2))
    job.add_done_callback(lambda _: seen.append(ledger.entries()))
    ledger.writer.close()
    assert seen == [[1, 2]]


def test_half_a_job_is_no_job(ledger: Ledger) -> None:
    release = Event()
    good = ledger.writer.submit(entering(1, first=release))
    bad = ledger.writer.submit(entering(2, 1))
    late = ledger.writer.submit(entering(3))
    release.set()
    assert (good.result(), late.result()) == (1, 3)
    with pytest.raises(sqlite3.IntegrityError):
        bad.result()
    ledger.writer.close()
    assert ledger.entries() == [1, 3]


def test_what_waits_is_written_before_it_closes(ledger: Ledger) -> None:
    for number in range(1200):
        ledger.writer.submit(entering(number))
    ledger.writer.close()
    assert ledger.entries() == list(range(1200))
    with pytest.raises(RunError, match="is closed"):
        ledger.writer.submit(entering(7))


def test_a_file_that_somebody_holds_is_waited_for_and_then_given_up(tmp_path: Path) -> None:
    path = tmp_path / "held.sqlite"
    connection = connect(path, patience=0.05)
    connection.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY)")
    holder = connect(path)
    holder.execute("BEGIN IMMEDIATE")
    writer = Writer(connection, path)
    with pytest.raises(RunError, match="is held by another program"):
        writer.submit(entering(1)).result()
    holder.close()
    with pytest.raises(RunError, match="is held by another program"):  # it has been said that nothing is written now
        writer.submit(entering(1))
    writer.close()
