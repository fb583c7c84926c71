"""How the articles of a run are read: what holds for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.batch.inputs.fields import Fields

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Manner:
    """``published`` and ``language`` win over what an article says of itself, as for ``summarize``."""

    fields: Fields = field(default_factory=Fields)
    published: date | None = None
    language: str | None = None
    allow_local: bool = False
