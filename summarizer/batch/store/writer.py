"""One thread that writes, and commits together what has gathered (group commit).

A commit waits for the disk. While it does, more work gathers, and the next commit takes all of it: one wait for many.
Where several are writing, a moment passes before each commit, so that more gathers: a transaction costs the processor
as much as some of its jobs (PostgreSQL's ``commit_delay`` and ``commit_siblings`` do the same).
"""

from __future__ import annotations

import sqlite3
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import Empty, Queue
from threading import Lock, Thread
from time import sleep
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from summarizer.batch.store.database import run_error
from summarizer.errors import RunError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

_GROUP = 500
_MOMENT = 0.005  # seconds
_WAITING = 1000
_JOBS_OWN = (sqlite3.IntegrityError, sqlite3.ProgrammingError)
"""The faults of one job; after all others the file takes no more."""


@dataclass(frozen=True, slots=True)
class _Task(Generic[T]):
    job: Callable[[sqlite3.Connection], T]
    done: Future[T] = field(default_factory=Future)


class Writer:
    """Owns ``connection``. After the file could not be written once, every job fails with the same words.

    ``before_commit`` runs at the end of each transaction, within it.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        before_commit: Callable[[sqlite3.Connection], None] = lambda _: None,
    ) -> None:
        self._connection = connection
        self._path = path
        self._before_commit = before_commit
        self._tasks: Queue[_Task[Any] | None] = Queue(_WAITING)
        self._broken: RunError | None = None
        self._closed = False
        self._closing = Lock()
        # A daemon: a process that ends without close() is no worse than one that is killed.
        self._thread = Thread(target=self._work, name=f"writer of {path.name}", daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Have ``job`` run in the next transaction; what it returns is to be had once that is on the disk.

        A job takes effect as a whole or, when it raises, not at all; it cannot be cancelled. Blocks while very much
        is waiting. Raises what broke the writer.
        """
        task = _Task(job)
        task.done.set_running_or_notify_cancel()
        with self._closing:
            if self._closed:
                raise RunError(f"{self._path} is closed.")
            if self._broken is not None:
                raise _again(self._broken)
            self._tasks.put(task)
        return task.done

    def close(self) -> None:
        """Write what is waiting, and close the connection."""
        with self._closing:
            if self._closed:
                return
            self._closed = True
            self._tasks.put(None)
        self._thread.join()
        self._connection.close()

    def _work(self) -> None:
        going_on, several = True, False
        while going_on:
            group, going_on = self._gathered(_MOMENT if several else 0)
            several = len(group) > 1
            if group:
                self._write(group)

    def _gathered(self, moment: float) -> tuple[list[_Task[Any]], bool]:
        """What waits a ``moment`` after the first task has come, at least that one; and whether more can come."""
        group: list[_Task[Any]] = []
        task = self._tasks.get()
        sleep(moment)
        while task is not None:
            group.append(task)
            if len(group) == _GROUP:
                return group, True
            try:
                task = self._tasks.get_nowait()
            except Empty:
                return group, True
        return group, False

    def _write(self, group: list[_Task[Any]]) -> None:
        """One transaction. Only when it is on the disk does anybody hear of it."""
        if self._broken is None:
            try:
                answers = self._transaction(group)
            except Exception as fault:  # noqa: BLE001 - whatever it is, those who wait must hear of it
                self._broken = _broken_by(fault, self._path)
                self._roll_back()
        if self._broken is not None:
            for task in group:
                task.done.set_exception(_again(self._broken))
            return
        for tell in answers:
            tell()

    def _transaction(self, group: list[_Task[Any]]) -> list[Callable[[], None]]:
        self._connection.execute("BEGIN IMMEDIATE")
        answers = [self._outcome(task) for task in group]
        self._before_commit(self._connection)
        self._connection.execute("COMMIT")
        return answers

    def _outcome(self, task: _Task[T]) -> Callable[[], None]:
        """Run one job; a fault of its own undoes it and nothing else."""
        self._connection.execute("SAVEPOINT job")
        try:
            result = task.job(self._connection)
        except sqlite3.Error as fault:
            if not isinstance(fault, _JOBS_OWN):
                raise
            raised: Exception = fault
        except Exception as fault:  # noqa: BLE001 - handed to whoever waits for it
            raised = fault
        else:
            self._connection.execute("RELEASE job")
            return lambda: task.done.set_result(result)
        self._connection.execute("ROLLBACK TO job")
        self._connection.execute("RELEASE job")
        return lambda: task.done.set_exception(raised)

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except sqlite3.Error:
                return  # the file is as the last commit left it, whatever this says


def _broken_by(fault: Exception, path: Path) -> RunError:
    if isinstance(fault, RunError):
        return fault
    if isinstance(fault, sqlite3.Error):
        error = run_error(fault, path)
    else:
        error = RunError(f"{path} cannot be written: {fault!r}.")
    error.__cause__ = fault
    return error


def _again(error: RunError) -> RunError:
    """The same error once more: one exception raised in several tasks would gather the tracebacks of all."""
    fresh = RunError(error.message, hint=error.hint)
    fresh.__cause__ = error.__cause__
    return fresh
