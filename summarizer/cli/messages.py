"""What is said to the person at the terminal: always on stderr, one line each, fit to print."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, cast

import click

from summarizer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console


def complain(message: str) -> None:
    """Say why the command ends."""
    say(f"summarizer: {message}")


def remark(message: str, *, quiet: bool) -> None:
    """Say what the person should know, unless they asked not to be told."""
    if not quiet:
        say(f"summarizer: note: {message}")


def say(line: str) -> None:
    """One line, if there is anybody to hear it."""
    if sys.stderr is not None:
        with heard_or_not():
            click.echo(visible(line), err=True)


@contextmanager
def heard_or_not() -> Iterator[None]:
    """What stderr does not take, because the disk is full or whoever read along has left, is not said: the work goes
    on all the same, and its exit code stands.
    """
    try:
        yield
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())  # for what is still buffered, too


def screen() -> Console:
    """Where bars are drawn: stderr, for as long as there is a terminal behind it."""
    from rich.console import Console

    return Console(file=cast("IO[str]", _Heard(sys.stderr)))


class _Heard:
    """``stream``, to which nothing is lost if it is gone: the terminal of a batch may be closed in the night."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with heard_or_not():
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with heard_or_not():
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever rich asks of a stream
        return getattr(self._stream, name)
