"""Run files of older versions: each goes on, and none is left half changed."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from summarizer.batch.store import Run, State, migrations
from summarizer.batch.store.migrations import MIGRATIONS
from summarizer.batch.store.standing import standing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "night.sqlite"


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_a_run_of_an_older_version_goes_on(path: Path, version: int, request: pytest.FixtureRequest) -> None:
    shutil.copy(request.path.parents[1] / "files" / f"run-version-{version}.sqlite", path)
    before = standing(path)
    with Run.open(path) as run:
        assert run.totals() == before.totals
        (_, done), (_, failed) = run.outcomes()
        assert done.result is not None
        assert done.result.summary.headline is not None
        assert failed.failure is not None
        assert failed.failure.hint == "Scan it anew."
        assert run.exported("summaries.jsonl") == (1, 13_700)
        states = [run.admit(name, "wire.jsonl") for name in ("court-fairmont", "old-scan", "dam-burst", "ferry")]
        assert states == [State.DONE, State.FAILED, State.PENDING, State.NEW]
        assert run.answer(f"{0:064x}") == '{"choices": []}'
    now = standing(path)
    assert now.setup == before.setup
    assert len(now.openings) == len(before.openings) + 1
    assert tables(path) == tables_of_a_new_run(path.with_name("new.sqlite"))


def test_a_migration_that_fails_leaves_the_run_as_it_was(
    path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(request.path.parents[1] / "files" / "run-version-1.sqlite", path)
    before = tables(path)

    def interrupted(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (done TEXT)")
        raise KeyboardInterrupt

    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS[:-1], interrupted))
    with pytest.raises(KeyboardInterrupt):
        Run.open(path)
    monkeypatch.undo()
    assert tables(path) == before
    with Run.open(path) as run:
        assert run.totals().done == 1


def tables(path: Path) -> set[str]:
    """What the file is made of, in SQL."""
    connection = sqlite3.connect(path)
    found = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    connection.close()
    return found


def tables_of_a_new_run(path: Path) -> set[str]:
    Run.open(path).close()
    return tables(path)
