"""The cache over runs: what a model answered to a request, under the hash of the request.

Several processes may use it at once. It is a convenience: when it cannot be read or written it answers nothing and
keeps nothing, says why once (:attr:`Answers.trouble`), and no run fails for it. A damaged one is replaced.
"""

from __future__ import annotations

import sqlite3
import zlib
from threading import Lock
from typing import TYPE_CHECKING, Self

from summarizer.batch.store.database import connect, run_error
from summarizer.batch.store.migrations import run
from summarizer.batch.store.writer import Writer
from summarizer.errors import RunError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

LIMIT = 1 << 30
"""Bytes of answers that are kept, compressed; about a million of them."""

_APPLICATION = int.from_bytes(b"smca")
_VERSION = 1
_ROOM = 0.9  # how full it is after the oldest answers went, so that they do not go one by one
_TABLES = """
    CREATE TABLE answer (
        number INTEGER PRIMARY KEY,  -- the order in which they came, which is that in which they go
        key TEXT NOT NULL UNIQUE,
        completion BLOB NOT NULL     -- zlib, which also notices when a byte of it has changed
    );
    CREATE TABLE size (bytes INTEGER NOT NULL);
    INSERT INTO size VALUES (0);
    CREATE TRIGGER answer_came AFTER INSERT ON answer BEGIN
        UPDATE size SET bytes = bytes + length(new.completion);
    END;
    CREATE TRIGGER answer_went AFTER DELETE ON answer BEGIN
        UPDATE size SET bytes = bytes - length(old.completion);
    END;
"""


class Answers:
    """The cache in the file ``path``, of at most ``limit`` bytes of answers; the oldest go first.

    Any thread may call any method.
    """

    def __init__(self, path: Path, *, limit: int = LIMIT) -> None:
        self.path = path
        self.limit = limit
        self.trouble: str | None = None
        self._reading = Lock()
        self._reader: sqlite3.Connection | None = None
        self._writer: Writer | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._writer = Writer(_opened(path), path, self._make_room)
            self._reader = connect(path, read_only=True)
        except (OSError, sqlite3.Error, RunError) as fault:
            self._give_up(fault)

    def get(self, key: str) -> str | None:
        """The completion, as JSON, that the request with this hash got."""
        try:
            with self._reading:
                if self._reader is None or self.trouble:
                    return None
                row = self._reader.execute("SELECT completion FROM answer WHERE key = ?", (key,)).fetchone()
            return zlib.decompress(row["completion"]).decode() if row else None
        except (sqlite3.Error, zlib.error, UnicodeDecodeError) as fault:
            self._give_up(fault)
            return None

    def put(self, key: str, answer: str) -> None:
        """Keep a completion. It is written soon; nobody waits for that."""
        packed = zlib.compress(answer.encode())
        self._write(
            lambda connection: connection.execute(
                "INSERT INTO answer (key, completion) VALUES (?, ?) ON CONFLICT (key) DO NOTHING", (key, packed)
            )
        )

    def drop(self, keys: Iterable[str]) -> None:
        """Forget what was answered to these requests."""
        gone = [(key,) for key in keys]
        self._write(lambda connection: connection.executemany("DELETE FROM answer WHERE key = ?", gone))

    def close(self) -> None:
        """Write what is waiting."""
        with self._reading:
            if self._reader is not None:
                self._reader.close()
            self._reader = None
        if self._writer is not None:
            self._writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _write(self, job: Callable[[sqlite3.Connection], object]) -> None:
        if self._writer is None or self.trouble:
            return
        try:
            self._writer.submit(job)
        except RunError as fault:
            self._give_up(fault)

    def _make_room(self, connection: sqlite3.Connection) -> None:
        """Let the oldest answers go once there are too many."""
        (held,) = connection.execute("SELECT bytes FROM size").fetchone()
        if held <= self.limit:
            return
        surplus = held - self.limit * _ROOM
        for number, size in connection.execute("SELECT number, length(completion) FROM answer ORDER BY number"):
            surplus -= size
            if surplus <= 0:
                connection.execute("DELETE FROM answer WHERE number <= ?", (number,))
                return

    def _give_up(self, fault: Exception) -> None:
        if self.trouble is None:
            error = run_error(fault, self.path) if isinstance(fault, sqlite3.Error) else fault
            self.trouble = f"The cache is not used: {error}"


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to a cache of this version; a damaged file, or one of another version, makes room for a new one."""
    try:
        return _prepared(path)
    except sqlite3.DatabaseError as fault:
        if getattr(fault, "sqlite_errorcode", None) not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise
    except _Outdated:
        pass
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    return _prepared(path)


class _Outdated(Exception):
    """The cache is of another version, or it is no cache at all."""


def _prepared(path: Path) -> sqlite3.Connection:
    connection = connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # After a loss of power the last answers may be missing; waiting for the disk is for runs.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN IMMEDIATE")
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if (application, version) == (0, 0):
            run(connection, _TABLES)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {_VERSION}")
        outdated = (application, version) not in {(0, 0), (_APPLICATION, _VERSION)}
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    if outdated:
        connection.close()
        raise _Outdated
    return connection
