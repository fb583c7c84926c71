"""What a run leaves behind for others: one line or row for each article, taken from the run file.

An output is a view of the run file: it is written from there, never beside it, so it can be cut off, lost or full
without anything being lost. How far it has got stands in the run file, so each article comes into it once.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from summarizer.batch.parquet import is_parquet
from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summarizer.batch.store import Run

__all__ = ["Form", "Outcomes", "Output", "check_place", "form_of", "output_to", "write_whole"]


class Form(StrEnum):
    """How outcomes are written."""

    JSONL = "jsonl"
    PARQUET = "parquet"


class Outcomes(Protocol):
    """What an output is made from: a run, open for work or only for reading."""

    @property
    def path(self) -> Path: ...

    def lines(self, after: int = 0) -> Iterator[tuple[int, str]]: ...


class Output(Protocol):
    """Where the outcomes of a run go while it goes on. One thread at a time calls it.

    Both raise :class:`~summarizer.errors.RunError` if it cannot be written; the run file has everything then.
    """

    def catch_up(self) -> None:
        """Write what has ended since the last time; it is on the disk afterwards, if it is a file."""

    def close(self) -> None:
        """The end of the work: what can only be written whole is written now."""


def form_of(path: Path | None) -> Form:
    """By the ending: ``.parquet`` or ``.pq``, else JSONL."""
    return Form.PARQUET if path is not None and is_parquet(path) else Form.JSONL


def check_place(path: Path | None, form: Form | None = None) -> None:
    """Whether an output can go there, as far as that is seen before there is a run.

    Raises :class:`~summarizer.errors.ConfigurationError` for a folder or an extra that is missing, and for a file
    that holds anything else than outcomes.
    """
    if path is None:
        return
    if not path.absolute().parent.is_dir():
        raise ConfigurationError(f"{path} cannot be written: there is no folder {path.parent}.")
    if path.is_dir():
        raise ConfigurationError(f"{path} is a folder; -o names a file.")
    if (form or form_of(path)) is Form.PARQUET:
        from summarizer.batch.outputs import parquet

        parquet.must_be_ours(path)
    elif path.is_file():
        from summarizer.batch.outputs import lines

        lines.must_be_ours(path)


def output_to(path: Path | None, run: Run, form: Form | None = None) -> Output:
    """The output of ``run`` in the file ``path``, or with ``None`` on standard output.

    A file that holds outcomes already is gone on with, or replaced if they are of another run. Raises
    :class:`~summarizer.errors.ConfigurationError` for a place that cannot be written to, or that holds anything else.
    """
    from summarizer.batch.outputs.lines import LinesFile, LinesStream

    check_place(path, form)
    form = form or form_of(path)
    if form is Form.PARQUET:
        from summarizer.batch.outputs.parquet import ParquetFile

        if path is None:
            raise ConfigurationError("Parquet cannot be written to standard output; -o names a file.")
        return ParquetFile(path, run)
    if path is None:
        return LinesStream.standard_output(run)
    if path.exists() and not path.is_file():
        return LinesStream.opened(path, run)
    return LinesFile(path, run)


def write_whole(path: Path | None, outcomes: Outcomes, form: Form | None = None) -> int:
    """Write all outcomes that there are, in place of those at ``path``; returns how many. Raises as above."""
    from summarizer.batch.outputs.lines import write_lines
    from summarizer.batch.outputs.whole import replaced, to_standard_output

    check_place(path, form)
    form = form or form_of(path)
    if path is None:
        if form is Form.PARQUET:
            raise ConfigurationError("Parquet cannot be written to standard output; -o names a file.")
        return to_standard_output(outcomes)
    if form is Form.JSONL:
        return replaced(path, outcomes, write_lines)
    from summarizer.batch.outputs.parquet import write_rows

    return replaced(path, outcomes, write_rows)
