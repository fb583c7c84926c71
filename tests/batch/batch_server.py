"""A server on 127.0.0.1 that speaks OpenAI's Batch API as strictly as OpenAI does, and misbehaves as it is told to.

It knows the articles of :mod:`tests.batch.newsroom` and answers each question as a good model would. Nobody has to
wait for a batch: it gets on whenever somebody looks at it.
"""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from collections import Counter, deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tests.batch import newsroom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KEY = "sk-batch-5e0b92c1d4a7"

EXPIRED = {"code": "batch_expired", "message": "This request could not be executed before the window expired."}
CANCELLED = {"code": "batch_cancelled", "message": "This request was cancelled."}
BUSY = {"error": {"message": "The engine is overloaded.", "type": "server_error", "code": None}}
FILTERED = {"error": {"message": "Your input was flagged.", "type": "invalid_request_error", "code": "flagged"}}
CROWDED = "Enqueued token limit reached for m in organization o. Limit: 90,000 enqueued tokens."


@dataclass(frozen=True)
class Fate:
    """What becomes of one batch. Wire stories in ``busy`` get a 503 line, those in ``refused`` a 400 line, those in
    ``lost`` none at all. ``status`` "expired" and "cancelled" leave the second half undone.
    """

    status: str = "completed"
    busy: frozenset[int] = frozenset()
    refused: frozenset[int] = frozenset()
    lost: frozenset[int] = frozenset()
    errors: tuple[dict[str, Any], ...] = ()


@dataclass
class Desk:
    """What the server holds, what it was asked, and the faults that are in store for those who ask next.

    ``lies``: wire stories whose first answer has a false number in the headline. ``room``: a batch of more questions
    than that meets a full queue. ``cut``: how many downloads break off in the middle of a line. ``hidden``: uploads
    and batches of which no word gets back, for the connection drops when they are made. ``strike`` is called with
    what is asked, as "POST /files", and when it is done and nobody has heard of it: "POST /files done"; if it says
    so, nothing more is done or said.
    """

    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    batches: dict[str, dict[str, Any]] = field(default_factory=dict)
    fates: deque[Fate] = field(default_factory=deque)
    lies: frozenset[int] = frozenset()
    room: int | None = None
    cut: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    hidden: Counter[str] = field(default_factory=Counter)
    refuses: frozenset[str] = frozenset()
    direct: list[dict[str, Any]] = field(default_factory=list)
    answered: Counter[str] = field(default_factory=Counter)
    calls: list[str] = field(default_factory=list)
    strike: Callable[[str], bool] = field(default=lambda _: False)

    def questions(self) -> list[int]:
        """How many there were in each batch."""
        return [len(batch["lines"]) for batch in self.batches.values()]


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
            return 200, _page(desk.files, query)
        if path == "/batches":
            return 200, _page(desk.batches, query)
        if (found := re.fullmatch("/files/(.+)/content", path)) and found[1] in desk.files:
            return 200, self._content(found[1])
        batch = desk.batches.get(path.removeprefix("/batches/"))
        if batch is None:
            return 404, {"error": {"message": "There is no such thing.", "code": None}}
        _get_on(desk, batch)
        return 200, _shown(batch)

    def _posted(self, path: str, _: dict[str, str], body: bytes) -> tuple[int, Any]:
        desk = self.server.desk
        if path == "/chat/completions":
            asked = json.loads(body)
            desk.direct.append(asked)
            return _complete(desk, asked)
        if path == "/files":
            return 200, _add_file(desk, *_upload(self.headers["content-type"], body))
        if json.loads(body)["input_file_id"] not in desk.files:
            return 400, {"error": {"message": "There is no such file.", "code": None}}
        return 200, _shown(_add_batch(desk, json.loads(body)))

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


def _add_file(desk: Desk, name: str, content: bytes) -> dict[str, Any]:
    file: dict[str, Any] = {
        "id": f"file-{len(desk.files) + 1}",
        "object": "file",
        "bytes": len(content),
        "created_at": int(time.time()),
        "filename": name,
        "purpose": "batch",
        "status": "processed",
    }
    desk.files[file["id"]] = {**file, "content": content}
    return file


