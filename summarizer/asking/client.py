"""The conversation about one article: every question goes through here, and every call is counted.

openai carries the call, instructor writes the schema into it and reads the answer, tenacity tries again.
What is said to a model whose answer was unusable is our own text.
"""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from summarizer.asking.faults import Fault, fault_of, garbled, postponed, redact, refusal_in, too_long
from summarizer.asking.model import Request
from summarizer.asking.patience import retrying
from summarizer.asking.progress import Stage, Step
from summarizer.asking.prompts import prompt, render
from summarizer.asking.structure import CutOff, Form, Unreadable, structure
from summarizer.errors import AnswerUnusable, Postponed
from summarizer.schema import Attempt, Usage

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion
    from tenacity import RetryCallState

    from summarizer.asking.model import Answer, Model
    from summarizer.asking.progress import Progress
    from summarizer.asking.prompts import Prompt
    from summarizer.settings import Settings

Message = dict[str, str]

_ECHO = 1500
_GROWTH = 1.5


class Asker:
    """Asks about one article, and remembers what every call cost.

    ``planned`` is how many calls are foreseen, for the progress that is shown.
    """

    def __init__(self, model: Model, settings: Settings, progress: Progress) -> None:
        self.model = model
        self.endpoint = model.endpoint
        self.settings = settings
        self.progress = progress
        self.planned = 0
        self.attempts: list[Attempt] = []
        self.prompts: dict[str, str] = {}
        self._asked = 0
        self._asking: Prompt | None = None  # what is being asked, and the last answer: one question after the other
        self._said: Answer | None = None

    @property
    def usage(self) -> Usage:
        return Usage(
            calls=len(self.attempts),
            tokens_in=sum(attempt.tokens_in for attempt in self.attempts),
            tokens_out=sum(attempt.tokens_out for attempt in self.attempts),
            seconds=round(sum(attempt.seconds for attempt in self.attempts), 3),
            cached=sum(attempt.cached for attempt in self.attempts),
        )

    async def ask(self, name: str, form: type[Form], *, tokens: int, **values: object) -> Form:
        """The answer to the prompt ``name``, in the shape of ``form``, of at most about ``tokens`` tokens.

        Raises a :class:`~summarizer.errors.ModelError` when no try gave a usable answer, and what the model raises
        to leave the article for later (:class:`~summarizer.errors.Postponed`).
        """
        self._asked += 1
        self.planned = max(self.planned, self._asked)
        ceiling = self.settings.answer_tokens or tokens
        question = _Question(name, self._messages(name, values), min(tokens, ceiling))
        self._tell(Stage.ASKING, prompt(name).purpose)
        try:
            async for attempt in retrying(self.settings, self._tell_of_wait):
                with attempt:
                    return await self._try(question, form)
        except Fault as fault:
            raise fault.error from fault.__cause__
        raise AssertionError("tenacity ends with a result or an exception")

    async def ask_if_possible(self, name: str, form: type[Form], *, tokens: int, **values: object) -> Form | None:
        """:meth:`ask` for one part among several: ``None`` if the model does not manage it.

        Raises for everything else that can go wrong, and if the model has not managed anything yet.
        """
        try:
            return await self.ask(name, form, tokens=tokens, **values)
        except AnswerUnusable as fault:
            if not any(attempt.outcome == "ok" for attempt in self.attempts):
                raise
            self._tell(Stage.NOTE, f"Went without an answer ({prompt(name).purpose}): {fault.message}")
            return None

    def _messages(self, name: str, values: dict[str, object]) -> list[Message]:
        for used in ("system", "article", name):
            self.prompts[prompt(used).label] = prompt(used).sha256
        return [
            {"role": "system", "content": render("system")},
            {"role": "user", "content": render(name, **values)},
        ]

    async def _try(self, question: _Question, form: type[Form]) -> Form:
        started = monotonic()
        self._asking, self._said = prompt(question.name), None
        try:
            answer = await self._request(question, form)
        except Fault as fault:
            if isinstance(fault.error, Postponed):
                raise
            self._count(question, fault.outcome, started, fault.tokens_in, fault.tokens_out)
            if fault.complaint:
                question.ask_again(fault)
                self.prompts[prompt("again").label] = prompt("again").sha256
            raise
        parsed, tokens_in, tokens_out = answer
        self._count(question, "ok", started, tokens_in, tokens_out)
        self._tell(Stage.ANSWERED, prompt(question.name).purpose, tokens_out, monotonic() - started)
        return parsed

    async def _request(self, question: _Question, form: type[Form]) -> tuple[Form, int, int]:
        """One call; everything that can go wrong with it comes out as a :class:`Fault`."""
        in_form = structure(form, self.settings.answer_mode)
        request = in_form.put_into(
            {
                "messages": question.messages,
                "model": self.endpoint.model,
                "max_tokens": question.tokens,
                "temperature": self.settings.temperature,
                "seed": self.settings.seed,
            }
        )
        said = await self._complete(request)
        try:
            return in_form.read(said), *_tokens(self._said)
        except CutOff as raised:
            raise self._cut_off(question) from raised
        except Unreadable as raised:
            raise self._unreadable(raised.__cause__) from raised.__cause__

    async def _complete(self, request: dict[str, Any]) -> ChatCompletion:
        """The bare call. Raises :class:`Fault`."""
        import openai

        body = self.model.dialect.put(request)
        try:
            answer = await self.model.complete(self._request_of(body))
        except Postponed as raised:
            raise postponed(raised) from raised
        except openai.BadRequestError as raised:
            if self.model.dialect.learns(raised, body):
                return await self._complete(request)
            raise fault_of(raised, self.endpoint) from raised
        except openai.APIError as raised:
            raise fault_of(raised, self.endpoint) from raised
        except (ValueError, RecursionError) as raised:  # the body is no JSON, or is nested beyond reading
            redact(raised, self.endpoint.secret)
            raise garbled(self.endpoint) from raised
        if not getattr(answer.completion, "choices", None):
            raise garbled(self.endpoint)
        self._said = replace(answer, completion=_without_secret(answer.completion, self.endpoint.secret))
        if refusal := refusal_in(self._said.completion, self.endpoint):
            raise refusal
        return self._said.completion

    def _request_of(self, body: dict[str, Any]) -> Request:
        asking = self._asking
        assert asking is not None  # noqa: S101 - a call is made while a question is asked
        return Request.of(body, prompt=asking.name, version=asking.version, purpose=asking.purpose)

    def _cut_off(self, question: _Question) -> Fault:
        tokens_in, tokens_out = _tokens(self._said)
        context = self.endpoint.context
        if context and tokens_in + tokens_out >= context - 1:
            return Fault("too-long", too_long(self.endpoint), again=False, tokens_in=tokens_in, tokens_out=tokens_out)
        error = AnswerUnusable(
            f"The model {self.endpoint.model!r} was cut off after {question.tokens} tokens.",
            hint="Ask for fewer figures and quotations, or use a larger model.",
        )
        complaint = "it was too long and was cut off. Be much shorter, and do not repeat yourself"
        return Fault("cut-off", error, again=True, complaint=complaint, tokens_in=tokens_in, tokens_out=tokens_out)

    def _unreadable(self, cause: BaseException | None) -> Fault:
        tokens_in, tokens_out = _tokens(self._said)
        error = AnswerUnusable(
            f"The model {self.endpoint.model!r} did not answer in the form asked for.",
            hint="Use a larger model, or another SUMMARIZER_ANSWER_MODE.",
        )
        outcome, complaint = _complaint(cause)
        return Fault(
            outcome,
            error,
            again=True,
            complaint=complaint,
            answer=(self._said and self._said.completion.choices[0].message.content) or "",
            tokens_in=tokens_in,
            tokens_out=tokens_out,
        )

    def _count(self, question: _Question, outcome: str, started: float, tokens_in: int, tokens_out: int) -> None:
        used = prompt(question.name)
        took = self._said.seconds if self._said else None
        self.attempts.append(
            Attempt(
                purpose=used.purpose,
                model=self.endpoint.model,
                prompt=used.name,
                prompt_version=used.version,
                tokens_in=tokens_in,
                tokens_out=tokens_out,
                seconds=round(monotonic() - started if took is None else took, 3),
                outcome=outcome,
                cached=self._said is not None and self._said.cached,
            )
        )

    def _tell(self, stage: Stage, message: str, tokens: int = 0, seconds: float = 0.0) -> None:
        self.progress(Step(stage, message, self._asked, self.planned, tokens, seconds))

    def _tell_of_wait(self, state: RetryCallState) -> None:
        fault = state.outcome.exception() if state.outcome else None
        seconds = state.next_action.sleep if state.next_action else 0.0
        outcome = fault.outcome if isinstance(fault, Fault) else "failed"
        self._tell(Stage.WAITING, f"The call failed ({outcome}); trying again", seconds=seconds)


