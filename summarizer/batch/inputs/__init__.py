"""What a run is made of: articles from files, folders, JSONL, Parquet, addresses or standard input, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.batch.inputs.fields import PARTS, Fields
from summarizer.batch.inputs.manner import Manner
from summarizer.batch.inputs.sources import Inputs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from summarizer.batch.article import Article

__all__ = ["PARTS", "Fields", "Inputs", "Manner", "articles", "count"]


def articles(
    sources: Sequence[str],
    *,
    fields: Fields | None = None,
    published: date | None = None,
    language: str | None = None,
    allow_local: bool = False,
) -> Iterator[Article]:
    """The articles of paths, folders, patterns, addresses and "-", lazily; raises as :meth:`Inputs.named` does."""
    manner = Manner(fields or Fields(), published, language, allow_local)
    return Inputs.named(sources, manner=manner).articles()


def count(sources: Sequence[str]) -> int | None:
    """How many they are at most, where that is quickly told."""
    return Inputs.named(sources).count()
