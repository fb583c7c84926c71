"""Many articles at an endpoint that misbehaves: each ends exactly once, as a result or as a failure of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from summarizer.batch.engine import run_batch
from summarizer.batch.limits import Limits
from summarizer.batch.store import Run
from summarizer.settings import Settings
from tests.batch import newsroom
from tests.batch.serving import Schedule, serving

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.batch.outcome import Outcome
    from tests.batch.serving import Server


def settings_for(server: Server, **given: object) -> Settings:
    asked = {"model": "m", "base_url": server.url, "api_key": SecretStr("sk-test-3f9d1c77a8b2e6"), "backoff": 0.0}
    return Settings.model_validate({**asked, "timeout": 1.0, **given})


def outcomes(run: Run) -> dict[str, Outcome]:
    """By id; an article that ended twice is a defect."""
    found: dict[str, Outcome] = {}
    for _, outcome in run.outcomes():
        assert outcome.id not in found
        found[outcome.id] = outcome
    return found


@pytest.fixture
def run(tmp_path: Path) -> object:
    with Run.open(tmp_path / "wire.run") as opened:
        yield opened


@pytest.mark.usefixtures("allowed")
async def test_every_article_ends_once_though_one_call_in_twenty_fails(run: Run) -> None:
    with serving(Schedule(0.05)) as server:
        tally = await run_batch(
            newsroom.articles(100), settings=settings_for(server), limits=Limits(concurrency=32), run=run
        )
    ended = outcomes(run)
    assert sorted(ended) == sorted(article.id for article in newsroom.articles(100))
    assert tally.done + tally.failed == 100
    assert server.seen.faults


@pytest.mark.usefixtures("allowed")
async def test_a_correction_under_the_id_of_its_story_is_an_article_of_its_own(run: Run) -> None:
    story, corrected = newsroom.article(1), newsroom.article(2)
    wire = [
        replace(story, id="guid", digest="a" * 64),
        replace(corrected, id="guid", digest="b" * 64),
        replace(story, id="guid", digest="a" * 64),
    ]
    with serving(Schedule(0.0)) as server:
        for _ in range(2):
            tally = await run_batch(wire, settings=settings_for(server), run=run)
    assert sorted(outcomes(run)) == ["guid", f"guid#{'b' * 12}"]
    assert (tally.done, tally.skipped, server.seen.calls) == (0, 3, 2)
