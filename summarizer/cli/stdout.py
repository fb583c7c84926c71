"""Standard output as a place that may be missing or full."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output for as long as something is written to it; what was written is then on its way.

    Raises :class:`~summarizer.errors.ConfigurationError` if there is none or it takes no more. A reader who has
    left is another matter: ``BrokenPipeError`` passes.
    """
    if sys.stdout is None:
        raise ConfigurationError("There is no standard output to write to.")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        forget_output()
        raise ConfigurationError(f"Standard output cannot be written: {fault.strerror or fault}.") from fault


def forget_output() -> None:
    """What is still buffered has no taker; without this the interpreter would complain while it ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
