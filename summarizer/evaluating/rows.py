"""Files with a line of JSON for each thing, as sets are written; a mistake is told with its file and line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from summarizer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Row = TypeVar("Row", bound=BaseModel)


def rows(file: Path, shape: type[Row]) -> Iterator[tuple[int, Row]]:
    """Every line that holds anything, with its number; nothing where there is no file.

    Raises :class:`~summarizer.errors.InputError`.
    """
    if not file.exists():
        return
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise InputError(f"{file} cannot be read: {fault}.") from fault
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, _row(line, shape, f"{file}, line {number}")


def _row(line: str, shape: type[Row], where: str) -> Row:
    try:
        return shape.model_validate(json.loads(line))
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the line"
        raise InputError(f"{where}: {place}: {first['msg']}.") from fault
    except RecursionError as fault:
        raise InputError(f"{where}, is JSON that is nested too deeply.") from fault
    except ValueError as fault:
        raise InputError(f"{where}, is not JSON: {fault}.") from fault
