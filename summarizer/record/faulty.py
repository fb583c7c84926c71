"""A real HTTP server on 127.0.0.1 that fails as it is told to, then answers or passes on to a model."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_FORWARD_SECONDS = 600


@dataclass(frozen=True)
class Reply:
    """One reply. ``promised`` bytes are announced, but only ``body`` is sent; ``stall`` waits until the end."""

    status: int = 200
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    promised: int | None = None
    drop: bool = False
    stall: bool = False


def error(status: int, message: str = "", *, code: str | None = None, **headers: str) -> Reply:
    """An error as OpenAI-compatible endpoints put it."""
    body = json.dumps({"error": {"message": message, "type": "error", "code": code}})
    return Reply(status, body, {name.replace("_", "-"): value for name, value in headers.items()})


def completion(content: str, *, finish: str = "stop") -> Reply:
    """A chat completion with ``content`` as the model's words."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content}}
    usage = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    body = {"id": "x", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice], "usage": usage}
    return Reply(body=json.dumps(body))


DROP = Reply(drop=True)
STALL = Reply(stall=True)


class FaultyServer(ThreadingHTTPServer):
    """Sends ``script`` reply by reply, then passes on to ``model``. ``requests`` keeps what it was asked."""

    daemon_threads = True

    def __init__(self, script: Sequence[Reply], model: str | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script = deque(script)
        self.model = model
        self.requests: list[dict[str, Any]] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


@contextmanager
def faulty(script: Sequence[Reply], model: str | None = None) -> Iterator[FaultyServer]:
    """The server, running as long as the block."""
    with FaultyServer(script, model) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: FaultyServer
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.requests.append(json.loads(body))
        if self.server.script:
            self._send(self.server.script.popleft())
        elif self.server.model:
            self._send(self._forwarded(self.server.model, body))
        else:
            self._send(error(500, "The script is at its end."))

    def _send(self, reply: Reply) -> None:
        self.close_connection = True
        if reply.stall:
            self.server.over.wait()
        if reply.drop or reply.stall:
            return
        content = reply.body.encode()
        self.send_response(reply.status)
        self.send_header("content-type", "application/json")
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(reply.promised or len(content)))
        self.send_header("connection", "close")
        self.end_headers()
        self.wfile.write(content)

    def _forwarded(self, model: str, body: bytes) -> Reply:
        headers = {"content-type": "application/json", "authorization": self.headers["authorization"]}
        request = urllib.request.Request(f"{model}/chat/completions", body, headers)  # noqa: S310 - our own model
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=_FORWARD_SECONDS) as answer:
            return Reply(answer.status, answer.read().decode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        pass
