"""What reading and writing Parquet have in common: how the files are called, and pyarrow, which is an extra."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarizer.errors import ConfigurationError
from summarizer.resources import installing

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".parquet", ".pq")


def is_parquet(path: Path) -> bool:
    """By its ending."""
    return path.suffix.lower() in SUFFIXES


def arrow() -> tuple[Any, Any]:
    """pyarrow, and its module for Parquet; without types, as they come.

    Raises :class:`~summarizer.errors.ConfigurationError` where the extra is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as fault:
        raise ConfigurationError(
            "Parquet needs pyarrow, which is not installed.", hint=f"Run: {installing('parquet')}"
        ) from fault
    return pa, parquet
