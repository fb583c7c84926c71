"""The tables of a run file, version by version.

Each function brings a file from the version before to its own; its place in ``MIGRATIONS`` is its version, kept in
``PRAGMA user_version``. What was once released is never changed: a new function is added. All of them run in one
transaction, so a file is of one version or of another, whenever the power fails.

Views hold no data: they are dropped before the first function and made anew after the last one.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import RunError

if TYPE_CHECKING:
    from collections.abc import Callable

APPLICATION = int.from_bytes(b"smry")
"""``PRAGMA application_id``: by it ``file`` and we know our own."""

_VIEWS = Path(__file__).with_name("views.sql")


def _version_1(connection: sqlite3.Connection) -> None:
    run(
        connection,
        """
        CREATE TABLE run (              -- one row
            id TEXT NOT NULL,
            created TEXT NOT NULL,      -- all times are ISO 8601, UTC
            setup TEXT NOT NULL,        -- JSON: model, settings, policy
            all_admitted INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE opening (          -- each time that a process worked on the run
            number INTEGER PRIMARY KEY,
            process INTEGER NOT NULL,
            host TEXT NOT NULL,
            version TEXT NOT NULL,
            started TEXT NOT NULL,
            seen TEXT NOT NULL,         -- when it last wrote anything
            ended TEXT,
            why TEXT
        );
        CREATE TABLE article (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            place TEXT NOT NULL,
            digest TEXT,                -- of its content, where that was at hand before it was read
            state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed')),
            admitted TEXT NOT NULL
        );
        CREATE TABLE outcome (          -- in the order of finishing; a number is never given again
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            article INTEGER NOT NULL UNIQUE REFERENCES article (number),
            finished TEXT NOT NULL,
            result TEXT,                -- JSON
            failure TEXT,               -- JSON
            CHECK ((result IS NULL) <> (failure IS NULL))
        );
        CREATE TABLE call (
            number INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES article (number),
            time TEXT NOT NULL,
            key TEXT NOT NULL,          -- sha256 of the request
            purpose TEXT NOT NULL,
            model TEXT NOT NULL,
            prompt TEXT NOT NULL,
            prompt_version TEXT NOT NULL,
            tokens_in INTEGER NOT NULL,
            tokens_out INTEGER NOT NULL,
            seconds REAL NOT NULL,
            cost INTEGER,               -- in 1e-12 US dollars
            outcome TEXT NOT NULL,
            cached INTEGER NOT NULL
        );
        CREATE INDEX call_of_article ON call (article);
        CREATE TABLE answer (
            number INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            completion TEXT NOT NULL    -- JSON, as the endpoint gave it
        );
        CREATE TABLE export (           -- up to which outcome and byte an output file is written
            target TEXT PRIMARY KEY,
            sequence INTEGER NOT NULL,
            offset INTEGER NOT NULL
        ) WITHOUT ROWID;
        """,
    )
    _keep_totals(connection)


def _keep_totals(connection: sqlite3.Connection) -> None:
    """One row of sums, kept by triggers: asking how far a run is must not read the run."""
    run(
        connection,
        """
        CREATE TABLE totals (           -- one row
            pending INTEGER NOT NULL DEFAULT 0,
            done INTEGER NOT NULL DEFAULT 0,
            failed INTEGER NOT NULL DEFAULT 0,
            calls INTEGER NOT NULL DEFAULT 0,
            cached INTEGER NOT NULL DEFAULT 0,
            tokens_in INTEGER NOT NULL DEFAULT 0,
            tokens_out INTEGER NOT NULL DEFAULT 0,
            cost INTEGER NOT NULL DEFAULT 0,
            unpriced INTEGER NOT NULL DEFAULT 0,
            seconds REAL NOT NULL DEFAULT 0
        );
        INSERT INTO totals DEFAULT VALUES;
        CREATE TRIGGER article_admitted AFTER INSERT ON article BEGIN
            UPDATE totals SET
                pending = pending + (new.state = 'pending'),
                done = done + (new.state = 'done'),
                failed = failed + (new.state = 'failed');
        END;
        CREATE TRIGGER article_moved AFTER UPDATE OF state ON article BEGIN
            UPDATE totals SET
                pending = pending + (new.state = 'pending') - (old.state = 'pending'),
                done = done + (new.state = 'done') - (old.state = 'done'),
                failed = failed + (new.state = 'failed') - (old.state = 'failed');
        END;
        CREATE TRIGGER call_cached AFTER INSERT ON call WHEN new.cached BEGIN
            UPDATE totals SET cached = cached + 1;
        END;
        CREATE TRIGGER call_asked AFTER INSERT ON call WHEN NOT new.cached BEGIN
            UPDATE totals SET
                calls = calls + 1,
                tokens_in = tokens_in + new.tokens_in,
                tokens_out = tokens_out + new.tokens_out,
                cost = cost + coalesce(new.cost, 0),
                unpriced = unpriced + (new.cost IS NULL),
                seconds = seconds + new.seconds;
        END;
        """,
    )


def _version_2(connection: sqlite3.Connection) -> None:
    """Questions whose answers come another day (the Batch API)."""
    run(
        connection,
        """
        CREATE TABLE parcel (           -- a file of questions, and the batch that the endpoint makes of it
            number INTEGER PRIMARY KEY,
            token TEXT NOT NULL UNIQUE, -- in the name of the file and in the batch, to know them by
            packed TEXT NOT NULL,
            size INTEGER NOT NULL,      -- questions
            file TEXT,                  -- its id at the endpoint, once it is there
            batch TEXT,                 -- the id of the batch, once there is one
            status TEXT NOT NULL DEFAULT 'packed',
            ended TEXT                  -- when all that came of it was taken out
        );
        CREATE TABLE question (         -- asked, and not answered yet
            key TEXT PRIMARY KEY,       -- sha256 of the request
            article INTEGER NOT NULL REFERENCES article (number),
            purpose TEXT NOT NULL,
            prompt TEXT NOT NULL,
            prompt_version TEXT NOT NULL,
            body TEXT,                  -- JSON, as long as no batch has it
            parcel INTEGER REFERENCES parcel (number),
            line INTEGER,               -- in the file of its parcel, from 1
            tries INTEGER NOT NULL DEFAULT 0,
            fault TEXT                  -- JSON: what came instead of an answer, the last time
        );
        CREATE INDEX question_by_parcel ON question (parcel, line);
        CREATE TABLE waiting (          -- the question that an article cannot go on without
            article INTEGER PRIMARY KEY REFERENCES article (number),
            key TEXT NOT NULL
        );
        """,
    )


def _version_3(connection: sqlite3.Connection) -> None:
    """What a process was told to do, as JSON without secrets: to be told once more by the run alone."""
    connection.execute("ALTER TABLE opening ADD COLUMN command TEXT")


def _version_4(connection: sqlite3.Connection) -> None:
    """Failures that were tried again stay in the file; failures are found without reading the results; a run is
    called as its file is, also after that was given another name.
    """
    run(
        connection,
        """
        CREATE TABLE retried (          -- failures that are no more
            number INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES article (number),
            finished TEXT NOT NULL,
            failure TEXT NOT NULL,      -- JSON
            time TEXT NOT NULL          -- when it was decided to try again
        );
        CREATE INDEX failed_outcome ON outcome (sequence) WHERE failure IS NOT NULL;
        CREATE TABLE named_run AS SELECT * FROM run;
        DROP TABLE run;
        CREATE TABLE run (              -- one row
            created TEXT NOT NULL,      -- all times are ISO 8601, UTC
            setup TEXT NOT NULL,        -- JSON: model, settings, policy
            all_admitted INTEGER NOT NULL DEFAULT 0
        );
        INSERT INTO run SELECT created, setup, all_admitted FROM named_run;
        DROP TABLE named_run;
        """,
    )


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_version_1, _version_2, _version_3, _version_4)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the file to the newest version; a new, empty one too.

    Raises :class:`~summarizer.errors.RunError` for a file of another program or of a later version, which it leaves
    as it is.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(connection, path)
        if version < len(MIGRATIONS):
            drop_views(connection)
            for step in MIGRATIONS[version:]:
                step(connection)
            run(connection, _VIEWS.read_text(encoding="utf-8"))
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The version of a run file, 0 for an empty one. Raises :class:`~summarizer.errors.RunError` as `migrate` does."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (names,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and (application or names):
        raise RunError(f"{path} is a database of another program, not a run file.")
    if version > len(MIGRATIONS):
        raise RunError(
            f"{path} was made by a later version of summarizer.", hint="Upgrade summarizer, or start a new run."
        )
    return int(version)


def drop_views(connection: sqlite3.Connection) -> None:
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        connection.execute(f'DROP VIEW "{name}"')


def run(connection: sqlite3.Connection, script: str) -> None:
    """Run several statements inside the transaction that is open; ``executescript`` would commit it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
