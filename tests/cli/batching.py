"""``summarizer batch`` against the wire service of our own, in a folder with a run and a cache of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias, TypeVar

from summarizer.batch.outcome import Outcome
from tests.batch import newsroom
from tests.cli.running import _OWN, in_process, summarizer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import pytest


KEY = "sk-a-key-that-nobody-may-see"


class _Server(Protocol):
    @property
    def url(self) -> str: ...


Batch: TypeAlias = "Callable[..., subprocess.CompletedProcess[bytes]]"
S = TypeVar("S", bound=_Server)


@dataclass(frozen=True)
class Desk(Generic[S]):
    """A folder where somebody works with the command; its run files and its cache lie there too."""

    folder: Path
    server: S

    @property
    def environment(self) -> dict[str, str]:
        return {
            "OPENAI_API_KEY": KEY,
            "OPENAI_BASE_URL": self.server.url,
            "SUMMARIZER_MODEL": "wire-model",
            "SUMMARIZER_BACKOFF": "0.01",
            "SUMMARIZER_RUNS_DIR": str(self.folder / "runs"),
            "SUMMARIZER_CACHE_DIR": str(self.folder / "cache"),
        }

    def wire(self, numbers: Iterable[int], name: str = "wire.jsonl") -> str:
        """A file of wire stories; returns its name."""
        lines = (json.dumps({"id": f"wire-{number}", "text": newsroom.text(number)}) for number in numbers)
        (self.folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return name

    def batch(self, *arguments: str, monkeypatch: pytest.MonkeyPatch) -> subprocess.CompletedProcess[bytes]:
        """The command in this process, in the folder."""
        monkeypatch.chdir(self.folder)
        return in_process("batch", *arguments, environment=self.environment, monkeypatch=monkeypatch)

    def batch_apart(self, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """The command as a process of its own, to its end."""
        return summarizer("batch", *arguments, stdin=stdin, environment=self.environment, folder=self.folder)

    def started(
        self, *arguments: str, stdin: int = subprocess.DEVNULL, before: Callable[[], object] | None = None
    ) -> subprocess.Popen[bytes]:
        """The command as a process of its own, under way. Who starts it ends it."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(_OWN)}
        return subprocess.Popen(  # noqa: S603 - the command under test
            [sys.executable, "-m", "summarizer", "batch", *arguments],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env=clean | self.environment | {"PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8"},
            preexec_fn=before,  # noqa: PLW1509 - no thread of ours runs in the child
        )

    def wait_until(self, so: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
        """Until something is so, or the process has ended, which is a fault then."""
        while not so():
            assert process.poll() is None, process.communicate()
            time.sleep(0.01)

    def outcomes(self, name: str = "out.jsonl") -> dict[str, Outcome]:
        """What is in the output, by id; every line whole, and no article twice."""
        data = (self.folder / name).read_bytes()
        assert not data or data.endswith(b"\n")
        found = [Outcome.model_validate_json(line) for line in data.splitlines()]
        twice = [article for article, times in Counter(outcome.id for outcome in found).items() if times > 1]
        assert not twice
        return {outcome.id: outcome for outcome in found}

    def run_id(self) -> str:
        """Of the only run there is."""
        (path,) = (self.folder / "runs").glob("*.sqlite")
        return path.stem


def wire_ids(count: int) -> set[str]:
    return {f"wire-{number}" for number in range(count)}


class Faults:
    """What the server does wrong with which wire story; ``clear()`` mends it."""

    def __init__(self) -> None:
        self.by_story: dict[int | None, str] = {}

    def __call__(self, number: int | None) -> str | None:
        return self.by_story.get(number)
