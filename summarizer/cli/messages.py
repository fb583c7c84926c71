"""What is said to the person at the terminal: always on stderr, one line each, fit to print."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from summarizer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator


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
