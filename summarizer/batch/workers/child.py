"""A worker's process: ``python -m summarizer.batch.workers.child``, with its parent at both ends of its pipes."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import threading
import traceback
from typing import TYPE_CHECKING, Any, BinaryIO

from summarizer.asking.model import Answer, Model
from summarizer.asking.replies import read
from summarizer.asking.structure import load
from summarizer.batch.store.records import written
from summarizer.batch.workers import wire
from summarizer.errors import SummarizerError
from summarizer.pipeline import asummarize

if TYPE_CHECKING:
    from summarizer.asking.model import Request


def main() -> None:
    """Work until the parent closes the pipe, or dies."""
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what anything prints must not get among the messages
    if (start := _received(incoming)) is not None:
        asyncio.run(_Child(start, outgoing).serve(incoming))


class _Child:
    def __init__(self, start: wire.Start, outgoing: BinaryIO) -> None:
        self._start = start
        self._outgoing = outgoing
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._asked: dict[int, asyncio.Future[wire.Answered]] = {}

    async def serve(self, incoming: BinaryIO) -> None:
        """Messages are read in a thread, as pipes cannot be awaited everywhere."""
        loop = asyncio.get_running_loop()

        def receive() -> None:
            while (message := _received(incoming)) is not None:
                loop.call_soon_threadsafe(self._take, message)
            os._exit(0)  # nothing here outlasts the parent, however deep it is in an article

        threading.Thread(target=receive, daemon=True).start()
        load()
        gc.freeze()  # what is imported stays, and need not be looked through for garbage again and again
        self._send(wire.Ready())
        await loop.create_future()  # for ever

    def _take(self, message: Any) -> None:  # noqa: ANN401 - one of the messages of the wire
        number = message.number
        if isinstance(message, wire.Work):
            self._tasks[number] = asyncio.create_task(self._work(message))
        elif isinstance(message, wire.Drop):
            if (task := self._tasks.get(number)) is not None:
                task.cancel()
        elif (asked := self._asked.pop(number, None)) is not None and not asked.done():
            if isinstance(message, wire.Raised):
                asked.set_exception(message.again())
            else:
                asked.set_result(message)

    async def _work(self, work: wire.Work) -> None:
        number = work.number
        try:
            self._send(await self._worked(work))
        except SummarizerError as fault:
            self._send(wire.Failed(number, fault))
        except Exception as fault:  # noqa: BLE001 - one article costs no other
            self._send(wire.Broken(number, type(fault).__name__, traceback.format_exc()))
        finally:
            self._asked.pop(number, None)
            del self._tasks[number]

    async def _worked(self, work: wire.Work) -> wire.Done:
        document = work.document
        if document is None and work.load is not None:
            document = await asyncio.to_thread(work.load)
        assert document is not None  # noqa: S101 - it is one or the other

        async def complete(request: Request, /) -> Answer:
            asked = asyncio.get_running_loop().create_future()
            self._asked[work.number] = asked
            self._send(wire.Asked(work.number, request))
            answered = await asked
            return Answer(read(answered.completion), answered.cached, answered.seconds)

        start = self._start
        model = Model(start.endpoint, complete)
        result = await asummarize(document, settings=start.settings, policy=start.policy, through=model)
        return wire.Done(work.number, written(result))

    def _send(self, message: object) -> None:
        data = memoryview(wire.packed(message))
        while data:
            data = data[self._outgoing.write(data) or 0 :]


def _received(incoming: BinaryIO) -> Any:  # noqa: ANN401 - one of the messages of the wire
    """The next message; ``None`` at the end."""
    prefix = incoming.read(wire.PREFIX)
    if len(prefix) < wire.PREFIX:
        return None
    data = incoming.read(length := wire.length_of(prefix))
    return wire.unpacked(data) if len(data) == length else None


if __name__ == "__main__":
    main()
