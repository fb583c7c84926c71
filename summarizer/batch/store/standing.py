"""How far a run is, for anybody who asks, at any time: a process may be working on it meanwhile. Writes nothing."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from summarizer.batch.store.database import connect, told
from summarizer.batch.store.lock import is_held
from summarizer.batch.store.migrations import version_of
from summarizer.batch.store.places import SUFFIX
from summarizer.batch.store.queries import outcome_lines, totals_in
from summarizer.batch.store.records import from_pico
from summarizer.errors import RunError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from decimal import Decimal
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
class Work:
    """All calls for one purpose; ``failed`` of them brought nothing. Cached ones are in no other number."""

    purpose: str
    model: str
    calls: int
    failed: int
    cached: int
    tokens_in: int
    tokens_out: int
    cost: Decimal | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Reason:
    """How many articles failed in one way, and the words for one of them."""

    code: str
    articles: int
    message: str


@dataclass(frozen=True, slots=True)
class Failed:
    """One article without a result."""

    article: str
    where: str
    code: str
    message: str
    hint: str | None


@dataclass(frozen=True, slots=True)
class Standing:
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
        last = self.openings[-1] if self.openings else None
        if self.held:
            return Progress.RUNNING
        if last is None or last.why is None:
            return Progress.UNKNOWN if self.held is None else Progress.KILLED
        return Progress.COMPLETE if last.why == "complete" else Progress.STOPPED


@dataclass(frozen=True, slots=True)
class Sent:
    """Questions that went out together, to be answered another day. ``batch`` is what the endpoint calls them,
    ``None`` as long as it does not know them; ``ended`` when all that came of them was taken out.
    """

    questions: int
    batch: str | None
    status: str
    packed: datetime
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class Account:
    """What was asked, by purpose and model in the order of the first call; why articles failed; what was sent."""

    work: tuple[Work, ...]
    reasons: tuple[Reason, ...]
    batches: tuple[Sent, ...] = ()


def standing(path: Path) -> Standing:
    """How far the run in ``path`` is; reads a few rows, however long the run.

    Raises :class:`~summarizer.errors.RunError` for a file that is missing, damaged, foreign or newer.
    """
    with _reading(path) as connection:
        run = connection.execute("SELECT * FROM run").fetchone()
        if run is None:
            raise RunError(f"{path} is a run that has not begun yet.")
        return Standing(
            path=path,
            created=datetime.fromisoformat(run["created"]),
            setup=json.loads(run["setup"]),
            totals=totals_in(lambda query: connection.execute(query).fetchone()),
            openings=tuple(_opening(row) for row in connection.execute("SELECT * FROM opening ORDER BY number")),
            held=is_held(path),
        )


@dataclass(frozen=True, slots=True)
class Unusable:
    """A file among the run files that is none, and why."""

    path: Path
    message: str


def standings(folder: Path) -> Iterator[Standing | Unusable]:
    """:func:`standing` of every run in ``folder``, in the order of their names, which begin with the day."""
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            yield standing(path)
        except RunError as fault:
            yield Unusable(path, str(fault))


def account_of(path: Path) -> Account:
    """What the run did; reads every call once, and every failure."""
    with _reading(path) as connection:
        return Account(
            work=tuple(_work(row) for row in connection.execute(_WORK)),
            reasons=tuple(Reason(*row) for row in connection.execute(_REASONS)),
            batches=tuple(_batches(connection)),
        )


def _batches(connection: sqlite3.Connection) -> Iterator[Sent]:
    """In the order in which they were packed; a file of version 1 has none."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'parcel'").fetchone() is None:
        return
    for row in connection.execute("SELECT size, batch, status, packed, ended FROM parcel ORDER BY number"):
        ended = datetime.fromisoformat(row["ended"]) if row["ended"] else None
        yield Sent(row["size"], row["batch"], row["status"], datetime.fromisoformat(row["packed"]), ended)


def reasons_of(path: Path) -> tuple[Reason, ...]:
    """Why articles failed, the commonest reason first."""
    with _reading(path) as connection:
        return tuple(Reason(*row) for row in connection.execute(_REASONS))


