"""Round by round: every article as far as the answers go, then all that is asked next in one go, until none is left.

A round is a pass over the input. An article that waits for an answer is passed over unread; one whose answer has
come is worked through again from its beginning, and ends, or asks its next question. So what was rejected goes back
as a question of repair in the next batch, and the articles of a slow batch hold up no others.
"""

from __future__ import annotations

import asyncio
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.asking import patience
from summarizer.asking.model import connected
from summarizer.asking.progress import silent as no_progress
from summarizer.batch.calls import Calls
from summarizer.batch.engine import admitted, failure_of
from summarizer.batch.feeding import fed
from summarizer.batch.futility import Futility
from summarizer.batch.halting import BUDGET_SPENT, DETACHED, FILE_UNUSABLE, MODEL_UNAVAILABLE, Halt
from summarizer.batch.ledger import Ledger
from summarizer.batch.memory import Memory
from summarizer.batch.openai_batch.manner import Manner
from summarizer.batch.openai_batch.parcels import Parcels
from summarizer.batch.openai_batch.post import Post
from summarizer.batch.openai_batch.service import Service
from summarizer.batch.spending import budget_of
from summarizer.batch.store import Outbox, State
from summarizer.batch.tally import Tally
from summarizer.errors import ConfigurationError, ModelUnavailable, Postponed, RunError
from summarizer.pipeline import asummarize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from summarizer.batch.article import Article
    from summarizer.batch.plan import Plan
    from summarizer.schema import Result

_GROWTH = 1.5


