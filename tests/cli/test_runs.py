"""``summarizer runs`` as the person at the terminal sees it."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer.batch.outcome import Failure
from summarizer.batch.store import Run
from tests.batch.working import answer_of, call_of
from tests.cli.running import in_process, said, summarizer

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import CompletedProcess

NIGHT = Path(__file__).parents[1] / "files" / "run-version-1.sqlite"
HOSTILE = "press \x1b[2J here"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one run that was killed."""
    shutil.copy(NIGHT, tmp_path / "2026-11-21-4f1c9a.sqlite")
    return tmp_path


@pytest.fixture
def shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., CompletedProcess[bytes]]:
    def run(*arguments: str | Path) -> CompletedProcess[bytes]:
        environment = {"SUMMARIZER_RUNS_DIR": str(folder)}
        return in_process("runs", *arguments, environment=environment, monkeypatch=monkeypatch)

    return run


def test_runs_are_listed_with_how_far_they_are(folder: Path, shown: Callable[..., CompletedProcess[bytes]]) -> None:
    Run.open(folder / "2026-11-22-77aa01.sqlite").close()
    (folder / "letter.sqlite").write_text("Dear editor, ...")
    run = shown()
    assert run.returncode == 0
    rows = run.stdout.decode().splitlines()
    assert rows[0].split() == ["run", "begun", "state", "done", "failed", "left", "cost"]
    assert re.fullmatch(r"2026-11-21-4f1c9a +\S+ \S+ +killed +1 +1 +1 +\$0\.0006 *", rows[1])
    assert re.fullmatch(r"2026-11-22-77aa01 +\S+ \S+ +killed +0 +0 +0\+ +— *", rows[2])
    assert rows[3] == f"✗ {folder / 'letter.sqlite'} is not a run file."


def test_a_run_is_shown_by_the_beginning_of_its_name(shown: Callable[..., CompletedProcess[bytes]]) -> None:
    page = shown("show", "2026-11-21").stdout.decode()
    assert re.search(r"killed, last wrote 2026-11-2\d \d\d:\d\d, begun 2026-11-2", page)
    assert "3: 1 done, 1 failed, 1 left\n" in page
    assert "1,773 in, 605 out" in page
    assert "$0.0006" in page
    assert re.search(r"document-error +1 +There is no text in it", page)
    assert "old-scan" not in page
    assert "✗ old-scan  wire.jsonl:2\n  document-error: There is no text in it. Scan it anew.\n" in (
        shown("show", "2026-11-21", "--failed").stdout.decode()
    )


def test_programs_get_json(folder: Path, shown: Callable[..., CompletedProcess[bytes]]) -> None:
    (folder / "letter.sqlite").write_text("Dear editor, ...")
    listed = json.loads(shown("--format", "json").stdout)
    assert [one.get("progress") for one in listed] == ["killed", None]
    assert listed[1]["message"].endswith("is not a run file.")
    page = json.loads(shown("show", folder / "2026-11-21-4f1c9a.sqlite", "--failed", "--format", "json").stdout)
    assert page["id"] == "2026-11-21-4f1c9a"
    assert page["totals"]["cost"] == "0.000642"
    assert [work["purpose"] for work in page["work"]] == ["Write the whole summary", "Put right what was rejected"]
    assert page["reasons"] == [{"code": "document-error", "articles": 1, "message": "There is no text in it."}]
    assert [one["article"] for one in page["failed"]] == ["old-scan"]
    assert "failed" not in json.loads(shown("show", "2026-11-21", "--format", "json").stdout)


async def test_a_run_can_be_watched_while_it_goes_on(folder: Path) -> None:
    path = folder / "wire.sqlite"
    with Run.open(path, setup={"model": "house-model", "strategy": "select"}) as run:
        for name in ("wire-1", "wire-2", HOSTILE):
            run.admit(name, "wire.jsonl")
        await run.record_call("wire-1", call_of("wire-1"), answer_of("wire-1"))
        await run.fail(HOSTILE, Failure(code="document-error", message=f"It says: {HOSTILE}"))
        watched = summarizer("runs", "show", path, "--failed")
        assert said(watched) == ""
        assert watched.returncode == 0
        page = watched.stdout.decode()
        assert "running in process" in page
        assert "3: 0 done, 1 failed, 2 left; there may be more to come" in page
        assert "\x1b" not in page
        await run.fail("wire-2", Failure(code="document-error", message="It is empty."))
        run.ended("interrupted")
    assert "stopped (interrupted)" in summarizer("runs", "show", path).stdout.decode()


@pytest.mark.parametrize(
    ("named", "complaint"),
    [
        ("2026-12", "There is no run '2026-12' in"),
        ("2026", "Several runs begin with '2026': 2026-11-21-4f1c9a, 2026-11-21-77aa01."),
        ("gone.sqlite", "There is no run file gone.sqlite."),
        ("letter", "letter.sqlite is not a run file."),
        ("*", "There is no run '*' in"),
    ],
)
def test_what_cannot_be_shown_is_said(
    folder: Path, shown: Callable[..., CompletedProcess[bytes]], named: str, complaint: str
) -> None:
    shutil.copy(NIGHT, folder / "2026-11-21-77aa01.sqlite")
    (folder / "letter.sqlite").write_text("Dear editor, ...")
    run = shown("show", named)
    assert run.returncode == 2
    assert complaint in said(run)
    assert run.stdout == b""


def test_no_run_yet(tmp_path: Path, shown: Callable[..., CompletedProcess[bytes]]) -> None:
    run = shown("--runs-dir", tmp_path / "nothing")
    assert run.returncode == 0
    assert run.stdout.decode() == f"There is no run in {tmp_path / 'nothing'}.\n"


