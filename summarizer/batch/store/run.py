"""A run: which articles there are, what was asked and answered about them, and how each of them ended."""

from __future__ import annotations

import asyncio
import os
from threading import Lock
from typing import TYPE_CHECKING, Any, Self, TypeVar

from pydantic import ValidationError

from summarizer.batch.outcome import Failure, Outcome
from summarizer.batch.store.database import connect, misshapen, told
from summarizer.batch.store.opening import in_one_piece, locked, opened
from summarizer.batch.store.queries import last_process, outcome_lines, totals_in
from summarizer.batch.store.reading import must_be_whole
from summarizer.batch.store.records import State, fit, in_pico, now, written
from summarizer.batch.store.retrying import SPOILT, take_up_failed
from summarizer.batch.store.seen import Seen
from summarizer.batch.store.writer import Writer
from summarizer.errors import RunError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping
    from concurrent.futures import Future
    from pathlib import Path

    from filelock import FileLock

    from summarizer.batch.store.answers import Answers
    from summarizer.batch.store.records import Call, Totals
    from summarizer.schema import Result

T = TypeVar("T")


class Run:
    """The file of one run, open in this process and in no other; made by :meth:`open`.

    Any thread may call any method. What is awaited is on the disk when it returns. The rest is on its way there in
    the order of the calls, and nothing is lost by its not arriving. Every method raises
    :class:`~summarizer.errors.RunError` once the file cannot be written; what was on the disk then is still there.

    Processes started while a run is open must not be forked from this one: they would hold on to its lock.
    """

    def __init__(self, path: Path, lock: FileLock, connection: sqlite3.Connection, opening: int) -> None:
        self.path = path
        self.id = path.stem
        self._file = path.stat()
        self._lock = lock
        self._opening = opening
        self._writer = Writer(connection, path, self._stamp)
        self._reader = connect(path, read_only=True)
        self._reading = Lock()
        self._seen = Seen()
        self._exported: dict[str, tuple[int, int]] = {}

    @classmethod
    def open(
        cls, path: Path, *, setup: Mapping[str, Any] | None = None, command: Mapping[str, Any] | None = None
    ) -> Self:
        """Make the run file, or take the run up again.

        ``command`` is what this process was told to do, so that it can be told once more by the run alone.

        ``setup`` is what the run is made with, see :func:`~summarizer.batch.store.setup.setup_of`; ``None`` for a
        run there is means: with whatever it was made with. Raises :class:`~summarizer.errors.RunError` if another
        process has it open, if it was made with something else, and for a file that is damaged, foreign or newer.
        """
        path = path.resolve()
        lock = locked(path)
        try:
            with told(path):
                return cls(path, lock, *opened(path, setup, command))
        except BaseException:
            lock.release()
            raise

    def admit(self, article_id: str, where: str, digest: str | None = None) -> State:
        """Take an article into the run, or say how far it is.

        ``digest`` is of its content: with another one than the run knows under the id, it is another article; so it
        is if only one of the two has a digest.
        """
        article_id, where = fit(article_id), fit(where)
        row = self._one("SELECT state, digest FROM article WHERE id = ?", article_id)
        if digest != self._seen.owner(article_id, row["digest"] if row else digest):
            return State.OTHER
        if not self._seen.first(article_id):
            return State.TWICE
        state = State(row["state"]) if row else State.NEW
        if state in {State.NEW, State.PENDING}:
            self._writer.submit(
                lambda connection: connection.execute(
                    "INSERT INTO article (id, place, digest, state, admitted) VALUES (?, ?, ?, 'pending', ?) "
                    "ON CONFLICT (id) DO UPDATE SET place = excluded.place WHERE place <> excluded.place",
                    (article_id, where, digest, now()),
                )
            )
        return state

    def answer(self, key: str) -> str | None:
        """The completion, as JSON, that the request with this hash got."""
        row = self._one("SELECT completion FROM answer WHERE key = ?", key)
        return row["completion"] if row else None

    async def record_call(self, article_id: str, call: Call, answer: str | None) -> None:
        """Write down a call, with the completion (JSON) that it got, if it got any."""

        def job(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO call (article, time, key, purpose, model, prompt, prompt_version, tokens_in, tokens_out, "
                "seconds, cost, outcome, cached) VALUES ((SELECT number FROM article WHERE id = ?), ?, ?, ?, ?, ?, ?, "
                "?, ?, ?, ?, ?, ?)",
                (
                    fit(article_id),
                    now(),
                    call.key,
                    call.purpose,
                    call.model,
                    call.prompt,
                    call.prompt_version,
                    call.tokens_in,
                    call.tokens_out,
                    call.seconds,
                    None if call.cost is None else in_pico(call.cost),
                    call.outcome,
                    call.cached,
                ),
            )
            if answer is not None:
                connection.execute(
                    "INSERT INTO answer (key, completion) VALUES (?, ?) "
                    "ON CONFLICT (key) DO UPDATE SET completion = excluded.completion",
                    (call.key, fit(answer)),
                )

        await self._written(job)

    async def finish(self, article_id: str, result: Result | str) -> None:
        """The article has a result, given as such or as :func:`.records.written` has it; it is never asked again."""
        text = result if isinstance(result, str) else written(result)
        await self._end(article_id, State.DONE, result=text)

    async def fail(self, article_id: str, failure: Failure) -> None:
        """The article has none, until :meth:`retry_failed`."""
        await self._end(article_id, State.FAILED, failure=written(failure))

    def retry_failed(self, cache: Answers | None = None) -> int:
        """Make every failed article pending again; returns how many.

        What the model answered to the question that each of them failed at is forgotten, here and in ``cache``, so
        that it is asked again. All outputs of the run are to be written anew.
        """
        if cache is not None:
            cache.drop([row["key"] for row in self._all(SPOILT)])
        retried = self._writer.submit(take_up_failed).result()
        self._exported.clear()
        return retried

    def outcomes(self, after: int = 0) -> Iterator[tuple[int, Outcome]]:
        """What ended after the outcome number ``after``, in the order of ending, each with its number.

        Those that end meanwhile come too. For an output that is JSON anyway, :meth:`lines` is much faster.
        """
        for sequence, line in self.lines(after):
            try:
                yield sequence, Outcome.model_validate_json(line)
            except ValidationError as fault:
                raise misshapen(self.path, line) from fault

    def lines(self, after: int = 0) -> Iterator[tuple[int, str]]:
        """:meth:`outcomes` as the JSON of each, without a line break, and with nothing in it that steers a terminal.

        Halves of surrogate pairs, which UTF-8 has no form for, have become U+FFFD in it; so no offset has changed.
        """
        while page := self._page(after):
            yield from page
            after = page[-1][0]

    def _page(self, after: int) -> list[tuple[int, str]]:
        with told(self.path):
            return outcome_lines(self._all, after)

    def exported(self, target: str) -> tuple[int, int]:
        """Up to which outcome, and up to which byte, the output file ``target`` is written; (0, 0) if not at all."""
        target = fit(target)
        if target in self._exported:
            return self._exported[target]
        row = self._one("SELECT sequence, offset FROM export WHERE target = ?", target)
        return (row["sequence"], row["offset"]) if row else (0, 0)

    def note_exported(self, target: str, sequence: int, offset: int) -> None:
        """Remember that ``target`` holds the outcomes up to ``sequence`` in its first ``offset`` bytes, on the disk."""
        target = fit(target)
        self._writer.submit(
            lambda connection: connection.execute(
                "INSERT INTO export (target, sequence, offset) VALUES (?, ?, ?) "
                "ON CONFLICT (target) DO UPDATE SET sequence = excluded.sequence, offset = excluded.offset",
                (target, sequence, offset),
            )
        )
        self._exported[target] = sequence, offset

    def all_admitted(self) -> None:
        """The input came to its end: now it is known how many articles there are."""
        self._writer.submit(lambda connection: connection.execute("UPDATE run SET all_admitted = 1")).result()

    def ended(self, why: str) -> None:
        """Say why the work on the run stopped: "complete", "interrupted", "budget-spent", …"""
        self._writer.submit(
            lambda connection: connection.execute(
                "UPDATE opening SET ended = ?, why = ? WHERE number = ?", (now(), why, self._opening)
            )
        ).result()

    def totals(self) -> Totals:
        """How far the run is, at no cost to speak of."""
        with told(self.path):
            return totals_in(self._one)

    def write(self, job: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Have ``job`` run in the next transaction, for what else of this package keeps tables in the file."""
        return self._writer.submit(job)

    def rows(self, query: str, *values: object) -> list[sqlite3.Row]:
        """What is on the disk, for the same."""
        return self._all(query, *values)

    def close(self) -> None:
        """Write what is on its way, and let others have the file, which then is one file again."""
        self._writer.close()
        with self._reading:
            self._reader.close()
        self._seen.close()
        if self._is_in_place():
            in_one_piece(self.path)
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.close()
        if kind is None:
            must_be_whole(self.path)

    async def _end(
        self, article_id: str, state: State, *, result: str | None = None, failure: str | None = None
    ) -> None:
        def job(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO outcome (article, finished, result, failure) "
                "VALUES ((SELECT number FROM article WHERE id = ?), ?, ?, ?)",
                (fit(article_id), now(), result, failure),
            )
            connection.execute("UPDATE article SET state = ? WHERE id = ?", (state.value, fit(article_id)))

        await self._written(job)

    async def _written(self, job: Callable[[sqlite3.Connection], T]) -> T:
        return await asyncio.wrap_future(self._writer.submit(job))

    def _stamp(self, connection: sqlite3.Connection) -> None:
        """Say with every commit that this process is at work; no process may write after a later one has come, and
        none into a file that is gone, where nobody would ever find it.
        """
        if not self._is_in_place():
            raise RunError(f"{self.path} is gone: it was deleted, moved or replaced while the run was going on.")
        stamped = connection.execute(
            "UPDATE opening SET seen = ? WHERE number = ? AND number = (SELECT max(number) FROM opening)",
            (now(), self._opening),
        )
        if stamped.rowcount != 1:
            raise RunError(f"{self.path} was taken over by process {last_process(connection)}.")

    def _is_in_place(self) -> bool:
        """Whether the file under the name of the run is still the one that was opened."""
        try:
            return os.path.samestat(self.path.stat(), self._file)
        except OSError:
            return False

    def _one(self, query: str, *values: object) -> Any:  # noqa: ANN401 - sqlite3.Row, whose columns are untyped
        with self._reading, told(self.path):
            return self._reader.execute(query, values).fetchone()

    def _all(self, query: str, *values: object) -> list[sqlite3.Row]:
        with self._reading, told(self.path):
            return self._reader.execute(query, values).fetchall()
