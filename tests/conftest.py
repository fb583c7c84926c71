"""What every test stands on: no model is ever asked, and nobody waits."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from summarizer.asking import model, patience
from summarizer.record.cases import BY_NAME
from summarizer.record.cassette import BASE_URL, played, recorded_model
from summarizer.record.faulty import faulty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from summarizer.record.cases import Case
    from summarizer.settings import Settings

# A property holds however busy the machine is: no test asserts a time.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# For the whole run. Only the fixtures below allow requests again: to a cassette, or to a server of the test's own.
model.ALLOW_REQUESTS = False

KEY = "sk-test-3f9d1c77a8b2e6"
"""A key that must turn up nowhere."""


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test."""
    for name in list(os.environ):
        if name.startswith(("SUMMARIZER_", "OPENAI_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits before each new try, in seconds, none of them waited."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(patience, "sleep", sleep)
    return waited


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch, waits: list[float]) -> list[float]:
    """Requests are allowed; for tests with a server of their own on 127.0.0.1."""
    monkeypatch.setattr(model, "ALLOW_REQUESTS", True)
    return waits


@pytest.fixture
def serving(allowed: list[float]) -> Callable[..., AbstractContextManager[object]]:
    """:func:`summarizer.record.faulty.faulty`, with requests allowed."""
    assert allowed == []
    return faulty


@pytest.fixture
def cassette(allowed: list[float]) -> Callable[[str], AbstractContextManager[tuple[Case, Settings]]]:
    """Plays a cassette by name: ``with cassette("select-dam-burst") as (case, settings): ...``."""
    assert allowed == []

    @contextmanager
    def play(name: str) -> Iterator[tuple[Case, Settings]]:
        case = BY_NAME[name]
        with played(case.cassette):
            yield case, case.asked(BASE_URL, KEY, recorded_model(case.cassette))

    return play
