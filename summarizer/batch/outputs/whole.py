"""An output that is written from its beginning to its end: whole, or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

from summarizer.batch.outputs.faults import told
from summarizer.batch.outputs.lines import write_lines
from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.batch.outputs import Outcomes


def replaced(path: Path, outcomes: Outcomes, write: Callable[[Outcomes, IO[bytes]], int]) -> int:
    """What ``write`` gives takes the place of ``path`` once all of it is on the disk; returns what ``write`` does."""
    with told(str(path), outcomes.path):
        if path.exists() and not path.is_file():  # a device or a pipe
            with path.open("wb") as stream:
                return write(outcomes, stream)
        target = path.resolve()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                count = write(outcomes, stream)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return count


def to_standard_output(outcomes: Outcomes) -> int:
    if sys.stdout is None:
        raise ConfigurationError("There is no standard output to write to; -o names a file.")
    with told("Standard output", outcomes.path):
        count = write_lines(outcomes, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return count


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
