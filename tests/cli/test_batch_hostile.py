"""``summarizer batch`` against an endpoint that answers anything at all: no article lost, no wait without an end."""

from __future__ import annotations

import gzip
import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.asking.bounded import MOST
from tests.batch import newsroom
from tests.cli.batching import KEY, Desk
from tests.cli.running import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

USAGE = 2
ESCAPE = "\x1b]0;owned\x07"
JSON = {"content-type": "application/json"}


def completion(**other: Any) -> bytes:
    """A good answer about wire story 0, but for what is ``other``."""
    choice = {"finish_reason": "stop", "message": {"role": "assistant", "content": json.dumps(newsroom.summary(0))}}
    usage = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    return json.dumps({"id": "x", "model": "m", "choices": [choice], "usage": usage, **other}).encode()


@dataclass
class Hostile:
    """Sends one reply to everybody. ``asked`` are the paths that were asked for."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=lambda: dict(JSON))
    endless: bytes = b""
    port: int = 0
    asked: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


@contextmanager
def answering(reply: Hostile) -> Iterator[Hostile]:
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            reply.asked.append(self.path)
            self.rfile.read(int(self.headers["content-length"]))
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if not reply.endless:
                self.send_header("content-length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)
            while reply.endless and not over.wait(0.05):
                self.wfile.write(reply.endless)

        do_GET = do_POST  # noqa: N815 - the name that http.server looks for

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Whoever asked has hung up."""

    with Server(("127.0.0.1", 0), Handler) as server:
        reply.port = server.server_port
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield reply
        over.set()
        server.shutdown()


