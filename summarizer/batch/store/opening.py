"""How a run file comes to be open in one process, and what is left of that when it closes."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from filelock import Timeout

from summarizer._version import __version__
from summarizer.batch.store.database import connect, told
from summarizer.batch.store.kept import json_object
from summarizer.batch.store.lock import lock_of
from summarizer.batch.store.migrations import migrate, version_of
from summarizer.batch.store.queries import last_process
from summarizer.batch.store.records import now
from summarizer.batch.store.setup import canonical, differences
from summarizer.errors import RunError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from filelock import FileLock


def _must_be_usable(path: Path) -> None:
    if path.is_dir():
        raise RunError(f"{path} is a folder, not a run file.")
    if path.exists() and not path.is_file():  # a device would take a journal beside it, too
        raise RunError(f"{path} is not a file.")
    if not path.parent.is_dir():
        raise RunError(f"{path} cannot be made: there is no folder {path.parent}.")


def locked(path: Path) -> FileLock:
    """The lock on the run file, held until it is released or this process dies.

    Raises :class:`~summarizer.errors.RunError` if another process has it, naming that, or if no file can be there.
    """
    _must_be_usable(path)
    lock = lock_of(path)
    try:
        lock.acquire()
    except Timeout as fault:
        raise RunError(
            f"{path} is in use by process {_user_of(path)}.", hint="Wait for it to end, or start another run."
        ) from fault
    except OSError as fault:
        raise RunError(f"{path} cannot be written: {fault.strerror or fault}.") from fault
    return lock


def _user_of(path: Path) -> str:
    with told(path):
        connection = connect(path, read_only=True)
        try:
            return last_process(connection)
        finally:
            connection.close()


def opened(
    path: Path, setup: Mapping[str, Any] | None, command: Mapping[str, Any] | None
) -> tuple[sqlite3.Connection, int]:
    """A connection for the writer, to a file of the newest version, and the number of this opening."""
    connection = connect(path)
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        version_of(connection, path)  # nothing is changed in a file that is not ours
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection, path)
        connection.execute("BEGIN IMMEDIATE")
        _settle(connection, path, setup)
        opening = connection.execute(
            "INSERT INTO opening (process, host, version, command, started, seen) VALUES (?, ?, ?, ?, ?, ?)",
            (os.getpid(), platform.node(), __version__, command and json.dumps(command), moment := now(), moment),
        ).lastrowid
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    assert opening is not None  # noqa: S101 - an INSERT has one
    return connection, opening


def _settle(connection: sqlite3.Connection, path: Path, setup: Mapping[str, Any] | None) -> None:
    """Keep the setup of a new run; hold the one that is given against that of an old one."""
    kept = connection.execute("SELECT setup FROM run").fetchone()
    if kept is None:
        connection.execute("INSERT INTO run (created, setup) VALUES (?, ?)", (now(), canonical(setup or {})))
    elif setup is not None:
        given = json.loads(canonical(setup))
        if changed := list(differences(json_object(kept, "setup"), given)):
            raise RunError(
                f"{path} was begun with other settings: {'; '.join(changed)}.",
                hint="Go on with the same settings, or start another run.",
            )


def in_one_piece(path: Path) -> None:
    """Take the write-ahead log into the file: then it can be copied, and read where nothing can be written.

    Where somebody is reading just now, or nothing can be written any more, the log stays, and is as good.
    """
    with suppress(sqlite3.Error):
        connection = connect(path, patience=0)
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()
