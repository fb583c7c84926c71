"""What is read from a run file in more than one place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from summarizer.batch.store.records import Totals, from_pico
from summarizer.render.visible import safe_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

_PAGE = 64
"""Outcomes are read so many at a time: one long read would keep the write-ahead log from being emptied."""


def totals_in(one: Callable[[str], Any]) -> Totals:
    """``one`` gives the first row of a query."""
    row = one("SELECT totals.*, all_admitted FROM totals, run")
    return Totals(
        pending=row["pending"],
        done=row["done"],
        failed=row["failed"],
        total=row["pending"] + row["done"] + row["failed"] if row["all_admitted"] else None,
        calls=row["calls"],
        cached=row["cached"],
        tokens_in=row["tokens_in"],
        tokens_out=row["tokens_out"],
        cost=from_pico(row["cost"]) if row["calls"] > row["unpriced"] else None,
        unpriced=row["unpriced"],
        seconds=row["seconds"],
    )


def outcome_lines(all_: Callable[..., list[sqlite3.Row]], after: int) -> list[tuple[int, str]]:
    """The next page of outcomes, each with its number, as JSON; empty at the end."""
    rows = all_(
        "SELECT sequence, id, place, result, failure FROM outcome JOIN article ON article.number = outcome.article "
        "WHERE sequence > ? ORDER BY sequence LIMIT ?",
        after,
        _PAGE,
    )
    return [(row["sequence"], _line(row)) for row in rows]


def _line(row: sqlite3.Row) -> str:
    """The outcome as pydantic would write it, since what is stored was written by it; but with escapes in place of
    characters that a terminal obeys.
    """
    head = json.dumps({"id": row["id"], "where": row["place"]}, ensure_ascii=False, separators=(",", ":"))
    return safe_json(f'{head[:-1]},"result":{row["result"] or "null"},"failure":{row["failure"] or "null"}}}')


def last_process(connection: sqlite3.Connection) -> str:
    """The number of the process that opened the run last."""
    row = connection.execute("SELECT process FROM opening ORDER BY number DESC LIMIT 1").fetchone()
    return str(row["process"]) if row else "unknown"
