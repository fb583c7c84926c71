"""The key under which an answer is remembered: one hash for everything that the answer depends on."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from summarizer.addresses import without_login

if TYPE_CHECKING:
    from summarizer.asking.endpoint import Endpoint
    from summarizer.asking.model import Request

_OPENAI = "https://api.openai.com/v1"
_EMBEDDED = "embedded"  # its address has another port each time


def key_of(endpoint: Endpoint, request: Request) -> str:
    """SHA-256 over where the question goes and all that it says, in one line each; no key or login is in it."""
    return hashlib.sha256(b"\n".join((address_of(endpoint).encode(), request.content))).hexdigest()


def address_of(endpoint: Endpoint) -> str:
    """What stays the same about an endpoint from one run to the next."""
    if endpoint.local:
        return _EMBEDDED
    return without_login(endpoint.url)[0].rstrip("/") if endpoint.url else _OPENAI