async def run_batches(
    articles: Callable[[], Iterable[Article]],
    plan: Plan,
    *,
    manner: Manner | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Tally:
    """:func:`~summarizer.batch.engine.run_batch` through the Batch API.

    ``articles`` gives the input anew for each round. ``tell`` is called with one line for a person: what was sent,
    how each batch stands. Started again, it goes on where it was. The tally ends with ``stopped`` as for
    ``run_batch``, or "detached".

    Raises :class:`~summarizer.errors.ConfigurationError` and :class:`~summarizer.errors.ModelUnavailable` before
    anything is asked, :class:`~summarizer.errors.RunError`, and whatever ``articles`` raises.
    """
    if plan.settings.embedded:
        raise ConfigurationError(
            "The Batch API is a service of hosted endpoints; the embedded model has none.",
            hint="Name a hosted model, or leave out --via batch-api.",
        )
    run, manner = plan.run, manner or Manner()
    async with connected(plan.settings, no_progress) as (model, client):
        budget, outbox, halt = budget_of(plan, model.endpoint), Outbox(run), Halt()
        ledger = Ledger(model.endpoint, run, Memory(run, plan.cache), plan.prices, budget, Tally(), halt)
        calls = Calls(model, plan.settings, plan.limits, ledger, halt)
        rounds = _Rounds(
            articles=articles,
            plan=plan,
            manner=manner,
            ledger=ledger,
            outbox=outbox,
            post=Post(model, calls, ledger, outbox, manner),
            parcels=Parcels(Service(client, model.endpoint, plan.settings, tell), outbox, ledger, manner, tell),
            window=asyncio.Semaphore(plan.limits.concurrency),
            futility=Futility(run, plan.limits.breaker, halt),
        )
        try:
            await rounds.work()
        except RunError as fault:
            halt.call(FILE_UNUSABLE, fault.message, fault)
        except BaseException:
            run.ended("interrupted")
            raise
    if halt.code != FILE_UNUSABLE:
        run.ended(halt.code or "complete")
    if halt.fault is not None:
        raise halt.fault
    return rounds.tally


@dataclass
class _Rounds:
    """One call of :func:`run_batches`."""

    articles: Callable[[], Iterable[Article]]
    plan: Plan
    manner: Manner
    ledger: Ledger
    outbox: Outbox
    post: Post
    parcels: Parcels
    window: asyncio.Semaphore
    futility: Futility
    in_work: set[str] = field(default_factory=set)

    @property
    def tally(self) -> Tally:
        return self.ledger.count.now(self.halt)

    @property
    def halt(self) -> Halt:
        return self.ledger.halt

    @property
    def going_on(self) -> bool:
        """What is on its way has been paid for: a spent budget is no reason not to wait for it."""
        return self.halt.code in {None, BUDGET_SPENT}

    async def work(self) -> None:
        """Until every article has ended, or the run is to stop."""
        wait = self.manner.first_wait
        await self.parcels.resume()
        await self.parcels.collect()
        await self.round(first=True)
        while self.going_on:
            await self.parcels.send()
            under_way = len(self.outbox.parcels())
            if not under_way or not self.going_on:
                return
            if self.manner.detach:
                self.halt.call(DETACHED, f"{under_way} of its batches are on their way.")
                return
            await patience.sleep(wait)
            ended = await self.parcels.collect()
            self.plan.observe(self.tally)
            if ended:
                wait = self.manner.first_wait
                await self.round()
            else:
                wait = min(wait * _GROWTH, self.manner.longest_wait)

    async def round(self, *, first: bool = False) -> None:
        """Work through every article that waits for nothing."""
        tasks: set[asyncio.Task[None]] = set()
        total = 0
        try:
            async with aclosing(fed(self.articles())) as coming:
                async for given in coming:
                    total += 1
                    article, state = admitted(self.outbox.run, given)
                    if self._is_to_do(article, state, first=first):
                        await self._started(article, tasks)
                    if not self.going_on:
                        break
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        if self.going_on:
            self.ledger.count.total = total
            self.outbox.run.all_admitted()

    async def _started(self, article: Article, tasks: set[asyncio.Task[None]]) -> None:
        """Begin with an article, as soon as there is room; a file that its questions fill goes out at once."""
        await self.window.acquire()
        self.in_work.add(article.id)
        tasks.add(task := asyncio.create_task(self._worked(article)))
        task.add_done_callback(tasks.discard)
        if not self.post.understood:
            await task
        if self.post.laid_in >= self.manner.questions:
            self.post.laid_in = 0
            await self.parcels.send(full=True)

    def _is_to_do(self, article: Article, state: State, *, first: bool) -> bool:
        if state in {State.DONE, State.FAILED} or (first and state is State.TWICE):
            self.ledger.count.skipped += first
            return False
        return article.id not in self.in_work and self.outbox.ready(article.id)

    async def _worked(self, article: Article) -> None:
        """One article as far as the answers go."""
        ledger, count = self.ledger, self.ledger.count
        count.in_work += 1
        try:
            result = await self._summarized(article)
        except Postponed:
            ledger.memory.finished(article.id, well=False)
        except RunError as fault:
            self.halt.call(FILE_UNUSABLE, fault.message, fault)
        except Exception as fault:  # noqa: BLE001 - one article costs no other
            ledger.memory.finished(article.id, well=False)
            await self._failed(article, fault)
        else:
            with self._unusable_file_halts():
                await asyncio.shield(self.outbox.run.finish(article.id, result))
                count.done += 1
            ledger.memory.finished(article.id, well=True)
        finally:
            count.in_work -= 1
            self.in_work.discard(article.id)
            self.window.release()
            self.plan.observe(self.tally)

    async def _summarized(self, article: Article) -> Result:
        document = await asyncio.to_thread(article.load)
        through = self.post.model_for(article.id)
        work = asummarize(document, settings=self.plan.settings, policy=self.plan.policy, through=through)
        return await (work if self.post.understood else self.halt.cutting_short(work))

    async def _failed(self, article: Article, fault: Exception) -> None:
        """Its own failure; unless the endpoint has not answered anything yet."""
        if isinstance(fault, ModelUnavailable) and not self.post.understood:
            self.halt.call(MODEL_UNAVAILABLE, str(fault))
            return
        with self._unusable_file_halts():
            await asyncio.shield(self.outbox.run.fail(article.id, failure_of(article.id, fault)))
            self.ledger.count.failed += 1
            self.futility.hear(fault)

    @contextmanager
    def _unusable_file_halts(self) -> Iterator[None]:
        try:
            yield
        except RunError as fault:
            self.halt.call(FILE_UNUSABLE, fault.message, fault)
