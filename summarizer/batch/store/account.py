"""What a run did: what was asked and what it cost, what was sent to be answered another day, why articles failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from summarizer.batch.store.kept import real, text, text_or_none, whole
from summarizer.batch.store.reading import reading
from summarizer.batch.store.records import from_pico

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from decimal import Decimal
    from pathlib import Path


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


def account_of(path: Path) -> Account:
    """What the run did; reads every call once, and every failure."""
    with reading(path) as connection:
        return Account(
            work=tuple(_work(row) for row in connection.execute(_WORK)),
            reasons=tuple(map(_reason, connection.execute(_REASONS))),
            batches=tuple(_batches(connection)),
        )


def reasons_of(path: Path) -> tuple[Reason, ...]:
    """Why articles failed, the commonest reason first."""
    with reading(path) as connection:
        return tuple(map(_reason, connection.execute(_REASONS)))


def failed_in(path: Path) -> Iterator[Failed]:
    """Every article that failed, in the order of failing."""
    with reading(path) as connection:
        for row in connection.execute(_FAILED):
            yield _failed(row)


def _batches(connection: sqlite3.Connection) -> Iterator[Sent]:
    """In the order in which they were packed; a file of version 1 has none."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'parcel'").fetchone() is None:
        return
    for row in connection.execute("SELECT size, batch, status, packed, ended FROM parcel ORDER BY number"):
        ended = datetime.fromisoformat(row["ended"]) if row["ended"] else None
        packed = datetime.fromisoformat(row["packed"])
        yield Sent(whole(row, "size"), text_or_none(row, "batch"), text(row, "status"), packed, ended)


def _reason(row: sqlite3.Row) -> Reason:
    return Reason(text(row, "code"), whole(row, "articles"), text(row, "message"))


def _failed(row: sqlite3.Row) -> Failed:
    return Failed(
        text(row, "id"), text(row, "place"), text(row, "code"), text(row, "message"), text_or_none(row, "hint")
    )


def _work(row: sqlite3.Row) -> Work:
    return Work(
        purpose=text(row, "purpose"),
        model=text(row, "model"),
        calls=whole(row, "calls"),
        failed=whole(row, "failed"),
        cached=whole(row, "cached"),
        tokens_in=whole(row, "tokens_in"),
        tokens_out=whole(row, "tokens_out"),
        cost=None if row["cost"] is None else from_pico(whole(row, "cost")),
        seconds=real(row, "seconds"),
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
    SELECT article.id AS id, article.place AS place, json_extract(failure, '$.code') AS code,
           json_extract(failure, '$.message') AS message, json_extract(failure, '$.hint') AS hint
    FROM outcome JOIN article ON article.number = outcome.article
    WHERE failure IS NOT NULL ORDER BY sequence
"""
_REASONS = """
    SELECT json_extract(failure, '$.code') AS code, count(*) AS articles,
           min(json_extract(failure, '$.message')) AS message
    FROM outcome WHERE failure IS NOT NULL GROUP BY code ORDER BY articles DESC, code
"""
