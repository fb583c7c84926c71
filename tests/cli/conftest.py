"""A desk with a wire service, for the tests of ``summarizer batch``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.batch.serving import serving
from tests.cli.batching import Desk, Faults

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

    from tests.batch.serving import Server
    from tests.cli.batching import Batch


@pytest.fixture
def faults() -> Faults:
    return Faults()


@pytest.fixture
def desk(tmp_path: Path, faults: Faults) -> Iterator[Desk[Server]]:
    with serving(faults) as server:
        yield Desk(tmp_path, server)


@pytest.fixture
def batch(desk: Desk[Server], allowed: list[float], monkeypatch: pytest.MonkeyPatch) -> Batch:
    """The command in this process, in the folder of the desk."""
    assert allowed == []

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return desk.batch(*arguments, monkeypatch=monkeypatch)

    return run
