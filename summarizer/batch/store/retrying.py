"""Failed articles, taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.batch.store.records import now

if TYPE_CHECKING:
    import sqlite3

SPOILT = """
    SELECT call.key FROM article JOIN call ON call.article = article.number
    WHERE article.state = 'failed' AND (call.outcome <> 'ok' OR (call.purpose, call.prompt) = (
        SELECT last.purpose, last.prompt FROM call AS last
        WHERE last.article = article.number ORDER BY last.number DESC LIMIT 1
    ))
"""
"""The answers that a failed article failed at: to its last question, to which all its tries belong."""


def take_up_failed(connection: sqlite3.Connection) -> int:
    """Make every failed article pending again, within a transaction; returns how many."""
    connection.execute(f"DELETE FROM answer WHERE key IN ({SPOILT})")  # noqa: S608 - our own text
    connection.execute(
        "INSERT INTO retried (article, finished, failure, time) "
        "SELECT article, finished, failure, ? FROM outcome WHERE failure IS NOT NULL",
        (now(),),
    )
    connection.execute("DELETE FROM outcome WHERE failure IS NOT NULL")
    connection.execute("DELETE FROM export")
    connection.execute("UPDATE question SET tries = 0, fault = NULL WHERE parcel IS NULL")
    return connection.execute("UPDATE article SET state = 'pending' WHERE state = 'failed'").rowcount
