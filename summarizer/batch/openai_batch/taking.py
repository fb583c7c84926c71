"""What came back, taken into the run: answers under their keys, faults to the questions that they are about."""

from __future__ import annotations

import asyncio
import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from summarizer.asking.faults import clean
from summarizer.asking.model import Request
from summarizer.asking.replies import checked, read
from summarizer.batch.calls import ENDS_ALL
from summarizer.batch.ledger import Question
from summarizer.batch.openai_batch.lines import GARBLED, reply_in
from summarizer.batch.openai_batch.returned import outcome_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openai.types.chat import ChatCompletion

    from summarizer.batch.ledger import Ledger
    from summarizer.batch.openai_batch.lines import Reply
    from summarizer.batch.store import Asked, Outbox, Parcel

_TOGETHER = 500


class Taking:
    """Everything may be done twice: what is taken out already is passed over."""

    def __init__(self, outbox: Outbox, ledger: Ledger) -> None:
        self._outbox = outbox
        self._ledger = ledger

    async def take(self, parcel: Parcel, lines: Iterable[bytes]) -> None:
        """The answers and faults of an output or error file."""
        coming = iter(lines)
        while some := [self._clean(line) for line in islice(coming, _TOGETHER)]:
            replies = {reply.key: reply for line in some if (reply := reply_in(line)) is not None}
            asked = self._outbox.asked_in(parcel, list(replies))
            answers = {key: answer for key in asked if (answer := _answer_in(replies[key])) is not None}
            faults = {key: replies[key].fault or GARBLED for key in asked if key not in answers}
            await asyncio.gather(*(self._arrived(asked[key], answer) for key, answer in answers.items()))
            await asyncio.gather(*(self._failed(asked[key], fault) for key, fault in faults.items()))
            await self._outbox.answered(list(answers))
            stopped = {key for key, fault in faults.items() if self._ends_all(fault)}
            await self._outbox.came_back({key: fault for key, fault in faults.items() if key not in stopped})
            await self._outbox.came_back(dict.fromkeys(stopped), counts=False)

    async def refuse(self, parcel: Parcel, refused: Mapping[int, Mapping[str, Any]]) -> None:
        """The endpoint will not have these lines of the request file."""
        asked = {line: self._outbox.asked_at(parcel, line) for line in refused}
        found = {question.key: (question, refused[line]) for line, question in asked.items() if question is not None}
        for question, fault in found.values():
            await self._failed(question, fault)
        await self._outbox.came_back({key: fault for key, (_, fault) in found.items()})

    async def give_back(self, parcel: Parcel, fault: Mapping[str, Any] | None, *, counts: bool) -> None:
        """What nothing came back for; with ``counts`` it was a try of each, and ``fault`` is what became of it."""
        while left := self._outbox.left_in(parcel):
            if counts and fault is not None:
                await asyncio.gather(*(self._failed(asked, fault) for asked in left))
            await self._outbox.came_back(dict.fromkeys((asked.key for asked in left), fault), counts=counts)

    async def _arrived(self, asked: Asked, answer: ChatCompletion) -> None:
        if self._ledger.memory.in_run(asked.key) is None:
            await self._ledger.arrived(_question(asked), answer)

    async def _failed(self, asked: Asked, fault: Mapping[str, Any]) -> None:
        await self._ledger.failed(_question(asked), outcome_of(fault, self._ledger.endpoint), 0.0)

    def _clean(self, line: bytes) -> bytes:
        """Without the key, should the endpoint repeat it."""
        secret = self._ledger.endpoint.secret.encode()
        return line.replace(secret, b"***") if secret else line

    def _ends_all(self, fault: Mapping[str, Any]) -> bool:
        """Whether it is no question's fault: then the run is halted, and the question asked when it goes on."""
        outcome = outcome_of(fault, self._ledger.endpoint)
        if outcome not in ENDS_ALL:
            return False
        said = clean(str(fault.get("body")), self._ledger.endpoint.secret)
        self._ledger.halt.call(
            ENDS_ALL[outcome], f"{self._ledger.endpoint} turned questions of a batch away. It says: {said}"
        )
        return True


def _answer_in(reply: Reply) -> ChatCompletion | None:
    """What a reply answers; ``None`` if it is a fault, or what it has can be read by nobody."""
    if reply.completion is None:
        return None
    try:
        return checked(read(json.dumps(reply.completion)))
    except (ValueError, RecursionError):
        return None


def _question(asked: Asked) -> Question:
    return Question(asked.article, asked.key, Request(b"", 0, asked.prompt, asked.prompt_version, asked.purpose))
