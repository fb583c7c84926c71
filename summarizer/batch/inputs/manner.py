"""How the articles of a run are read: what holds for all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.batch.inputs.fields import Fields
from summarizer.documents.document import LANGUAGE_TAG
from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Manner:
    """``published`` and ``language`` win over what an article says of itself, as for ``summarize``.

    Raises :class:`~summarizer.errors.ConfigurationError` for a language that is none: every article would fail by it.
    """

    fields: Fields = field(default_factory=Fields)
    published: date | None = None
    language: str | None = None
    allow_local: bool = False

    def __post_init__(self) -> None:
        if self.language is not None and not re.fullmatch(LANGUAGE_TAG, self.language):
            raise ConfigurationError(f"The language {self.language!r} is no language tag.", hint="Such as en or pt-BR.")
