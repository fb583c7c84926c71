"""What docs/runs.md says that a run answers is what it answers.

``python -m tests.batch.test_store_docs`` writes the answers into the page.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
from contextlib import closing, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from summarizer.batch.store import Run
from summarizer.cli.app import run

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "runs.md"
NIGHT = ROOT / "tests" / "files" / "run-version-1.sqlite"
ARTICLE = ROOT / "examples" / "court-fairmont.txt"
_EXAMPLE = re.compile(r"(?P<head>```(?P<kind>sql|sh)\n(?P<asked>.*?)```\n\n```text\n)(?P<answer>.*?)```", re.DOTALL)
_VIEW = re.compile(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)
_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


def page() -> str:
    return PAGE.read_text(encoding="utf-8")


EXAMPLES = list(_EXAMPLE.finditer(page()))


def answer(example: re.Match[str]) -> str:
    """What a new copy of the run says, in the current folder."""
    path = Path(shutil.copy(NIGHT, "night.sqlite"))
    if example["kind"] == "sh":
        out = StringIO()
        with redirect_stdout(out):
            run(example["asked"].split()[1:])
        return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
    Run.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(example["asked"]).fetchall()
    return "".join("|".join("" if value is None else str(value) for value in row) + "\n" for row in rows)


def timeless(text: str) -> str:
    return _TIME.sub("0000-00-00 00:00", text)


@pytest.fixture
def night(tmp_path: Path) -> Path:
    """The run of the page, of the newest version."""
    path = Path(shutil.copy(NIGHT, tmp_path / "night.sqlite"))
    Run.open(path).close()
    return path


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["asked"].strip())
def test_an_example_answers_what_the_page_says(
    example: re.Match[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert timeless(answer(example)) == timeless(example["answer"])
    assert example["answer"]


def test_the_views_are_those_of_the_page(night: Path) -> None:
    said = {view: columns.split(", ") for view, columns in _VIEW.findall(page())}
    with closing(sqlite3.connect(night)) as connection:
        views = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        there = {
            view: [column[0] for column in connection.execute(f"SELECT * FROM {view} LIMIT 0").description]  # noqa: S608
            for view in views
        }
    assert said == there


@pytest.mark.parametrize("view", ["quotes", "figures", "claims", "evidence"])
def test_the_words_of_a_row_stand_in_the_article_where_it_says(night: Path, view: str) -> None:
    article = ARTICLE.read_text(encoding="utf-8")
    with closing(sqlite3.connect(night)) as connection:
        rows = connection.execute(f'SELECT start, "end", evidence FROM {view} WHERE start IS NOT NULL').fetchall()  # noqa: S608
    assert rows
    assert all(article[start:end] == evidence for start, end, evidence in rows)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        fresh = _EXAMPLE.sub(lambda found: f"{found['head']}{answer(found)}```", page())
    PAGE.write_text(fresh, encoding="utf-8", newline="\n")
