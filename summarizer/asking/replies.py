"""What an endpoint sent, held against what the protocol says: the client library checks nothing of it.

A body that is no JSON comes out of the library as a bare string, a list as a list, and a count of tokens as whatever
stood there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion
    from openai.types.completion_usage import CompletionUsage

_MOST_TOKENS = 1 << 40
"""More than any model reads: a count above it is none, and would not fit into the run's file."""


def checked(said: object) -> ChatCompletion:
    """``said`` if an answer can be read from it; its counts of tokens are whole numbers, or not there.

    Raises :class:`ValueError`, as for a body that is no JSON.
    """
    from openai.types.chat import ChatCompletion
    from openai.types.chat.chat_completion import Choice

    if not isinstance(said, ChatCompletion):
        raise ValueError("the reply is no chat completion")  # noqa: TRY004 - it is a value from outside
    choices: object = getattr(said, "choices", None)
    if choices and not (isinstance(choices, list) and isinstance(choices[0], Choice) and _has_words(choices[0])):
        raise ValueError("the reply holds no choice that can be read")
    said.usage = _counted(getattr(said, "usage", None))
    return said


def _has_words(choice: object) -> bool:
    content = getattr(getattr(choice, "message", None), "content", None)
    return content is None or isinstance(content, str)


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
