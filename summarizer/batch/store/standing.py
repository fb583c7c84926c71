"""How far a run is, and who worked on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from summarizer.batch.store.kept import json_object, text, text_or_none, whole
from summarizer.batch.store.lock import is_held
from summarizer.batch.store.places import SUFFIX
from summarizer.batch.store.queries import totals_in
from summarizer.batch.store.reading import reading
from summarizer.errors import RunError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from summarizer.batch.store.records import Totals


class Progress(StrEnum):
    """``STOPPED``: the process that worked on it last said why it ended. ``KILLED``: it did not.
    ``UNKNOWN``: it did not, and whether it lives cannot be found out.
    """

    RUNNING = "running"
    COMPLETE = "complete"
    STOPPED = "stopped"
    KILLED = "killed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Opening:
    """One process that worked on the run. ``seen`` is when it last wrote; ``ended`` and ``why`` if it said so."""

    process: int
    host: str
    version: str
    started: datetime
    seen: datetime
    ended: datetime | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a run is. ``held``: whether a process is working on it; ``None`` if that cannot be known."""

    path: Path
    created: datetime
    setup: dict[str, Any]
    totals: Totals
    openings: tuple[Opening, ...]
    held: bool | None

    @property
    def id(self) -> str:
        return self.path.stem

    @property
    def progress(self) -> Progress:
        """Whether it goes on, and if not, how it ended."""
        last = self.openings[-1] if self.openings else None
        if self.held:
            return Progress.RUNNING
        if last is None or last.why is None:
            return Progress.UNKNOWN if self.held is None else Progress.KILLED
        return Progress.COMPLETE if last.why == "complete" else Progress.STOPPED


@dataclass(frozen=True, slots=True)
class Unusable:
    """A file among the run files that is none, and why."""

    path: Path
    message: str


def standing(path: Path) -> Standing:
    """How far the run in ``path`` is; reads a few rows, however long the run.

    Raises :class:`~summarizer.errors.RunError` for a file that is missing, damaged, foreign or newer.
    """
    with reading(path) as connection:
        run = connection.execute("SELECT * FROM run").fetchone()
        if run is None:
            raise RunError(f"{path} is a run that has not begun yet.")
        return Standing(
            path=path,
            created=datetime.fromisoformat(run["created"]),
            setup=json_object(run, "setup"),
            totals=totals_in(lambda query: connection.execute(query).fetchone()),
            openings=tuple(_opening(row) for row in connection.execute("SELECT * FROM opening ORDER BY number")),
            held=is_held(path),
        )


def standings(folder: Path) -> Iterator[Standing | Unusable]:
    """:func:`standing` of every run in ``folder``, in the order of their names, which begin with the day."""
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            yield standing(path)
        except RunError as fault:
            yield Unusable(path, str(fault))


def _opening(row: sqlite3.Row) -> Opening:
    return Opening(
        process=whole(row, "process"),
        host=text(row, "host"),
        version=text(row, "version"),
        started=datetime.fromisoformat(row["started"]),
        seen=datetime.fromisoformat(row["seen"]),
        ended=datetime.fromisoformat(row["ended"]) if row["ended"] else None,
        why=text_or_none(row, "why"),
    )
