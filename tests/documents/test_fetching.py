"""Articles from the web, from a server of our own on this machine."""

from __future__ import annotations

import gzip
import threading
import time
from base64 import b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from summarizer import DocumentError, load
from summarizer.documents.fetching import fetch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STORY = "The mayor said that 27 people were hurt. “It is bad,” she said.".encode()


class _Newspaper(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answers: dict[str, Callable[[], None]] = {
            "/story": lambda: self._answer(STORY),
            "/latin": lambda: self._answer("The café, £5.".encode("latin-1"), kind="text/plain; charset=latin-1"),
            "/packed": lambda: self._answer(gzip.compress(STORY), encoding="gzip"),
            "/bomb": lambda: self._answer(gzip.compress(b"0" * 50_000_000), encoding="gzip"),
            "/moved": lambda: self._move("/story"),
            "/round": lambda: self._move("/round"),
            "/file": lambda: self._move("file:///etc/hostname"),
            "/ftp": lambda: self._move("ftp://127.0.0.1/story"),
            "/large": lambda: self._answer(b"word " * 200_000),
            "/slow": self._drip,
            "/login": lambda: self._answer((self.headers["Authorization"] or "none").encode()),
            "/elsewhere": lambda: self._move(f"http://localhost:{self.headers['Host'].partition(':')[2]}/login"),
            "/agent": lambda: self._answer(self.headers["User-Agent"].encode()),
        }
        answers.get(self.path, lambda: self.send_error(404))()

    def _answer(self, body: bytes, kind: str = "text/plain; charset=utf-8", encoding: str | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return  # the client has read enough

    def _move(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.end_headers()

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            try:
                self.wfile.write(b"word ")
                time.sleep(0.05)
            except OSError:
                return

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Newspaper) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_an_address_is_read_like_a_file(site: str) -> None:
    document = load(f"{site}/story")
    assert document.text == STORY.decode()
    assert document.url == f"{site}/story"


def test_the_declared_encoding_counts(site: str) -> None:
    document = load(f"{site}/latin")
    assert (document.text, document.notices) == ("The café, £5.", ())


def test_a_packed_answer_is_unpacked(site: str) -> None:
    assert load(f"{site}/packed").text == STORY.decode()


def test_a_moved_article_is_found_and_its_new_address_kept(site: str) -> None:
    assert load(f"{site}/moved").url == f"{site}/story"


def test_the_program_says_who_it_is(site: str) -> None:
    assert load(f"{site}/agent").text.startswith("summarizer/")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/missing", "answered 404"),
        ("/round", "could not be fetched"),
        ("/file", "could not be fetched"),
        ("/ftp", "only http and https"),
        ("/bomb", "too large"),
    ],
)
def test_what_cannot_be_fetched_is_said_in_one_sentence(site: str, path: str, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        load(f"{site}{path}")


def test_too_large_a_page_is_not_read_to_its_end(site: str) -> None:
    with pytest.raises(DocumentError, match="too large"):
        fetch(f"{site}/large", max_bytes=1000)


def test_a_page_that_drips_is_given_up(site: str) -> None:
    with pytest.raises(DocumentError, match=r"took longer than 0\.3 seconds"):
        fetch(f"{site}/slow", timeout=0.3)


@pytest.mark.parametrize("url", ["ftp://example.org/a", "file:///etc/hostname"])
def test_only_the_web_is_fetched(url: str) -> None:
    with pytest.raises(DocumentError, match="only http and https"):
        load(url)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://", "no host"),
        ("http://[::1/story", "malformed"),
        ("http://127.0.0.1:99999/story", "port"),
        ("http://127.0.0.1:port/story", "port"),
        ("http://127.0.0.1/st\nory", "line break"),
        ("http://a..example/story", "malformed"),
    ],
)
def test_a_malformed_address_is_said(url: str, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        load(url)


def test_a_login_is_sent_and_never_kept(site: str) -> None:
    document = load(f"{site.replace('//', '//desk:hush%21@')}/login")
    assert document.text == f"Basic {b64encode(b'desk:hush!').decode()}"
    assert document.url == f"{site}/login"


def test_a_login_goes_to_no_other_host(site: str) -> None:
    assert load(f"{site.replace('//', '//desk:hush@')}/elsewhere").text == "none"


@pytest.mark.parametrize(
    "url",
    [
        "{site}/missing",
        "{site}/round",
        "{site}/bomb",
        "http://desk:hush@127.0.0.1:1/story",
        "http://desk:hush@127.0.0.1:99999/",
        "http://desk:hush/hush@127.0.0.1/",
        "http://desk:hush#hush@[::1/",
        "ftp://desk:hush@example.org/story",
    ],
)
def test_a_password_is_in_no_message(site: str, url: str) -> None:
    with pytest.raises(DocumentError) as caught:
        load(url.format(site=site.replace("//", "//desk:hush@")))
    assert "://***@" in str(caught.value)
    fault: BaseException | None = caught.value
    while fault is not None:
        assert "hush" not in str(fault)
        fault = fault.__cause__ or fault.__context__


def test_a_server_that_is_not_there_is_said() -> None:
    with pytest.raises(DocumentError, match="could not be fetched"):
        load("http://127.0.0.1:1/story")
