"""What one actor of the Ray stages does with one processor: articles a second, tokens, memory.

::

    python -m benchmarks.stages --rounds 25

The articles are the four of ``examples/`` of which there are recordings, the summaries what the recorded model made
of them (``cassettes/generate-*.yaml``). For ``Summarize`` a server in a process of its own gives those answers
again, at once. Seconds are of the processor, so that a busy machine measures the same.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import resource
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import yaml

from summarizer.batch.limits import Limits
from summarizer.integrations.ray import Summarize, Verify
from summarizer.record.cases import BY_NAME

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from summarizer.integrations.columns import Table

_NAMES = ("dam-burst", "court-fairmont", "council-meeting", "results-norvane")
_MEGABYTE = 1 << 10  # of kilobytes, in which Linux counts


def recorded() -> list[dict[str, Any]]:
    """Of each article: its text, the first answer to it, and what all of its calls took."""
    found = []
    for name in _NAMES:
        case = BY_NAME[f"generate-{name}"]
        played = yaml.safe_load(case.cassette.read_text(encoding="utf-8"))
        answers = [entry["response"]["body"]["string"] for entry in played["interactions"]]
        found.append({"text": case.text, "answer": answers[0], "usage": [answer["usage"] for answer in answers]})
    return found


class _Model(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        prompt = asked["messages"][1]["content"]
        answer = next(entry["answer"] for entry in recorded_once() if entry["text"].splitlines()[0] in prompt)
        content = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        pass


_ONCE: list[dict[str, Any]] = []


def recorded_once() -> list[dict[str, Any]]:
    if not _ONCE:
        _ONCE.extend(recorded())
    return _ONCE


def serve(told: Connection) -> None:
    recorded_once()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Model)
    told.send(server.server_port)
    server.serve_forever()


def wire(rounds: int) -> Table:
    """Each round the four articles, each of them made another by a line of its own at its end."""
    entries = recorded_once()
    rows = [
        {
            "id": f"{place}-{number}",
            "text": f"{entry['text']}\n\nStory {number}.\n",
            "summary": entry["answer"]["choices"][0]["message"]["content"],
        }
        for number in range(rounds)
        for place, entry in enumerate(entries)
    ]
    return pa.Table.from_pylist(rows)


def verified(table: Table) -> float:
    """Seconds of the processor for a row."""
    stage = Verify()
    stage(table.slice(0, 4))
    started = time.process_time()
    stage(table)
    return (time.process_time() - started) / len(table)


async def summarized(table: Table, port: int) -> float:
    """Seconds of the processor for a row, those of the server not counted."""
    with tempfile.TemporaryDirectory() as cache:
        stage = Summarize(
            model="m",
            base_url=f"http://127.0.0.1:{port}/v1",
            strategy="generate",
            repairs=0,
            limits=Limits(concurrency=16),
            cache=cache,
        )
        await stage(table.slice(0, 4))
        started = time.process_time()
        done = await stage(table.slice(4))
        seconds = time.process_time() - started
        await stage.aclose()
    assert done.column("failure_code").null_count == len(done)  # noqa: S101 - or it was not what is measured
    return seconds / len(done)


def tokens() -> str:
    entries = recorded_once()
    calls = [usage for entry in entries for usage in entry["usage"]]
    words = sum(len(entry["text"].split()) for entry in entries) / len(entries)
    inward = sum(usage["prompt_tokens"] for usage in calls) / len(entries)
    outward = sum(usage["completion_tokens"] for usage in calls) / len(entries)
    return (
        f"recorded, articles of {words:.0f} words: {len(calls) / len(entries):.1f} calls, "
        f"{inward:,.0f} tokens in, {outward:,.0f} out"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=25, help="four articles each")
    table = wire(parser.parse_args().rounds)
    mine, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    print(tokens())
    for name, seconds in (
        ("Verify", verified(table)),
        ("Summarize", asyncio.run(summarized(table, mine.recv()))),
    ):
        print(f"{name}: {seconds * 1000:.1f} ms of the processor for an article, {1 / seconds:,.0f} a second")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE
    print(f"memory: {peak:,.0f} MB at most, both stages in one process")
    server.terminate()


if __name__ == "__main__":
    main()
