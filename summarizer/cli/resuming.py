"""A batch that is taken up again: what its command was stands in its run file, so nobody has to type it again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from click.core import ParameterSource

from summarizer.addresses import shown
from summarizer.errors import RunError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import click

_OF_THE_MOMENT = frozenset({"run", "resume", "runs_dir", "retry_failed", "quiet"})
"""What is said anew each time."""
_STDOUT = Path("-")
_INPUTS = frozenset({"inputs", "urls"})


def to_keep(options: Mapping[str, Any]) -> dict[str, Any]:
    """The command as JSON: the folder that it was given in, and its options. An address with a login is left out."""
    plain = {name: _plain(value) for name, value in options.items() if name not in _OF_THE_MOMENT}
    return {
        "folder": str(Path.cwd()),
        "options": {name: value for name, value in plain.items() if value not in (None, [], False)},
        "left_out": sorted(name for name, value in options.items() if _has_login(value)),
    }


def taken_up(context: click.Context, command: Mapping[str, Any] | None, run: Path) -> dict[str, Any]:
    """The options of this command line, and those of the command that is kept where this one says nothing.

    The work goes on in the folder where it began, since articles are known by their paths from there.
    Raises :class:`~summarizer.errors.RunError` where the command alone is not enough.
    """
    said = {name for name in context.params if context.get_parameter_source(name) is not ParameterSource.DEFAULT}
    options: dict[str, Any] = dict(context.params)
    if said & _INPUTS:
        return options
    kept = command or {"options": {}, "left_out": []}
    if not _is_command(kept) or command is None or _INPUTS.intersection(kept["left_out"]):
        raise RunError(f"{run} does not say what its input was.", hint="Name the input on the command line again.")
    for parameter in context.command.params:
        name = parameter.name or ""
        if name in kept["options"] and name not in said:
            options[name] = parameter.process_value(context, kept["options"][name])
    options |= {name: _absolute(options[name]) for name in said}
    _enter(Path(str(kept.get("folder", "."))))
    return options


def _is_command(kept: Mapping[str, Any]) -> bool:
    """Whether it is what :func:`to_keep` gives, and nobody else wrote it."""
    left_out, told = kept.get("left_out"), isinstance(kept.get("options"), dict)
    return told and isinstance(left_out, list) and all(isinstance(name, str) for name in left_out)


def _enter(folder: Path) -> None:
    try:
        os.chdir(folder)
    except OSError as fault:
        raise RunError(
            f"The run was begun in {folder}, which cannot be entered: {fault.strerror}.",
            hint="Name the input on the command line again.",
        ) from fault


def _absolute(value: Any) -> Any:  # noqa: ANN401 - whatever options there are
    """What was said in this folder, for another one."""
    if isinstance(value, tuple):
        return tuple(map(_absolute, value))
    return value.absolute() if isinstance(value, Path) and value != _STDOUT else value


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever options there are
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value if not _has_login(part)]
    if _has_login(value):
        return None
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def _has_login(value: object) -> bool:
    if isinstance(value, (list, tuple)):
        return any(map(_has_login, value))
    return isinstance(value, str) and "://" in value and shown(value) != value
