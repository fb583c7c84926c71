"""Batch runs for programs. Money is a string, so that nothing is lost of it; times are ISO 8601."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.batch.store.standing import Unusable
from summarizer.render.visible import safe_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.batch.store.account import Account, Failed
    from summarizer.batch.store.standing import Standing


def list_as_json(found: Iterable[Standing | Unusable]) -> str:
    """One object a run; one that cannot be used has its path and a message."""
    return _json([asdict(one) if isinstance(one, Unusable) else _run(one) for one in found])


def as_json(standing: Standing, account: Account, failures: Iterable[Failed] | None) -> str:
    """Everything about one run; ``failed`` only where it was asked for."""
    everything = _run(standing) | asdict(account)
    if failures is not None:
        everything["failed"] = [asdict(one) for one in failures]
    return _json(everything)


def _run(standing: Standing) -> dict[str, Any]:
    said = asdict(standing)
    del said["held"]  # which is in "progress"
    return {"id": standing.id, "progress": standing.progress, **said}


def _json(value: object) -> str:
    return safe_json(json.dumps(value, default=_plain, ensure_ascii=False, indent=2)) + "\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"no JSON for {value!r}")
