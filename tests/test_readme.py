"""The README says what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.running import summarizer

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_report_shown_is_what_verify_prints() -> None:
    shown = re.search(r"```console\n\$ summarizer (?P<command>[^\n]+)\n(?P<output>.*?)\n```", README, re.DOTALL)
    assert shown is not None
    printed = summarizer(*shown["command"].split(), folder=ROOT).stdout.decode().rstrip("\n")
    assert printed == shown["output"], "run the command that is shown, and paste what it prints"


def test_the_summary_shown_holds_only_lines_that_the_article_has() -> None:
    """What a model wrote changes from model to model; the excerpts must be the article's all the same."""
    shown = re.search(r"```text\n(?P<output>.*?)\n```", README, re.DOTALL)
    assert shown is not None
    lines = (ROOT / "examples" / "dam-burst.txt").read_text(encoding="utf-8").split("\n")
    excerpts = re.findall(r"^ +line (\d+) (.*(?:\n {10,}.*)*)", shown["output"], re.MULTILINE)
    assert excerpts
    for number, excerpt in excerpts:
        longest = max(" ".join(excerpt.split()).split("…"), key=len).strip()
        assert longest in "\n".join(lines[int(number) - 1 :])


@pytest.mark.parametrize("target", re.findall(r"\]\((?!http)([^)#]+)\)", README))
def test_every_page_it_points_to_is_there(target: str) -> None:
    assert (ROOT / target).is_file()


def test_the_example_of_the_library_runs_as_far_as_it_needs_no_model(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = re.search(r"```python\n(?P<code>.*?)\n\nresult = ", README, re.DOTALL)
    assert shown is not None
    monkeypatch.chdir(ROOT)
    exec(compile(shown["code"], "README.md", "exec"), {})  # noqa: S102 - the README's own lines
    assert "number-qualifier" in capsys.readouterr().out
