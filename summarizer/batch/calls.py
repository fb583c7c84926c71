"""Every call of a batch goes through here: remembered, or held back, made, judged and written down.

From the inside out: the endpoint; the gate and the breaker, which know how it is; the pace and the budget, which
the user set; the answers of before. The conversation about an article notices none of it (see
:mod:`summarizer.asking.model`).
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from summarizer.asking.faults import Fault, fault_of, garbled, redact
from summarizer.asking.model import Answer
from summarizer.batch.breaker import Breaker
from summarizer.batch.gate import Gate
from summarizer.batch.halting import BUDGET_SPENT, MODEL_REFUSED, MODEL_UNAVAILABLE
from summarizer.batch.keys import key_of
from summarizer.batch.ledger import Question
from summarizer.batch.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.asking.model import Model, Request
    from summarizer.batch.halting import Halt
    from summarizer.batch.ledger import Ledger
    from summarizer.batch.limits import Limits
    from summarizer.settings import Settings

_TURNED_AWAY = 6
"""So often one call is turned away for the rate before its article hears of it: there may be no rate for it at all."""

ENDS_ALL: Mapping[str, str] = {
    "key-refused": MODEL_REFUSED,
    "unknown-model": MODEL_REFUSED,
    "redirected": MODEL_REFUSED,
    "quota": MODEL_UNAVAILABLE,
}
"""What a fault of one call says about all others."""

_ENDPOINT_AT_FAULT = {"server-error", "timeout", "connection-dropped", "garbled-reply"}
_UNAVAILABLE = 503


class Calls:
    """The one way to the endpoint for all articles of a run. ``under_way`` counts the calls that are out."""

    def __init__(self, model: Model, settings: Settings, limits: Limits, ledger: Ledger, halt: Halt) -> None:
        self.under_way = 0
        self.breaker = Breaker(gate := Gate(limits.concurrency), settings, limits.breaker)
        self._gate = gate
        self._pace = Pace(limits)
        self._model = model
        self._endpoint = model.endpoint
        self._longest_wait = settings.max_wait
        self._ledger = ledger
        self._halt = halt
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def model_for(self, article: str) -> Model:
        """The model as one article asks it."""
        return replace(self._model, complete=partial(self.ask, article))

    async def ask(self, article: str, request: Request) -> Answer:
        """The answer, remembered or asked for.

        Raises what the openai client raises, and :class:`~summarizer.errors.Postponed` when the run is to stop.
        """
        question = Question(article, key_of(self._endpoint, request), request)
        lock = self._asking.setdefault(question.key, asyncio.Lock())
        async with lock:  # the same question from two articles at a time is asked once
            if (completion := await self._ledger.recalled(question)) is not None:
                return Answer(completion, cached=True)
            for left in reversed(range(_TURNED_AWAY)):
                try:
                    return await self._turn(question)
                except _TurnedAway as away:
                    if not left:
                        raise away.raised from None
            raise AssertionError("the last turn ends with an answer or an exception")

    async def _turn(self, question: Question) -> Answer:
        """One call, when it may go out."""
        self._halt.check()
        entered = await self._gate.enter()
        try:
            size = len(question.request.content)
            estimate = self._pace.estimate(size, question.request.tokens)
            await self._pace.turn(estimate)
            if spent := self._ledger.budget.spent:
                self._halt.call(BUDGET_SPENT, spent)
            self._halt.check()
            self.under_way += 1
            try:
                answer = await self._made(question, entered)
            finally:
                self.under_way -= 1
            if (used := answer.completion.usage if answer.seconds is not None else None) is not None:
                self._pace.used(estimate, size, used.prompt_tokens or 0, used.completion_tokens or 0)
            return answer
        finally:
            self._gate.leave()

    async def _made(self, question: Question, entered: int) -> Answer:
        """The call itself, judged and written down."""
        import openai

        started = monotonic()
        try:
            answer = await self._model.complete(question.request)
        except (openai.APIError, ValueError, RecursionError) as raised:
            fault = self._fault(raised)
            self._judge(fault, raised, entered)
            await self._ledger.failed(question, fault.outcome, monotonic() - started)
            self._halt.check()
            if _is_busy(fault, raised):
                raise _TurnedAway(raised) from raised
            raise
        seconds = monotonic() - started
        if not getattr(answer.completion, "choices", None):  # whoever asked makes a fault of it
            self._judge(fault := garbled(self._endpoint), None, entered)
            await self._ledger.failed(question, fault.outcome, seconds)
            self._halt.check()
            return answer
        self.breaker.went_well()
        await self._ledger.answered(question, answer.completion, seconds)
        return replace(answer, seconds=seconds)

    def _fault(self, raised: Exception) -> Fault:
        import openai

        if isinstance(raised, openai.APIError):
            return fault_of(raised, self._endpoint)
        redact(raised, self._endpoint.secret)
        return garbled(self._endpoint)

    def _judge(self, fault: Fault, raised: Exception | None, entered: int) -> None:
        """What a failed call says about the endpoint, and so about all other calls."""
        if fault.outcome in ENDS_ALL:
            self._halt.call(ENDS_ALL[fault.outcome], str(fault.error))
        elif _is_busy(fault, raised):
            if fault.after is not None and fault.after > self._longest_wait:
                self._halt.call(MODEL_UNAVAILABLE, self._too_long_a_wait(fault.after))
            self.breaker.turned_away(entered, fault.after)
        elif fault.outcome in _ENDPOINT_AT_FAULT:
            self.breaker.failed(entered)
        else:
            self.breaker.went_well()
        if self.breaker.given_up:
            self._halt.call(MODEL_UNAVAILABLE, f"One call after the other failed. {fault.error}")

    def _too_long_a_wait(self, seconds: float) -> str:
        return (
            f"{self._endpoint} asks to wait for {seconds:,.0f} seconds; at most {self._longest_wait:,.0f} are waited. "
            "Start the same command again later, or set SUMMARIZER_MAX_WAIT."
        )


class _TurnedAway(Exception):
    """The endpoint has too much to do for this call; it is made again when the gate opens."""

    def __init__(self, raised: Exception) -> None:
        self.raised = raised


def _is_busy(fault: Fault, raised: Exception | None) -> bool:
    """Whether the endpoint has too much to do: then all calls wait, and it is no article's fault."""
    status = getattr(raised, "status_code", None)
    return fault.outcome == "rate-limited" or (
        fault.outcome == "server-error" and (status == _UNAVAILABLE or fault.after is not None)
    )
