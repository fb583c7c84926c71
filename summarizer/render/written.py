"""Shapes as JSON: for programs, and safe to print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from summarizer.render.visible import safe_json

if TYPE_CHECKING:
    from pydantic import BaseModel


def as_json(thing: BaseModel, *, indent: int | None = None, whole: bool = True) -> str:
    """``thing`` under the names of its schema; without what it does not have, unless it is wanted ``whole``.

    Not by pydantic's own writer, which breaks off at half a surrogate pair; JSON may have one, as an escape.
    """
    plain = thing.model_dump(mode="json", by_alias=True, exclude_none=not whole)
    return safe_json(json.dumps(plain, ensure_ascii=False, indent=indent))
