"""The cache over runs: what a model answered to a request, under the hash of the request.

Several processes may use it at once. It is a convenience: when it cannot be read or written it answers nothing and
keeps nothing, says why once (:attr:`Answers.trouble`), and no run fails for it. A damaged one is put aside, and a new
one begun.
"""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Self

from summarizer.batch.store.database import PRIMARY, connect, run_error
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
        self._damaged = False
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
        except sqlite3.Error as fault:
            self._give_up(fault)
            return None
        try:
            return zlib.decompress(row["completion"]).decode() if row else None
        except (zlib.error, TypeError, UnicodeDecodeError):  # the disk has changed a byte of it
            self.drop([key])
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
        if self._damaged:
            _put_aside(self.path)

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
            error: object = run_error(fault, self.path) if isinstance(fault, sqlite3.Error) else fault
            if isinstance(fault, OSError):
                error = f"{self.path.parent} cannot be made: {fault.strerror or fault}."
            self._damaged = _is_damage(fault) or _is_damage(fault.__cause__)
            self.trouble = f"The cache is not used: {error}"


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to the cache, which is made if need be."""
    try:
        return _prepared(path)
    except sqlite3.DatabaseError as fault:
        if not _is_damage(fault):
            raise
    _put_aside(path)
    return _prepared(path)


def _prepared(path: Path) -> sqlite3.Connection:
    connection = connect(path)
    try:
        connection.execute("BEGIN IMMEDIATE")
        _settle(connection, path)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
        # After a loss of power the last answers may be missing; waiting for the disk is for runs.
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _settle(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables in an empty file; raise :class:`~summarizer.errors.RunError` for one that is no cache."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (names,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not (application or version or names):
        run(connection, _TABLES)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    elif (application, version) != (_APPLICATION, _VERSION):
        raise RunError(f"{path} is no cache of this version of summarizer.")


def _is_damage(fault: BaseException | None) -> bool:
    code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_OK) & PRIMARY
    return code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _put_aside(path: Path) -> None:
    """Under another name, in place of the last that was damaged: nothing of anybody's is deleted."""
    with suppress(OSError):
        path.replace(path.with_name(f"{path.name}.damaged"))
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
