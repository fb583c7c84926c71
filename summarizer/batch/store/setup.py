"""What a run is made with; a run that is taken up again must be made with the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from summarizer.addresses import without_login

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from summarizer.settings import Settings
    from summarizer.verifying.policy import Policy

_BESIDE = frozenset({"api_key", "model", "base_url", "timeout", "retries", "backoff", "max_wait", "threads"})
"""Secret, said in another way, or about patience and speed: no other results come of them."""


def setup_of(settings: Settings, policy: Policy) -> dict[str, Any]:
    """Everything that decides what is asked and what is let through; no key, and no login of an address."""
    address = without_login(settings.base_url)[0] if settings.base_url else None
    return {
        "model": settings.asked_model,
        "base_url": address,
        "strategy": settings.asked_strategy.value,
        "settings": settings.model_dump(mode="json", exclude={*_BESIDE, "strategy"}),
        "policy": policy.model_dump(mode="json"),
    }


def canonical(setup: Mapping[str, Any]) -> str:
    """As JSON that is equal for equal setups."""
    return json.dumps(setup, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def differences(before: Mapping[str, Any], now: Mapping[str, Any], within: str = "") -> Iterator[str]:
    """One phrase for each value that is another: "model was 'a' and is 'b'"."""
    for name in sorted({*before, *now}):
        old, new = before.get(name), now.get(name)
        label = f"{within}{name}"
        if isinstance(old, dict) and isinstance(new, dict):
            yield from differences(old, new, f"{label}.")
        elif old != new:
            yield f"{label} was {_said(old)} and is {_said(new)}"


def _said(value: object) -> str:
    return "not set" if value is None else repr(value)
