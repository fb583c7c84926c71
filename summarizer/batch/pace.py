"""So many requests and tokens a minute, spread evenly (aiolimiter's leaky bucket).

Endpoints count per minute but watch shorter spans, so the buckets hold about a second's worth: nothing is sent in
one burst that a minute later would have been too much.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiolimiter import AsyncLimiter

    from summarizer.batch.limits import Limits

_MINUTE = 60.0
_BYTES_A_TOKEN = 4.0  # English prose; corrected by what the endpoint counts


class Pace:
    """One call after the other gets its turn, in the order in which they ask.

    What a call will use is estimated before it and put right after it: what was too little is paid for by the next
    one, which also gets what was too much.
    """

    def __init__(self, limits: Limits) -> None:
        self._requests = _bucket(limits.requests_per_minute)
        self._tokens = _bucket(limits.tokens_per_minute)
        self._in_line = asyncio.Lock()
        self._owed = 0.0
        self._ratio = _BYTES_A_TOKEN
        self._answer: float | None = None

    def estimate(self, size: int, most_out: int) -> float:
        """Tokens of a call whose question has ``size`` bytes; its answer as long as the others were."""
        return size / self._ratio + (most_out if self._answer is None else min(self._answer, most_out))

    async def turn(self, tokens: float) -> None:
        """Wait until a call of about so many ``tokens`` may go out."""
        if self._requests is None and self._tokens is None:
            return
        async with self._in_line:
            if self._tokens is not None:
                await self._draw(self._tokens, tokens)
            if self._requests is not None:
                await self._requests.acquire()

    def used(self, estimated: float, size: int, tokens_in: int, tokens_out: int) -> None:
        """What a call that had its turn really used; nothing if it failed."""
        self._owed += tokens_in + tokens_out - estimated
        if tokens_in and tokens_out:
            self._ratio += 0.1 * (size / tokens_in - self._ratio)
            before = tokens_out if self._answer is None else self._answer
            self._answer = before + 0.1 * (tokens_out - before)

    async def _draw(self, bucket: AsyncLimiter, tokens: float) -> None:
        due, self._owed = tokens + self._owed, 0.0
        if due < 0:
            self._owed = due
        while due > 0:  # a call may need more than the bucket holds
            part = min(due, bucket.max_rate)
            await bucket.acquire(part)
            due -= part


def _bucket(a_minute: float | None) -> AsyncLimiter | None:
    """A bucket of a second's worth, or of one where that is less."""
    if a_minute is None:
        return None
    from aiolimiter import AsyncLimiter

    a_second = a_minute / _MINUTE
    return AsyncLimiter(a_second, 1.0) if a_second >= 1 else AsyncLimiter(1.0, 1.0 / a_second)
