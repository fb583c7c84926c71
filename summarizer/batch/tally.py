"""How far a batch is, for whoever watches it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from summarizer.batch.halting import Halt
    from summarizer.batch.prices import Tokens


@dataclass(slots=True)
class Tally:
    """What this process has done so far; the run file holds the sums over all that worked on it.

    The batch counts up in one of its own; whoever watches gets copies, which stay as they are (:meth:`now`).

    ``skipped`` were finished before, or have an id that came already. ``total`` is how many articles the input has,
    once it has come to its end. ``calls``, tokens and ``cost`` (US dollars; ``None`` as long as no call had a known
    price) are of what was asked and paid for; ``cached`` counts the answers that were at hand. ``seconds`` is
    since the start.

    ``stopped`` says why the run ended before its articles did, else ``None``: ``budget-spent``,
    ``model-unavailable``, ``model-refused``; ``reason`` is that as a sentence for a person.
    """

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
    seconds: float = 0.0
    stopped: str | None = None
    reason: str | None = None
    started: float = field(default_factory=monotonic, repr=False, compare=False)

    def paid(self, tokens: Tokens, cost: Decimal | None) -> None:
        """One call more, which was answered."""
        self.calls += 1
        self.tokens_in += tokens.inward
        self.tokens_out += tokens.outward
        if cost is not None:
            self.cost = cost if self.cost is None else self.cost + cost

    def now(self, halt: Halt) -> Tally:
        """How it stands."""
        return replace(self, seconds=monotonic() - self.started, stopped=halt.code, reason=halt.reason)

    @property
    def finished(self) -> int:
        """Articles that this process brought to an end, one way or the other."""
        return self.done + self.failed


Observer = Callable[[Tally], None]


def silent(tally: Tally) -> None:
    """Tell nobody."""
