"""How one article of a run ended: one line of the output."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Self

from pydantic import Field, model_validator

from summarizer.schema import Result, Shape

if TYPE_CHECKING:
    from summarizer.errors import SummarizerError

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Failure(Shape):
    """Why there is no result. ``code`` is the kind of error, stable: ``document-error``, ``model-unavailable``, …"""

    code: str
    message: str
    hint: str | None = None

    @classmethod
    def of(cls, error: SummarizerError) -> Self:
        return cls(code=_HUMP.sub("-", type(error).__name__).lower(), message=error.message, hint=error.hint)


class Outcome(Shape):
    """Exactly one of ``result`` and ``failure``. ``id`` is the article's, ``where`` the place it was read from."""

    id: str
    where: str
    result: Result | None = None
    failure: Failure | None = Field(None, description="Why there is no result.")

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.result is None) is (self.failure is None):
            raise ValueError("an article ends either as a result or as a failure")
        return self
