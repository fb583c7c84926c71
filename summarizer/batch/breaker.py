"""The circuit breaker: when one call after the other fails, it is not the articles.

Michael Nygard, *Release It!*: closed as long as calls go well; open after so many failures in a row, so that
nothing is sent; half open after a while, to see with a single call whether the endpoint has recovered.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.batch.gate import Gate
    from summarizer.settings import Settings

PROBES = 6
"""So many single calls are tried, each after a longer wait, before the run is given up."""

_FIRST_WAIT = 4  # times the backoff of a single call


class Breaker:
    """Told how each call ended, it closes and opens the gate. ``in_a_row`` counts failures since the last success."""

    def __init__(self, gate: Gate, settings: Settings, most: int) -> None:
        self.in_a_row = 0
        self._gate = gate
        self._settings = settings
        self._most = most
        self._probes = 0
        self._closings = 0  # since the last success

    @property
    def given_up(self) -> bool:
        """Whether so many single calls have failed that no more are tried."""
        return self._probes > PROBES

    def went_well(self) -> None:
        """A call was answered, whatever the answer."""
        if self._probes:
            self._gate.open_wide()
        else:
            self._gate.widen()
        self.in_a_row = self._probes = self._closings = 0

    def turned_away(self, entered: int, after: float | None) -> None:
        """A call of the round ``entered`` met a rate limit; ``after`` is how long the endpoint asks to wait.

        Calls that were under way together are turned away together; that is one event.
        """
        if entered != self._gate.round:
            return
        self.in_a_row += 1
        if self.in_a_row >= self._most:
            self._probe(after)
            return
        self._gate.close(self._wait(self._closings) if after is None else after)
        self._closings += 1

    def failed(self, entered: int) -> None:
        """A call of the round ``entered`` failed: the endpoint is away, stalls, or is at fault."""
        self.in_a_row += 1
        if self.in_a_row >= self._most and entered == self._gate.round:
            self._probe(None)

    def _probe(self, after: float | None) -> None:
        self._probes += 1
        if self.given_up:
            self._gate.shut()
        else:
            longest = self._wait(self._probes - 1, _FIRST_WAIT)
            self._gate.close(longest if after is None else max(after, longest), alone=True)

    def _wait(self, number: int, factor: int = 1) -> float:
        """Exponential, with jitter, so that several runs at one endpoint do not come back together."""
        backoff = self._settings.backoff * factor
        jitter = random.uniform(0, backoff)  # noqa: S311 - no secret
        return min(backoff * 2.0**number + jitter, self._settings.max_wait)
