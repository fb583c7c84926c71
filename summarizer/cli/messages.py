"""What is said to the person at the terminal: always on stderr, one line each, fit to print."""

from __future__ import annotations

import sys

import click

from summarizer.render.visible import visible


def complain(message: str) -> None:
    """Say why the command ends."""
    _say(f"summarizer: {message}")


def remark(message: str, *, quiet: bool) -> None:
    """Say what the person should know, unless they asked not to be told."""
    if not quiet:
        _say(f"summarizer: note: {message}")


def _say(line: str) -> None:
    if sys.stderr is not None:
        click.echo(visible(line), err=True)
