"""What goes into a run file and comes out of it, besides outcomes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel

_PICO = 12
_HALF = re.compile("[\ud800-\udfff]")


class State(StrEnum):
    """Of an article that is admitted to a run.

    ``NEW``: not known before. ``PENDING``: known, but not finished. ``TWICE``: admitted already since this process
    opened the run. ``OTHER``: another article has the id. The file itself only knows pending, done and failed.
    """

    NEW = "new"
    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"
    TWICE = "twice"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the model. ``key`` is the hash of the request; ``cost`` is in US dollars, ``None`` if unknown.

    ``outcome`` is "ok" or the kind of fault; ``cached`` means that nobody was asked: the answer was at hand.
    """

    key: str
    purpose: str
    model: str
    prompt: str
    prompt_version: str
    tokens_in: int
    tokens_out: int
    seconds: float
    cost: Decimal | None
    outcome: str
    cached: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """All that a run did, over every process that worked on it.

    ``total`` is how many articles there are, ``None`` as long as the input has not come to its end. ``calls``,
    ``tokens_in``, ``tokens_out``, ``cost`` (US dollars) and ``seconds`` (of waiting for the model, all calls added
    up) are of the calls that were asked; ``cached`` counts those that were not. ``unpriced`` of the calls have no
    known price; if none has, ``cost`` is ``None``.
    """

    pending: int = 0
    done: int = 0
    failed: int = 0
    total: int | None = None
    calls: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: Decimal | None = None
    unpriced: int = 0
    seconds: float = 0.0

    @property
    def admitted(self) -> int:
        """How many articles the run knows."""
        return self.pending + self.done + self.failed


def in_pico(cost: Decimal) -> int:
    """Dollars as whole millionths of a millionth, so that SQLite adds them up exactly.

    Prices are given for a million tokens with at most six decimal places, so nothing is rounded off.
    """
    return int(cost.scaleb(_PICO).to_integral_value())


def from_pico(pico: int) -> Decimal:
    """Dollars as they were before :func:`in_pico`."""
    return Decimal(pico).scaleb(-_PICO)


def now() -> str:
    """As every time stands in the files: ISO 8601, UTC, which sorts as it comes."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def fit(text: str) -> str:
    """``text`` as UTF-8 can have it: a half of a surrogate pair, as in the name of an odd file, becomes its escape."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def whole_characters(text: str) -> str:
    """``text`` as UTF-8 can have it: each half of a surrogate pair becomes U+FFFD, so offsets hold."""
    return _HALF.sub("\ufffd", text)


def written(thing: BaseModel) -> str:
    """``thing`` as JSON in UTF-8. A half of a surrogate pair becomes U+FFFD: one character still, so offsets hold."""
    try:
        return thing.model_dump_json()
    except ValueError:  # pydantic breaks off at the first half
        plain = json.dumps(thing.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))
        return whole_characters(plain)
