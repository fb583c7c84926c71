"""The command as a person starts it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_OWN = ("SUMMARIZER_", "OPENAI_")


def summarizer(
    *arguments: str | Path,
    stdin: bytes | None = b"",
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run ``summarizer`` with no settings but those given; warnings count as errors there too."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(_OWN)}
    clean |= {"PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8"} | dict(environment or {})
    return subprocess.run(  # noqa: S603 - the command under test
        [sys.executable, "-m", "summarizer", *map(str, arguments)],
        input=stdin,
        capture_output=True,
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
