"""The embedded model's server, seen from the parent: started once, shared by every call, ended at exit."""

from __future__ import annotations

import atexit
import json
import os
import secrets
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, TYPE_CHECKING, Self

from summarizer.errors import ModelUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHILD = Path(__file__).with_name("child.py")
_START_SECONDS = 300.0
_STOP_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Load:
    """Which file to serve, and how: ``context`` in tokens."""

    path: Path
    alias: str
    context: int
    threads: int


@dataclass
class Server:
    """A running server: ``url`` ends in /v1, ``key`` is random and known to this process alone."""

    load: Load
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    url: str = ""
    _child: subprocess.Popen[str] | None = None
    _log: IO[bytes] = field(default_factory=tempfile.TemporaryFile, repr=False)

    def start(self) -> Self:
        """Start the child and wait until it listens.

        Raises :class:`~summarizer.errors.ModelUnavailable` with the last words of a child that could not.
        """
        # The kernel ends a child when the thread that started it ends: hence one that waits for the child.
        said: SimpleQueue[str | OSError] = SimpleQueue()
        threading.Thread(target=self._keep, args=(said,), name="embedded-model", daemon=True).start()
        try:
            line = said.get(timeout=_START_SECONDS)
        except Empty:
            self.close()
            raise ModelUnavailable(
                f"The embedded model did not start within {_START_SECONDS:.0f} s."
            ) from None
        if isinstance(line, OSError):
            raise ModelUnavailable(f"The embedded model cannot be started: {line}.") from line
        if not line:
            raise ModelUnavailable(
                f"The embedded model cannot be loaded from {self.load.path.name}: {self._last_words()}",
                hint="The file must be a model in the GGUF format that llama.cpp knows, and fit in memory.",
            )
        self.url = json.loads(line)["url"].rstrip("/") + "/v1"
        return self

    @property
    def alive(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def close(self) -> None:
        child = self._child
        if child is not None and child.poll() is None:
            child.kill()
            child.wait(_STOP_SECONDS)

    def _keep(self, said: SimpleQueue[str | OSError]) -> None:
        try:
            child = subprocess.Popen(  # noqa: S603 - our own interpreter and script
                [sys.executable, "-P", str(_CHILD)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._log,
                encoding="utf-8",
                start_new_session=True,  # Ctrl-C is for the parent to handle
            )
        except OSError as fault:
            said.put(fault)
            return
        self._child = child
        with child:
            assert child.stdin is not None  # noqa: S101 - PIPE above
            assert child.stdout is not None  # noqa: S101
            try:
                child.stdin.write(json.dumps(self._order()) + "\n")
                child.stdin.flush()
                said.put(child.stdout.readline())
            except OSError:
                said.put("")
            child.wait()

    def _order(self) -> dict[str, str | int]:
        load = self.load
        return {
            "parent": os.getpid(),
            "path": str(load.path),
            "alias": load.alias,
            "key": self.key,
            "context": load.context,
            "threads": load.threads,
        }

    def _last_words(self) -> str:
        self._log.seek(0)
        lines = self._log.read().decode("utf-8", "replace").split("\n")
        spoken = [line.strip() for line in lines if line.strip()]
        return spoken[-1] if spoken else "it ended without a word."


@contextmanager
def running(load: Load) -> Iterator[Server]:
    """A server of one's own, for as long as the block lasts."""
    server = Server(load).start()
    try:
        yield server
    finally:
        server.close()


_shared: dict[Load, Server] = {}
_guard = threading.Lock()


def shared(load: Load) -> Server:
    """The one server of this process for ``load``; started at the first call, and anew if it has died."""
    with _guard:
        server = _shared.get(load)
        if server is None or not server.alive:
            server = _shared[load] = Server(load).start()
        return server


def close_shared() -> None:
    """End every shared server; also done at the exit of the process."""
    with _guard:
        for server in _shared.values():
            server.close()
        _shared.clear()


def _after_fork() -> None:
    """The server belongs to the parent, and the lock may be held: a forked process starts afresh."""
    global _guard  # noqa: PLW0603 - a fresh lock is what a fork needs
    _guard = threading.Lock()
    _shared.clear()


atexit.register(close_shared)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
