"""The manual page ``docs/cli.md``, made of the help texts.

``python -m summarizer.cli.manual`` writes it; a test fails when it is stale.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
"""Only a checkout has it; an installed package has ``--help``."""

_HEAD = """\
# The command line

Generated from the help texts by `python -m summarizer.cli.manual`.
"""


def manual() -> str:
    """The whole page: the command, then each of its commands in the order of the alphabet."""
    main = app.make_context("summarizer", [], resilient_parsing=True, terminal_width=80, color=False)
    return _HEAD + "".join(map(_entry, _with_commands(main)))


def _with_commands(context: click.Context) -> Iterator[click.Context]:
    yield context
    if isinstance(context.command, click.Group):
        for name, command in sorted(context.command.commands.items()):
            yield from _with_commands(click.Context(command, context, name))


def _entry(context: click.Context) -> str:
    text = "\n".join(line.rstrip() for line in context.get_help().splitlines())
    return f"\n## {context.command_path}\n\n```text\n{text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(manual(), encoding="utf-8", newline="\n")
