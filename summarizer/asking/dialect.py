"""What one endpoint takes: learnt from its refusals, once for all questions of a run.

OpenAI's reasoning models refuse ``temperature``, ``seed`` and ``max_tokens``, and take ``max_completion_tokens``
in its place; many other endpoints know only ``max_tokens``. So the request starts out plain, and gives way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import openai

_INSTEAD = {"max_tokens": "max_completion_tokens", "temperature": None, "seed": None}
_REFUSALS = {"unsupported_parameter", "unsupported_value", "unknown_parameter"}


class Dialect:
    """The parameters that an endpoint has refused so far."""

    def __init__(self) -> None:
        self._refused: set[str] = set()

    def put(self, request: dict[str, Any]) -> dict[str, Any]:
        """``request`` without what was refused, under another name where there is one."""
        named = {name: _INSTEAD[name] if name in self._refused else name for name in request}
        return {new: request[name] for name, new in named.items() if new is not None}

    def learns(self, raised: openai.BadRequestError, sent: Mapping[str, Any]) -> bool:
        """Whether the refusal names a parameter of what was ``sent`` that can be left out.

        Another question may have been refused for the same one meanwhile, so this may be known already.
        """
        code, name = raised.code, raised.param
        if not isinstance(code, str) or not isinstance(name, str):  # the client checks nothing of it
            return False
        if code not in _REFUSALS or name not in _INSTEAD or name not in sent:
            return False
        self._refused.add(name)
        return True
