"""The gate before the endpoint: how many calls may be under way, and for how long none may start."""

from __future__ import annotations

import asyncio
from collections import deque

from summarizer.asking import patience

_GROWTH = 0.25  # of a place, for each call that goes well: as many again after three or four rounds of calls


class Gate:
    """Shared by all calls of a run. Who waits longest goes first.

    Closed for everybody when the endpoint turns one call away for its rate, and narrower afterwards: half as many
    places, growing again with each call that goes well (additive increase, multiplicative decrease, as in TCP's
    congestion control, RFC 5681). ``round`` counts the closings: a call that entered before the last one says
    nothing about how the endpoint is now.
    """

    def __init__(self, places: int) -> None:
        self.round = 0
        self._most = places
        self._places = float(places)
        self._inside = 0
        self._line: deque[asyncio.Future[int]] = deque()
        self._closed: asyncio.Task[None] | None = None

    async def enter(self) -> int:
        """Wait for a place, and take it. Gives the round; :meth:`leave` gives the place back."""
        if self._free and not self._line:
            self._inside += 1
            return self.round
        place: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._line.append(place)
        try:
            return await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():  # it was given a place that it does not need any more
                self.leave()
            raise

    def leave(self) -> None:
        """Give the place back, to whoever is next."""
        self._inside -= 1
        self._admit()

    def close(self, seconds: float, *, alone: bool = False) -> None:
        """Let nobody in for so long; then half as many as before, or, to find out how things are, one ``alone``."""
        self.round += 1
        self._places = 1.0 if alone else max(1.0, self._places / 2)
        if self._closed is not None:
            self._closed.cancel()
        self._closed = asyncio.create_task(self._open_after(seconds))

    def widen(self) -> None:
        """A call went well."""
        self._places = min(self._most, self._places + _GROWTH)
        self._admit()

    def open_wide(self) -> None:
        """Things are as they should be again."""
        self._places = float(self._most)
        self._admit()

    def shut(self) -> None:
        """The end: whoever waits goes on waiting, and has to be cancelled."""
        self._places = 0.0
        if self._closed is not None:
            self._closed.cancel()

    @property
    def _free(self) -> bool:
        return self._closed is None and self._inside < int(self._places)

    def _admit(self) -> None:
        while self._line and self._free:
            place = self._line.popleft()
            if not place.done():
                self._inside += 1
                place.set_result(self.round)

    async def _open_after(self, seconds: float) -> None:
        await patience.sleep(seconds)
        self._closed = None
        self._admit()
