"""Where an article's question gets its answer: from the run, or some other day."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from summarizer.asking.model import Answer
from summarizer.asking.replies import checked, read
from summarizer.batch.halting import FILE_UNUSABLE
from summarizer.batch.keys import key_of
from summarizer.batch.ledger import Question
from summarizer.batch.openai_batch.returned import as_raised, is_final
from summarizer.errors import Postponed, RunError

if TYPE_CHECKING:
    from summarizer.asking.model import Model, Request
    from summarizer.batch.calls import Calls
    from summarizer.batch.ledger import Ledger
    from summarizer.batch.openai_batch.manner import Manner
    from summarizer.batch.store import Outbox


class Post:
    """The one way to the endpoint for all articles of a run that goes through the Batch API.

    ``understood``: the endpoint has taken a question in the form in which they are asked now. Until then a question
    is asked directly, at the full price of one: a wrong key, an unknown model or a parameter that the model refuses
    shows at once, and not a day later, fifty thousand times.

    ``laid_in`` counts what was put into the outbox.
    """

    def __init__(self, model: Model, calls: Calls, ledger: Ledger, outbox: Outbox, manner: Manner) -> None:
        self.understood = False
        self.laid_in = 0
        self._model = model
        self._calls = calls
        self._ledger = ledger
        self._outbox = outbox
        self._tries = manner.tries

    def model_for(self, article: str) -> Model:
        """The model as one article asks it."""
        return replace(self._model, complete=partial(self.ask, article))

    async def ask(self, article: str, request: Request) -> Answer:
        """The answer, if it is there. Raises :class:`~summarizer.errors.Postponed` if it is not there yet, and what
        came in its place if none will come.
        """
        key = key_of(self._model.endpoint, request)
        if (answer := await self._at_hand(Question(article, key, request))) is not None:
            self.understood = True
            return answer
        asked = self._outbox.asked(key)
        if asked is None and not self.understood:
            answer = await self._calls.ask(article, request)
            self.understood = True
            return answer
        self.understood = True
        endpoint = self._model.endpoint
        if asked is not None and asked.fault and (asked.tries >= self._tries or is_final(asked.fault, endpoint)):
            raise as_raised(asked.fault, endpoint)
        await self._lay_in(article, key, request)
        raise Postponed("Its answer comes another day.")

    async def _lay_in(self, article: str, key: str, request: Request) -> None:
        halt = self._ledger.halt
        try:
            await self._outbox.put(article, key, request)
        except RunError as fault:
            halt.call(FILE_UNUSABLE, fault.message, fault)
            halt.check()
        self.laid_in += 1

    async def _at_hand(self, question: Question) -> Answer | None:
        memory = self._ledger.memory
        if (text := memory.in_run(question.key)) is not None:
            memory.learn(question.article, question.key, text)
            paid = self._outbox.asked_itself(question.article, question.key)
            return Answer(checked(read(text)), cached=not paid, seconds=0.0)
        if (completion := await self._ledger.recalled(question)) is not None:
            return Answer(completion, cached=True)
        return None
