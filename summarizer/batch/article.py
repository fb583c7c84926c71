"""One article of a run, before it is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.documents.document import Document


@dataclass(frozen=True, slots=True)
class Article:
    """``id`` names it in the run and in the output; ``where`` tells a person where it is ("wire.jsonl:17").

    ``load`` reads it when its turn comes, in a thread; it raises :class:`~summarizer.errors.DocumentError`.
    ``digest`` is of its content, where that is at hand before it is read: two articles that were given one id are
    told apart by it, and one that was given twice is known again. One without a digest is known by its id alone.
    """

    id: str
    where: str
    load: Callable[[], Document]
    digest: str | None = None

    def told_apart(self) -> Self:
        """The same under an id of its own, where another article has the one that it came with."""
        own = self.digest or sha256(self.where.encode("utf-8", "surrogatepass")).hexdigest()
        return replace(self, id=f"{self.id}#{own[:12]}")
