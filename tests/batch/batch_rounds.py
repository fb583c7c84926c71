"""What the tests of the Batch API share: one start of the command, and how the run stands after it."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from summarizer.batch.openai_batch.manner import Manner
from summarizer.batch.openai_batch.rounds import run_batches
from summarizer.batch.plan import Plan
from summarizer.batch.prices import Price, Prices
from summarizer.batch.store import Run
from summarizer.settings import Settings
from tests.batch import newsroom
from tests.batch.batch_server import KEY, Server

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.batch.outcome import Outcome
    from summarizer.batch.tally import Tally


PRICES = Prices({"m": Price(Decimal(2), Decimal(8))})


async def send(server: Server, path: Path, count: int = 6, **given: Any) -> Tally:
    """One start of the command."""
    settings = Settings(model="m", base_url=server.url, api_key=SecretStr(KEY), backoff=0.0, timeout=5.0)
    manner, tell = given.pop("manner", Manner()), given.pop("tell", lambda _: None)
    with Run.open(path) as run:
        plan = Plan(settings=settings, run=run, prices=PRICES, **given)
        return await run_batches(partial(newsroom.articles, count), plan, manner=manner, tell=tell)


def ended(path: Path, count: int = 6) -> list[Outcome]:
    """Every article exactly once, in the order of their numbers."""
    with Run.open(path) as run:
        outcomes = [outcome for _, outcome in run.outcomes()]
    assert sorted(outcome.id for outcome in outcomes) == sorted(article.id for article in newsroom.articles(count))
    return sorted(outcomes, key=lambda outcome: int(outcome.id.removeprefix("wire-")))


def none_failed(path: Path, count: int = 6) -> bool:
    return all(outcome.result is not None for outcome in ended(path, count))


def each_answered_once(server: Server) -> bool:
    return set(server.desk.answered.values()) <= {1}
