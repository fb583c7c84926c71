"""A web server on this machine, with all that can be wrong with one."""

from __future__ import annotations

import gzip
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator

STORY = "The mayor said that 27 people were hurt. “It is bad,” she said.".encode()
_MEGABYTE = b"word " * 200_000
_HUGE = 2 * 1024 * 1024 * 1024


class Newspaper(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        port = self.headers["Host"].partition(":")[2]
        pages: dict[str, Callable[[], None]] = {
            "/story": lambda: self._answer(STORY),
            "/latin": lambda: self._answer("The café, £5.".encode("latin-1"), kind="text/plain; charset=latin-1"),
            "/wrong-charset": lambda: self._answer("The café, £5.".encode(), kind="text/plain; charset=us-ascii"),
            "/wrong-legacy": lambda: self._answer("The café owner said it cost £410,000.".encode("latin-1")),
            "/packed": lambda: self._answer(gzip.compress(STORY), packed="gzip"),
            "/bomb": lambda: self._answer(gzip.compress(b"0" * 50_000_000), packed="gzip"),
            "/brotli": lambda: self._answer(b"\x0b\x02\x80", packed="br"),
            "/cut": lambda: self._answer(STORY, length=len(STORY) + 100),
            "/cut-packed": lambda: self._answer(gzip.compress(STORY)[:-9], packed="gzip"),
            "/cut-chunks": self._half_a_chunk,
            "/large": lambda: self._answer(_MEGABYTE),
            "/huge": lambda: self._answer(_MEGABYTE, length=_HUGE),
            "/endless": self._endless,
            "/slow": self._drip,
            "/dripping-headers": lambda: self._drip_lines(b"HTTP/1.0 200 OK\r\n"),
            "/dripping-redirects": lambda: self._move("/dripping-redirects?again", after=0.2),
            "/dripping-redirects?again": lambda: self._drip_lines(b"HTTP/1.0 200 OK\r\n"),
            "/silent": lambda: time.sleep(5),
            "/moved": lambda: self._move("/story"),
            "/round": lambda: self._move("/round"),
            "/file": lambda: self._move("file:///etc/hostname"),
            "/ftp": lambda: self._move("ftp://127.0.0.1/story"),
            "/login": lambda: self._answer((self.headers["Authorization"] or "none").encode()),
            "/elsewhere": lambda: self._move(f"http://localhost:{port}/login"),
            "/agent": lambda: self._answer(self.headers["User-Agent"].encode()),
        }
        with suppress(OSError):  # the client has read enough
            pages.get(self.path, lambda: self.send_error(404))()

    def _answer(
        self,
        body: bytes,
        kind: str = "text/plain; charset=utf-8",
        packed: str | None = None,
        length: int | None = None,
    ) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if packed:
            self.send_header("Content-Encoding", packed)
        if length:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(body)

    def _move(self, where: str, after: float = 0) -> None:
        time.sleep(after)
        self.send_response(302)
        self.send_header("Location", where)
        self.end_headers()

    def _half_a_chunk(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n" + STORY)

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(_HUGE // len(_MEGABYTE)):
            self.wfile.write(_MEGABYTE)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"word ")
            time.sleep(0.05)

    def _drip_lines(self, start: bytes) -> None:
        self.wfile.write(start)
        for number in range(60):
            self.wfile.write(f"X-{number}: wait\r\n".encode())
            time.sleep(0.05)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def newspaper(tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """The address of the server, as long as it runs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Newspaper) as server:
        server.daemon_threads = True
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"https://localhost:{server.server_port}" if tls else f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
