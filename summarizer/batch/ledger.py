"""The books of a run: every call with what it used and cost, durable before anything is made of its answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.asking.replies import checked, read
from summarizer.batch.halting import FILE_UNUSABLE
from summarizer.batch.memory import written
from summarizer.batch.prices import Tokens
from summarizer.batch.store import Call
from summarizer.errors import RunError

if TYPE_CHECKING:
    from decimal import Decimal

    from openai.types.chat import ChatCompletion

    from summarizer.asking.endpoint import Endpoint
    from summarizer.asking.model import Request
    from summarizer.batch.halting import Halt
    from summarizer.batch.memory import Memory
    from summarizer.batch.prices import Prices
    from summarizer.batch.spending import Budget
    from summarizer.batch.store import Run
    from summarizer.batch.tally import Tally


@dataclass(frozen=True, slots=True)
class Question:
    """One request of one article, and the key under which its answer is remembered."""

    article: str
    key: str
    request: Request


@dataclass(frozen=True, slots=True)
class Ledger:
    """Writes down what was asked of ``endpoint``. When the file takes no more, the run is halted.

    Without a ``run`` it only keeps the count, the budget and the cache.
    """

    endpoint: Endpoint
    run: Run | None
    memory: Memory
    prices: Prices
    budget: Budget
    count: Tally
    halt: Halt

    async def recalled(self, question: Question) -> ChatCompletion | None:
        """The answer if it is at hand; one from the cache goes into the run too, which holds all it was made of.

        Raises :class:`ValueError` for one that somebody has spoilt: whoever asks again gets another.
        """
        if (recalled := self.memory.recall(question.article, question.key)) is None:
            return None
        text, is_new = recalled
        completion = checked(read(text))
        if is_new:
            row = self._row(question, tokens_of(completion), 0.0, self._cost(Tokens()), cached=True)
            await self._write(question, row, text)
        self.count.cached += 1
        return completion

    async def answered(self, question: Question, completion: ChatCompletion, seconds: float) -> None:
        """Write down an answer that was paid for, and remember it."""
        text = await self._paid(question, completion, seconds)
        self.memory.learn(question.article, question.key, text)

    async def arrived(self, question: Question, completion: ChatCompletion) -> None:
        """Write down an answer that came in a batch, at the price of those."""
        await self._paid(question, completion, 0.0, batch=True)

    async def failed(self, question: Question, outcome: str, seconds: float) -> None:
        """Write down a call that brought nothing; endpoints charge nothing for those."""
        self.count.calls += 1
        await self._write(question, self._row(question, Tokens(), seconds, self._cost(Tokens()), outcome=outcome), None)

    async def _paid(
        self, question: Question, completion: ChatCompletion, seconds: float, *, batch: bool = False
    ) -> str:
        """Take it from the budget, count it and write it down; gives the answer as it was written."""
        tokens = tokens_of(completion)
        cost = self._cost(tokens, batch=batch)
        self.budget.pay(tokens, cost)
        self.count.paid(tokens, cost)
        text = written(completion, self.endpoint.secret)
        await self._write(question, self._row(question, tokens, seconds, cost), text)
        return text

    def _cost(self, tokens: Tokens, *, batch: bool = False) -> Decimal | None:
        return self.prices.cost(self.endpoint, self.endpoint.model, tokens, batch=batch)

    def _row(
        self,
        question: Question,
        tokens: Tokens,
        seconds: float,
        cost: Decimal | None,
        *,
        outcome: str = "ok",
        cached: bool = False,
    ) -> Call:
        request = question.request
        return Call(
            key=question.key,
            purpose=request.purpose,
            model=self.endpoint.model,
            prompt=request.prompt,
            prompt_version=request.version,
            tokens_in=tokens.inward,
            tokens_out=tokens.outward,
            seconds=round(seconds, 3),
            cost=cost,
            outcome=outcome,
            cached=cached,
        )

    async def _write(self, question: Question, call: Call, answer: str | None) -> None:
        if self.run is None:
            return
        try:  # shielded: an answer that was paid for is kept, even if its article is given up meanwhile
            await asyncio.shield(self.run.record_call(question.article, call, answer))
        except RunError as fault:
            self.halt.call(FILE_UNUSABLE, fault.message, fault)
            self.halt.check()


def tokens_of(completion: ChatCompletion) -> Tokens:
    """What the endpoint counted; zero where it does not count."""
    used = completion.usage
    if not used:
        return Tokens()
    details = getattr(used, "prompt_tokens_details", None)
    cached = getattr(details, "cached_tokens", None) or 0
    return Tokens(used.prompt_tokens or 0, used.completion_tokens or 0, cached)
