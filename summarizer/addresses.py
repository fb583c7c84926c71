"""Web addresses as people give them: what is wrong with one, and how to show one that holds a password."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

SCHEMES = ("http", "https")

_LOGIN = re.compile(r"(?<=://)[^/?#]*@")
_LOGIN_AT_WORST = re.compile(r"(?<=://).*@", re.DOTALL)
_HIDDEN = "***@"
_MALFORMED = "the host in it is malformed"


class Login(NamedTuple):
    """Name and password as they stand before the host (RFC 3986, section 3.2.1), decoded."""

    name: str
    password: str


def fault_in(address: str) -> str | None:
    """Why nothing can be asked at ``address``, to be read after "is wrong:"; ``None`` if it is well formed.

    The words hold nothing of the address itself.
    """
    if any(char.isspace() or not char.isprintable() for char in address):
        return "there is a space, a line break or a control character in it"
    try:
        parts = urlsplit(address)
    except ValueError:
        return _MALFORMED
    if parts.scheme not in SCHEMES:
        return "it must begin with http:// or https://"
    if not _port_is_valid(parts):
        return "the port in it must be a number from 1 to 65535"
    if not parts.hostname:
        return "there is no host in it"
    return None if _can_be_looked_up(parts.hostname) else _MALFORMED


def without_login(address: str) -> tuple[str, Login | None]:
    """A well-formed address in two parts: what may be logged, and the login that stood in it."""
    parts = urlsplit(address)
    login, at, host = parts.netloc.rpartition("@")
    if not at:
        return address, None
    name, _, password = login.partition(":")
    return urlunsplit(parts._replace(netloc=host)), Login(unquote(name), unquote(password))


def shown(address: str) -> str:
    """``address``, well formed or not, with stars for a login; a name alone may be a token, so it goes too."""
    try:
        in_order = _port_is_valid(urlsplit(address))
    except ValueError:
        in_order = False
    # In "http://me:pass/word@host" the password has broken the address: its end is only found from the right.
    return (_LOGIN if in_order else _LOGIN_AT_WORST).sub(_HIDDEN, address)


def _can_be_looked_up(host: str) -> bool:
    """Whether its parts are neither empty nor longer than DNS has them (RFC 1035, section 2.3.4)."""
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return True


def _port_is_valid(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False
