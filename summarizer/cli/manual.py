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
    commands = [
        ("summarizer", app),
        *((f"summarizer {name}", app.commands[name]) for name in sorted(app.commands)),
    ]
    return _HEAD + "".join(_entry(name, command) for name, command in commands)


def _entry(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name, terminal_width=80, max_content_width=80, color=False)
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"\n## {name}\n\n```text\n{text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(manual(), encoding="utf-8", newline="\n")
