"""instructor's part in a call: it writes the schema of a form into a question, and reads the answer out of the reply.

That is what its handlers do. ``instructor.patch`` puts around them what nothing here needs: templates, caching, tries
of its own, and four walks through the form in search of validators, which cost as much as all the rest of a question.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

    from summarizer.settings import AnswerMode

Form = TypeVar("Form", bound=BaseModel)

# Without a handler of its own, what instructor logs would land on the user's terminal.
logging.getLogger("instructor").addHandler(logging.NullHandler())


class CutOff(Exception):
    """The reply ended before the answer did."""


class Unreadable(Exception):
    """The reply holds no answer in the form; ``__cause__`` says why."""


class Structure(Generic[Form]):
    """A form, and how the endpoint is told of it. Get it from :func:`structure`, which keeps it."""

    def __init__(self, form: type[Form], mode: AnswerMode) -> None:
        import instructor
        from instructor.v2.core.registry import mode_registry

        self._form: Any = instructor.openai_schema(form)
        self._handlers = mode_registry.get_handlers(instructor.Provider.OPENAI, instructor.Mode[mode.name])

    def put_into(self, request: dict[str, Any]) -> dict[str, Any]:
        """The arguments of ``chat.completions.create`` with the schema in them."""
        _, filled = self._handlers.request_handler(response_model=self._form, kwargs=request)
        return filled

    def read(self, completion: ChatCompletion) -> Form:
        """The answer. Raises :class:`CutOff` and :class:`Unreadable`."""
        from instructor.core.exceptions import IncompleteOutputException

        try:
            answer: Form = self._handlers.response_parser(response=completion, response_model=self._form, strict=True)
        except IncompleteOutputException as fault:
            raise CutOff from fault
        except Exception as fault:  # what a reply may hold is not for us to say
            raise Unreadable from fault
        return answer


@lru_cache(maxsize=32)
def structure(form: type[Form], mode: AnswerMode) -> Structure[Form]:
    return Structure(form, mode)


def load() -> None:
    """Import what a question needs, all of it: that takes a second or two, and can be done meanwhile."""
    for name in ("openai", "instructor.v2.providers.openai.handlers"):
        import_module(name)
