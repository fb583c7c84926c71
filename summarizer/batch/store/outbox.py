"""Questions whose answers come another day: which wait to be sent, which are on their way, which came back without.

A question is *open* as long as it waits in the outbox (it has its body) or is on its way (it has a parcel). When it
is answered, it is gone from here and its answer is in the run. When it came back without an answer it stays, with
its fault and how often it was tried; its article then asks it again, or ends with the fault.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from summarizer.batch.store.records import fit, now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from summarizer.asking.model import Request
    from summarizer.batch.store.run import Run

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file of questions and the batch made of it; ``file`` and ``batch`` are ``None`` until the endpoint has them.

    ``status`` is "packed", "uploaded", or what the endpoint says of the batch.
    """

    number: int
    token: str
    packed: str
    size: int
    file: str | None
    batch: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One that is not answered. ``fault`` is what came instead, if it was tried.

    See :mod:`summarizer.batch.openai_batch.lines`.
    """

    key: str
    article: str
    purpose: str
    prompt: str
    prompt_version: str
    tries: int
    fault: dict[str, Any] | None
    open: bool


class Outbox:
    """The questions of one run. What changes something is on the disk when it returns."""

    def __init__(self, run: Run) -> None:
        self.run = run

    async def put(self, article_id: str, key: str, request: Request) -> None:
        """Lay a question in, unless it is open already, and note that the article waits for it."""
        body = request.content.decode()

        def job(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO question (key, article, purpose, prompt, prompt_version, body) "
                "VALUES (?, (SELECT number FROM article WHERE id = ?), ?, ?, ?, ?) "
                "ON CONFLICT (key) DO UPDATE SET body = excluded.body WHERE body IS NULL AND parcel IS NULL",
                (key, fit(article_id), request.purpose, request.prompt, request.version, body),
            )
            connection.execute(
                "INSERT INTO waiting (article, key) VALUES ((SELECT number FROM article WHERE id = ?), ?) "
                "ON CONFLICT (article) DO UPDATE SET key = excluded.key",
                (fit(article_id), key),
            )

        await self._written(job)

    def asked(self, key: str) -> Asked | None:
        """What is known of a question that has no answer yet."""
        return next(iter(self._questions("key = ?", key)), None)

    def ready(self, article_id: str) -> bool:
        """Whether there is something to do for an article: it has not ended, and waits for nothing that is open."""
        return not self.run.rows(
            "SELECT 1 FROM article WHERE id = ? AND (state <> 'pending' OR EXISTS ("
            "SELECT 1 FROM waiting JOIN question USING (key) WHERE waiting.article = article.number "
            "AND (question.parcel IS NOT NULL OR question.body IS NOT NULL)))",
            fit(article_id),
        )

    def asked_itself(self, article_id: str, key: str) -> bool:
        """Whether the answer under ``key`` was fetched in the name of this article, and not of another one."""
        return bool(
            self.run.rows(
                "SELECT 1 FROM call JOIN article ON article.number = call.article "
                "WHERE article.id = ? AND call.key = ? AND call.outcome = 'ok' AND NOT call.cached",
                fit(article_id),
                key,
            )
        )

    def waiting(self) -> Iterator[tuple[str, str]]:
        """Key and body (JSON) of what lies in the outbox, in the order in which it came."""
        return self._bodies("parcel IS NULL AND body IS NOT NULL", "rowid")

    async def pack(self, keys: Sequence[str]) -> Parcel:
        """The intention to send these questions together, in this order."""
        token = uuid4().hex

        def job(connection: sqlite3.Connection) -> None:
            number = connection.execute(
                "INSERT INTO parcel (token, packed, size) VALUES (?, ?, ?)", (token, now(), len(keys))
            ).lastrowid
            connection.executemany(
                "UPDATE question SET parcel = ?, line = ? WHERE key = ?",
                [(number, line, key) for line, key in enumerate(keys, 1)],
            )

        await self._written(job)
        (parcel,) = self._parcels("token = ?", token)
        return parcel

    def parcels(self) -> list[Parcel]:
        """Those on their way, the oldest first."""
        return self._parcels("ended IS NULL")

    def sent(self) -> int:
        """How many parcels there ever were."""
        return int(self.run.rows("SELECT count(*) AS n FROM parcel")[0]["n"])

    def contents(self, parcel: Parcel) -> Iterator[tuple[str, str]]:
        """Key and body (JSON) of each question, line by line."""
        return self._bodies("parcel = ?", "line", parcel.number)

    async def uploaded(self, parcel: Parcel, file: str) -> None:
        await self._update(parcel, file=file, status="uploaded")

    async def submitted(self, parcel: Parcel, batch: str, status: str) -> None:
        """The endpoint has made a batch of it, so the bodies are not needed here any more."""

        def job(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE parcel SET batch = ?, status = ? WHERE number = ?", (batch, status, parcel.number)
            )
            connection.execute("UPDATE question SET body = NULL WHERE parcel = ?", (parcel.number,))

        await self._written(job)

    async def stands(self, parcel: Parcel, status: str) -> None:
        """What the endpoint says of its batch now."""
        await self._update(parcel, status=status)

    def asked_in(self, parcel: Parcel, keys: Sequence[str]) -> dict[str, Asked]:
        """Those of ``keys`` that are in the parcel and have not been taken out yet."""
        marks = ",".join("?" * len(keys))
        return {asked.key: asked for asked in self._questions(f"parcel = ? AND key IN ({marks})", parcel.number, *keys)}

    def asked_at(self, parcel: Parcel, line: int) -> Asked | None:
        """The question in a line of its file, if it has not been taken out yet."""
        return next(iter(self._questions("parcel = ? AND line = ?", parcel.number, line)), None)

    def left_in(self, parcel: Parcel) -> list[Asked]:
        """Some of the questions that nothing came back for, line by line; none once all are taken out."""
        return self._questions("parcel = ? ORDER BY line LIMIT ?", parcel.number, _PAGE)

    async def answered(self, keys: Sequence[str]) -> None:
        """Their answers are in the run."""
        await self._written(
            lambda connection: connection.executemany("DELETE FROM question WHERE key = ?", [(key,) for key in keys])
        )

    async def came_back(self, faults: Mapping[str, Mapping[str, Any] | None], *, counts: bool = True) -> None:
        """There is no answer to these, for the reason given. ``counts``: it was a try of theirs."""
        rows = [(None if fault is None else json.dumps(fault), int(counts), key) for key, fault in faults.items()]
        await self._written(
            lambda connection: connection.executemany(
                "UPDATE question SET parcel = NULL, line = NULL, body = NULL, fault = ?, tries = tries + ? "
                "WHERE key = ?",
                rows,
            )
        )

    async def ended(self, parcel: Parcel, status: str) -> None:
        """Everything that came of it was taken out."""
        await self._update(parcel, status=status, ended=now())

    def _questions(self, where: str, *values: object) -> list[Asked]:
        asked = "question.*, article.id AS article_id FROM question JOIN article ON article.number = question.article"
        return [_asked(row) for row in self.run.rows(f"SELECT {asked} WHERE {where}", *values)]

    def _bodies(self, where: str, order: str, *values: object) -> Iterator[tuple[str, str]]:
        """Key and body of questions, page by page: the bodies of a day do not fit into memory."""
        asked = f"SELECT {order} AS place, key, body FROM question WHERE {where} AND {order} > ?"  # noqa: S608 - our own
        after = 0
        while rows := self.run.rows(f"{asked} ORDER BY {order} LIMIT ?", *values, after, _PAGE):
            for row in rows:
                yield row["key"], row["body"]
            after = rows[-1]["place"]

    def _parcels(self, where: str, *values: object) -> list[Parcel]:
        names = "number, token, packed, size, file, batch, status"
        rows = self.run.rows(f"SELECT {names} FROM parcel WHERE {where} ORDER BY number", *values)  # noqa: S608
        return [Parcel(*row) for row in rows]

    async def _update(self, parcel: Parcel, **values: str) -> None:
        names = ", ".join(f"{name} = ?" for name in values)
        await self._written(
            lambda connection: connection.execute(
                f"UPDATE parcel SET {names} WHERE number = ?",  # noqa: S608 - names of our own
                (*values.values(), parcel.number),
            )
        )

    async def _written(self, job: Callable[[sqlite3.Connection], object]) -> None:
        await asyncio.wrap_future(self.run.write(job))


def _asked(row: Any) -> Asked:  # noqa: ANN401 - sqlite3.Row, whose columns are untyped
    return Asked(
        key=row["key"],
        article=row["article_id"],
        purpose=row["purpose"],
        prompt=row["prompt"],
        prompt_version=row["prompt_version"],
        tries=row["tries"],
        fault=json.loads(row["fault"]) if row["fault"] else None,
        open=row["body"] is not None or row["parcel"] is not None,
    )
