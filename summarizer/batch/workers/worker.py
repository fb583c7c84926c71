"""One worker, as its parent sees it."""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
from contextlib import suppress
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from summarizer.batch.memory import written
from summarizer.batch.workers import wire

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from summarizer.asking.model import Answer, Request
    from summarizer.documents.document import Document

    Ask = Callable[[Request], Awaitable[Answer]]

_SETTINGS = ("SUMMARIZER_", "OPENAI_")
_OURS = __name__.partition(".")[0] + "."


class WorkerDied(Exception):
    """The process ended, or was killed for its memory, while the article was with it."""


class WorkerFault(Exception):
    """The worker met something unexpected at the article."""


class Worker:
    """A process; :meth:`begin` starts it. ``load`` counts the articles that are with it."""

    def __init__(self, process: asyncio.subprocess.Process, secret: str) -> None:
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        self.alive = True
        self._process = process
        self._secret = secret
        self._ready = asyncio.Event()
        self._to, self._from = process.stdin, process.stdout
        self._numbers = count()
        self._at_work: dict[int, tuple[asyncio.Future[str], Ask]] = {}
        self._asking: set[asyncio.Task[None]] = set()
        self._reading = asyncio.create_task(self._read())

    @classmethod
    async def begin(cls, start: wire.Start, secret: str) -> Worker:
        """A new process, ready for work; ``secret`` is what must not get into it. Raises :class:`WorkerDied`."""
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "summarizer.batch.workers.child",
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,  # Ctrl-C is the parent's business
            )
        except OSError as fault:
            raise WorkerDied from fault
        worker = cls(process, secret)
        worker._send(start)
        try:
            await worker._ready.wait()
        except BaseException:
            await worker.end()
            raise
        if worker.alive:
            return worker
        await worker.end()
        raise WorkerDied

    @property
    def load(self) -> int:
        return len(self._at_work)

    @property
    def pid(self) -> int:
        return self._process.pid

    async def work(self, load: Callable[[], Document], ask: Ask, read: Callable[..., Awaitable[Document]]) -> str:
        """The result as JSON. ``read`` reads here what cannot be read there.

        Raises :class:`~summarizer.errors.SummarizerError`, :class:`WorkerFault` and :class:`WorkerDied`.
        """
        number = next(self._numbers)
        work = wire.Work(number, None, load) if _travels(load) else wire.Work(number, await read(load))
        if not self.alive:
            raise WorkerDied
        done: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._at_work[number] = done, ask
        self._send(work)
        try:
            return await done
        except asyncio.CancelledError:
            self._send(wire.Drop(number))
            raise
        finally:
            del self._at_work[number]

    async def end(self) -> None:
        """It ends when its pipe does."""
        self.alive = False
        for task in {self._reading, *self._asking}:
            task.cancel()
        with suppress(ProcessLookupError):
            self._process.kill()
        self._to.close()
        with suppress(ConnectionError):
            await self._to.wait_closed()
        await self._process.wait()

    async def _read(self) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                length = wire.length_of(await self._from.readexactly(wire.PREFIX))
                self._take(wire.unpacked(await self._from.readexactly(length)))
        self.alive = False
        self._ready.set()
        for done, _ in self._at_work.values():
            if not done.done():
                done.set_exception(WorkerDied())

    def _take(self, message: Any) -> None:  # noqa: ANN401 - one of the messages of the wire
        if isinstance(message, wire.Ready):
            self._ready.set()
            return
        if (at_work := self._at_work.get(message.number)) is None:
            return
        done, ask = at_work
        if isinstance(message, wire.Asked):
            task = asyncio.create_task(self._answer(message, ask))
            self._asking.add(task)
            task.add_done_callback(self._asking.discard)
            done.add_done_callback(lambda _: task.cancel())
        elif done.done():
            return
        elif isinstance(message, wire.Done):
            done.set_result(message.result)
        elif isinstance(message, wire.Failed):
            done.set_exception(message.error)
        else:
            done.set_exception(WorkerFault(f"{message.kind}\n{message.trace}"))

    async def _answer(self, asked: wire.Asked, ask: Ask) -> None:
        reply: wire.Answered | wire.Raised
        try:
            answer = await ask(asked.request)
            text = written(answer.completion, self._secret)
            reply = wire.Answered(asked.number, text, answer.cached, answer.seconds)
        except Exception as fault:  # noqa: BLE001 - whoever asked waits for a reply, whatever happens to it here
            reply = wire.raised(asked.number, fault)
        self._send(reply)

    def _send(self, message: object) -> None:
        if self.alive:
            self._to.write(wire.packed(message))


def _environment() -> dict[str, str]:
    """Where this package is imported from here, and none of its settings: keys are among them."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_SETTINGS)}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def _travels(load: Callable[[], Document]) -> bool:
    """Whether another process can do it: something of this package, with arguments that can be sent."""
    function = load.func if isinstance(load, partial) else load
    if not str(getattr(function, "__module__", "")).startswith(_OURS):
        return False
    try:
        pickle.dumps(load)
    except Exception:  # noqa: BLE001 - pickle raises whatever an object's own methods raise
        return False
    return True
