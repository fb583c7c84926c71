"""What the tests of many articles begin with: a folder of their own, and a run file in it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from summarizer.batch.store import Run
from tests.batch.batch_server import Server, batch_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the test, in which it also runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    opened = Run.open(tmp_path / "wire.sqlite")
    yield opened
    with suppress(ValueError, RuntimeError, OSError):  # the test may have closed it
        opened.close()


@pytest.fixture
def server() -> Iterator[Server]:
    """An endpoint that speaks the Batch API."""
    with batch_server() as server:
        yield server