class _Question:
    """One question while it is being asked: its messages, and how long the answer may be."""

    def __init__(self, name: str, messages: list[Message], tokens: int) -> None:
        self.name = name
        self.tokens = tokens
        self.messages = messages
        self._first = list(messages)

    def ask_again(self, fault: Fault) -> None:
        """The question once more, with what was wrong with the answer; a cut-off answer gets more room."""
        echo = [{"role": "assistant", "content": fault.answer[:_ECHO]}] if fault.answer else []
        text = render("again", complaint=fault.complaint)
        if not echo:  # two user messages in a row are an error at some endpoints
            *before, last = self._first
            self.messages = [*before, {"role": "user", "content": f"{last['content']}\n\n{text}"}]
            self.tokens = int(self.tokens * _GROWTH)
        else:
            self.messages = [*self._first, *echo, {"role": "user", "content": text}]


def _without_secret(completion: ChatCompletion, secret: str) -> ChatCompletion:
    """An answer that repeats the key, which ends here: from here on it may be quoted in logs and exceptions."""
    if secret and secret in (said := completion.model_dump_json()):
        return type(completion).model_validate_json(said.replace(secret, "***"))
    return completion


def _tokens(answer: Answer | None) -> tuple[int, int]:
    """Tokens in and out; zero where the endpoint does not count."""
    usage = answer.completion.usage if answer else None
    return (usage.prompt_tokens or 0, usage.completion_tokens or 0) if usage else (0, 0)


def _complaint(cause: BaseException | None) -> tuple[str, str]:
    """The name of the fault, and what to tell the model of it: the first places that do not fit."""
    if not isinstance(cause, ValidationError):
        return "unreadable-answer", "it could not be read"
    errors = cause.errors(include_input=False, include_url=False)
    if errors[0]["type"] == "json_invalid":
        return "invalid-json", "it is not valid JSON"
    places = "; ".join(f"{'/'.join(map(str, error['loc'])) or 'the whole'}: {error['msg']}" for error in errors[:5])
    return "wrong-schema", f"it does not fit the schema ({places})"
