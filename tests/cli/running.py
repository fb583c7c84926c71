"""The command as a person starts it: a process of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import IO, TYPE_CHECKING

from summarizer.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

_OWN = ("SUMMARIZER_", "OPENAI_")


def summarizer(
    *arguments: str | Path,
    stdin: bytes | None = b"",
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    stdout: IO[bytes] | int = subprocess.PIPE,
    stderr: IO[bytes] | int = subprocess.PIPE,
) -> subprocess.CompletedProcess[bytes]:
    """Run ``summarizer`` with no settings but those given; warnings count as errors there too."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(_OWN)}
    clean |= {"PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8"} | dict(environment or {})
    return subprocess.run(  # noqa: S603 - the command under test
        [sys.executable, "-m", "summarizer", *map(str, arguments)],
        input=stdin,
        stdout=stdout,
        stderr=stderr,
        env=clean,
        cwd=folder,
        timeout=120,
        check=False,
    )


def said(run: subprocess.CompletedProcess[bytes]) -> str:
    """What the person reads on stderr, checked to hold no stack trace."""
    text = run.stderr.decode()
    assert "Traceback" not in text, text
    assert "mistake in summarizer" not in text, text
    return text


def in_process(
    *arguments: str | Path, environment: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> subprocess.CompletedProcess[bytes]:
    """The same without the process, for cases that would start a client of a model each time."""
    for name in [name for name in os.environ if name.startswith(_OWN)]:
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(list(map(str, arguments)))
    return subprocess.CompletedProcess(arguments, code, out.getvalue().encode(), err.getvalue().encode())
