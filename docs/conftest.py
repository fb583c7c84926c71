"""Every example of the documentation is run: Python as it stands, commands with what they print.

A block of ``python`` is executed, one of ``>>>`` lines is compared (Sybil). Of a block of ``console``, each line
after ``$ `` is a command, and what follows is what it prints, "..." standing for anything. ``sh`` is for what a
test should not do (installing, asking a hosted model), and is not run. A model answers from a cassette.
"""

from __future__ import annotations

import io
import os
import shlex
import shutil
import sys
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from sybil import Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from summarizer.asking import model
from summarizer.cli.app import run
from summarizer.record.cases import BY_NAME
from summarizer.record.cassette import BASE_URL, played, recorded_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sybil import Example

ROOT = Path(__file__).parents[1]
_CASSETTE = BY_NAME["select-dam-burst"].cassette
_ASKS = "summarizer.summarize("
_PROMPT = "$ "


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[None]:
    """A folder with the examples in it, and an environment that names no model."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    named = {name: value for name, value in os.environ.items() if not name.startswith(("SUMMARIZER_", "OPENAI_"))}
    before = Path.cwd()
    os.chdir(tmp_path)
    with mock.patch.dict(os.environ, named, clear=True), mock.patch.object(model, "ALLOW_REQUESTS", new=False):
        try:
            yield
        finally:
            os.chdir(before)


@contextmanager
def _recorded_model() -> Iterator[None]:
    """The environment names a model, and the cassette answers for it."""
    environment = {
        "SUMMARIZER_BASE_URL": BASE_URL,
        "SUMMARIZER_MODEL": recorded_model(_CASSETTE),
        "SUMMARIZER_STRATEGY": "select",
    }
    with (
        mock.patch.dict(os.environ, environment),
        mock.patch.object(model, "ALLOW_REQUESTS", new=True),
        played(_CASSETTE),
    ):
        yield


class _Python(PythonEvaluator):
    def __call__(self, example: Example) -> None:
        with ExitStack() as stack:
            stack.enter_context(redirect_stdout(io.StringIO()))
            if _ASKS in example.parsed:
                stack.enter_context(_recorded_model())
            super().__call__(example)


class _PythonParser(PythonCodeBlockParser):
    def __init__(self) -> None:
        super().__init__(doctest_optionflags=ELLIPSIS)
        self.codeblock_parser = CodeBlockParser("python", _Python())


def _console(example: Example) -> str | None:
    """Run each command of the block; what differs, or ``None``."""
    for block in ("\n" + example.parsed).split("\n" + _PROMPT)[1:]:
        command, _, expected = block.partition("\n")
        printed = _printed(command)
        if not OutputChecker().check_output(expected.rstrip() + "\n", printed.rstrip() + "\n", ELLIPSIS):
            return f"{command}\nprints\n{printed}"
    return None


def _printed(command: str) -> str:
    """What ``summarizer …`` prints, fed by ``echo '…' |`` before it if that is there; other programs are not run."""
    fed, _, words = command.rpartition(" | ")
    echoed = shlex.split(fed)
    arguments = shlex.split(words)
    assert arguments[0] == "summarizer", command
    assert not echoed or echoed[0] == "echo", command
    stdin = io.TextIOWrapper(io.BytesIO(" ".join(echoed[1:]).encode()), encoding="utf-8")
    out = io.StringIO()
    with mock.patch.object(sys, "stdin", stdin), redirect_stdout(out), redirect_stderr(io.StringIO()):
        run(arguments[1:])
    return out.getvalue()


pytest_collect_file = Sybil(
    parsers=[_PythonParser(), CodeBlockParser("console", _console)],
    patterns=["*.md"],
    fixtures=["desk"],
).pytest()
