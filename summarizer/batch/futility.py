"""When nothing comes of the first articles, it is not the articles: the model is not up to it, or asked in a way that
the endpoint does not take. The circuit breaker notices nothing of that, as every call is answered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.batch.halting import MODEL_REFUSED
from summarizer.errors import AnswerUnusable, ModelRefused

if TYPE_CHECKING:
    from summarizer.batch.halting import Halt
    from summarizer.batch.store import Run


class Futility:
    """Halts the run after ``most`` articles of which the model made nothing, as long as the run has no result."""

    def __init__(self, run: Run, most: int, halt: Halt) -> None:
        self._run = run
        self._most = most
        self._halt = halt
        self._failed = 0

    def hear(self, fault: Exception) -> None:
        """An article failed for ``fault``. Raises :class:`~summarizer.errors.RunError`."""
        if not isinstance(fault, (AnswerUnusable, ModelRefused)):
            return
        self._failed += 1
        if self._failed >= self._most and not self._run.totals().done:
            self._halt.call(MODEL_REFUSED, f"Nothing came of the first {self._failed} articles. {fault}")
