"""What a run has used up, and whether there is any left."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from summarizer.asking.endpoint import Endpoint
    from summarizer.batch.limits import Limits
    from summarizer.batch.plan import Plan
    from summarizer.batch.prices import Prices, Tokens


class Budget:
    """Tokens and dollars of a run, those of earlier processes included.

    It is asked before each call and told after it, so a run goes over its budget by the calls that are under way
    when it is spent, and by no more.
    """

    def __init__(self, limits: Limits, tokens: int = 0, cost: Decimal | None = None) -> None:
        self._limits = limits
        self._tokens = tokens
        self._cost = cost or Decimal(0)

    @property
    def spent(self) -> str | None:
        """A sentence that says so, if the budget is spent."""
        most, dollars = self._limits.budget_tokens, self._limits.budget_cost
        if most is not None and self._tokens >= most:
            return f"The budget of {most:,} tokens is spent ({self._tokens:,} used)."
        if dollars is not None and self._cost >= dollars:
            return f"The budget of ${dollars:f} is spent (${self._cost:.4f} used)."
        return None

    @property
    def limited(self) -> bool:
        """Whether there is a budget at all."""
        return self._limits.budget_tokens is not None or self._limits.budget_cost is not None

    def bears(self, tokens: Tokens, cost: Decimal | None) -> bool:
        """Whether so much more would still be within it."""
        most, dollars = self._limits.budget_tokens, self._limits.budget_cost
        return (most is None or self._tokens + tokens.total <= most) and (
            dollars is None or self._cost + (cost or 0) <= dollars
        )

    def pay(self, tokens: Tokens, cost: Decimal | None) -> None:
        """A call that was made."""
        self._tokens += tokens.total
        self._cost += cost or 0


def budget_of(plan: Plan, endpoint: Endpoint) -> Budget:
    """What is left of it, with what the run has used up so far. Raises as :func:`check_priced`."""
    check_priced(plan.limits, plan.prices, endpoint)
    spent = plan.run.totals()
    return Budget(plan.limits, spent.tokens_in + spent.tokens_out, spent.cost)


def check_priced(limits: Limits, prices: Prices, endpoint: Endpoint) -> None:
    """A budget in money needs a price. Raises :class:`~summarizer.errors.ConfigurationError`."""
    if limits.budget_cost is not None and not prices.knows(endpoint, endpoint.model):
        raise ConfigurationError(
            f"There is no price for the model {endpoint.model!r}, so a budget in money cannot be kept.",
            hint="Give its price with --prices, or a budget in tokens.",
        )
