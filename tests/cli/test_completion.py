"""Shell completion, as a real shell asks for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from summarizer.cli.app import run

if TYPE_CHECKING:
    from pathlib import Path

BASH = shutil.which("bash")

# A shell that sources what is printed, types the words, and presses the tabulator once.
_ASK = """
source completion.bash
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_summarizer_completion summarizer
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def home(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with what ``completion bash`` prints, and the command on its own path."""
    assert run(["completion", "bash"]) == 0
    (tmp_path / "completion.bash").write_text(capsys.readouterr().out, encoding="utf-8")
    command = tmp_path / "summarizer"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m summarizer "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


@pytest.mark.skipif(BASH is None, reason="no bash is installed")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("summarizer", "ver"), {"verify"}),
        (("summarizer", "completion", ""), {"bash", "fish", "zsh"}),
        (("summarizer", "verify", "--fo"), {"--format"}),
        (("summarizer", "verify", "--format", ""), {"terminal", "json", "markdown", "html", "annotations", "ninjs"}),
        (("summarizer", "schema", "re"), {"report", "result"}),
    ],
)
def test_bash_completes_commands_options_and_formats(home: Path, typed: tuple[str, ...], offered: set[str]) -> None:
    environment = os.environ | {"PATH": f"{home}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(  # noqa: S603 - the shell under test
        [str(BASH), "--norc", "-c", _ASK, "bash", *typed],
        capture_output=True,
        text=True,
        cwd=home,
        env=environment,
        timeout=60,
        check=True,
    )
    assert set(done.stdout.split()) == offered


def test_an_article_is_completed_as_a_file(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name, value in {
        "_SUMMARIZER_COMPLETE": "bash_complete",
        "COMP_WORDS": "summarizer verify summ",
        "COMP_CWORD": "2",
    }.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        run([])
    assert capsys.readouterr().out == "file,summ\n"


@pytest.mark.parametrize(
    ("shell", "holds"), [("bash", "complete -o nosort"), ("zsh", "#compdef summarizer"), ("fish", "complete ")]
)
def test_each_shell_gets_its_own(shell: str, holds: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    printed = capsys.readouterr().out
    assert holds in printed
    assert "_SUMMARIZER_COMPLETE" in printed
