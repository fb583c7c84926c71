"""What a batch works with, whichever way its questions go."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.batch.limits import Limits
from summarizer.batch.prices import Prices
from summarizer.batch.tally import silent
from summarizer.verifying.policy import Policy

if TYPE_CHECKING:
    from summarizer.batch.store import Answers, Run
    from summarizer.batch.tally import Observer
    from summarizer.settings import Settings


@dataclass(frozen=True, slots=True)
class Plan:
    """``run`` is where everything is written down, ``cache`` the answers of other runs, if any.

    ``prices`` are the package's own unless given. ``observe`` is called after each article, and about each second.
    """

    settings: Settings
    run: Run
    policy: Policy = field(default_factory=Policy)
    limits: Limits = field(default_factory=Limits)
    cache: Answers | None = None
    prices: Prices = field(default_factory=Prices)
    observe: Observer = silent
