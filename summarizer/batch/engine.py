"""A bounded window of articles, each on its way through the same pipeline as ``summarize``.

Every article ends exactly once, as a result or as a failure of its own; or it stays pending, because the run was
stopped: for the budget, for the endpoint's sake, by whoever started it, or by a power cut.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack, aclosing
from typing import TYPE_CHECKING

from summarizer.batch.feeding import fed
from summarizer.batch.futility import Futility
from summarizer.batch.halting import BUDGET_SPENT, FILE_UNUSABLE, Halt
from summarizer.batch.outcome import Failure
from summarizer.batch.store import State
from summarizer.batch.tally import Tally
from summarizer.batch.workshop import Workshop
from summarizer.errors import ModelUnavailable, Postponed, RunError, SummarizerError

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Iterable

    from summarizer.batch.article import Article
    from summarizer.batch.plan import Plan
    from summarizer.batch.store import Run

_TO_DO = {State.NEW, State.PENDING}
_TICK = 1.0
_GRACE = 2.0  # seconds for articles that wait for nothing but themselves, once the run is stopped
_LOOK = 0.1

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())


async def run_batch(
    articles: Iterable[Article] | AsyncIterable[Article],
    plan: Plan,
    *,
    workers: int | None = None,
) -> Tally:
    """Work through ``articles`` into the run of ``plan``; gives what was done, and why it stopped if it did.

    Articles that are finished in the run, and those that come twice, are skipped; nothing is loaded or asked for
    them. Of two different articles under one id, the second gets one of its own.
    At most ``limits.in_work`` are in work at a time, and little more is held in memory, however many there are.
    ``workers`` are processes that read and verify; by default as many as are of use.

    A cancelled batch leaves everything consistent; so does one that ends with any of these:
    :class:`~summarizer.errors.ConfigurationError` and :class:`~summarizer.errors.ModelUnavailable` before anything
    is asked, :class:`~summarizer.errors.RunError`, and whatever ``articles`` raises, once what is in work has ended.
    """
    batch = _Batch(plan)
    try:
        await batch.work_through(articles, Workshop(plan, workers))
    except BaseException:
        batch.note("interrupted")
        raise
    batch.note(batch.halt.code or "complete")
    if batch.halt.fault is not None:
        raise batch.halt.fault
    return batch.tally


def admitted(run: Run, article: Article) -> tuple[Article, State]:
    """The article under its own id, or under one that tells it from another that has it; and how far it is."""
    state = run.admit(article.id, article.where, article.digest)
    while state is State.OTHER:  # even the id that tells it apart may be somebody else's
        article = article.told_apart()
        state = run.admit(article.id, article.where, article.digest)
    return article, state


def failure_of(article: str, fault: Exception) -> Failure:
    """What the outcome of an article says of ``fault``; one that nobody foresaw is logged too."""
    if isinstance(fault, SummarizerError):
        return Failure.of(fault)
    _log.error("The article %r met an unexpected error", article, exc_info=fault)
    return Failure(
        code="internal-error",
        message=f"summarizer itself failed at this article ({type(fault).__name__}).",
        hint="Please report it, with the article.",
    )


class _Batch:
    """One call of :func:`run_batch`."""

    def __init__(self, plan: Plan) -> None:
        self.halt = Halt()
        self._run = plan.run
        self._observe = plan.observe
        self._count = Tally()
        self._window = asyncio.Semaphore(plan.limits.in_work)
        self._tasks: set[asyncio.Task[None]] = set()
        self._suspects: list[tuple[str, Failure]] = []
        self._futility = Futility(plan.run, plan.limits.breaker, self.halt)

    @property
    def tally(self) -> Tally:
        return self._count.now(self.halt)

    def note(self, why: str) -> None:
        """Write down why the work ended, if the file still takes it."""
        try:
            self._run.ended(why)
        except RunError as fault:
            self.halt.call(FILE_UNUSABLE, fault.message, fault)

    async def work_through(self, articles: Iterable[Article] | AsyncIterable[Article], shop: Workshop) -> None:
        async with AsyncExitStack() as opened:
            admitting = asyncio.create_task(self._admit(articles, shop, opened))
            halted = asyncio.create_task(self.halt.called.wait())
            ticking = asyncio.create_task(self._tick())
            broken: BaseException | None = None
            try:
                await asyncio.wait({admitting, halted}, return_when=asyncio.FIRST_COMPLETED)
                while self._tasks and not halted.done():
                    await asyncio.wait({*self._tasks, halted}, return_when=asyncio.FIRST_COMPLETED)
                if admitting.done():
                    broken = admitting.exception()
                if halted.done():
                    admitting.cancel()
                    await self._drain(shop)
                if self.halt.code in {None, BUDGET_SPENT}:
                    await self._settle()
                if broken is not None:
                    raise broken
            finally:
                left = {admitting, halted, ticking, *self._tasks}
                for task in left:
                    task.cancel()
                await asyncio.gather(*left, return_exceptions=True)

    async def _admit(
        self, articles: Iterable[Article] | AsyncIterable[Article], shop: Workshop, stack: AsyncExitStack
    ) -> None:
        """Start one article after the other; the model is opened for the first that needs it."""
        total = 0
        async with aclosing(fed(articles)) as coming:
            async for given in coming:
                total += 1
                article, state = admitted(self._run, given)
                if state not in _TO_DO:
                    self._count.skipped += 1
                    continue
                if not shop.is_open:
                    await stack.enter_async_context(shop.opened(self._count, self.halt))
                await self._window.acquire()
                task = asyncio.create_task(self._finish(article, shop))
                self._tasks.add(task)
                self._count.in_work += 1
                task.add_done_callback(self._over)
        self._count.total = total
        self._run.all_admitted()

    def _over(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._count.in_work -= 1
        self._window.release()
        self._observe(self.tally)

    async def _finish(self, article: Article, shop: Workshop) -> None:
        """One article to its end, whatever happens to it; it stays pending if the run is stopped meanwhile."""
        try:
            try:
                result = await shop.summarized(article)
            except Postponed:
                shop.forget(article.id)
            except RunError:
                raise
            except Exception as fault:  # noqa: BLE001 - one article costs no other
                shop.forget(article.id)
                await self._failed(article.id, fault, shop)
            else:
                await asyncio.shield(self._run.finish(article.id, result))
                shop.remember(article.id)
                self._count.done += 1
            if not shop.in_doubt:
                await self._settle()
        except RunError as fault:
            self.halt.call(FILE_UNUSABLE, fault.message, fault)

    async def _failed(self, article: str, fault: Exception, shop: Workshop) -> None:
        """Its own failure; unless all calls have been failing: then it is held back until one goes well again."""
        self._suspects.append((article, failure_of(article, fault)))
        if not (isinstance(fault, ModelUnavailable) and shop.in_doubt):
            await self._settle()
        self._futility.hear(fault)

    async def _settle(self) -> None:
        """Write down the failures that were held back: they were the articles' own."""
        while self._suspects:
            article, failure = self._suspects.pop(0)
            await asyncio.shield(self._run.fail(article, failure))
            self._count.failed += 1

    async def _drain(self, shop: Workshop) -> None:
        """Nothing new is asked. Calls that are out come back; then what only waits is given up, and stays pending."""
        grace = _GRACE
        while self._tasks and (shop.calls_out or grace > 0):
            grace -= 0 if shop.calls_out else _LOOK
            await asyncio.wait(self._tasks, timeout=_LOOK)

    async def _tick(self) -> None:
        """Tell how far it is, each second, even if nothing ends."""
        while True:
            await asyncio.sleep(_TICK)
            self._observe(self.tally)
