"""How long to wait before a failed call is tried again, and when to stop trying (tenacity)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, wait_exponential, wait_random

from summarizer.asking.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tenacity import RetryCallState

    from summarizer.settings import Settings

ANSWER_RETRIES = 2
"""A model that twice answers nonsense to the same question rarely stops there."""

sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
"""What waits; tests put another in its place."""


class Wait:
    """What the endpoint asks for with ``Retry-After``, or exponential backoff with jitter."""

    def __init__(self, settings: Settings) -> None:
        self.max_wait = settings.max_wait
        self.backoff = wait_exponential(multiplier=settings.backoff) + wait_random(0, settings.backoff)

    def __call__(self, state: RetryCallState) -> float:
        after = _fault(state).after
        return min(self.backoff(state), self.max_wait) if after is None else after


class Stop:
    """Out of tries, or the endpoint asks to wait for longer than anyone will."""

    def __init__(self, settings: Settings) -> None:
        self.max_wait = settings.max_wait
        self.out_of_tries = stop_after_attempt(settings.retries + 1)
        self.out_of_answers = stop_after_attempt(min(settings.retries, ANSWER_RETRIES) + 1)

    def __call__(self, state: RetryCallState) -> bool:
        fault = _fault(state)
        if fault.after is not None and fault.after > self.max_wait:
            return True
        return self.out_of_answers(state) if fault.complaint else self.out_of_tries(state)


def retrying(settings: Settings, before_sleep: Callable[[RetryCallState], None]) -> AsyncRetrying:
    """Tries a call again as long as its :class:`Fault` says that this may help; the last one is raised."""
    return AsyncRetrying(
        retry=retry_if_exception(lambda raised: isinstance(raised, Fault) and raised.again),
        wait=Wait(settings),
        stop=Stop(settings),
        sleep=_sleep,
        before_sleep=before_sleep,
        reraise=True,
    )


async def _sleep(seconds: float) -> None:
    await sleep(seconds)


def _fault(state: RetryCallState) -> Fault:
    raised = state.outcome.exception() if state.outcome else None
    assert isinstance(raised, Fault)  # noqa: S101 - nothing else is tried again
    return raised
