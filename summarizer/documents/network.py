"""Which machines an article may come from, and connections that lead nowhere else.

An address that somebody sent, or that a server redirects to, must not make this program ask the machines around
it: a service on localhost, a router, a cloud's metadata at 169.254.169.254 (OWASP, "Server-Side Request Forgery
Prevention"). What the DNS answers is judged, and that very answer is connected to: nothing can change in between.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Lock, Timer
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

_NAT64 = IPv6Network("64:ff9b::/96")
"""Addresses by which IPv6 reaches IPv4 (RFC 6052): the last four bytes are the machine meant."""
_LAST_FOUR_BYTES = 0xFFFFFFFF
_LOCAL_NAMES = ("localhost", ".localhost", ".local", ".internal", ".home.arpa")
"""Names that mean this machine or this network (RFC 6761, 6762, 8375; ICANN's reservation of .internal)."""


def is_public(address: str) -> bool:
    """Whether an IP address, in any spelling that the DNS may answer, is one of the public internet.

    IANA's special-purpose registries (RFC 6890) decide: loopback, private, link-local, unique-local, shared
    (carrier-grade NAT), multicast, unspecified and reserved addresses are not. An IPv4 address inside an IPv6
    one is judged itself.
    """
    meant = _meant(ip_address(address))
    if isinstance(meant, IPv6Address) and meant.is_site_local:
        return False
    return meant.is_global and not meant.is_multicast and not meant.is_reserved


def _meant(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & _LAST_FOUR_BYTES)
    return address.ipv4_mapped or address.sixtofour or address


def sounds_local(host: str) -> bool:
    """Whether a host can be told to be local without asking anybody: by its name, or as a spelled-out address.

    127.0.0.1 may also be spelled 2130706433, 0x7f000001 or 127.1 (inet_aton of POSIX).
    """
    name = host.lower().rstrip(".")
    if any(name == local.lstrip(".") or (local[0] == "." and name.endswith(local)) for local in _LOCAL_NAMES):
        return True
    with suppress(OSError):
        return not is_public(socket.inet_ntoa(socket.inet_aton(name)))
    with suppress(ValueError):
        return not is_public(name)
    return False


def local_network(host: str, address: str | None = None) -> DocumentError:
    """The refusal. It names the host that was asked for, which after a redirect is not the one that was given."""
    stands_for = f" ({address})" if address and address != host else ""
    return DocumentError(
        f"The article cannot be fetched from {host}{stands_for}: that is an address of the local network.",
        hint="If it is meant, --allow-local (in Python allow_local=True) allows it.",
    )


class Deadline:
    """Ends a connection when the time for all of it is up, whatever it is waiting for then.

    The timeout of a socket begins anew with every byte, so that a server that drips its headers could keep a
    reader for hours.
    """

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._end = monotonic() + seconds
        self._lock = Lock()
        self._watched: socket.socket | None = None
        self._timer = Timer(seconds, self._hang_up)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._watch(None)

    @property
    def left(self) -> float:
        """Seconds, more than none: a socket takes 0 for "do not wait at all"."""
        return max(0.001, self._end - monotonic())

    def watch(self, line: socket.socket) -> None:
        """End ``line`` in time, and forget the one before. Raises :class:`TimeoutError` if that is now."""
        self._watch(line.dup())  # TLS takes the socket over; the copy stays a handle of the same connection
        if self.passed:
            raise TimeoutError

    def _watch(self, line: socket.socket | None) -> None:
        with self._lock:
            if self._watched:
                self._watched.close()
            self._watched = line

    def _hang_up(self) -> None:
        self.passed = True
        with self._lock, suppress(OSError):
            if self._watched:
                self._watched.shutdown(socket.SHUT_RDWR)


@dataclass(frozen=True, slots=True)
class Way:
    """How a connection is made. A proxy is of the user's own choosing: it may be local, and asks the DNS itself."""

    deadline: Deadline
    allow_local: bool = False
    by_proxy: bool = False

    def connect(self, host: str, port: int) -> socket.socket:
        """A connection to ``host``, watched by the deadline.

        Raises :class:`~summarizer.errors.DocumentError` if all of its addresses are local, and else what the
        last of its addresses raised.
        """
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        allowed = [answer for answer in answers if self.allow_local or is_public(str(answer[4][0]))]
        if not allowed:
            raise local_network(host, str(answers[0][4][0]))
        failed = OSError("it has no address")
        for number, (family, kind, protocol, _, address) in enumerate(allowed):
            line = socket.socket(family, kind, protocol)
            try:
                line.settimeout(self.deadline.left / (len(allowed) - number))
                line.connect(address)
                line.settimeout(self.deadline.left)
                self.deadline.watch(line)
            except OSError as fault:
                line.close()
                failed = fault
            else:
                return line
        raise failed


class Plain(HTTPConnection):
    """HTTP over a connection that :class:`Way` made."""

    way: Way

    @classmethod
    def by(cls, way: Way) -> Callable[..., Plain]:
        """What makes such connections, called as the standard library calls their class."""

        def make(host: str, **more: Any) -> Plain:  # noqa: ANN401 - passed on as it comes
            connection = cls(host, **more)
            connection.way = way
            return connection

        return make

    def connect(self) -> None:
        if self.way.by_proxy:
            super().connect()
            self.way.deadline.watch(self.sock)
        else:
            self.sock = self.way.connect(self.host, self.port)
            self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class Secure(HTTPSConnection, Plain):
    """The same with TLS: ``HTTPSConnection`` wraps what :class:`Plain`, next in line, has connected."""
