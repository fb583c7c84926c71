"""What the tests of the input share: a story, records of it in a file, and what becomes of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.batch.inputs import Fields, articles
from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.batch.article import Article

STORY = "The ferry ran aground at noon. “Nobody was hurt,” said Ada Quist."


def wire(*records: Any, name: str = "wire.jsonl") -> str:
    """The name of a file in this folder with ``records``, one a line."""
    Path(name).write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return name


def of(*sources: str, fields: Iterable[str] = ()) -> list[Article]:
    """All that comes of ``sources``; ``fields`` as on the command line, "text=content.body"."""
    return list(articles(sources, fields=Fields.parse(fields)))


def failure(article: Article) -> str:
    """Why the article cannot be read."""
    with pytest.raises(DocumentError) as caught:
        article.load()
    return str(caught.value)
