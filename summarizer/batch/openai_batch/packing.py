"""The outbox cut into files: as large as the endpoint takes them, and as the budget allows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from summarizer.batch.openai_batch.lines import question_line
from summarizer.batch.prices import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from summarizer.batch.ledger import Ledger
    from summarizer.batch.store import Outbox, Parcel, Run

_CHARACTERS_A_TOKEN = 3  # prose has four and more, JSON and other languages than English less: rather too dear
_TELLING = 20  # answers after which their mean length says how long the next will be


def cut(waiting: Iterable[tuple[str, str]], questions: int, size: int) -> Iterator[list[str]]:
    """The keys of each file: at most so many ``questions`` and so many bytes, but one at least."""
    keys: list[str] = []
    held = 0
    for key, body in waiting:
        needs = len(question_line(key, body))
        if keys and (len(keys) == questions or held + needs > size):
            yield keys
            keys, held = [], 0
        keys.append(key)
        held += needs
    if keys:
        yield keys


def write_lines(outbox: Outbox, parcel: Parcel, file: BinaryIO) -> None:
    """The request file of a parcel; the same each time."""
    file.writelines(question_line(key, body) for key, body in outbox.contents(parcel))
    file.flush()


class Purse:
    """How many questions the budget still bears, before anybody knows what their answers will cost."""

    def __init__(self, ledger: Ledger, run: Run) -> None:
        self._ledger = ledger
        self._run = run

    @property
    def limited(self) -> bool:
        return self._ledger.budget.limited

    def affordable(self, waiting: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """As many of them, from the first on, as fit into what is left."""
        if not self.limited:
            yield from waiting
            return
        mean = self._mean_answer()
        ledger, tokens = self._ledger, Tokens()
        for key, body in waiting:
            more = _estimate(body, mean)
            tokens = Tokens(tokens.inward + more.inward, tokens.outward + more.outward)
            cost = ledger.prices.cost(ledger.endpoint, ledger.endpoint.model, tokens, batch=True)
            if not ledger.budget.bears(tokens, cost):
                return
            yield key, body

    def _mean_answer(self) -> int | None:
        totals = self._run.totals()
        return totals.tokens_out // totals.calls + 1 if totals.calls >= _TELLING else None


def _estimate(body: str, mean: int | None) -> Tokens:
    """What a question will take; its answer as long as the others were, or as long as it may be."""
    asked = json.loads(body)
    most = asked.get("max_tokens") or asked.get("max_completion_tokens") or 0
    return Tokens(len(body) // _CHARACTERS_A_TOKEN, most if mean is None else min(mean, most))
