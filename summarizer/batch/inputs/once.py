"""What was seen before, in memory that stays small: on the disk, in a file that nobody else sees."""

from __future__ import annotations

import sqlite3
from hashlib import blake2b
from typing import TYPE_CHECKING

from summarizer.batch.store.seen import told_of_names

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

_DIGEST = 16  # bytes: with ten million keys the chance that any two collide is below 1 in 10^24


class Once:
    """A set of strings for millions of them. One thread at a time uses it, whichever that is."""

    def __init__(self) -> None:
        # An empty name is SQLite's for a temporary database: in memory while it is small, then in a file that is
        # gone when it is closed (https://www.sqlite.org/inmemorydb.html#temp_db).
        self._seen = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        self._seen.execute("PRAGMA journal_mode = OFF")
        self._seen.execute("CREATE TABLE seen (key BLOB PRIMARY KEY) WITHOUT ROWID")

    def first(self, key: str) -> bool:
        """Whether ``key`` comes for the first time. Raises :class:`~summarizer.errors.RunError` on a full disk."""
        digest = blake2b(key.encode("utf-8", "surrogateescape"), digest_size=_DIGEST).digest()
        with told_of_names():
            return self._seen.execute("INSERT OR IGNORE INTO seen VALUES (?)", (digest,)).rowcount == 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._seen.close()
