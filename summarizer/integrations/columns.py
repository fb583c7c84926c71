"""Tables of articles, as data systems hand them over: rows out, columns of the results in.

The new columns have the same types in every block, empty or full of failures: systems that put blocks together
compare their types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.batch.outcome import Failure

Table = Any
"""A :class:`pyarrow.Table`; pyarrow comes without types."""


def table_of(batch: Table | Mapping[str, Any]) -> Table:
    """``batch`` as a table: Ray's other format, a dict of arrays, is taken too."""
    pa = pyarrow()
    return batch if isinstance(batch, pa.Table) else pa.table(dict(batch))


def with_columns(table: Table, columns: Mapping[str, tuple[str, Sequence[object]]]) -> Table:
    """``table`` and ``columns``, each a type of Arrow's and its values; one that is there already is replaced."""
    pa = pyarrow()
    kept = table.drop_columns([name for name in columns if name in table.column_names])
    for name, (kind, values) in columns.items():
        kept = kept.append_column(name, pa.array(values, pa.type_for_alias(kind)))
    return kept


def failure_columns(failures: Sequence[Failure | None]) -> dict[str, tuple[str, Sequence[object]]]:
    """Why there is nothing in the other columns; all ``None`` where there is."""
    return {
        "failure_code": ("string", [failure and failure.code for failure in failures]),
        "failure_message": ("string", [failure and failure.message for failure in failures]),
        "failure_hint": ("string", [failure and failure.hint for failure in failures]),
    }


def pyarrow() -> Any:  # noqa: ANN401
    try:
        import pyarrow as pa
    except ImportError as fault:
        raise ConfigurationError("Tables need an extra.", hint="pip install 'summarizer[ray]'") from fault
    return pa
