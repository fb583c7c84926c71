"""Articles one a row, in Parquet: read a few rows at a time, and only the columns that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.batch.inputs.record import article_of, failing
from summarizer.batch.inputs.rows import rows_of
from summarizer.batch.parquet import arrow
from summarizer.errors import ConfigurationError, DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summarizer.batch.article import Article
    from summarizer.batch.inputs.fields import Fields
    from summarizer.batch.inputs.manner import Manner

_ROWS = 64
"""At a time: articles of 100 kB are 6 MB then."""


def check_columns(path: Path, fields: Fields) -> None:
    """Raise :class:`~summarizer.errors.ConfigurationError` if no column of the file holds the articles.

    Better said once than as the failure of a million rows. A file that cannot be read is left for later.
    """
    pa, parquet = arrow()
    try:
        with parquet.ParquetFile(path) as file:
            names = list(file.schema_arrow.names)
    except (OSError, pa.ArrowException):
        return
    paths = [fields.path(part) for part in ("text", "html")]
    if not any(path in names or path.partition(".")[0] in names for path in paths):
        raise ConfigurationError(
            f"{path} has no column {fields.path('text')!r}; it has {', '.join(map(repr, names)) or 'none'}.",
            hint="Name the one that holds the articles: --field text=NAME.",
        )


def articles_in_rows(path: Path, name: str, manner: Manner) -> Iterator[Article]:
    """The articles of the file in order; what cannot be read of it is one failure, and the last."""
    try:
        pa, parquet = arrow()
    except ConfigurationError as fault:  # a file of a folder; of one that is named, it was said before
        yield failing(name, fault)
        return
    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            columns = manner.fields.columns(file.schema_arrow.names)
            for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
                for row in rows_of(batch, columns):
                    number += 1
                    where = f"{name}:{number}"
                    yield article_of(row, where, manner)
    except (OSError, pa.ArrowException) as fault:
        reason = str(fault).partition("\n")[0].rstrip(".")
        what = f"{name} cannot be read as Parquet" + (f" from row {number + 1} on" if number else "")
        yield failing(f"{name}:{number + 1}" if number else name, DocumentError(f"{what}: {reason}."))


def count_rows(path: Path) -> int | None:
    """How many rows there are; of a file that cannot be read one, which is its failure."""
    try:
        pa, parquet = arrow()
    except ConfigurationError:
        return 1
    try:
        with parquet.ParquetFile(path) as file:
            return int(file.metadata.num_rows)
    except (OSError, pa.ArrowException):
        return 1
