"""The command itself: light, helpful, and ending with the right code however it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from summarizer import (
    AnswerUnusable,
    ConfigurationError,
    ModelUnavailable,
    SummarizerError,
    __version__,
)
from summarizer.cli.app import app, run
from summarizer.cli.schema import NAMES
from summarizer.cli.schemas import MODELS, schema_text
from tests.cli.running import said, summarizer

if TYPE_CHECKING:
    from collections.abc import Callable

HEAVY = {
    "openai",
    "instructor",
    "pydantic",
    "trafilatura",
    "lxml",
    "rich",
    "babel",
    "charset_normalizer",
    "httpx",
}


def test_help_is_light() -> None:
    code = (
        "import json, sys\n"
        "from summarizer.cli.app import run\n"
        "run(['--help'])\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603
    assert not set(json.loads(done.stderr)) & HEAVY
    assert b"summarizer verify summary.txt --source article.txt" in done.stdout


def test_the_version_is_printed() -> None:
    done = summarizer("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"summarizer {__version__}\n")


def test_without_a_command_the_help_is_shown_as_a_mistake() -> None:
    done = summarizer()
    assert (done.returncode, done.stdout) == (2, b"")
    assert "Commands:" in said(done)


def test_there_is_a_schema_of_everything_in_json() -> None:
    assert list(NAMES) == sorted(MODELS)


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", name]) == 0
    assert capsys.readouterr().out == schema_text(name)


@pytest.fixture
def ending(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], int]:
    """Run a command that ends with the given exception."""

    def end_with(error: BaseException) -> int:
        @click.command()
        def broken() -> None:
            raise error

        monkeypatch.setitem(app.commands, "broken", broken)
        return run(["broken"])

    return end_with


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (
            ConfigurationError("The setting is wrong.", hint="Set it."),
            2,
            "summarizer: The setting is wrong. Set it.",
        ),
        (ModelUnavailable("Nobody answers."), 3, "summarizer: Nobody answers."),
        (AnswerUnusable("It was cut off."), 3, "summarizer: It was cut off."),
        (SummarizerError("Something."), 1, "summarizer: Something."),
        (KeyboardInterrupt(), 130, "summarizer: Interrupted."),
        (click.UsageError("No."), 2, "Error: No."),
        (
            OSError(36, "File name too long", "x" * 300),
            2,
            f"summarizer: {'x' * 80}… cannot be used: File name too long.",
        ),
        (ZeroDivisionError("by zero"), 70, "a mistake in summarizer itself: ZeroDivisionError: by zero"),
    ],
)
def test_every_ending_has_its_code_and_one_sentence(
    ending: Callable[[BaseException], int],
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    says: str,
) -> None:
    assert ending(error) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert says in captured.err
    assert "Traceback" not in captured.err


def test_a_stack_trace_is_for_those_who_ask(
    ending: Callable[[BaseException], int],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SUMMARIZER_DEBUG", "1")
    assert ending(ZeroDivisionError("by zero")) == 70
    assert "Traceback" in capsys.readouterr().err
