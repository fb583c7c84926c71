"""``summarizer completion``: what makes a shell complete the command, its options and their values."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from summarizer.cli.stdout import standard_output

_SHELLS: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
_VARIABLE = "_SUMMARIZER_COMPLETE"
"""Under this name click looks for what the shell asks."""


@click.command()
@click.argument("shell", type=click.Choice(tuple(_SHELLS)))
@click.pass_context
def completion(context: click.Context, *, shell: str) -> None:
    """Print what lets SHELL complete what is typed.

    Commands, options, their values and files are completed once the shell has read it.

    \b
    Examples:
      summarizer completion bash > ~/.local/share/bash-completion/completions/summarizer
      summarizer completion zsh > "${fpath[1]}/_summarizer"
      summarizer completion fish > ~/.config/fish/completions/summarizer.fish
    """
    completer = _SHELLS[shell](context.find_root().command, {}, "summarizer", _VARIABLE)
    with standard_output() as stream:
        # Not bash's own method: that starts bash to see whether it is new enough, here and now.
        stream.write(ShellComplete.source(completer))
