"""One case of the set: a claim about an article, and whether the article bears it out."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

Claimed = str | dict[str, Any]
"""Prose, or a structured summary: ``{"figures": [{"value", "what"}]}``, ``{"quotes": [{"text", "speaker"}]}``."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What an operator makes: the claim, and what it put ``now`` where the article ``was``."""

    operator: str
    summary: Claimed
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Case:
    """One line of ``cases.jsonl``.

    ``kind`` is the operator; ``expected`` are the verdicts that are right, ``codes`` the reasons that fit them.
    """

    id: str
    article: str
    language: str
    kind: str
    supported: bool
    expected: tuple[str, ...]
    codes: tuple[str, ...]
    summary: Claimed
    was: str
    now: str

    def line(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)
