"""Stopping a whole run for a reason that is no article's."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from summarizer.errors import Postponed

BUDGET_SPENT = "budget-spent"
MODEL_UNAVAILABLE = "model-unavailable"
MODEL_REFUSED = "model-refused"
FILE_UNUSABLE = "file-unusable"
DETACHED = "detached"


@dataclass
class Halt:
    """The first reason counts. ``fault`` is what the caller of the run gets raised in the end, if anything."""

    code: str | None = None
    reason: str | None = None
    fault: Exception | None = None
    called: asyncio.Event = field(default_factory=asyncio.Event)

    def call(self, code: str, reason: str, fault: Exception | None = None) -> None:
        if self.code is None:
            self.code, self.reason, self.fault = code, reason, fault
            self.called.set()

    def check(self) -> None:
        """Raises :class:`~summarizer.errors.Postponed` once the run is to stop: no call begins after that."""
        if self.code is not None:
            raise Postponed(f"The run was stopped. {self.reason}")
