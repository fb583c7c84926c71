"""An OpenAI-compatible server on 127.0.0.1 that misbehaves on schedule, fast enough to measure others by.

In a test, in a thread of its own: ``with serving(schedule=Schedule(0.05)) as server: ... server.url``. As a process
of its own: ``python -m tests.batch.serving --faults 0.05 --latency 0.2``, which prints its address and answers
``GET /seen`` with what it was asked. It knows the articles of :mod:`tests.batch.newsroom`, and answers as a good
model would.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import socket
import struct
import threading
from collections import Counter
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.batch import newsroom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

RATE_AFTER = "429 with Retry-After"
RATE = "429 without"
BUSY = "503"
BROKEN = "500"
STALL = "stall"
CUT = "truncated body"
RESET = "connection reset"
NO_JSON = "an answer that is no JSON"
WRONG_FORM = "an answer in another form"
FALSE = "an answer with a false number"
KEY_REFUSED = "401"
QUOTA = "429 for good"
ALL_FAULTS = (RATE_AFTER, RATE, BUSY, BROKEN, STALL, CUT, RESET, NO_JSON, WRONG_FORM, FALSE)


class Schedule:
    """Which fault the next call meets, if any: a part of all calls, drawn with a seed."""

    def __init__(self, part: float = 0.0, faults: Sequence[str] = ALL_FAULTS, seed: int = 1) -> None:
        self._part = part
        self._faults = faults
        self._random = random.Random(seed)  # noqa: S311 - repeatable, not secret

    def __call__(self, number: int | None) -> str | None:
        """The fault for a call about wire story ``number``."""
        del number
        return self._random.choice(self._faults) if self._random.random() < self._part else None


@dataclass
class Seen:
    """What the server was asked, by wire story, and what it did."""

    asked: Counter[int | None] = field(default_factory=Counter)
    answered: Counter[int | None] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    at_once: int = 0
    most_at_once: int = 0

    @property
    def calls(self) -> int:
        return self.asked.total()


class Server:
    """The server; ``latency`` is in seconds for each call. It runs in the loop that calls :meth:`start`.

    It takes its processor time from those whom it serves, so a question is not parsed, and what is said to it is
    written once and kept.
    """

    def __init__(self, schedule: Callable[[int | None], str | None], latency: float = 0.0) -> None:
        self.schedule = schedule
        self.latency = latency
        self.seen = Seen()
        self.retry_after = ""  # another one than the schedule's
        self.refuses = ""  # a parameter that this endpoint does not take
        self.echo = ""  # what every answer holds besides
        self.port = 0
        self.connections: set[_Connection] = set()
        self._kept: dict[tuple[int | None, int], bytes] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    async def start(self) -> asyncio.Server:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: _Connection(self), "127.0.0.1", 0, backlog=1024)
        self.port = server.sockets[0].getsockname()[1]
        return server

    async def hang_up(self) -> None:
        """Drop every connection, whatever is said on it."""
        left = list(self.connections)
        for connection in left:
            connection.transport.abort()
        await asyncio.gather(*(connection.gone.wait() for connection in left))

    def asked(self, connection: _Connection, head: bytes, body: bytes) -> None:
        """One request, which is answered in its time."""
        if head.startswith(b"GET"):
            connection.send(_reply(200, json.dumps(_jsonable(self.seen)).encode()))
            return
        number = newsroom.number_in(body.decode())
        self.seen.asked[number] += 1
        self.seen.at_once += 1
        self.seen.most_at_once = max(self.seen.most_at_once, self.seen.at_once)
        connection.waits = True
        if self.latency:
            asyncio.get_running_loop().call_later(self.latency, self._answer, connection, number, body)
        else:
            self._answer(connection, number, body)

    def over(self, connection: _Connection) -> None:
        """Nobody waits on this connection any more."""
        self.seen.at_once -= connection.waits
        connection.waits = False

    def _answer(self, connection: _Connection, number: int | None, body: bytes) -> None:
        if not connection.waits:
            return  # it has hung up
        if self.refuses and self.refuses in json.loads(body):
            connection.send(_reply(400, _error("It is not taken.", "unsupported_parameter", self.refuses)))
            return
        if (fault := self.schedule(number)) is not None:
            self.seen.faults[fault] += 1
        if fault is None or fault in _ANSWERED:
            self.seen.answered[number] += 1
            connection.send(self._said(fault, number, body))
        else:
            self._fail(connection, fault, number, body)

    def _fail(self, connection: _Connection, fault: str, number: int | None, body: bytes) -> None:
        if fault == CUT:
            whole = self._said(None, number, body)
            connection.send(whole[: len(whole) - len(whole) // 4])
            connection.transport.close()
        elif fault == RESET:
            linger = struct.pack("ii", 1, 0)
            connection.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            connection.transport.abort()
        elif fault != STALL:  # then nothing more is heard of it
            status, headers = _REFUSALS[fault]
            if self.retry_after and status in {429, 503}:
                headers = f"retry-after: {self.retry_after}\r\n"
            connection.send(_reply(status, _error(fault, "insufficient_quota" if fault == QUOTA else None), headers))

    def _said(self, fault: str | None, number: int | None, body: bytes) -> bytes:
        """The whole reply; a good one to the same question is kept."""
        kept = (number, len(body))
        if fault is None and not self.echo and kept in self._kept:
            return self._kept[kept]
        said: Any = newsroom.falsified(number or 0) if fault == FALSE else newsroom.summary(number or 0)
        if self.echo:
            said = {**said, "headline": f"{said['headline']} {self.echo}"}
        reply = _reply(200, _completion(json.loads(body), _SPOILT.get(fault or "") or json.dumps(said)))
        if fault is None and not self.echo:
            self._kept[kept] = reply
        return reply


class _Connection(asyncio.Protocol):
    """One client, and one request after the other."""

    transport: asyncio.Transport

    def __init__(self, server: Server) -> None:
        self.waits = False
        self.gone = asyncio.Event()
        self._server = server
        self._came = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._server.connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        self._server.over(self)
        self._server.connections.discard(self)
        self.gone.set()

    def data_received(self, data: bytes) -> None:
        self._came += data
        head, end, rest = self._came.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        needed = int(length[1]) if length else 0
        if end and len(rest) >= needed:
            self._came = rest[needed:]
            self._server.asked(self, head, rest[:needed])

    def send(self, reply: bytes) -> None:
        self._server.over(self)
        self.transport.write(reply)


_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_REFUSALS = {
    RATE_AFTER: (429, "retry-after: 1\r\n"),
    RATE: (429, ""),
    BUSY: (503, ""),
    BROKEN: (500, ""),
    KEY_REFUSED: (401, ""),
    QUOTA: (429, ""),
}
_ANSWERED = {FALSE, NO_JSON, WRONG_FORM}
_SPOILT = {NO_JSON: "Here is the summary: the council", WRONG_FORM: '{"title": "Council"}'}


def _reply(status: int, body: bytes, headers: str = "") -> bytes:
    head = f"HTTP/1.1 {status} X\r\ncontent-type: application/json\r\n{headers}content-length: {len(body)}\r\n\r\n"
    return head.encode() + body


def _completion(body: dict[str, Any], content: str) -> bytes:
    asked = sum(len(message["content"]) for message in body["messages"]) // 4
    usage = {"prompt_tokens": asked, "completion_tokens": len(content) // 4, "total_tokens": asked + len(content) // 4}
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
    said = {"id": "x", "object": "chat.completion", "created": 0, "model": body["model"]}
    return json.dumps({**said, "choices": [choice], "usage": usage}).encode()


def _error(message: str, code: str | None, param: str | None = None) -> bytes:
    return json.dumps({"error": {"message": message, "type": "error", "code": code, "param": param}}).encode()


def _jsonable(seen: Seen) -> dict[str, Any]:
    return {
        "asked": {str(number): times for number, times in seen.asked.items()},
        "answered": {str(number): times for number, times in seen.answered.items()},
        "faults": seen.faults,
        "most_at_once": seen.most_at_once,
    }


@contextmanager
def serving(schedule: Callable[[int | None], str | None] | None = None, latency: float = 0.0) -> Iterator[Server]:
    """The server in a thread of its own, as long as the block."""
    server = Server(schedule or Schedule(), latency)
    started: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def run() -> None:
        over = asyncio.Event()
        running = await server.start()
        started.set_result((asyncio.get_running_loop(), over))
        await over.wait()
        running.close()
        await server.hang_up()

    thread = threading.Thread(target=asyncio.run, args=(run(),), name="server", daemon=True)
    thread.start()
    loop, over = started.result()
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()


async def _serve(server: Server) -> None:
    running = await server.start()
    print(server.url, flush=True)  # noqa: T201 - for whoever started it
    async with running:
        await running.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faults", type=float, default=0.0, help="the part of all calls that fail")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds for each call")
    options = parser.parse_args()
    asyncio.run(_serve(Server(Schedule(options.faults), options.latency)))


if __name__ == "__main__":
    main()