def _add_batch(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    assert (asked["endpoint"], asked["completion_window"]) == ("/v1/chat/completions", "24h")
    lines = [json.loads(line) for line in desk.files[asked["input_file_id"]]["content"].splitlines()]
    batch = {
        "id": f"batch-{len(desk.batches) + 1}",
        "object": "batch",
        "endpoint": asked["endpoint"],
        "completion_window": "24h",
        "created_at": int(time.time()),
        "input_file_id": asked["input_file_id"],
        "metadata": asked["metadata"],
        "status": "validating",
        "request_counts": {"total": 0, "completed": 0, "failed": 0},
        "lines": lines,
        "fate": desk.fates.popleft() if desk.fates else Fate(),
    }
    desk.batches[batch["id"]] = batch
    return batch


def _shown(batch: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in batch.items() if name not in {"lines", "fate"}}


def _page(held: dict[str, dict[str, Any]], query: dict[str, str]) -> dict[str, Any]:
    """The newest first; small pages, to be asked for one after the other."""
    newest = [{k: v for k, v in _shown(entry).items() if k != "content"} for entry in reversed(held.values())]
    names = [entry["id"] for entry in newest]
    start = names.index(query["after"]) + 1 if "after" in query else 0
    page = newest[start : start + 2]
    return {"object": "list", "data": page, "has_more": start + 2 < len(newest)}


def _get_on(desk: Desk, batch: dict[str, Any]) -> None:
    """One step further, each time that somebody looks."""
    fate, lines = batch["fate"], batch["lines"]
    if batch["status"] == "validating":
        faults = list(_faults(lines)) or list(fate.errors)
        if desk.room is not None and len(lines) > desk.room:
            faults = [{"code": "token_limit_exceeded", "message": CROWDED, "line": None, "param": None}]
        if faults or fate.status == "failed":
            batch.update(status="failed", errors={"object": "list", "data": faults})
        else:
            batch.update(status="in_progress")
            batch["request_counts"]["total"] = len(lines)
    elif batch["status"] == "in_progress":
        _work_off(desk, batch, lines, fate)


def _faults(lines: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        well_formed = (
            line["method"] == "POST" and line["url"] == "/v1/chat/completions" and len(line["custom_id"]) <= 64
        )
        if line["custom_id"] in seen or not well_formed or line["body"]["model"] != lines[0]["body"]["model"]:
            yield {"code": "invalid_line", "message": "This line will not do.", "line": number, "param": None}
        seen.add(line["custom_id"])


def _work_off(desk: Desk, batch: dict[str, Any], lines: list[dict[str, Any]], fate: Fate) -> None:
    half = len(lines) // 2 if fate.status in {"expired", "cancelled"} else len(lines)
    undone: dict[str, str] | None = {"expired": EXPIRED, "cancelled": CANCELLED}.get(fate.status)
    output: list[dict[str, Any]] = []
    errors: list[dict[str, Any]] = []
    for place, line in reversed(list(enumerate(lines))):  # in another order than they were asked
        story = newsroom.number_in(line["body"]["messages"][1]["content"])
        if story in fate.lost:
            continue
        if place >= half:
            errors.append({"custom_id": line["custom_id"], "response": None, "error": undone})
            continue
        status, body = 503, dict[str, Any](BUSY)
        if story in fate.refused:
            status, body = 400, FILTERED
        elif story not in fate.busy:
            status, body = _complete(desk, line["body"])
        if status == 200:
            desk.answered[line["custom_id"]] += 1
        kept = {"custom_id": line["custom_id"], "error": None, "response": {"status_code": status, "body": body}}
        (output if status == 200 else errors).append(kept)
    for name, entries in (("output_file_id", output), ("error_file_id", errors)):
        if entries:
            content = b"".join(json.dumps(entry).encode() + b"\n" for entry in entries)
            batch[name] = _add_file(desk, f"{batch['id']}-{name}.jsonl", content)["id"]
    batch["request_counts"].update(completed=len(output), failed=len(errors))
    batch["status"] = fate.status


def _complete(desk: Desk, asked: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    for name in desk.refuses & set(asked):
        fault = {"message": f"Unsupported parameter: {name}", "code": "unsupported_parameter", "param": name}
        return 400, {"error": fault}
    story = newsroom.number_in(asked["messages"][1]["content"]) or 0
    good = newsroom.summary(story)
    wanted = asked["response_format"]["json_schema"]["schema"]["properties"]
    said = {name: good[name] for name in wanted if name in good}
    if story in desk.lies and "figures" in wanted:
        said["headline"] = "Council approves 9,871 new homes"
    content = json.dumps(said)
    tokens = len(asked["messages"][1]["content"]) // 4
    usage = {"prompt_tokens": tokens, "completion_tokens": len(content) // 4, "total_tokens": tokens}
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
    head = {"id": "x", "object": "chat.completion", "created": 0, "model": asked["model"]}
    return 200, {**head, "choices": [choice], "usage": usage}
