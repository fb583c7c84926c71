"""How fast a run may go, and for how much."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from math import isnan

from summarizer.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Limits:
    """``None`` is no limit. ``concurrency`` is how many calls are out at a time.

    ``budget_tokens`` and ``budget_cost``, in US dollars, are for the whole run, however often it is taken up again.
    ``breaker`` is after how many failed calls in a row, over all articles, the endpoint is only tried with single
    calls, and the run stopped if they fail too: then it is not the articles that fail. After so many articles of which
    the model made nothing, before the first result of a run, it is stopped as well.

    Raises :class:`~summarizer.errors.ConfigurationError` for a limit that lets nothing through.
    """

    concurrency: int = 8
    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    budget_tokens: int | None = None
    budget_cost: Decimal | None = None
    breaker: int = 20

    @property
    def in_work(self) -> int:
        """How many articles are in work: while so many calls are out, half as many articles are read or verified.

        With one call at a time there is one article: an embedded model keeps it in mind from question to question.
        """
        return self.concurrency + self.concurrency // 2

    def __post_init__(self) -> None:
        for limit in fields(self):
            value = getattr(self, limit.name)
            if value is not None and (_is_nan(value) or value <= 0):
                raise ConfigurationError(f"The limit {limit.name} must be over 0, and is {value}.")


def _is_nan(value: float | Decimal) -> bool:
    return value.is_nan() if isinstance(value, Decimal) else isnan(value)
