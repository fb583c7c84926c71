"""What passes between a worker and its parent: pickles, each after its length.

Both ends are this very package, on one machine, over pipes that nobody else has.
"""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer.asking.faults import ReplyTooLong
from summarizer.errors import Postponed, SummarizerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.asking.endpoint import Endpoint
    from summarizer.asking.model import Request
    from summarizer.documents.document import Document
    from summarizer.settings import Settings
    from summarizer.verifying.policy import Policy

_LENGTH = struct.Struct("!Q")
PREFIX = _LENGTH.size


@dataclass(frozen=True, slots=True)
class Start:
    """The first message. The endpoint has no key: a worker asks nobody but its parent."""

    settings: Settings
    policy: Policy
    endpoint: Endpoint


@dataclass(frozen=True, slots=True)
class Ready:
    """All that it needs is imported."""


@dataclass(frozen=True, slots=True)
class Work:
    """An article to work on, read already or still to be."""

    number: int
    document: Document | None
    load: Callable[[], Document] | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """Nobody wants this article any more."""

    number: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about an article; there is one at a time."""

    number: int
    request: Request


@dataclass(frozen=True, slots=True)
class Answered:
    """The completion as JSON."""

    number: int
    completion: str
    cached: bool
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Raised:
    """The question failed as the openai client would say it; see :func:`raised` and :meth:`again`."""

    number: int
    kind: str
    message: str
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    body: Any = None

    def again(self) -> Exception:
        """The same exception, as far as anybody looks at it."""
        import httpx2
        import openai

        request = httpx2.Request("POST", "http://parent.invalid/")
        if self.kind == _STATUS:
            response = httpx2.Response(self.status, headers=list(self.headers), request=request)
            bad = self.status == openai.BadRequestError.status_code
            kind = openai.BadRequestError if bad else openai.APIStatusError
            return kind(self.message, response=response, body=self.body)
        if self.kind == _TIMEOUT:
            return openai.APITimeoutError(request)
        if self.kind in {_CONNECTION, _ENDLESS}:
            dropped = openai.APIConnectionError(message=self.message, request=request)
            dropped.__cause__ = ReplyTooLong(self.message) if self.kind == _ENDLESS else None
            return dropped
        return Postponed(self.message) if self.kind == _POSTPONED else ValueError(self.message)


@dataclass(frozen=True, slots=True)
class Done:
    """The result as JSON."""

    number: int
    result: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The article's own failure."""

    number: int
    error: SummarizerError


@dataclass(frozen=True, slots=True)
class Broken:
    """Something unexpected; ``trace`` is for the log."""

    number: int
    kind: str
    trace: str


_STATUS, _TIMEOUT, _CONNECTION, _POSTPONED, _GARBLED = "status", "timeout", "connection", "postponed", "garbled"
_ENDLESS = "endless"


def raised(number: int, fault: Exception) -> Raised:
    """What asking raised, ready to be sent."""
    import openai

    if isinstance(fault, Postponed):
        return Raised(number, _POSTPONED, fault.message)
    if isinstance(fault, openai.APIStatusError):
        after = fault.response.headers.get("retry-after")
        headers = (("retry-after", after),) if after else ()
        return Raised(number, _STATUS, fault.message, fault.status_code, headers, fault.body)
    if isinstance(fault.__cause__, ReplyTooLong):
        return Raised(number, _ENDLESS, str(fault.__cause__))
    if isinstance(fault, openai.APITimeoutError):
        return Raised(number, _TIMEOUT, fault.message)
    if isinstance(fault, openai.APIConnectionError):
        return Raised(number, _CONNECTION, fault.message)
    return Raised(number, _GARBLED, str(fault))


def packed(message: object) -> bytes:
    """A message as it is sent, with its length before it."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(data)) + data


def length_of(prefix: bytes) -> int:
    """The length of the message behind ``prefix``."""
    (length,) = _LENGTH.unpack(prefix)
    return int(length)


def unpacked(data: bytes) -> Any:  # noqa: ANN401 - one of the messages above
    """The message in ``data``."""
    return pickle.loads(data)  # noqa: S301 - from our own process
