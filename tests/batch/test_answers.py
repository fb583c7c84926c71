"""The cache over runs: shared, bounded, and never in the way of a run, whatever has become of its file."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from summarizer.batch.store import Answers
from tests.batch.working import answer_of, started

if TYPE_CHECKING:
    from pathlib import Path


def test_two_processes_share_one_cache(tmp_path: Path) -> None:
    cache = tmp_path / "answers.sqlite"
    with started("cache", cache, "desk", 300) as desk, started("cache", cache, "wire", 300) as wire:
        assert desk.wait() == wire.wait() == 0
    with Answers(cache) as answers:
        for name in ("desk", "wire"):
            assert all(answers.get(f"{name}-{number}") == answer_of(name) for number in range(300))


@pytest.mark.parametrize("content", [b"Dear editor, ...", b"\xa5" * 5000], ids=["letter", "noise"])
def test_a_damaged_cache_is_put_aside(tmp_path: Path, content: bytes) -> None:
    cache = tmp_path / "answers.sqlite"
    cache.write_bytes(content)
    with Answers(cache) as answers:
        answers.put("6f1d", "{}")
    with Answers(cache) as answers:
        assert answers.get("6f1d") == "{}"
    assert (tmp_path / "answers.sqlite.damaged").read_bytes() == content


def test_a_cache_that_is_damaged_inside_is_put_aside_when_it_is_noticed(tmp_path: Path) -> None:
    cache = tmp_path / "answers.sqlite"
    with Answers(cache) as answers:
        for number in range(200):
            answers.put(f"{number}", "Dear editor, ..." * number)
    whole = cache.read_bytes()
    cache.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))
    with Answers(cache) as answers:
        assert answers.get("77") is None
        assert answers.trouble is not None
        assert "is damaged" in answers.trouble
        answers.put("77", "{}")
    with Answers(cache) as answers:
        answers.put("77", "{}")
    with Answers(cache) as answers:
        assert answers.get("77") == "{}"


def test_one_answer_that_is_damaged_is_one_answer_less(tmp_path: Path) -> None:
    cache = tmp_path / "answers.sqlite"
    with Answers(cache) as answers:
        answers.put("6f1d", "{}")
        answers.put("77aa", "{}")
    with closing(sqlite3.connect(cache)) as connection, connection:
        connection.execute("UPDATE answer SET completion = substr(completion, 1, 5) WHERE key = '6f1d'")
    with Answers(cache) as answers:
        assert answers.get("6f1d") is None
        assert answers.get("77aa") == "{}"
        assert answers.trouble is None
        answers.put("6f1d", "{}")
    with Answers(cache) as answers:
        assert answers.get("6f1d") == "{}"


def test_a_file_of_another_program_is_no_cache(tmp_path: Path) -> None:
    cache = tmp_path / "answers.sqlite"
    with closing(sqlite3.connect(cache)) as connection:
        connection.execute("CREATE TABLE readers (name TEXT)")
    before = cache.read_bytes()
    with Answers(cache) as answers:
        answers.put("6f1d", "{}")
        assert answers.trouble is not None
        assert answers.trouble.endswith("answers.sqlite is no cache of this version of summarizer.")
    assert cache.read_bytes() == before


def test_a_cache_that_cannot_be_is_no_trouble_to_a_run(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with Answers(tmp_path / "taken" / "answers.sqlite") as answers:
        answers.put("6f1d", "{}")
        answers.drop(["6f1d"])
        assert answers.get("6f1d") is None
        assert answers.trouble is not None
        assert answers.trouble.startswith("The cache is not used")


def test_a_cache_keeps_to_its_size(tmp_path: Path) -> None:
    """But for what is written at once: room is made at the end of that."""
    cache = tmp_path / "answers.sqlite"
    by_chance = random.Random(6)  # noqa: S311 - no secret hangs on it
    letters = {f"{number}": by_chance.randbytes(1000).hex() for number in range(200)}
    sizes = []
    for first in range(0, 200, 20):
        with Answers(cache, limit=50_000) as answers:
            for number in range(first, first + 20):
                answers.put(f"{number}", letters[f"{number}"])
        sizes.append(cache.stat().st_size)
    with Answers(cache, limit=50_000) as answers:
        kept = [key for key in letters if answers.get(key) is not None]
    assert kept == list(letters)[-len(kept) :]
    assert 30 <= len(kept) <= 50
    assert max(sizes) < 150_000  # all together are 250,000
