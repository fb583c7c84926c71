"""The child process of the embedded model. The engine is a stand-in; the processes, pipes and signals are real."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer.asking.embedded.server import Load, Server, close_shared, running, shared
from summarizer.errors import ModelUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGINE = """
import sys, types

class Namespace(types.SimpleNamespace):
    def __getattr__(self, name):
        made = Namespace()
        setattr(self, name, made)
        return made

CommonParams = Namespace

class Server:
    def __init__(self, params):
        print("chatter of the engine")
        if "broken" in params.model.path:
            sys.exit("error: no such tensor")
        self.listening_address = "http://127.0.0.1:8"
"""

PARENT = """
import sys, time
from pathlib import Path
from summarizer.asking.embedded.server import Load, shared
print(shared(Load(Path("m.gguf"), "m", 2048, 1))._child.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture(autouse=True)
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "xllamacpp.py").write_text(ENGINE)
    checkout = Path(__file__).parents[2]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(checkout)]))
    yield
    close_shared()


def load(name: str = "m.gguf") -> Load:
    return Load(Path(name), "m", 2048, 1)


def pid_of(server: Server) -> int:
    assert server._child is not None
    return server._child.pid


def is_gone(pid: int, seconds: float = 5.0) -> bool:
    """Whether the process is gone, or only its entry is left, before the time is up."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
            stat = Path(f"/proc/{pid}/stat")
            if stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def test_it_says_where_it_listens_whatever_the_engine_prints() -> None:
    with running(load()) as server:
        assert server.url == "http://127.0.0.1:8/v1"
        assert server.alive
        pid = pid_of(server)
    assert is_gone(pid)


def test_the_key_is_random_and_not_among_the_arguments() -> None:
    with running(load()) as one:
        arguments = one._child.args if one._child else ()
        assert len(one.key) >= 32
        assert one.key not in str(arguments)
        assert one.key not in repr(one)
        assert one.key != Server(load()).key


def test_a_model_that_cannot_be_loaded_is_said_with_the_engines_last_words() -> None:
    with pytest.raises(ModelUnavailable, match="no such tensor") as caught, running(load("broken.gguf")):
        pass
    assert "GGUF" in str(caught.value)


def test_one_server_serves_every_call_and_is_replaced_when_it_died() -> None:
    first = shared(load())
    assert shared(load()) is first
    os.kill(pid_of(first), signal.SIGKILL)
    assert is_gone(pid_of(first))
    first.close()
    second = shared(load())
    assert second is not first
    assert second.alive


def test_it_outlives_the_thread_that_first_asked_for_it() -> None:
    found: list[Server] = []
    thread = threading.Thread(target=lambda: found.append(shared(load())))
    thread.start()
    thread.join()
    assert not is_gone(pid_of(found[0]), 0.3)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_ends_with_its_parent_however_that_dies(how: signal.Signals) -> None:
    with subprocess.Popen(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert not is_gone(child, 0.1)
        parent.send_signal(how)
    assert is_gone(child)


def test_the_end_of_its_input_is_enough() -> None:
    """Where the kernel cannot be asked to end it, the pipe does."""
    server = Server(load()).start()
    assert server._child is not None
    assert server._child.stdin is not None
    server._child.stdin.close()
    assert is_gone(pid_of(server))
    server.close()
