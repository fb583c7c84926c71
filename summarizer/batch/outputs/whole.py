"""An output that is written from its beginning to its end: whole, or not at all."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING

from summarizer.batch.outputs.faults import told
from summarizer.batch.outputs.lines import write_lines
from summarizer.errors import ConfigurationError
from summarizer.replacing import replacing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarizer.batch.outputs import Outcomes


def replaced(path: Path, outcomes: Outcomes, write: Callable[[Outcomes, IO[bytes]], int]) -> int:
    """What ``write`` gives takes the place of ``path`` once all of it is on the disk; returns what ``write`` does."""
    with told(str(path), outcomes.path), replacing(path) as stream:
        return write(outcomes, stream)


def to_standard_output(outcomes: Outcomes) -> int:
    """All outcomes as JSONL; returns how many."""
    if sys.stdout is None:
        raise ConfigurationError("There is no standard output to write to; -o names a file.")
    with told("Standard output", outcomes.path):
        count = write_lines(outcomes, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return count
