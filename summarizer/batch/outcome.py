"""How one article of a run ended: one line of the output."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

from pydantic import ConfigDict, Field, model_validator

from summarizer.schema import Result, Shape

if TYPE_CHECKING:
    from summarizer.errors import SummarizerError

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Failure(Shape):
    """Why there is no result."""

    code: str = Field(description="The kind of error, stable: document-error, model-unavailable, …")
    message: str = Field(description="One sentence for the person who has to mend it.")
    hint: str | None = Field(default=None, description="What to do about it.")

    @classmethod
    def of(cls, error: SummarizerError) -> Self:
        return cls(code=_HUMP.sub("-", type(error).__name__).lower(), message=error.message, hint=error.hint)


def _one_of_two(schema: dict[str, Any]) -> None:
    """What :class:`Outcome` asks of its parts, as JSON Schema says it."""
    schema["oneOf"] = [
        {"properties": {part: {"type": "object"}, other: {"type": "null"}}, "required": [part]}
        for part, other in (("result", "failure"), ("failure", "result"))
    ]


class Outcome(Shape):
    """How one article of a batch ended: exactly one of ``result`` and ``failure``."""

    model_config = ConfigDict(json_schema_extra=_one_of_two)

    id: str = Field(description="The article's: the one it came with, else the place it was read from.")
    where: str = Field(description="The place it was read from, as wire.jsonl:17.")
    result: Result | None = None
    failure: Failure | None = Field(default=None, description="Why there is no result.")

    @model_validator(mode="after")
    def _ends_in_one_way(self) -> Self:
        if (self.result is None) is (self.failure is None):
            raise ValueError("an article ends either as a result or as a failure")
        return self
