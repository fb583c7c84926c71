"""What a person sees while a model works."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from summarizer.asking.progress import Stage, Step
from summarizer.cli.progress import shown_progress

if TYPE_CHECKING:
    import pytest

STEPS = (
    Step(Stage.LOADING, "Starting the embedded model"),
    Step(Stage.ASKING, "Write the headline", 1, 2),
    Step(Stage.ANSWERED, "Write the headline", 1, 2, tokens=12, seconds=1.5),
    Step(Stage.WAITING, "The call failed; trying again", seconds=2),
    Step(Stage.ASKING, "Write \x1b[2Jthe summary", 2, 2),
    Step(Stage.VERIFYING, "Checking", 2, 2),
    Step(Stage.VERIFYING, "Checking", 2, 2),
    Step(Stage.NOTE, "Left out [bold]one[/bold] sentence"),
)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *, quiet: bool = False) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    with shown_progress(quiet=quiet) as show:
        for step in STEPS:
            show(step)
    return stream.getvalue()


def test_in_a_log_each_step_is_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _shown(monkeypatch, io.StringIO()).splitlines() == [
        "Starting the embedded model",
        "[1/2] Write the headline",
        "[1/2] done: 12 tokens in 1.5 s",
        "The call failed; trying again",
        "[2/2] Write ␛[2Jthe summary",
        "Checking",
        "summarizer: note: Left out [bold]one[/bold] sentence",
    ]


def test_on_a_terminal_what_matters_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    shown = _shown(monkeypatch, _Terminal())
    assert "summarizer: Left out [bold]one[/bold] sentence" in shown
    assert "summarizer: The call failed; trying again" in shown
    assert "\x1b[2Jthe" not in shown


def test_quiet_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _shown(monkeypatch, _Terminal(), quiet=True) == ""
