"""Which articles came up since this process opened the run, for inputs of any length."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from summarizer.errors import RunError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Seen:
    """A set of names that grows on disk and not in memory, and is gone with its owner.

    SQLite keeps a database without a name in a file that nobody else sees, and in memory as long as it is small.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._names = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._names.execute("PRAGMA journal_mode = OFF")
        self._names.execute("CREATE TABLE seen (name TEXT PRIMARY KEY) WITHOUT ROWID")
        self._names.execute("CREATE TABLE owner (name TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID")

    def first(self, name: str) -> bool:
        """Whether ``name`` comes up for the first time."""
        with self._lock, told_of_names():
            return self._names.execute("INSERT OR IGNORE INTO seen VALUES (?)", (name,)).rowcount == 1

    def owner(self, name: str, digest: str | None) -> str | None:
        """The digest of the content that ``name`` belongs to: of whatever came up under it first, if that has one."""
        with self._lock, told_of_names():
            self._names.execute("INSERT OR IGNORE INTO owner VALUES (?, ?)", (name, digest))
            found = self._names.execute("SELECT digest FROM owner WHERE name = ?", (name,)).fetchone()
            return None if found[0] is None else str(found[0])

    def close(self) -> None:
        self._names.close()


@contextmanager
def told_of_names() -> Iterator[None]:
    """Raises :class:`~summarizer.errors.RunError` where there is no room for the names."""
    try:
        yield
    except sqlite3.Error as fault:
        raise RunError(
            f"It cannot be written down which articles came up: {fault}.",
            hint="Make room where temporary files go; TMPDIR names another folder.",
        ) from fault
