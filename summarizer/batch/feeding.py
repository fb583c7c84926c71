"""Articles from wherever they come, one by one, without holding up the event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterable
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable

T = TypeVar("T")

_AHEAD = 16


class _End(Exception):
    """Nothing more comes; ``__cause__`` is why, if something broke."""


async def fed(items: Iterable[T] | AsyncIterable[T]) -> AsyncGenerator[T, None]:
    """The items in order. A plain iterator runs in a thread of its own, a few items ahead: it may block, as standard
    input does, and nobody waits for it in the end.
    """
    if isinstance(items, AsyncIterable):
        async for item in items:
            yield item
        return
    async with aclosing(_from_thread(items)) as pumped:
        async for item in pumped:
            yield item


async def _from_thread(items: Iterable[T]) -> AsyncGenerator[T, None]:
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[T | _End] = asyncio.Queue()
    room = threading.Semaphore(_AHEAD)
    over = threading.Event()

    def put(item: T | _End) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody wants it any more
            loop.call_soon_threadsafe(queue.put_nowait, item)

    def pump() -> None:
        end = _End()
        try:
            for item in items:
                room.acquire()
                if over.is_set():
                    break
                put(item)
        except BaseException as fault:  # noqa: BLE001 - raised where the items are taken, who would wait for ever
            end.__cause__ = fault if isinstance(fault, Exception) else _ended_by(fault)
        put(end)

    threading.Thread(target=pump, name="articles", daemon=True).start()
    try:
        while not isinstance(item := await queue.get(), _End):
            room.release()
            yield item
        if item.__cause__ is not None:
            raise item.__cause__
    finally:
        over.set()
        room.release()


def _ended_by(fault: BaseException) -> RuntimeError:
    """A wish to end this thread, as ``sys.exit()`` in a generator, is none to end the loop."""
    ended = RuntimeError(f"The items broke off with {type(fault).__name__}.")
    ended.__cause__ = fault
    return ended
