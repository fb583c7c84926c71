"""The outputs of a run, kept up with it while it goes on."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

    from summarizer.batch.outputs import Output

T = TypeVar("T")

_EVERY = 1.0  # seconds


async def written_along(work: Coroutine[object, object, T], outputs: Sequence[Output]) -> T:
    """``work``, with what ends meanwhile written about each second, and once more when it is over, however it ends.

    Raises what ``work`` raises; and what an output raises, once ``work`` was cancelled for that: nobody wants to
    pay through the night for results that have no place. The outputs are not closed.
    """
    over = asyncio.Event()
    working = asyncio.create_task(work)
    writing = asyncio.create_task(_keep_up(outputs, over))
    try:
        await asyncio.wait({working, writing}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        if not working.done():
            working.cancel()
        await asyncio.wait({working})
        over.set()
        await asyncio.wait({writing})
    broken = writing.exception()
    if broken is not None and (working.cancelled() or working.exception() is None):
        raise broken
    return working.result()


async def _keep_up(outputs: Sequence[Output], over: asyncio.Event) -> None:
    """In a thread, since the disk may be slow; never in two at once."""
    last = False
    while not last:
        with suppress(TimeoutError):
            await asyncio.wait_for(over.wait(), _EVERY)
        last = over.is_set()
        for output in outputs:
            await asyncio.to_thread(output.catch_up)
