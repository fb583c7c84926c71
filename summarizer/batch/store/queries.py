"""What is read from a run file in more than one place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from summarizer.batch.store.kept import Damage, real, whole
from summarizer.batch.store.records import Totals, from_pico
from summarizer.render.visible import safe_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

_WHOLE = """CASE
    WHEN (result IS NULL) = (failure IS NULL) OR typeof(coalesce(result, failure)) <> 'text' THEN 0
    WHEN NOT json_valid(coalesce(result, failure)) THEN 0
    WHEN result IS NULL THEN json_type(failure, '$.code') IS 'text' AND json_type(failure, '$.message') IS 'text'
    ELSE json_type(result, '$.summary') IS 'object' AND json_type(result, '$.provenance') IS 'object'
END"""
"""Whether an outcome is one, as far as SQLite tells at no cost to speak of."""
_PAGE = 64
"""Outcomes are read so many at a time: one long read would keep the write-ahead log from being emptied."""


def totals_in(one: Callable[[str], Any]) -> Totals:
    """``one`` gives the first row of a query."""
    row = one("SELECT totals.*, all_admitted FROM totals, run")
    pending, done, failed = (whole(row, name) for name in ("pending", "done", "failed"))
    calls, unpriced = whole(row, "calls"), whole(row, "unpriced")
    return Totals(
        pending=pending,
        done=done,
        failed=failed,
        total=pending + done + failed if row["all_admitted"] else None,
        calls=calls,
        cached=whole(row, "cached"),
        tokens_in=whole(row, "tokens_in"),
        tokens_out=whole(row, "tokens_out"),
        cost=from_pico(whole(row, "cost")) if calls > unpriced else None,
        unpriced=unpriced,
        seconds=real(row, "seconds"),
    )


def outcome_lines(all_: Callable[..., list[sqlite3.Row]], after: int) -> list[tuple[int, str]]:
    """The next page of outcomes, each with its number, as JSON; empty at the end.

    Raises :class:`~summarizer.batch.store.kept.Damage` for one that is none.
    """
    rows = all_(
        f"SELECT sequence, id, place, result, failure, {_WHOLE} AS whole "  # noqa: S608 - our own words
        "FROM outcome JOIN article ON article.number = outcome.article WHERE sequence > ? ORDER BY sequence LIMIT ?",
        after,
        _PAGE,
    )
    return [(row["sequence"], _line(row)) for row in rows]


def _line(row: sqlite3.Row) -> str:
    """The outcome as pydantic would write it, since what is stored was written by it; but with escapes in place of
    characters that a terminal obeys.
    """
    if not row["whole"]:
        raise Damage(f"what it keeps of the article “{row['id']}” is no outcome")
    head = json.dumps({"id": row["id"], "where": row["place"]}, ensure_ascii=False, separators=(",", ":"))
    return safe_json(f'{head[:-1]},"result":{row["result"] or "null"},"failure":{row["failure"] or "null"}}}')


def last_process(connection: sqlite3.Connection) -> str:
    """The number of the process that opened the run last."""
    row = connection.execute("SELECT process FROM opening ORDER BY number DESC LIMIT 1").fetchone()
    return str(row["process"]) if row else "unknown"
