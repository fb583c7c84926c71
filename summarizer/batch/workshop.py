"""Where an article becomes a result: read, asked about through the one way to the endpoint, and verified."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from summarizer.asking.model import opened
from summarizer.asking.progress import silent
from summarizer.batch.calls import Calls
from summarizer.batch.ledger import Ledger
from summarizer.batch.memory import Memory
from summarizer.batch.spending import budget_of
from summarizer.batch.workers.crew import Crew, cores
from summarizer.batch.workers.worker import WorkerDied
from summarizer.errors import ConfigurationError
from summarizer.pipeline import asummarize

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from summarizer.asking.model import Model
    from summarizer.batch.article import Article
    from summarizer.batch.halting import Halt
    from summarizer.batch.plan import Plan
    from summarizer.batch.tally import Tally
    from summarizer.batch.workers.worker import Ask
    from summarizer.documents.document import Document
    from summarizer.schema import Result

_READERS = 4
"""Threads that read articles: they wait for disks and networks."""

_NAP, _OFTEN_LATE = 0.01, 50
"""Who naps for so many seconds and wakes up late, so much oftener than in time, has a process with too much to do."""


class Workshop:
    """The model, open, and what stands around it. Nothing is started before :meth:`opened`."""

    def __init__(self, plan: Plan, workers: int | None) -> None:
        self._plan = plan
        self._memory = Memory(plan.run, plan.cache)
        self._workers = workers
        self._calls: Calls | None = None
        self._crew: Crew | None = None
        self._readers = ThreadPoolExecutor(min(_READERS, plan.limits.concurrency), thread_name_prefix="reader")

    @asynccontextmanager
    async def opened(self, count: Tally, halt: Halt) -> AsyncIterator[None]:
        """The workshop is open as long as the block.

        Raises :class:`~summarizer.errors.ConfigurationError` and :class:`~summarizer.errors.ModelUnavailable`.
        """
        plan = self._plan
        async with opened(plan.settings, silent, many=True) as model:
            budget = budget_of(plan, model.endpoint)
            ledger = Ledger(model.endpoint, plan.run, self._memory, plan.prices, budget, count, halt)
            self._calls = Calls(model, plan.settings, plan.limits, ledger, halt)
            hiring = await self._hiring(model)
            try:
                yield
            finally:
                if hiring is not None:
                    hiring.cancel()
                    await asyncio.wait({hiring})
                if self._crew is not None:
                    await self._crew.end()
                self._readers.shutdown(wait=False, cancel_futures=True)

    @property
    def is_open(self) -> bool:
        return self._calls is not None

    @property
    def calls_out(self) -> bool:
        """Whether any call is on its way."""
        return self._calls is not None and self._calls.under_way > 0

    @property
    def in_doubt(self) -> bool:
        """Whether the last call failed: then the next failure may be the endpoint's, and not its article's."""
        return self._calls is not None and self._calls.breaker.in_a_row > 0

    async def summarized(self, article: Article) -> Result | str:
        """The result, or its JSON.

        Raises :class:`~summarizer.errors.SummarizerError`, of which ``Postponed`` means: not now.
        """
        assert self._calls is not None  # noqa: S101 - nothing is begun before it is open
        if self._crew is not None:
            return await self._summarized_by(self._crew, article, partial(self._calls.ask, article.id))
        document = await self._read(article.load)
        model = self._calls.model_for(article.id)
        return await asummarize(document, settings=self._plan.settings, policy=self._plan.policy, through=model)

    async def _summarized_by(self, crew: Crew, article: Article, ask: Ask) -> str:
        try:
            return await crew.summarized(article.load, ask)
        except WorkerDied:
            self._memory.finished(article.id, well=False)
            return await crew.summarized_alone(article.load, ask)

    async def _read(self, load: Callable[[], Document]) -> Document:
        return await asyncio.get_running_loop().run_in_executor(self._readers, load)

    async def _hiring(self, model: Model) -> asyncio.Task[None] | None:
        """As many workers as are asked for, now; or, if nobody said, as there are processors, once they are of use."""
        size = self._workers
        if size is None and not model.endpoint.local and (processors := cores()) > 1:
            return asyncio.create_task(self._hire_when_busy(self._crew_of(processors, model)))
        if size:
            crew = self._crew_of(size, model)
            try:
                await crew.begin()
            except WorkerDied as fault:
                raise ConfigurationError(
                    f"{size} processes to work in could not be started.", hint="Ask for fewer with --workers."
                ) from fault
            self._crew = crew
        return None

    def _crew_of(self, size: int, model: Model) -> Crew:
        return Crew(model, self._plan.settings, self._plan.policy, size, self._read)

    async def _hire_when_busy(self, crew: Crew) -> None:
        """Starting processes takes a second or two of each core: only when this one has been the bottleneck."""
        late = 0
        while late < _OFTEN_LATE:
            before = monotonic()
            await asyncio.sleep(_NAP)
            late = late + 1 if monotonic() - before > 2 * _NAP else max(0, late - 1)
        try:
            await crew.begin()
        except WorkerDied:
            return  # it goes on as before
        except BaseException:
            await crew.end()
            raise
        self._crew = crew

    def remember(self, article: str) -> None:
        """It came to a result: what it was answered may serve other runs."""
        self._memory.finished(article, well=True)

    def forget(self, article: str) -> None:
        """It came to no result, or begins again: what it was answered serves no other run."""
        self._memory.finished(article, well=False)
