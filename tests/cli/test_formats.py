"""The formats as a person asks for them: by name, or by the ending of a file."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer import Report
from tests.cli.running import said, summarizer

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).parents[2] / "examples"
ARTICLE = EXAMPLES / "dam-burst.txt"
SUMMARY = EXAMPLES / "summaries" / "dam-burst.wrong.txt"


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("evidence.html", "<!doctype html>"),
        ("evidence.HTM", "<!doctype html>"),
        ("report.json", '{\n  "claims"'),
        ("report.md", "# "),
        ("claims.jsonld", '{\n  "@context": "http://www.w3.org/ns/anno.jsonld"'),
    ],
)
def test_the_ending_of_the_file_chooses_the_format(tmp_path: Path, name: str, begins: str) -> None:
    run = summarizer("verify", SUMMARY, "--source", ARTICLE, "-o", tmp_path / name)
    assert (run.returncode, said(run), run.stdout) == (1, "", b"")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_an_ending_that_tells_no_format_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    run = summarizer("verify", SUMMARY, "--source", ARTICLE, "-o", tmp_path / "evidence.pdf")
    assert (run.returncode, run.stdout, list(tmp_path.iterdir())) == (2, b"", [])
    assert "No format has the ending .pdf" in said(run)
    assert ".html" in said(run)


def test_a_page_of_a_foreign_summary_shows_both_texts() -> None:
    shown = summarizer("verify", SUMMARY, "--source", ARTICLE, "--format", "html").stdout.decode()
    assert "people were killed when a dam burst above" in shown
    assert "sending a wall of water" in shown
    assert "number-qualifier" in shown


def test_an_item_of_ninjs_is_withheld_when_something_is_wrong() -> None:
    run = summarizer("verify", SUMMARY, "--source", ARTICLE, "--format", "ninjs")
    assert (run.returncode, json.loads(run.stdout)["pubStatus"]) == (1, "withheld")


def test_the_text_is_carried_along_and_all_offsets_are_of_it() -> None:
    run = summarizer("verify", SUMMARY, "--source", ARTICLE, "--format", "json", "--with-text")
    report = Report.model_validate_json(run.stdout)
    assert report.source
    text = report.source.text or ""
    spans = [span for claim in report.claims for span in claim.evidence]
    assert spans
    assert all(text[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize("form", ["terminal", "markdown", "annotations"])
def test_a_format_that_cannot_carry_the_text_says_so(form: str) -> None:
    run = summarizer("verify", SUMMARY, "--source", ARTICLE, "--format", form, "--with-text")
    assert (run.returncode, run.stdout) == (2, b"")
    assert f"--with-text goes with --format json, ninjs or html, not with {form}." in said(run)


def test_a_format_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    run = summarizer("verify", SUMMARY, "--source", ARTICLE, "--format", "pdf")
    assert run.returncode == 2
    assert "'terminal', 'json', 'markdown', 'html', 'annotations', 'ninjs'" in said(run)


# ---- on a real terminal -----------------------------------------------------------------------------------


def _on_terminal(**environment: str) -> str:
    """What a terminal is sent, by a process whose output is one."""
    command = [sys.executable, "-m", "summarizer", "verify", str(SUMMARY), "--source", str(ARTICLE)]
    clean = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    reading, terminal = pty.openpty()
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, env=clean | environment):  # noqa: S603
        os.close(terminal)
        sent = b"".join(_everything(reading))
    os.close(reading)
    return sent.decode()


def _everything(handle: int) -> Iterator[bytes]:
    while True:
        try:
            read = os.read(handle, 65536)
        except OSError:  # so Linux says that nobody holds the other end
            return
        if not read:
            return
        yield read


_COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-9][0-9;]*m")
_LINK = re.compile(r"\x1b\]8;[^;]*;([^\x1b]+)\x1b")
_CODES = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*m")


def test_a_terminal_gets_colours_and_lines_that_lead_to_the_file() -> None:
    sent = _on_terminal()
    assert _COLOUR.search(sent)
    assert f"{ARTICLE.as_uri()}#L11" in _LINK.findall(sent)
    assert max(len(row) for row in _CODES.sub("", sent).splitlines()) <= 80


def test_no_color_is_respected() -> None:
    assert not _COLOUR.search(_on_terminal(NO_COLOR="1"))


def test_a_terminal_that_can_do_nothing_is_sent_nothing_but_words() -> None:
    assert "\x1b" not in _on_terminal(TERM="dumb")


def test_a_pipe_gets_neither_colours_nor_links() -> None:
    run = summarizer("verify", SUMMARY, "--source", ARTICLE, environment={"TERM": "xterm-256color"})
    assert b"\x1b" not in run.stdout
