"""How the Batch API is used."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Manner:
    """``questions`` and ``size`` (bytes) are the most that one file may have; the defaults are OpenAI's limits
    (https://platform.openai.com/docs/guides/batch, "Rate limits"). ``tries`` is in how many batches a question
    may go without being answered before its article fails. Between two looks at the batches pass ``first_wait``
    seconds, growing to ``longest_wait``. ``detach``: go when everything is sent, and come back another time.
    """

    questions: int = 50_000
    size: int = 200 * MEGABYTE
    tries: int = 3
    first_wait: float = 10.0
    longest_wait: float = 600.0
    detach: bool = False
