"""How far the work is, on stderr: one moving line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarizer.asking.progress import Stage, silent
from summarizer.cli.messages import say, screen
from summarizer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.asking.progress import Progress, Step

_LASTING = frozenset({Stage.NOTE, Stage.WAITING})
"""What a person should still be able to read when the work is done."""


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Progress]:
    """What to call with each step of the work, as long as it goes on."""
    if quiet or sys.stderr is None:
        yield silent
    elif sys.stderr.isatty():
        with _moving_line() as show:
            yield show
    else:
        yield _PlainLines()


class _PlainLines:
    """One line a step, for a log: what begins, and what a call of the model took when it ends."""

    def __init__(self) -> None:
        self._last = ""

    def __call__(self, step: Step) -> None:
        line = _line(step)
        if line != self._last:
            say(line)
        self._last = line


def _line(step: Step) -> str:
    message = visible(step.message)
    if step.stage is Stage.NOTE:
        return f"summarizer: note: {message}"
    if step.stage is Stage.ANSWERED:
        message = f"done: {step.tokens} tokens in {step.seconds:.1f} s"
    calling = step.stage in {Stage.ASKING, Stage.ANSWERED} and step.number
    return f"[{step.number}/{max(step.number, step.of)}] {message}" if calling else message


@contextmanager
def _moving_line() -> Iterator[Progress]:
    """A spinner, the step, a bar and the time; gone when the work is done."""
    from rich.progress import BarColumn, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars
    from rich.text import Text

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(20),
        TaskProgressColumn("{task.completed:g}/{task.total:g}"),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=screen(), transient=True) as bars:
        task = bars.add_task("", total=None)

        def show(step: Step) -> None:
            message = visible(step.message)
            if step.stage in _LASTING:
                bars.console.print(Text(f"summarizer: {message}"))
            done = step.number if step.stage is Stage.ANSWERED else max(0, step.number - 1)
            if step.of:
                bars.update(task, description=message, completed=done, total=max(step.number, step.of))
            else:
                bars.update(task, description=message)

        yield show
