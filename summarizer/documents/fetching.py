"""An article from the web: only http and https, limited in size, time and redirects.

The standard library does it, so that ``verify`` needs no HTTP client of a model's.
"""

from __future__ import annotations

import ssl
import zlib
from base64 import b64encode
from dataclasses import replace
from http.client import HTTPException
from typing import IO, TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlsplit
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from summarizer._version import __version__
from summarizer.addresses import SCHEMES, fault_in, shown, without_login
from summarizer.documents.network import Deadline, Plain, Secure, Way, local_network, sounds_local
from summarizer.documents.raw import MAX_BYTES, Raw, too_large
from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from http.client import HTTPMessage, HTTPResponse

USER_AGENT = f"summarizer/{__version__}"
TIMEOUT = 30.0
"""Seconds that a whole page may take."""
MAX_REDIRECTS = 5
_CHUNK = 64 * 1024
_ACCEPT = "text/html,application/xhtml+xml,application/json;q=0.9,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.5"


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


class _ByHTTP(HTTPHandler):
    def __init__(self, way: Way) -> None:
        super().__init__()
        self._way = way

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(Plain.by(_way_of(req, self._way)), req)


class _ByHTTPS(HTTPSHandler):
    def __init__(self, way: Way) -> None:
        super().__init__()
        self._way = way

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(Secure.by(_way_of(req, self._way)), req, context=ssl.create_default_context())


def _way_of(request: Request, way: Way) -> Way:
    """The way of one request; through a proxy of the environment (``https_proxy``), only the name can be judged."""
    asked = urlsplit(request.full_url)
    if request.host == unquote(asked.netloc):
        return way
    if not way.allow_local and sounds_local(asked.hostname or ""):
        raise local_network(asked.hostname or "")
    return replace(way, by_proxy=True)


def fetch(url: str, *, timeout: float = TIMEOUT, max_bytes: int = MAX_BYTES, allow_local: bool = False) -> Raw:
    """The page at ``url`` with its declared type; ``timeout`` in seconds for all of it.

    A login in the address (``https://name:password@host``) is sent to that address and nowhere else; it is in
    nothing that comes out. Machines of the local network are not asked unless ``allow_local``.

    Raises :class:`~summarizer.errors.DocumentError` with a sentence for the person who gave the address.
    """
    _check(url)
    name = shown(url)
    with Deadline(timeout) as deadline:
        opener = build_opener(_FewRedirects, *(by(Way(deadline, allow_local)) for by in (_ByHTTP, _ByHTTPS)))
        try:
            with opener.open(_request(url), timeout=timeout) as response:
                return Raw(
                    data=_body(response, name, max_bytes, deadline),
                    name=name,
                    media_type=response.headers.get_content_type(),
                    charset=response.headers.get_content_charset(),
                    url=response.geturl(),
                )
        except DocumentError:
            raise
        except Exception as fault:
            if deadline.passed or _ran_out_of_time(fault):
                raise _too_slow(name, timeout) from fault
            raise _failed(name, fault) from fault


def _request(url: str) -> Request:
    headers = {"User-Agent": USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
    bare, login = without_login(url)
    request = Request(quote(bare, safe="%/:=&?~#+!$,;'@()*[]"), headers=headers)  # noqa: S310 - scheme checked
    if login:
        request.add_unredirected_header("Authorization", f"Basic {b64encode(':'.join(login).encode()).decode()}")
    return request


def _ran_out_of_time(fault: Exception) -> bool:
    return isinstance(fault.reason if isinstance(fault, URLError) else fault, TimeoutError)


def _failed(name: str, fault: Exception) -> DocumentError:
    """What the standard library raised, as a sentence. Raises ``fault`` if it is none of what is known to happen."""
    if isinstance(fault, HTTPError):
        fault.close()
        why: object = f"the server answered {fault.code} {_reason(fault.reason)}"
    elif isinstance(fault, URLError):
        why = _reason(fault.reason)
    elif isinstance(fault, (OSError, EOFError, ValueError, HTTPException, zlib.error)):
        why = _reason(fault)
    else:
        raise fault
    return DocumentError(f"{name} could not be fetched: {why}.")


def _check(url: str) -> None:
    if not url.lower().startswith(tuple(f"{scheme}://" for scheme in SCHEMES)):
        raise DocumentError(f"{shown(url)} cannot be fetched: only http and https addresses can.")
    if fault := fault_in(url.replace(" ", "%20")):
        raise DocumentError(f"{shown(url)} cannot be fetched: {fault}.")


def _body(response: HTTPResponse, name: str, max_bytes: int, deadline: Deadline) -> bytes:
    """The body, unpacked, no longer than ``max_bytes``, and to its end: half an article bears out half a summary."""
    unpack = _unpacking(response, name)
    if int(response.length or 0) > max_bytes:
        raise too_large(name, max_bytes)
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        piece = unpack.decompress(chunk, max_bytes + 1) if unpack else chunk
        parts.append(piece)
        size += len(piece)
        if size > max_bytes or (unpack and unpack.unconsumed_tail):
            raise too_large(name, max_bytes)
    if deadline.passed:  # whatever has come by then ends as if it were whole
        raise TimeoutError
    if response.length or (unpack and not unpack.eof):
        raise EOFError("it was cut off on its way")
    return b"".join(parts)


def _unpacking(response: HTTPResponse, name: str) -> zlib._Decompress | None:
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing in {"gzip", "x-gzip"}:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    if packing in {"", "identity"}:
        return None
    raise DocumentError(f"{name} could not be fetched: it is packed as {packing[:20]!r}, which was not asked for.")


def _too_slow(name: str, timeout: float) -> DocumentError:
    return DocumentError(f"{name} could not be fetched: it took longer than {timeout:g} seconds.")


def _reason(fault: object) -> str:
    if isinstance(fault, OSError) and fault.strerror:
        return fault.strerror
    first, _, _ = str(fault).strip().partition("\n")
    return first.rstrip(".") or type(fault).__name__
