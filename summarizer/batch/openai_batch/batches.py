"""What the endpoint says of a batch, as far as anybody here looks at it.

The client library checks nothing of it. Without an id and a status there is no batch; what else cannot be read counts
as not said, for a batch that has ended must not be lost for a count of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, WrapValidator

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def _or_none(value: Any, read: Callable[[Any], T]) -> T | None:  # noqa: ANN401 - whatever was sent
    try:
        return read(value)
    except ValidationError:
        return None


_If: TypeAlias = Annotated[T | None, WrapValidator(_or_none)]


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Counts(_Said):
    """How many questions there are, and how many have been answered or have failed."""

    total: Annotated[int, Field(ge=0)] = 0
    completed: Annotated[int, Field(ge=0)] = 0
    failed: Annotated[int, Field(ge=0)] = 0


class Refusal(_Said):
    """Why a batch was not taken; ``line`` of its file, from 1, if it is about one."""

    code: _If[str] = None
    message: _If[str] = None
    line: _If[int] = None


class _Refusals(_Said):
    data: tuple[_If[Refusal], ...] = ()


class Batch(_Said):
    """One batch. ``created_at`` is in seconds since 1970."""

    id: Annotated[str, Field(min_length=1)]
    status: str
    created_at: _If[int] = None
    input_file_id: _If[str] = None
    output_file_id: _If[str] = None
    error_file_id: _If[str] = None
    metadata: _If[dict[str, Any]] = None
    request_counts: _If[Counts] = None
    errors: _If[_Refusals] = None

    @classmethod
    def of(cls, said: BaseModel) -> Batch:
        """What the client library made of a reply. Raises :class:`ValueError`, as for a reply that is no JSON."""
        try:
            return cls.model_validate(said.model_dump(warnings=False))
        except ValidationError:  # which quotes the reply, so that no exception may point to it
            raise ValueError("the reply is no batch") from None

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        return tuple(filter(None, self.errors.data)) if self.errors else ()
