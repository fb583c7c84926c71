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
from dataclasses import dataclass
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


class Server:
    """A running server: ``url`` ends in /v1, ``key`` is random and known to this process alone."""

    def __init__(self, load: Load) -> None:
        self.load = load
        self.url = ""
        self.key = secrets.token_urlsafe(24)
        self._child: subprocess.Popen[str] | None = None
        self._said: SimpleQueue[_FirstWords] = SimpleQueue()
        # The kernel ends a child when the thread that started it ends: hence one that waits for the child.
        self._keeper = threading.Thread(target=self._keep, name="embedded-model", daemon=True)

    def start(self) -> Self:
        """Start the child and wait until it listens.

        Raises :class:`~summarizer.errors.ModelUnavailable` with the last words of a child that could not.
        """
        self._keeper.start()
        try:
            said = self._said.get(timeout=_START_SECONDS)
        except Empty:
            self.close()
            raise ModelUnavailable(f"The embedded model did not start within {_START_SECONDS:.0f} s.") from None
        if said.fault is not None:
            raise ModelUnavailable(f"The embedded model cannot be started: {said.fault}.") from said.fault
        if not said.line:
            raise ModelUnavailable(
                f"The embedded model cannot be loaded from {self.load.path.name}: {said.log}",
                hint="The file must be a model in the GGUF format that llama.cpp knows, and fit in memory.",
            )
        self.url = json.loads(said.line)["url"].rstrip("/") + "/v1"
        return self

    @property
    def alive(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def close(self) -> None:
        if self._child is not None and self._child.poll() is None:
            self._child.kill()
        self._keeper.join(_STOP_SECONDS)

    def _keep(self) -> None:
        """The life of the child, from its start to its end."""
        try:
            with tempfile.TemporaryFile() as log, self._started(log) as child:
                self._child = child
                line = self._ordered(child)
                if not line:
                    child.wait()
                self._said.put(_FirstWords(line, "" if line else _last_words(log)))
                child.wait()
        except OSError as fault:
            self._said.put(_FirstWords(fault=fault))

    def _started(self, log: IO[bytes]) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603 - our own interpreter and script
            [sys.executable, "-P", str(_CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            encoding="utf-8",
            env={**_waiting(), **os.environ},
            start_new_session=True,  # Ctrl-C is for the parent to handle
        )

    def _ordered(self, child: subprocess.Popen[str]) -> str:
        """The line that the child says once it listens; empty if it ended before."""
        assert child.stdin is not None  # noqa: S101 - both are pipes
        assert child.stdout is not None  # noqa: S101
        load = self.load
        order = {
            "parent": os.getpid(),
            "path": str(load.path),
            "alias": load.alias,
            "key": self.key,
            "context": load.context,
            "threads": load.threads,
        }
        try:
            child.stdin.write(json.dumps(order) + "\n")
            child.stdin.flush()
        except BrokenPipeError:
            return ""
        return child.stdout.readline()


def _waiting() -> dict[str, str]:
    """How the threads of llama.cpp wait for each other (libgomp): by spinning a little, then asleep.

    Tokens a second, measured on two cores, idle and with three other busy processes: 12 and 3 so, 8 and 4 when they
    sleep at once. Where the environment says something of it, that holds.
    """
    told = {"OMP_WAIT_POLICY", "GOMP_SPINCOUNT"} & set(os.environ)
    return {} if told else {"GOMP_SPINCOUNT": "20000"}


@dataclass(frozen=True, slots=True)
class _FirstWords:
    """What came of a start: the line of a child that listens, or why there is none."""

    line: str = ""
    log: str = ""
    fault: OSError | None = None


def _last_words(log: IO[bytes]) -> str:
    log.seek(0)
    lines = [line.strip() for line in log.read().decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1] if lines else "it ended without a word."


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
