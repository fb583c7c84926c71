"""Parquet: one outcome a row, with the parts that are asked for most as columns of their own.

A Parquet file has its table of contents at its end, so nothing can be added to one. It is written from the run file
whenever work on the run ends in order, and takes the place of the one before it at once; a killed process leaves the
one before it.
"""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

from pydantic import ValidationError

from summarizer.batch.outcome import Outcome
from summarizer.batch.outputs.whole import replaced
from summarizer.batch.parquet import arrow
from summarizer.batch.store.database import misshapen
from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summarizer.batch.outputs import Outcomes
    from summarizer.batch.store import Run

_ROWS = 1000
_BYTES = 16 << 20
"""A row group ends after so many rows, or so many bytes of outcomes."""
_MARK = b"summarizer.outcomes"


class ParquetFile:
    """The file at ``path``, written when work on the run ends."""

    def __init__(self, path: Path, run: Run) -> None:
        self._path = path
        self._run = run

    def catch_up(self) -> None:
        """There is no part of such a file."""

    def close(self) -> None:
        replaced(self._path, self._run, write_rows)


def write_rows(outcomes: Outcomes, stream: IO[bytes]) -> int:
    """All of them; returns how many."""
    pa, parquet = arrow()
    schema = schema_of_rows()
    count = 0
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for group in _groups(outcomes):
            try:
                table = pa.Table.from_pylist([row_of(line) for line in group], schema=schema)
            except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as fault:
                raise _misshapen(outcomes.path, group, fault) from fault
            writer.write_table(table)
            count += len(group)
    return count


def _misshapen(path: Path, group: list[str], fault: Exception) -> Exception:
    """About the outcome among them that is none; ``fault`` itself, if all of them are."""
    for line in group:
        try:
            Outcome.model_validate_json(line)
        except ValidationError:
            return misshapen(path, line)
    return fault


def schema_of_rows() -> Any:  # noqa: ANN401 - pyarrow comes without types
    """The columns. ``outcome`` is the whole of it as JSON; exactly one of ``failure_code`` and ``model`` is null."""
    pa, _ = arrow()
    text, number = pa.string(), pa.int64()

    def items(*names: str) -> Any:  # noqa: ANN401
        return pa.list_(pa.struct([pa.field(name, text) for name in (*names, "verdict")]))

    return pa.schema(
        [
            pa.field("id", text, nullable=False),
            pa.field("where", text, nullable=False),
            ("failure_code", text),
            ("failure_message", text),
            ("headline", text),
            ("summary", text),
            ("events", items("what", "who", "where", "when", "date")),
            ("figures", items("value", "what")),
            ("quotes", items("text", "speaker")),
            ("rejected", number),
            ("unclear", number),
            ("source_sha256", text),
            ("model", text),
            ("tokens_in", number),
            ("tokens_out", number),
            pa.field("outcome", text, nullable=False),
        ],
        metadata={_MARK: b"1"},
    )


def _groups(outcomes: Outcomes) -> Iterator[list[str]]:
    group: list[str] = []
    size = 0
    for _, line in outcomes.lines():
        group.append(line)
        size += len(line)
        if len(group) >= _ROWS or size >= _BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


def row_of(line: str) -> dict[str, Any]:
    """The columns of one outcome, given as its JSON; those that it has nothing for are left out."""
    outcome = json.loads(line)
    row = {"id": outcome["id"], "where": outcome["where"], "outcome": line}
    if failure := outcome["failure"]:
        return row | {"failure_code": failure["code"], "failure_message": failure["message"]}
    result = outcome["result"]
    summary, usage = result["summary"], result["usage"]
    return row | {
        "headline": (summary["headline"] or {}).get("text"),
        "summary": (summary["summary"] or {}).get("text"),
        "events": summary["events"],
        "figures": summary["figures"],
        "quotes": summary["quotes"],
        "rejected": len(result["rejected"]),
        "unclear": sum(claim["verdict"] == "unclear" for claim in result["report"]["claims"]),
        "source_sha256": result["source"]["sha256"],
        "model": result["provenance"]["model"],
        "tokens_in": usage["tokens_in"],
        "tokens_out": usage["tokens_out"],
    }


def must_be_ours(path: Path) -> None:
    """Raise :class:`~summarizer.errors.ConfigurationError` rather than put outcomes in the place of something else."""
    pa, parquet = arrow()
    if not path.is_file() or path.stat().st_size == 0:
        return
    try:
        ours = _MARK in (parquet.read_schema(path).metadata or {})
    except (OSError, pa.ArrowException):
        ours = False
    if not ours:
        raise ConfigurationError(
            f"{path} holds something else than the outcomes of a run.", hint="Name another file with -o."
        )