@pytest.fixture
def asked(tmp_path: Path, allowed: list[float], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """The only outcome of one story, the exit code, and what was said on stderr."""
    assert allowed == []

    def run(reply: Hostile, *options: str, code: int, workers: int = 0) -> Any:
        with answering(reply):
            desk = Desk(tmp_path, reply)
            monkeypatch.setattr(Desk, "environment", {**desk.environment, **_BRIEF})
            options = ("-o", "out.jsonl", "--workers", str(workers), *options)
            ran = desk.batch(desk.wire([0]), *options, monkeypatch=monkeypatch)
        text = said(ran)
        assert ran.returncode == code, text
        assert KEY not in text
        assert "\x1b" not in text
        return text, desk.outcomes() if code != USAGE else {}

    return run


_BRIEF = {"SUMMARIZER_RETRIES": "1", "SUMMARIZER_TIMEOUT": "2", "SUMMARIZER_MAX_WAIT": "3"}


@pytest.mark.parametrize(
    "reply",
    [
        Hostile(body=f"<h1>{ESCAPE}</h1>".encode(), headers={"content-type": "text/html"}),
        Hostile(status=204),
        Hostile(body=b"[1, 2]"),
        Hostile(body=b'"words"'),
        Hostile(body=b'{"choices": "abc"}'),
        Hostile(body=completion(choices=[1])),
        Hostile(body=completion(choices=[{"message": {"content": [1, 2]}}])),
        Hostile(body=b"[" * 100_000),
    ],
    ids=["html", "nothing", "list", "string", "choices", "choice", "content", "deep"],
)
def test_what_is_no_completion_is_said_of_the_endpoint(asked: Callable[..., Any], reply: Hostile) -> None:
    _, outcomes = asked(reply, code=3)
    failure = outcomes["wire-0"].failure
    assert failure.code == "answer-unusable"
    assert "sent a reply that is not a chat completion" in failure.message


def test_a_worker_process_hears_of_it_too(asked: Callable[..., Any]) -> None:
    _, outcomes = asked(Hostile(body=b'{"choices": "abc"}'), code=3, workers=1)
    assert outcomes["wire-0"].failure.code == "answer-unusable"


@pytest.mark.parametrize(
    "usage",
    [
        {"prompt_tokens": -1_000_000, "completion_tokens": -5, "total_tokens": 0},
        {"prompt_tokens": "many", "completion_tokens": "5", "total_tokens": "x"},
        {"prompt_tokens": 10**30, "completion_tokens": 5, "total_tokens": 1},
        {"prompt_tokens": float("nan"), "completion_tokens": float("inf"), "total_tokens": 1},
        {"prompt_tokens": 5, "completion_tokens": 5, "prompt_tokens_details": {"cached_tokens": "900"}},
        [1, 2],
    ],
    ids=["negative", "words", "huge", "not a number", "details", "list"],
)
def test_nonsense_about_tokens_costs_no_article(asked: Callable[..., Any], tmp_path: Path, usage: object) -> None:
    (tmp_path / "prices.toml").write_text("[wire-model]\ninput = 1\noutput = 1\n", encoding="utf-8")
    text, outcomes = asked(Hostile(body=completion(usage=usage)), "--prices", "prices.toml", code=0)
    assert outcomes["wire-0"].result
    assert "1 article done; 1 call," in text


@pytest.mark.parametrize(
    "reply",
    [Hostile(endless=b" "), Hostile(status=500, endless=b"x")],
    ids=["answer", "error"],
)
def test_a_reply_without_an_end_is_given_up(asked: Callable[..., Any], reply: Hostile) -> None:
    _, outcomes = asked(reply, code=3)
    assert "did not answer in time" in outcomes["wire-0"].failure.message


def test_a_reply_that_unpacks_to_more_than_memory_is_not_held(asked: Callable[..., Any]) -> None:
    bomb = gzip.compress(b" " * (MOST + 1))
    _, outcomes = asked(Hostile(body=bomb, headers={**JSON, "content-encoding": "gzip"}), code=3)
    assert "sent a reply of more than 64 MB" in outcomes["wire-0"].failure.message


def test_a_packed_reply_is_read(asked: Callable[..., Any]) -> None:
    packed = gzip.compress(completion())
    _, outcomes = asked(Hostile(body=packed, headers={**JSON, "content-encoding": "gzip"}), code=0)
    assert outcomes["wire-0"].result


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://127.0.0.1:1/v1", "/v1/elsewhere"])
def test_no_article_is_sent_on_to_another_address(asked: Callable[..., Any], target: str) -> None:
    reply = Hostile(status=307, headers={"location": target})
    text, outcomes = asked(reply, code=3)
    assert "points to another address (HTTP 307), and no article is sent on" in text
    assert "name it with --base-url" in text
    assert reply.asked == ["/v1/chat/completions"]
    assert not outcomes


@pytest.mark.parametrize("after", ["-5", "nan", "Wed, 21 Oct 2015 07:28:00 GMT", f"{ESCAPE}soon"])
def test_a_wait_that_is_none_is_no_fault(asked: Callable[..., Any], after: str) -> None:
    reply = Hostile(status=429, body=b"{}", headers={**JSON, "retry-after": after})
    _, outcomes = asked(reply, code=3)
    assert "turns requests away for their rate" in outcomes["wire-0"].failure.message


@pytest.mark.parametrize("after", ["1e99", "inf", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_wait_of_ages_stops_the_run(asked: Callable[..., Any], after: str) -> None:
    reply = Hostile(status=429, body=b"{}", headers={**JSON, "retry-after": after})
    text, _ = asked(reply, code=3)
    assert "asks to wait for 31,536,000 seconds; at most 3 are waited" in text


def test_a_date_with_an_offset_beyond_all_clocks_is_no_date(asked: Callable[..., Any]) -> None:
    reply = Hostile(
        status=429, body=b"{}", headers={**JSON, "retry-after": "Wed, 21 Oct 2015 07:28:00 +99999999999999"}
    )
    _, outcomes = asked(reply, code=3)
    assert "turns requests away for their rate" in outcomes["wire-0"].failure.message


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "-NaN", "0", "-1"])
def test_a_budget_that_is_none_is_said(asked: Callable[..., Any], amount: str) -> None:
    text, _ = asked(Hostile(), "--budget-cost", amount, code=2)
    assert "The limit budget_cost must be over 0" in text
