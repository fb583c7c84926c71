"""A server on 127.0.0.1 that speaks OpenAI's Batch API as strictly as OpenAI does, and misbehaves as it is told to."""

from __future__ import annotations

import json
import re
import sys
import threading
from contextlib import contextmanager
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tests.batch.batch_desk import Desk, page_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = "sk-batch-5e0b92c1d4a7"


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.desk = Desk()
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: object, client_address: object) -> None:
        """Who asked may be dead by now; nothing else is forgiven."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def batch_server() -> Iterator[Server]:
    """The server in a thread of its own, as long as the block."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        with self.server.lock:
            self._answer(self._got)

    def do_POST(self) -> None:
        with self.server.lock:
            self._answer(self._posted)

    def _answer(self, how: Any) -> None:
        desk, url = self.server.desk, urlsplit(self.path)
        path = url.path.removeprefix("/v1")
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        name = f"{self.command} {re.sub('/(file|batch)-[0-9]+', '/ID', path)}"
        desk.calls.append(name)
        if desk.strike(name):
            self.close_connection = True
        elif self.headers["authorization"] != f"Bearer {KEY}":
            self._send(401, {"error": {"message": f"Wrong key {KEY}", "code": "invalid_api_key"}})
        elif desk.broken[name]:
            desk.broken[name] -= 1
            self._send(500, {"error": {"message": "Something broke.", "code": None}})
        else:
            status, answer = how(path, {key: value[0] for key, value in parse_qs(url.query).items()}, body)
            if desk.strike(f"{name} done") or desk.hidden[name]:
                desk.hidden[name] = max(0, desk.hidden[name] - 1)
                self.close_connection = True
            else:
                self._send(status, answer)

    def _got(self, path: str, query: dict[str, str], _: bytes) -> tuple[int, Any]:
        desk = self.server.desk
        if path == "/files":
            return 200, page_of(desk.files, query)
        if path == "/batches":
            return 200, page_of(desk.batches, query)
        if (found := re.fullmatch("/files/(.+)/content", path)) and found[1] in desk.files:
            return 200, self._content(found[1])
        batch = desk.batches.get(path.removeprefix("/batches/"))
        if batch is None:
            return 404, {"error": {"message": "There is no such thing.", "code": None}}
        desk.get_on(batch)
        return 200, shown(batch)

    def _posted(self, path: str, _: dict[str, str], body: bytes) -> tuple[int, Any]:
        desk = self.server.desk
        if path == "/chat/completions":
            asked = json.loads(body)
            desk.direct.append(asked)
            return desk.complete(asked)
        if path == "/files":
            return 200, desk.add_file(*_upload(self.headers["content-type"], body))
        if json.loads(body)["input_file_id"] not in desk.files:
            return 400, {"error": {"message": "There is no such file.", "code": None}}
        return 200, shown(desk.add_batch(json.loads(body)))

    def _content(self, file: str) -> bytes:
        desk = self.server.desk
        content: bytes = desk.files[file]["content"]
        if desk.cut:
            desk.cut -= 1
            return content[: len(content) * 2 // 3]
        return content

    def _send(self, status: int, answer: Any) -> None:
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        pass


def _upload(kind: str, body: bytes) -> tuple[str, bytes]:
    """Name and content of the file in a form."""
    form = BytesParser(policy=HTTP).parsebytes(b"content-type: " + kind.encode() + b"\r\n\r\n" + body)
    parts = {part.get_param("name", header="content-disposition"): part for part in form.iter_parts()}
    assert parts["purpose"].get_content() == "batch"
    return str(parts["file"].get_filename()), parts["file"].get_content()
