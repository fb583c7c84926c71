"""What an endpoint sent, held against what the protocol says: the client library checks nothing of it.

A count of tokens comes out of the library as whatever stood there.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from pydantic import ValidationError

from summarizer.asking.faults import status_error

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion
    from openai.types.completion_usage import CompletionUsage

_MOST_TOKENS = 1 << 40
"""More than any model reads: a count above it is none, and would not fit into the run's file."""
_STATUSES = range(400, 600)


def read(body: str | bytes) -> ChatCompletion:
    """The chat completion in ``body``, JSON, as the client library reads one: what does not fit is taken as it is.

    What keeps to the protocol to the letter is validated in one go: that gives the same for a sixtieth of the work.
    Raises :class:`ValueError` and :class:`RecursionError` if there is none in it.
    """
    from openai.types.chat import ChatCompletion

    with suppress(ValidationError):  # which quotes the body, so that no exception may point to it
        return ChatCompletion.model_validate_json(body, strict=True)
    said = json.loads(body)
    if not isinstance(said, dict):
        raise ValueError("the reply is no chat completion")  # noqa: TRY004 - it is a value from outside
    return ChatCompletion.construct(**said)


def checked(said: ChatCompletion) -> ChatCompletion:
    """``said`` if an answer can be read from it; its counts of tokens are whole numbers, or not there.

    Raises :class:`ValueError`, as for a body that is no JSON, and :class:`openai.APIStatusError` for a fault that was
    sent as if all were well: OpenRouter answers 200 before the model has begun, and then tells what went wrong
    (https://openrouter.ai/docs/errors).
    """
    from openai.types.chat.chat_completion import Choice

    choices: object = getattr(said, "choices", None)
    error: object = getattr(said, "error", None)
    if not choices and isinstance(error, dict) and error.get("code") in _STATUSES:
        raise status_error(int(error["code"]), {"error": error})
    if choices and not (isinstance(choices, list) and isinstance(choices[0], Choice) and _has_words(choices[0])):
        raise ValueError("the reply holds no choice that can be read")
    said.usage = _counted(getattr(said, "usage", None))
    return said


def _has_words(choice: object) -> bool:
    message: object = getattr(choice, "message", None)
    return hasattr(message, "content") and (message.content is None or isinstance(message.content, str))


def _counted(usage: object) -> CompletionUsage | None:
    """What was used, if it can be: an endpoint that says nonsense counts as one that does not count."""
    from openai.types.completion_usage import CompletionUsage

    if not isinstance(usage, CompletionUsage):
        return None
    if not all(_is_count(getattr(usage, name, None)) for name in ("prompt_tokens", "completion_tokens")):
        return None
    if not _is_count(getattr(usage.prompt_tokens_details, "cached_tokens", None)):
        usage.prompt_tokens_details = None
    return usage


def _is_count(number: object) -> bool:
    return number is None or (isinstance(number, int) and 0 <= number <= _MOST_TOKENS)
