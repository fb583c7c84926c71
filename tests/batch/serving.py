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
import socket
import struct
import threading
from collections import Counter
from concurrent.futures import Future
from contextlib import contextmanager, suppress
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
    """The server; ``latency`` is in seconds for each call. It runs in the loop that calls :meth:`start`."""

    def __init__(self, schedule: Callable[[int | None], str | None], latency: float = 0.0) -> None:
        self.schedule = schedule
        self.latency = latency
        self.seen = Seen()
        self.retry_after = ""  # another one than the schedule's
        self.refuses = ""  # a parameter that this endpoint does not take
        self.echo = ""  # what every answer holds besides
        self.port = 0
        self._over = asyncio.Event()
        self._connections: set[tuple[asyncio.StreamWriter, asyncio.Task[None] | None]] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    async def start(self) -> asyncio.Server:
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0, limit=1 << 22, backlog=1024)
        self.port = server.sockets[0].getsockname()[1]
        return server

    async def hang_up(self) -> None:
        """Drop every connection, whatever is said on it."""
        self._over.set()
        left = list(self._connections)
        for writer, _ in left:
            writer.transport.abort()
        await asyncio.gather(*(task for _, task in left if task is not None), return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections.add(connection := (writer, asyncio.current_task()))
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while await self._exchange(reader, writer):
                pass
        self._connections.discard(connection)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request; whether the connection goes on."""
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if head.startswith(b"get"):
            _send(writer, 200, json.dumps(_jsonable(self.seen)).encode())
            return True
        length = int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
        body = json.loads(await reader.readexactly(length))
        number = newsroom.number_in(body["messages"][1]["content"])
        self.seen.asked[number] += 1
        self.seen.at_once += 1
        self.seen.most_at_once = max(self.seen.most_at_once, self.seen.at_once)
        try:
            if self.latency:
                await asyncio.sleep(self.latency)
            if self.refuses in body:
                _send(writer, 400, _error("It is not taken.", "unsupported_parameter", self.refuses))
                return True
            return await self._answer(number, body, writer)
        finally:
            self.seen.at_once -= 1

    async def _answer(self, number: int | None, body: dict[str, Any], writer: asyncio.StreamWriter) -> bool:
        fault = self.schedule(number)
        if fault is not None:
            self.seen.faults[fault] += 1
        said: Any = newsroom.summary(number or 0)
        if fault == STALL:
            await self._over.wait()
            return False
        if fault == RESET:
            linger = struct.pack("ii", 1, 0)
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            return False
        if fault in _REFUSALS:
            status, headers = _REFUSALS[fault]
            if self.retry_after and status in {429, 503}:
                headers = f"retry-after: {self.retry_after}\r\n"
            _send(writer, status, _error(fault, "insufficient_quota" if fault == QUOTA else None), headers)
            return True
        if fault == CUT:
            whole = _completion(body, json.dumps(said))
            _send(writer, 200, whole[: len(whole) // 2], promised=len(whole))
            await writer.drain()
            return False
        if fault == FALSE:
            said = newsroom.falsified(number or 0)
        if self.echo:
            said = {**said, "headline": f"{said['headline']} {self.echo}"}
        content = _SPOILT.get(fault or "") or json.dumps(said)
        self.seen.answered[number] += 1
        _send(writer, 200, _completion(body, content))
        return True


_REFUSALS = {
    RATE_AFTER: (429, "retry-after: 1\r\n"),
    RATE: (429, ""),
    BUSY: (503, ""),
    BROKEN: (500, ""),
    KEY_REFUSED: (401, ""),
    QUOTA: (429, ""),
}
_SPOILT = {NO_JSON: "Here is the summary: the council", WRONG_FORM: '{"title": "Council"}'}


def _send(
    writer: asyncio.StreamWriter, status: int, body: bytes, headers: str = "", *, promised: int | None = None
) -> None:
    length = len(body) if promised is None else promised
    head = f"HTTP/1.1 {status} X\r\ncontent-type: application/json\r\n{headers}content-length: {length}\r\n\r\n"
    writer.write(head.encode() + body)


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
