"""The workers of a run, in the parent."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import SecretStr

from summarizer.batch.workers.wire import Start
from summarizer.batch.workers.worker import Worker, WorkerDied
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from summarizer.asking.model import Model
    from summarizer.batch.workers.worker import Ask
    from summarizer.documents.document import Document
    from summarizer.settings import Settings
    from summarizer.verifying.policy import Policy

    Read = Callable[[Callable[[], Document]], Awaitable[Document]]


class ArticleUnbearable(SummarizerError):
    """An article at which two workers died."""


class Crew:
    """So many workers; each article goes to the one that has the fewest. Who dies is replaced."""

    def __init__(self, model: Model, settings: Settings, policy: Policy, size: int, read: Read) -> None:
        self._start = _start(model, settings, policy)
        self._secret = model.endpoint.secret
        self._size = size
        self._read = read
        self._workers: list[Worker] = []
        self._hiring = asyncio.Lock()
        self._alone = asyncio.Lock()
        self._lone: Worker | None = None

    async def begin(self) -> None:
        """Start all of them. Raises :class:`WorkerDied` if that cannot be done."""
        await self._hire()

    async def summarized(self, load: Callable[[], Document], ask: Ask) -> str:
        """The result as JSON. Raises :class:`WorkerDied` where :meth:`summarized_alone` is the next thing to do."""
        return await (await self._least_busy()).work(load, ask, self._read)

    async def summarized_alone(self, load: Callable[[], Document], ask: Ask) -> str:
        """Once more, by a worker that has nothing else to do.

        So of all the articles that were with a worker when it died, only the one that killed it fails.
        """
        try:
            async with self._alone:
                if self._lone is None or not self._lone.alive:
                    await self._dismiss(self._lone)
                    self._lone = await Worker.begin(self._start, self._secret)
                return await self._lone.work(load, ask, self._read)
        except WorkerDied:
            raise ArticleUnbearable(
                "The process that worked on the article died, and so did the next one.",
                hint="Is it very long, or the memory short? Try it alone, with more memory.",
            ) from None

    @staticmethod
    async def _dismiss(*workers: Worker | None) -> None:
        await asyncio.gather(*(worker.end() for worker in workers if worker is not None))

    async def end(self) -> None:
        await self._dismiss(*self._workers, self._lone)

    async def _least_busy(self) -> Worker:
        if sum(worker.alive for worker in self._workers) < self._size:
            await self._hire()
        return min(self._workers, key=lambda worker: worker.load)

    async def _hire(self) -> None:
        async with self._hiring:
            dead = [worker for worker in self._workers if not worker.alive]
            self._workers = [worker for worker in self._workers if worker.alive]
            missing = self._size - len(self._workers)
            self._workers += await asyncio.gather(*(Worker.begin(self._start, self._secret) for _ in range(missing)))
        await self._dismiss(*dead)


def _start(model: Model, settings: Settings, policy: Policy) -> Start:
    """What a worker has to know, which is no key."""
    keyless: dict[str, str | None] = {"api_key": None}
    if not settings.embedded:  # the key may have been all that told so
        keyless["model"] = settings.asked_model
    endpoint = replace(model.endpoint, key=SecretStr("none"))
    return Start(settings.model_copy(update=keyless), policy, endpoint)


def cores() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
