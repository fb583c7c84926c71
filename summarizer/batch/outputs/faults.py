"""What is said when an output cannot be written."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarizer.errors import RunError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def told(name: str, run: Path) -> Iterator[None]:
    """A fault of the system leaves the block as one sentence about ``name``. Of a reader who has left, it does not."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise RunError(
            f"{name} cannot be written: {fault.strerror or fault}.",
            hint=f"Everything that was finished is kept in {run}: mend that, and start the same command again.",
        ) from fault