def test_looking_changes_nothing(folder: Path, shown: Callable[..., CompletedProcess[bytes]]) -> None:
    path = folder / "2026-11-21-4f1c9a.sqlite"
    before = path.read_bytes()
    shown()
    shown("show", "2026-11-21", "--failed")
    assert path.read_bytes() == before
    assert not path.with_name(f"{path.name}.lock").exists()


@pytest.mark.parametrize("change", ["UPDATE opening SET started = 'on Monday'", "UPDATE run SET setup = 'words'"])
def test_a_run_with_words_in_place_of_a_time_hides_no_other(
    folder: Path, shown: Callable[..., CompletedProcess[bytes]], change: str
) -> None:
    spoilt = folder / "2026-11-20-00beef.sqlite"
    shutil.copy(NIGHT, spoilt)
    with closing(sqlite3.connect(spoilt)) as connection, connection:
        connection.execute(change)
    listed = shown()
    assert listed.returncode == 0
    assert "2026-11-21-4f1c9a" in listed.stdout.decode()
    one = shown("show", "2026-11-20-00beef")
    assert one.returncode == 2
    assert f"{spoilt} is damaged: " in said(one)


@pytest.mark.parametrize(
    "change",
    [
        "run SET setup = '[]'",
        f"run SET setup = '{'[' * 9000}'",
        "opening SET host = x'00ff'",
        "totals SET calls = 'many'",
        "totals SET cost = 'nan'",
        "call SET purpose = x'00ff'",
        "call SET cost = 'nan', cached = 0",
        "outcome SET failure = '1' WHERE failure IS NOT NULL",
    ],
)
@pytest.mark.parametrize("form", ["terminal", "json"])
def test_what_nobody_but_sqlite_let_in_is_said_to_be_damage(
    folder: Path, shown: Callable[..., CompletedProcess[bytes]], change: str, form: str
) -> None:
    path = folder / "2026-11-21-4f1c9a.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {change}")
    run = shown("show", path, "--failed", "--format", form)
    assert run.returncode == 2
    assert f"{path} is damaged: " in said(run)
    assert run.stdout == b""


@pytest.mark.parametrize("kept", ["{", "null", "{}", "1", '{"a":1}', "", "[" * 9000, "9" * 5000, b"\x00\xff"])
@pytest.mark.parametrize("column", ["result", "failure"])
@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_an_outcome_that_somebody_changed_is_named_and_not_passed_on(
    folder: Path, shown: Callable[..., CompletedProcess[bytes]], kept: object, column: str, name: str
) -> None:
    path = folder / "2026-11-21-4f1c9a.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        where = f"{column} IS NOT NULL"
        query = f"SELECT id FROM article JOIN outcome ON outcome.article = article.number WHERE {where}"  # noqa: S608
        (article,) = connection.execute(query).fetchone()
        connection.execute(f"UPDATE outcome SET {column} = ? WHERE {where}", (kept,))  # noqa: S608
    run = shown("export", path, "-o", folder / name)
    assert run.returncode == 2
    assert f"{path} is damaged: what it keeps of the article “{article}” is no outcome." in said(run)
    assert not (folder / name).exists()


def test_a_result_with_a_part_of_another_kind_is_named(
    folder: Path, shown: Callable[..., CompletedProcess[bytes]]
) -> None:
    path = folder / "2026-11-21-4f1c9a.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE outcome SET result = json_set(result, '$.summary.events', 1) WHERE result NOT NULL")
    run = shown("export", path, "-o", folder / "out.parquet")
    assert run.returncode == 2
    assert f"{path} is damaged: what it keeps of the article “" in said(run)


def test_a_folder_that_cannot_be_is_not_laid_to_the_output(shown: Callable[..., CompletedProcess[bytes]]) -> None:
    run = shown("--runs-dir", "x" * 300)
    assert run.returncode == 2
    assert "x… cannot be used: File name too long." in said(run)


@pytest.mark.parametrize("name", ["2026-11-21-4f1c9a.sqlite", "articles.jsonl", "articles.parquet"])
def test_an_export_takes_the_place_of_an_earlier_one_and_of_nothing_else(
    folder: Path, shown: Callable[..., CompletedProcess[bytes]], name: str
) -> None:
    for known in ("out.jsonl", "out.parquet"):
        for _ in range(2):
            assert shown("export", "2026-11-21-4f1c9a", "-o", folder / known).returncode == 0
    if name.startswith("articles"):
        (folder / name).write_text('{"id":"a","text":"The mill burned down."}\n', encoding="utf-8")
    before = (folder / name).read_bytes()
    run = shown("export", "2026-11-21-4f1c9a", "-o", folder / name)
    assert run.returncode == 2
    assert f"{name} holds something else than the outcomes of a run." in said(run)
    assert (folder / name).read_bytes() == before


def test_of_many_runs_only_some_are_named(folder: Path, shown: Callable[..., CompletedProcess[bytes]]) -> None:
    for number in range(50):
        (folder / f"2026-11-20-{number:06}.sqlite").touch()
    run = shown("show", "2026-11-20")
    assert run.returncode == 2
    assert said(run).endswith("2026-11-20-000007 and 42 more.\n")


def test_a_file_is_no_folder_of_runs(folder: Path, shown: Callable[..., CompletedProcess[bytes]]) -> None:
    run = shown("--runs-dir", folder / "2026-11-21-4f1c9a.sqlite")
    assert run.returncode == 2
    assert "is no folder of runs, but a file." in said(run)
