"""A run file, for whoever only reads it, at any time: a process may be working on it meanwhile. Writes nothing."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer.batch.store.database import connect, told
from summarizer.batch.store.kept import Damage, json_object
from summarizer.batch.store.migrations import version_of
from summarizer.batch.store.queries import outcome_lines, totals_in
from summarizer.errors import RunError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the run in ``path``, as long as the block.

    Raises :class:`~summarizer.errors.RunError` for a file that is missing, damaged, foreign or newer.
    """
    if not path.is_file():
        raise RunError(f"There is no run file {path}.")
    with told(path):
        connection = connect(path, read_only=True)
        try:
            if not version_of(connection, path):
                raise RunError(f"{path} is a run that has not begun yet.")
            yield connection
        except Damage:
            raise
        except (ValueError, TypeError) as fault:  # a time that is none: nobody but SQLite looked at it before
            raise Damage(str(fault)) from fault
        finally:
            connection.close()


def must_be_whole(path: Path) -> None:
    """Whether somebody else can read the run, as far as a glance tells: who wrote it looked at his own memory of it.

    Raises :class:`~summarizer.errors.RunError` as :func:`reading` does.
    """
    with reading(path) as connection:
        totals_in(lambda query: connection.execute(query).fetchone())


@dataclass(frozen=True, slots=True)
class Kept:
    """The outcomes in a run file, for whoever only reads; as :class:`~summarizer.batch.store.run.Run` gives them."""

    path: Path

    def lines(self, after: int = 0) -> Iterator[tuple[int, str]]:
        """Each as JSON, with its number, in the order of ending; those that end meanwhile come too."""
        with reading(self.path) as connection:
            while page := outcome_lines(lambda query, *values: connection.execute(query, values).fetchall(), after):
                yield from page
                after = page[-1][0]


def command_of(path: Path) -> dict[str, Any] | None:
    """What the last process that said so was told to do with the run; a file of version 1 or 2 does not say."""
    with reading(path) as connection:
        if "command" not in {column["name"] for column in connection.execute("PRAGMA table_info(opening)")}:
            return None
        row = connection.execute(
            "SELECT command FROM opening WHERE command IS NOT NULL ORDER BY number DESC LIMIT 1"
        ).fetchone()
        return json_object(row, "command") if row else None


def any_rejected(path: Path) -> bool:
    """Whether anything that a model said had to be left out of a result."""
    with reading(path) as connection:
        (found,) = connection.execute(
            "SELECT EXISTS (SELECT 1 FROM outcome WHERE json_array_length(result, '$.rejected') > 0)"
        ).fetchone()
        return bool(found)
