"""Tables of articles, as data systems hand them over: rows out, columns of what came of them in.

The new columns have the same types in every block, empty or full of failures: systems that put blocks together
compare their types.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from summarizer.batch.inputs.record import article_of
from summarizer.batch.inputs.rows import rows_of
from summarizer.errors import ConfigurationError, DocumentError
from summarizer.resources import installing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.batch.article import Article
    from summarizer.batch.inputs import Manner

Table: TypeAlias = Any
"""A :class:`pyarrow.Table`; pyarrow comes without types."""

_ID = 16  # hexadecimal digits


def table_of(batch: Table | Mapping[str, Any]) -> Table:
    """``batch`` as a table; the other format, a dict of arrays, is taken too."""
    return pyarrow().table(dict(batch)) if isinstance(batch, Mapping) else batch


def rows_in(table: Table, manner: Manner, *others: str) -> list[dict[str, Any] | DocumentError]:
    """The rows, or why there is none: where the parts of an article, or one of the ``others``, cannot be read."""
    return rows_of(table, {*manner.fields.columns(table.column_names), *others})


def article_in(row: Mapping[str, Any] | DocumentError, manner: Manner) -> Article:
    """The article of a row, under its own id, else under one that is made of its words."""
    if isinstance(row, DocumentError):
        return article_of(row, "row no words", manner)
    article = article_of(row, "the row", manner)
    if article.id != "the row":
        return article
    made = (article.digest or "")[:_ID] or "no words"
    return article_of({**row, manner.fields.path("id"): made}, f"row {made}", manner)


def with_columns(table: Table, rows: Sequence[Mapping[str, Any]], schema: Any) -> Table:  # noqa: ANN401
    """``table`` and the columns of ``schema``, out of one of ``rows`` each; one that is there already is replaced."""
    fresh = pyarrow().Table.from_pylist(list(rows), schema=schema)
    kept = table.drop_columns([name for name in fresh.column_names if name in table.column_names])
    for field, column in zip(fresh.schema, fresh.columns, strict=True):
        kept = kept.append_column(field, column)
    return kept


def pyarrow() -> Any:  # noqa: ANN401
    """The module, without types, as it comes. Raises :class:`~summarizer.errors.ConfigurationError` without it."""
    try:
        import pyarrow as pa
    except ImportError as fault:
        raise ConfigurationError(
            "Tables need pyarrow, which is not installed.", hint=f"Run: {installing('ray')}"
        ) from fault
    return pa
