"""The manual page ``docs/cli.md``, made of the help texts.

``python -m summarizer.cli.manual`` writes it; a test fails when it is stale.
"""

from __future__ import annotations

from pathlib import Path

import click

from summarizer.cli.app import app

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
"""Only a checkout has it; an installed package has ``--help``."""

_HEAD = """\
# The command line

Generated from the help texts by `python -m summarizer.cli.manual`.
"""


def manual() -> str:
    """The whole page: the command, then each of its commands in the order of the alphabet."""
    main = app.make_context("summarizer", [], resilient_parsing=True, terminal_width=80, color=False)
    contexts = [click.Context(app.commands[name], main, name) for name in sorted(app.commands)]
    return _HEAD + "".join(map(_entry, [main, *contexts]))


def _entry(context: click.Context) -> str:
    text = "\n".join(line.rstrip() for line in context.get_help().splitlines())
    return f"\n## {context.command_path}\n\n```text\n{text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(manual(), encoding="utf-8", newline="\n")
