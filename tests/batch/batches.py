"""What the tests of batches share: settings for a server of the test's own, and how a run ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import SecretStr

from summarizer.settings import Settings
from tests.conftest import KEY

if TYPE_CHECKING:
    from summarizer.batch.outcome import Outcome
    from summarizer.batch.store import Run
    from tests.batch.serving import Server


def settings_for(server: Server, **given: object) -> Settings:
    """Ready to ask ``server``, without patience."""
    asked = {"model": "m", "base_url": server.url, "api_key": SecretStr(KEY), "backoff": 0.0, "timeout": 1.0}
    return Settings.model_validate({**asked, **given})


def ended(run: Run) -> dict[str, Outcome]:
    """The outcomes by id; an article that ended twice is a defect."""
    found: dict[str, Outcome] = {}
    for _, outcome in run.outcomes():
        assert outcome.id not in found
        found[outcome.id] = outcome
    return found
