"""An article from the web: only http and https, limited in size, time and redirects.

The standard library does it, so that ``verify`` needs no HTTP client of a model's.
"""

from __future__ import annotations

import time
import zlib
from typing import IO, TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from summarizer._version import __version__
from summarizer.documents.raw import MAX_BYTES, Raw, too_large
from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from http.client import HTTPMessage, HTTPResponse

USER_AGENT = f"summarizer/{__version__}"
TIMEOUT = 30.0
"""Seconds that a whole page may take."""
MAX_REDIRECTS = 5
_CHUNK = 64 * 1024
_SCHEMES = ("http", "https")


class _FewRedirects(HTTPRedirectHandler):
    max_redirections = MAX_REDIRECTS

    def redirect_request(  # noqa: PLR0917 - the signature is the standard library's
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        _check_scheme(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, *, timeout: float = TIMEOUT, max_bytes: int = MAX_BYTES) -> Raw:
    """The page at ``url`` with its declared type; ``timeout`` in seconds for all of it.

    Raises :class:`~summarizer.errors.DocumentError` with a sentence for the person who gave the address.
    """
    _check_scheme(url)
    deadline = time.monotonic() + timeout
    headers = {"User-Agent": USER_AGENT, "Accept": "text/html,text/plain;q=0.9", "Accept-Encoding": "gzip"}
    request = Request(quote(url, safe="%/:=&?~#+!$,;'@()*[]"), headers=headers)  # noqa: S310 - scheme checked
    try:
        with build_opener(_FewRedirects).open(request, timeout=timeout) as response:
            data = _body(response, url, deadline, max_bytes)
            return Raw(
                data=data,
                name=url,
                media_type=response.headers.get_content_type(),
                charset=response.headers.get_content_charset(),
                url=response.geturl(),
            )
    except HTTPError as fault:
        raise DocumentError(
            f"{url} could not be fetched: the server answered {fault.code} {_reason(fault.reason)}."
        ) from fault
    except TimeoutError as fault:
        raise _too_slow(url, timeout) from fault
    except URLError as fault:
        if isinstance(fault.reason, TimeoutError):
            raise _too_slow(url, timeout) from fault
        raise DocumentError(f"{url} could not be fetched: {_reason(fault.reason)}.") from fault
    except (OSError, ValueError, zlib.error) as fault:
        raise DocumentError(f"{url} could not be fetched: {_reason(fault)}.") from fault


def _check_scheme(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in _SCHEMES or not parts.netloc:
        raise DocumentError(f"{url} cannot be fetched: only http and https addresses can.")


def _body(response: HTTPResponse, url: str, deadline: float, max_bytes: int) -> bytes:
    """The body, unpacked, no longer than ``max_bytes`` and no later than ``deadline``."""
    packed = response.headers.get("Content-Encoding", "").strip().lower() == "gzip"
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16) if packed else None
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        piece = unpack.decompress(chunk, max_bytes + 1) if unpack else chunk
        parts.append(piece)
        size += len(piece)
        if size > max_bytes or (unpack and unpack.unconsumed_tail):
            raise too_large(url, max_bytes)
        if time.monotonic() > deadline:
            raise TimeoutError
    return b"".join(parts)


def _too_slow(url: str, timeout: float) -> DocumentError:
    return DocumentError(f"{url} could not be fetched: it took longer than {timeout:g} seconds.")


def _reason(fault: object) -> str:
    if isinstance(fault, OSError) and fault.strerror:
        return fault.strerror
    first, _, _ = str(fault).strip().partition("\n")
    return first.rstrip(".") or type(fault).__name__
