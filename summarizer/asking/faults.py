"""What can go wrong in one call of the model, and what each fault means: another try, or the end.

An endpoint's own words may repeat what it was sent, the key included; every word from it passes :func:`clean`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from time import time
from typing import TYPE_CHECKING, Any

from summarizer.errors import (
    AnswerUnusable,
    ArticleTooLong,
    ModelRefused,
    ModelUnavailable,
    SummarizerError,
)

if TYPE_CHECKING:
    import openai
    from openai.types.chat import ChatCompletion

    from summarizer.asking.endpoint import Endpoint
    from summarizer.errors import Postponed

_SAID = 240
_LONGEST = 365 * 86_400.0  # seconds; what an endpoint asks for beyond a year is no time to wait
_TOO_LONG_CODES = {"context_length_exceeded", "exceed_context_size_error", "string_above_max_length"}
_TOO_LONG_WORDS = re.compile(
    r"(context|prompt|input)\b.{0,80}\b(length|size|window|long|large|exceed)", re.IGNORECASE | re.DOTALL
)
_SHORTEN = "Shorten the article, split it, or use a model with a larger context."


@dataclass
class Fault(Exception):
    """One failed call. ``outcome`` is its name in the record of attempts, ``error`` what the user gets in the end.

    ``again`` says whether another try may help, ``after`` how many seconds the endpoint asks to wait, ``answer``
    what the model said, where it said anything.
    """

    outcome: str
    error: SummarizerError
    again: bool
    after: float | None = None
    answer: str | None = None
    complaint: str = ""
    tokens_in: int = 0
    tokens_out: int = 0

    def __str__(self) -> str:
        return str(self.error)


class ReplyTooLong(Exception):
    """More came than any answer has; says how much."""


def fault_of(raised: openai.APIError, endpoint: Endpoint) -> Fault:
    """The meaning of what the client raised. The key is taken out of ``raised`` itself, which stays the cause."""
    import openai

    redact(raised, endpoint.secret)
    if isinstance(raised, openai.APITimeoutError):
        error = ModelUnavailable(
            f"{endpoint} did not answer in time.",
            hint="Try again later, or allow more time with SUMMARIZER_TIMEOUT.",
        )
        return Fault("timeout", error, again=True)
    if isinstance(raised, openai.APIStatusError):
        return _status_fault(raised, endpoint)
    if isinstance(raised.__cause__, ReplyTooLong):
        return _endless(raised.__cause__, endpoint)
    if isinstance(raised, openai.APIConnectionError):
        error = ModelUnavailable(
            f"{endpoint} cannot be reached, or dropped the connection.",
            hint="Check the network and the base URL.",
        )
        return Fault("connection-dropped", error, again=True)
    return garbled(endpoint)


def _endless(raised: ReplyTooLong, endpoint: Endpoint) -> Fault:
    error = AnswerUnusable(
        f"{endpoint} sent a reply of {raised}, which no answer has; it was not read to its end.",
        hint="Check that the base URL is that of an OpenAI-compatible endpoint.",
    )
    return Fault("garbled-reply", error, again=True)


def status_error(status: int, body: Any) -> openai.APIStatusError:  # noqa: ANN401 - JSON
    """What the client raises for a reply with this status and ``body``: where both came in another way."""
    import httpx2
    import openai

    said = body.get("error") if isinstance(body, dict) and isinstance(body.get("error"), dict) else body
    response = httpx2.Response(status, json=body, request=httpx2.Request("POST", "https://reply.invalid"))
    kind = openai.BadRequestError if status == openai.BadRequestError.status_code else openai.APIStatusError
    return kind(f"Error code: {status}", response=response, body=said)


def postponed(raised: Postponed) -> Fault:
    """The article is left for later: no fault of the model's, and no reason to try again now."""
    return Fault("postponed", raised, again=False)


def garbled(endpoint: Endpoint) -> Fault:
    """The reply as a whole is not what the protocol says: cut off, not JSON, no choices."""
    error = AnswerUnusable(
        f"{endpoint} sent a reply that is not a chat completion.",
        hint="Check that the base URL is that of an OpenAI-compatible endpoint; it ends in /v1 as a rule.",
    )
    return Fault("garbled-reply", error, again=True)


def refusal_in(completion: ChatCompletion, endpoint: Endpoint) -> Fault | None:
    """The fault, if what came back is a refusal: the model's own, or that of a filter behind or before it."""
    choice = completion.choices[0]  # the client checks nothing: what a choice has may be missing or of another type
    refusal = getattr(getattr(choice, "message", None), "refusal", None)
    if refusal and isinstance(refusal, str):
        error = ModelRefused(
            f"The model {endpoint.model!r} refused to answer. It says: {clean(refusal, endpoint.secret)}",
            hint="Try another model.",
        )
    elif getattr(choice, "finish_reason", None) == "content_filter":
        error = ModelRefused(
            f"{endpoint} stopped the answer of the model {endpoint.model!r} with its content filter.",
            hint="Try another model or endpoint.",
        )
    else:
        return None
    used = completion.usage
    return Fault(
        "model-refused",
        error,
        again=False,
        tokens_in=(used.prompt_tokens or 0) if used else 0,
        tokens_out=(used.completion_tokens or 0) if used else 0,
    )


