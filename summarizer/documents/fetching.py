"""An article from the web: only http and https, limited in size, time and redirects.

The standard library does it, so that ``verify`` needs no HTTP client of a model's.
"""

from __future__ import annotations

import time
import zlib
from base64 import b64encode
from http.client import HTTPException
from typing import IO, TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

from summarizer._version import __version__
from summarizer.addresses import SCHEMES, fault_in, shown, without_login
from summarizer.documents.raw import MAX_BYTES, Raw, too_large
from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from http.client import HTTPMessage, HTTPResponse

USER_AGENT = f"summarizer/{__version__}"
TIMEOUT = 30.0
"""Seconds that a whole page may take."""
MAX_REDIRECTS = 5
_CHUNK = 64 * 1024


class _FewRedirects(HTTPRedirectHandler):
    max_redirections = MAX_REDIRECTS

    def redirect_request(  # noqa: PLR0917 - the signature is the standard library's
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        try:
            _check(newurl)
        except DocumentError:
            fp.close()
            raise
        newurl, _ = without_login(newurl)  # what a server puts there is no login of ours
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, *, timeout: float = TIMEOUT, max_bytes: int = MAX_BYTES) -> Raw:
    """The page at ``url`` with its declared type; ``timeout`` in seconds for all of it.

    A login in the address (``https://name:password@host``) is sent to that address and nowhere else; it is in
    nothing that comes out.

    Raises :class:`~summarizer.errors.DocumentError` with a sentence for the person who gave the address.
    """
    _check(url)
    name = shown(url)
    deadline = time.monotonic() + timeout
    headers = {"User-Agent": USER_AGENT, "Accept": "text/html,text/plain;q=0.9", "Accept-Encoding": "gzip"}
    bare, login = without_login(url)
    request = Request(quote(bare, safe="%/:=&?~#+!$,;'@()*[]"), headers=headers)  # noqa: S310 - scheme checked
    if login:
        request.add_unredirected_header("Authorization", f"Basic {b64encode(':'.join(login).encode()).decode()}")
    try:
        with build_opener(_FewRedirects).open(request, timeout=timeout) as response:
            data = _body(response, name, deadline, max_bytes)
            return Raw(
                data=data,
                name=name,
                media_type=response.headers.get_content_type(),
                charset=response.headers.get_content_charset(),
                url=response.geturl(),
            )
    except HTTPError as fault:
        fault.close()
        raise DocumentError(
            f"{name} could not be fetched: the server answered {fault.code} {_reason(fault.reason)}."
        ) from fault
    except TimeoutError as fault:
        raise _too_slow(name, timeout) from fault
    except URLError as fault:
        if isinstance(fault.reason, TimeoutError):
            raise _too_slow(name, timeout) from fault
        raise DocumentError(f"{name} could not be fetched: {_reason(fault.reason)}.") from fault
    except (OSError, ValueError, HTTPException, zlib.error) as fault:
        raise DocumentError(f"{name} could not be fetched: {_reason(fault)}.") from fault


def _check(url: str) -> None:
    if not url.lower().startswith(tuple(f"{scheme}://" for scheme in SCHEMES)):
        raise DocumentError(f"{shown(url)} cannot be fetched: only http and https addresses can.")
    if fault := fault_in(url.replace(" ", "%20")):
        raise DocumentError(f"{shown(url)} cannot be fetched: {fault}.")


def _body(response: HTTPResponse, name: str, deadline: float, max_bytes: int) -> bytes:
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
            raise too_large(name, max_bytes)
        if time.monotonic() > deadline:
            raise TimeoutError
    return b"".join(parts)


def _too_slow(name: str, timeout: float) -> DocumentError:
    return DocumentError(f"{name} could not be fetched: it took longer than {timeout:g} seconds.")


def _reason(fault: object) -> str:
    if isinstance(fault, OSError) and fault.strerror:
        return fault.strerror
    first, _, _ = str(fault).strip().partition("\n")
    return first.rstrip(".") or type(fault).__name__
