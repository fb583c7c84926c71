"""What is recorded: one run of the whole pipeline for each cassette."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.record.faulty import DROP, error
from summarizer.settings import Settings

if TYPE_CHECKING:
    from summarizer.record.faulty import Reply

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLES = ROOT / "examples"
CASSETTES = ROOT / "cassettes"


@dataclass(frozen=True)
class Case:
    """One cassette: an article, how it is asked about, and which faults come first.

    ``outcomes`` are those that the record of attempts must hold for the recording to show what it is for.
    """

    name: str
    article: str
    settings: dict[str, Any] = field(default_factory=dict)
    faults: tuple[Reply, ...] = ()
    outcomes: frozenset[str] = frozenset()

    @property
    def cassette(self) -> Path:
        return CASSETTES / f"{self.name}.yaml"

    @property
    def text(self) -> str:
        return (ARTICLES / f"{self.article}.txt").read_text(encoding="utf-8")

    def asked(self, base_url: str, key: str, model: str) -> Settings:
        """The settings of the run; nothing of the environment gets in."""
        return Settings(base_url=base_url, api_key=key, model=model, **self.settings)


_ARTICLES = ("dam-burst", "court-fairmont", "council-meeting", "results-norvane")
_SHORT = {"strategy": "select", "max_figures": 3, "max_quotes": 2, "max_events": 0, "repairs": 0}

CASES = (
    *(Case(f"select-{name}", name, {"strategy": "select"}) for name in _ARTICLES),
    *(Case(f"generate-{name}", name, {"strategy": "generate"}) for name in _ARTICLES),
    Case(
        "repair",
        "results-norvane",
        {"strategy": "generate", "max_figures": 6, "max_quotes": 3, "max_events": 2},
        outcomes=frozenset({"repair"}),
    ),
    Case(
        "cut-off",
        "dam-burst",
        {"strategy": "generate", "answer_tokens": 96, "retries": 1},
        outcomes=frozenset({"cut-off"}),
    ),
    Case(
        "faults",
        "council-meeting",
        {**_SHORT, "retries": 4},
        faults=(error(429, "Slow down.", retry_after="1"), error(500, "Out of order."), DROP),
        outcomes=frozenset({"rate-limited", "server-error", "connection-dropped"}),
    ),
)

BY_NAME = {case.name: case for case in CASES}
