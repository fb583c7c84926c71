"""Rows of an Arrow table as records. A value that Python has no form for costs its row, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Collection

_UNREADABLE = (ValueError, ArithmeticError)
"""Text that is not UTF-8, a day outside the calendar. Arrow keeps them, and breaks off when it is asked for them."""


def rows_of(table: Any, wanted: Collection[str]) -> list[dict[str, Any] | DocumentError]:  # noqa: ANN401 - Arrow's
    """Each row of a table or record batch: by column, or why there is none.

    Columns that are not ``wanted`` cannot spoil a row; what cannot be read of them is left out.
    """
    table = _in_microseconds(table)
    try:
        return list(table.to_pylist())
    except _UNREADABLE:
        return [_row(table.slice(number, 1), wanted) for number in range(table.num_rows)]


def _row(single: Any, wanted: Collection[str]) -> dict[str, Any] | DocumentError:  # noqa: ANN401
    row: dict[str, Any] = {}
    for name, column in zip(single.schema.names, single.columns, strict=True):
        try:
            row[name] = column[0].as_py()
        except _UNREADABLE as fault:
            if name in wanted:
                return DocumentError(f"Its column {name!r} cannot be read: {fault}.")
    return row


def _in_microseconds(table: Any) -> Any:  # noqa: ANN401
    """Nanoseconds, which pandas writes and Python does not have, are of no use to a day of publication."""
    import pyarrow as pa

    if not any(pa.types.is_timestamp(kind) and kind.unit == "ns" for kind in table.schema.types):
        return table
    fields = [
        field.with_type(pa.timestamp("us", field.type.tz))
        if pa.types.is_timestamp(field.type) and field.type.unit == "ns"
        else field
        for field in table.schema
    ]
    return table.cast(pa.schema(fields), safe=False)
