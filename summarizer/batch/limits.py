"""How fast a run may go, and for how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Limits:
    """``None`` is no limit. ``concurrency`` is how many articles are in work at a time.

    ``budget_cost`` is in US dollars. ``breaker`` is after how many failed calls in a row, over all articles, the
    run stops: then it is not the articles that fail.
    """

    concurrency: int = 8
    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    budget_tokens: int | None = None
    budget_cost: Decimal | None = None
    breaker: int = 20
