"""Stopping a whole run for a reason that is no article's."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from summarizer.errors import Postponed

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")

BUDGET_SPENT = "budget-spent"
MODEL_UNAVAILABLE = "model-unavailable"
MODEL_REFUSED = "model-refused"
FILE_UNUSABLE = "file-unusable"
DETACHED = "detached"

_GRACE = 2.0  # seconds for what waits for nothing but itself


@dataclass
class Halt:
    """The first reason counts. ``fault`` is what the caller of the run gets raised in the end, if anything."""

    code: str | None = None
    reason: str | None = None
    fault: Exception | None = None
    called: asyncio.Event = field(default_factory=asyncio.Event)

    def call(self, code: str, reason: str, fault: Exception | None = None) -> None:
        """Halt the run; a second reason is not heard."""
        if self.code is None:
            self.code, self.reason, self.fault = code, reason, fault
            self.called.set()

    def check(self) -> None:
        """Raises :class:`~summarizer.errors.Postponed` once the run is to stop: no call begins after that."""
        if self.code is not None:
            raise Postponed(f"The run was stopped. {self.reason}")

    async def cutting_short(self, work: Coroutine[Any, Any, T]) -> T:
        """What ``work`` comes to. If the run is halted meanwhile, it is given up soon: it may wait for a call that
        will never have its turn. Raises :class:`~summarizer.errors.Postponed` then.
        """
        task, halted = asyncio.create_task(work), asyncio.create_task(self.called.wait())
        try:
            await asyncio.wait({task, halted}, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.wait({task}, timeout=_GRACE)
            if not task.done():
                self.check()
            return await task
        finally:
            for left in (task, halted):
                left.cancel()
            await asyncio.gather(task, halted, return_exceptions=True)