def command_of(path: Path) -> dict[str, Any] | None:
    """What the last process that said so was told to do with the run; a file of version 1 or 2 does not say."""
    with _reading(path) as connection:
        if "command" not in {column["name"] for column in connection.execute("PRAGMA table_info(opening)")}:
            return None
        row = connection.execute(
            "SELECT command FROM opening WHERE command IS NOT NULL ORDER BY number DESC LIMIT 1"
        ).fetchone()
        return json.loads(row["command"]) if row else None


def any_rejected(path: Path) -> bool:
    """Whether anything that a model said had to be left out of a result."""
    with _reading(path) as connection:
        (found,) = connection.execute(
            "SELECT EXISTS (SELECT 1 FROM outcome WHERE json_array_length(result, '$.rejected') > 0)"
        ).fetchone()
        return bool(found)


@dataclass(frozen=True, slots=True)
class Kept:
    """The outcomes in a run file, for whoever only reads; as :class:`~summarizer.batch.store.run.Run` gives them."""

    path: Path

    def lines(self, after: int = 0) -> Iterator[tuple[int, str]]:
        """Each as JSON, with its number, in the order of ending; those that end meanwhile come too."""
        with _reading(self.path) as connection:
            while page := outcome_lines(lambda query, *values: connection.execute(query, values).fetchall(), after):
                yield from page
                after = page[-1][0]


def failed_in(path: Path) -> Iterator[Failed]:
    """Every article that failed, in the order of failing."""
    with _reading(path) as connection:
        for row in connection.execute(_FAILED):
            yield Failed(*row)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    if not path.is_file():
        raise RunError(f"There is no run file {path}.")
    with told(path):
        connection = connect(path, read_only=True)
        try:
            if not version_of(connection, path):
                raise RunError(f"{path} is a run that has not begun yet.")
            yield connection
        except (ValueError, TypeError) as fault:  # a time that is none: nobody but SQLite looked at it before
            raise RunError(f"{path} is damaged ({fault}).", hint="Use a copy from a backup.") from fault
        finally:
            connection.close()


def _opening(row: sqlite3.Row) -> Opening:
    return Opening(
        process=row["process"],
        host=row["host"],
        version=row["version"],
        started=datetime.fromisoformat(row["started"]),
        seen=datetime.fromisoformat(row["seen"]),
        ended=datetime.fromisoformat(row["ended"]) if row["ended"] else None,
        why=row["why"],
    )


def _work(row: sqlite3.Row) -> Work:
    return Work(
        purpose=row["purpose"],
        model=row["model"],
        calls=row["calls"],
        failed=row["failed"],
        cached=row["cached"],
        tokens_in=row["tokens_in"],
        tokens_out=row["tokens_out"],
        cost=None if row["cost"] is None else from_pico(row["cost"]),
        seconds=row["seconds"],
    )


# The tables as they were in the first version already: whoever only reads brings no file to a newer one.
_WORK = """
    SELECT purpose, model,
           sum(NOT cached) AS calls,
           sum(NOT cached AND outcome <> 'ok') AS failed,
           sum(cached) AS cached,
           sum(CASE WHEN cached THEN 0 ELSE tokens_in END) AS tokens_in,
           sum(CASE WHEN cached THEN 0 ELSE tokens_out END) AS tokens_out,
           sum(CASE WHEN cached THEN NULL ELSE cost END) AS cost,
           total(CASE WHEN cached THEN 0 ELSE seconds END) AS seconds
    FROM call GROUP BY purpose, model ORDER BY min(number)
"""
_FAILED = """
    SELECT article.id, article.place, json_extract(failure, '$.code'), json_extract(failure, '$.message'),
           json_extract(failure, '$.hint')
    FROM outcome JOIN article ON article.number = outcome.article
    WHERE failure IS NOT NULL ORDER BY sequence
"""
_REASONS = """
    SELECT json_extract(failure, '$.code') AS code, count(*) AS articles, min(json_extract(failure, '$.message'))
    FROM outcome WHERE failure IS NOT NULL GROUP BY code ORDER BY articles DESC, code
"""
