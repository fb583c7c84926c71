"""A case, its labels and an article as they stand in the files of a set."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from summarizer.documents.document import Document
from summarizer.schema import Code

_KINDLESS = "unnamed"


class Label(BaseModel):
    """What people say of one part of a summary, or of the whole of it if it names no part."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    supported: bool
    path: str = ""
    start: int | None = None
    end: int | None = None
    kind: str | None = None
    codes: tuple[Code, ...] | None = None

    def points_into(self, summary: str | dict[str, Any]) -> bool:
        """Whether there is in the summary what it speaks of. What is nowhere would be judged as let pass."""
        part = _at(summary, self.path)
        if self.start is None and self.end is None:
            return part is not None
        start, end = self.start or 0, self.end
        return isinstance(part, str) and 0 <= start < (len(part) if end is None else end) <= len(part)


def _at(summary: object, path: str) -> object:
    """What stands at a JSON Pointer (RFC 6901) in the summary; ``None`` where nothing does."""
    part: object = summary
    for step in path.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(part, dict):
            part = part.get(key)
        elif isinstance(part, list) and key.isdecimal() and int(key) < len(part):
            part = part[int(key)]
        else:
            return None
    return part if not path or path.startswith("/") else None


class Case(BaseModel):
    """One line of a set. What a set tells beyond these keys is its own affair."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    article: str
    summary: str | dict[str, Any]
    supported: bool | None = None
    labels: tuple[Label, ...] = ()
    kind: str = _KINDLESS
    codes: tuple[Code, ...] = ()
    id: str | None = None

    def all_labels(self) -> tuple[Label, ...]:
        """Those of parts; of the whole where there are none."""
        if self.labels or self.supported is None:
            return self.labels
        return (Label(supported=self.supported),)


class ListedArticle(BaseModel):
    """One line of ``articles.jsonl``."""

    model_config = ConfigDict(extra="ignore")

    id: str
    text: str
    language: str = "en"
    published: str | None = None

    def document(self) -> Document:
        """Raises :class:`~summarizer.errors.DocumentError`, as for a day that is none."""
        return Document.from_text(self.text, language=self.language, published=self.published, title=None)
