"""The key under which an answer is remembered: one hash for everything that the answer depends on."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from summarizer.addresses import without_login

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.asking.endpoint import Endpoint

_OPENAI = "https://api.openai.com/v1"
_EMBEDDED = "embedded"  # its address has another port each time


def key_of(endpoint: Endpoint, body: Mapping[str, Any]) -> str:
    """SHA-256 over where the question goes and all that it says, as canonical JSON; no key or login is in it."""
    asked = {"endpoint": address_of(endpoint), "body": body}
    canonical = json.dumps(asked, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def address_of(endpoint: Endpoint) -> str:
    """What stays the same about an endpoint from one run to the next."""
    if endpoint.local:
        return _EMBEDDED
    return without_login(endpoint.url)[0].rstrip("/") if endpoint.url else _OPENAI