def _status_fault(raised: openai.APIStatusError, endpoint: Endpoint) -> Fault:
    status = raised.status_code
    said = _said(raised, endpoint)
    if _is_too_long(raised, said):
        return Fault("too-long", too_long(endpoint), again=False)
    if status == 402 or (status == 429 and raised.code == "insufficient_quota"):  # noqa: PLR2004
        return _unpaid(status, endpoint)
    if status == 429:  # noqa: PLR2004
        error = ModelUnavailable(f"{endpoint} turns requests away for their rate (HTTP 429).", hint="Try again later.")
        return Fault("rate-limited", error, again=True, after=_retry_after(raised))
    if status >= 500 or status in {408, 409, 425}:  # noqa: PLR2004
        error = ModelUnavailable(f"{endpoint} failed (HTTP {status}).{said}", hint="Try again later.")
        return Fault("server-error", error, again=True, after=_retry_after(raised))
    return _refusal_fault(raised, said, endpoint)


def _refusal_fault(raised: openai.APIStatusError, said: str, endpoint: Endpoint) -> Fault:
    """An article goes to nobody but the endpoint that the user named, so a redirection is a refusal too."""
    status = raised.status_code
    if status in {401, 403} and not _is_moderated(raised):
        error = ModelRefused(
            f"{endpoint} refused the key (HTTP {status}).",
            hint="Set OPENAI_API_KEY or SUMMARIZER_API_KEY to a key that may use this model.",
        )
        return Fault("key-refused", error, again=False)
    if status == 404:  # noqa: PLR2004
        error = ModelRefused(
            f"{endpoint} does not know the model {endpoint.model!r}, or there is no such address (HTTP 404).",
            hint="Check --model and --base-url.",
        )
        return Fault("unknown-model", error, again=False)
    if 300 <= status < 400:  # noqa: PLR2004
        error = ModelRefused(
            f"{endpoint} points to another address (HTTP {status}), and no article is sent on.",
            hint="If that address is right, name it with --base-url.",
        )
        return Fault("redirected", error, again=False)
    return Fault("refused", ModelRefused(f"{endpoint} refused the request (HTTP {status}).{said}"), again=False)


def _is_moderated(raised: openai.APIStatusError) -> bool:
    """Whether a filter will not have this article, so that the key is as good as before for all others.

    OpenRouter says so with 403 and ``metadata.flagged_input`` (https://openrouter.ai/docs/errors).
    """
    body: Any = raised.body
    metadata = body.get("metadata") if isinstance(body, dict) else None
    return isinstance(metadata, dict) and "flagged_input" in metadata


def _unpaid(status: int, endpoint: Endpoint) -> Fault:
    """OpenAI says 429 with a code; OpenRouter and DeepSeek say 402, which HTTP has for it."""
    error = ModelUnavailable(
        f"{endpoint} turns requests away: the quota of the key is used up (HTTP {status}).",
        hint="Check the plan and billing of the key.",
    )
    return Fault("quota", error, again=False)


def too_long(endpoint: Endpoint) -> ArticleTooLong:
    room = f", which holds {endpoint.context} tokens" if endpoint.context else ""
    larger = " For the embedded model: SUMMARIZER_CONTEXT_TOKENS." if endpoint.local else ""
    return ArticleTooLong(
        f"The article does not fit into the context of the model {endpoint.model!r}{room}.",
        hint=_SHORTEN + larger,
    )


def _is_too_long(raised: openai.APIStatusError, said: str) -> bool:
    named: tuple[object, ...] = (raised.code, raised.type)  # the client checks nothing: an object may stand there
    if raised.status_code == 413 or any(isinstance(code, str) and code in _TOO_LONG_CODES for code in named):  # noqa: PLR2004
        return True
    return raised.status_code == 400 and bool(_TOO_LONG_WORDS.search(said))  # noqa: PLR2004


def _retry_after(raised: openai.APIStatusError) -> float | None:
    """Seconds from ``Retry-After``, which is a number or a date (RFC 9110, section 10.2.3)."""
    value = raised.response.headers.get("retry-after", "").strip()
    if not value:
        return None
    try:
        return min(max(0.0, float(value)), _LONGEST)
    except ValueError:
        pass
    try:
        return min(max(0.0, parsedate_to_datetime(value).timestamp() - time()), _LONGEST)
    except (ValueError, OverflowError):  # the offset of a time zone may be of any length
        return None


def _said(raised: openai.APIStatusError, endpoint: Endpoint) -> str:
    """The endpoint's own words, as one short sentence after ours."""
    body: Any = raised.body
    words = body.get("message") if isinstance(body, dict) else None
    return f" It says: {clean(words, endpoint.secret)}" if isinstance(words, str) and words.strip() else ""


def clean(words: str, secret: str) -> str:
    """Words from outside as one short printable line without the key."""
    line = " ".join("".join(c if c.isprintable() else " " for c in _without(words, secret)).split())
    return line if len(line) <= _SAID else line[: _SAID - 1] + "…"


def redact(raised: BaseException, secret: str) -> None:
    """Take ``secret`` out of an exception and those under it: arguments, message and body."""
    seen: set[int] = set()
    fault: BaseException | None = raised
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        fault.args = tuple(_without(part, secret) for part in fault.args)
        for name in ("message", "body", "doc"):
            if hasattr(fault, name):
                setattr(fault, name, _without(getattr(fault, name), secret))
        fault = fault.__cause__ or fault.__context__


def _without(value: Any, secret: str) -> Any:  # noqa: ANN401 - JSON of any shape, and exception arguments
    if isinstance(value, str):
        return value.replace(secret, "***") if secret else value
    if isinstance(value, dict):
        return {_without(key, secret): _without(item, secret) for key, item in value.items()}
    if isinstance(value, list):
        return [_without(item, secret) for item in value]
    return value
