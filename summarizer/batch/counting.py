"""The numbers of a batch while it is under way."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from summarizer.batch.tally import Tally

if TYPE_CHECKING:
    from decimal import Decimal

    from summarizer.batch.halting import Halt
    from summarizer.batch.prices import Tokens


@dataclass
class Count:
    """Counts up; :meth:`tally` is how it stands."""

    started: float = field(default_factory=monotonic)
    done: int = 0
    failed: int = 0
    skipped: int = 0
    in_work: int = 0
    total: int | None = None
    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: Decimal | None = None
    cached: int = 0

    def paid(self, tokens: Tokens, cost: Decimal | None) -> None:
        self.calls += 1
        self.tokens_in += tokens.inward
        self.tokens_out += tokens.outward
        if cost is not None:
            self.cost = cost if self.cost is None else self.cost + cost

    def tally(self, halt: Halt) -> Tally:
        return Tally(
            done=self.done,
            failed=self.failed,
            skipped=self.skipped,
            in_work=self.in_work,
            total=self.total,
            calls=self.calls,
            tokens_in=self.tokens_in,
            tokens_out=self.tokens_out,
            cost=self.cost,
            cached=self.cached,
            seconds=monotonic() - self.started,
            stopped=halt.code,
            reason=halt.reason,
        )
