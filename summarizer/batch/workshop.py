"""Where an article becomes a result: read, asked about through the one way to the endpoint, and verified."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from summarizer.asking.model import opened
from summarizer.asking.progress import silent
from summarizer.batch.calls import Calls
from summarizer.batch.ledger import Ledger
from summarizer.batch.memory import Memory
from summarizer.batch.spending import Budget, check_priced
from summarizer.pipeline import asummarize

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from summarizer.batch.article import Article
    from summarizer.batch.counting import Count
    from summarizer.batch.halting import Halt
    from summarizer.batch.limits import Limits
    from summarizer.batch.prices import Prices
    from summarizer.batch.store import Answers, Run
    from summarizer.schema import Result
    from summarizer.settings import Settings
    from summarizer.verifying.policy import Policy

_READERS = 4
"""Threads that read articles: they wait for disks and networks."""


class Workshop:
    """The model, open, and what stands around it. Nothing is started before :meth:`opened`."""

    def __init__(
        self,
        *,
        settings: Settings,
        policy: Policy,
        limits: Limits,
        run: Run,
        cache: Answers | None,
        prices: Prices,
        workers: int | None,
    ) -> None:
        self._settings = settings
        self._policy = policy
        self._limits = limits
        self._run = run
        self._memory = Memory(run, cache)
        self._prices = prices
        self._workers = workers
        self._calls: Calls | None = None
        self._readers = ThreadPoolExecutor(min(_READERS, limits.concurrency), thread_name_prefix="reader")

    @asynccontextmanager
    async def opened(self, count: Count, halt: Halt) -> AsyncIterator[None]:
        """The workshop is open as long as the block.

        Raises :class:`~summarizer.errors.ConfigurationError` and :class:`~summarizer.errors.ModelUnavailable`.
        """
        async with opened(self._settings, silent) as model:
            check_priced(self._limits, self._prices, model.endpoint)
            spent = self._run.totals()
            budget = Budget(self._limits, spent.tokens_in + spent.tokens_out, spent.cost)
            ledger = Ledger(model.endpoint, self._run, self._memory, self._prices, budget, count, halt)
            self._calls = Calls(model, self._settings, self._limits, ledger, halt)
            try:
                yield
            finally:
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

    async def summarized(self, article: Article) -> Result:
        """Raises :class:`~summarizer.errors.SummarizerError`, of which ``Postponed`` means: not now."""
        assert self._calls is not None  # noqa: S101 - nothing is begun before it is open
        document = await asyncio.get_running_loop().run_in_executor(self._readers, article.load)
        model = self._calls.model_for(article.id)
        return await asummarize(document, settings=self._settings, policy=self._policy, through=model)

    def remember(self, article: str) -> None:
        """It came to a result: what it was answered may serve other runs."""
        self._memory.finished(article, well=True)

    def forget(self, article: str) -> None:
        self._memory.finished(article, well=False)
