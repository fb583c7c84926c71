"""A run that is killed again and again, at any moment, ends as if it had not been."""

from __future__ import annotations

import random
import signal
import time
from collections import Counter
from typing import TYPE_CHECKING

from pyarrow import parquet as pq

from summarizer.batch.outcome import Outcome
from summarizer.batch.store.database import connect
from tests.batch.serving import serving
from tests.cli.batching import Desk, wire_ids
from tests.cli.running import said

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from tests.batch.serving import Server

ARTICLES = 300
KILLS = 20
AT_ONCE = 8
MOST = 10  # calls between two kills, about: ARTICLES are not to be used up by KILLS of them
SEED = 20261122


def finished_in(run: Path) -> set[str]:
    """The articles that the run file holds a result of, whatever was going on when its process died."""
    if not run.exists():
        return set()
    connection = connect(run, read_only=True)
    try:
        begun = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'article'").fetchone()[0]
        rows = connection.execute("SELECT id FROM article WHERE state = 'done'").fetchall() if begun else []
    finally:
        connection.close()
    return {row["id"] for row in rows}


def written_to(output: Path) -> list[str]:
    """The articles of which whole lines are in the output."""
    if not output.exists():
        return []
    whole, _, _ = output.read_bytes().rpartition(b"\n")
    return [Outcome.model_validate_json(line).id for line in whole.splitlines()]


def wait(process: subprocess.Popen[bytes], reached: Callable[[], bool]) -> None:
    while not reached() and process.poll() is None:
        time.sleep(0.002)


def kill_at_random(process: subprocess.Popen[bytes], server: Server, chance: random.Random) -> None:
    """After some calls more, or shortly after the first of them, or at any time since the process began.

    However fast the machine, no more than ``MOST`` calls go by, so that something is left for the next time.
    """
    calls, moment = server.seen.calls, chance.choice(("calls", "calls", "soon", "time"))
    wanted = calls + (chance.randint(1, MOST) if moment == "calls" else 1 if moment == "soon" else 0)
    wait(process, lambda: server.seen.calls >= wanted)
    until = time.monotonic() + {"calls": 0, "soon": chance.uniform(0, 0.5), "time": chance.uniform(0, 3)}[moment]
    wait(process, lambda: time.monotonic() >= until or server.seen.calls >= calls + MOST)
    process.kill()
    _, err = process.communicate()
    assert process.returncode in {-signal.SIGKILL, 0}, err.decode()


def test_every_article_comes_out_once_and_none_that_was_finished_is_asked_again(tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - moments that can be repeated
    finished: dict[str, int] = {}
    with serving(latency=0.02) as server:
        desk = Desk(tmp_path, server)
        run, output = tmp_path / "night.sqlite", tmp_path / "out.jsonl"
        command = (
            *(desk.wire(range(ARTICLES)), "-o", "out.jsonl", "-o", "out.parquet"),
            *("--run", run.name, "--no-cache", "--concurrency", str(AT_ONCE)),
        )
        for _ in range(KILLS):
            kill_at_random(desk.started(*command), server, chance)
            for article in finished_in(run) - set(finished):
                finished[article] = server.seen.asked[int(article.removeprefix("wire-"))]
            lines = Counter(written_to(output))
            assert lines.keys() <= finished.keys()
            assert lines.total() == len(lines)
        assert AT_ONCE < len(finished) < ARTICLES  # or the moments were badly drawn
        ended = desk.batch_apart(*command)
        assert ended.returncode == 0, said(ended)
        assert set(desk.outcomes()) == wire_ids(ARTICLES)
        assert sorted(pq.read_table(tmp_path / "out.parquet").column("id").to_pylist()) == sorted(wire_ids(ARTICLES))
        again = {article for article, calls in finished.items() if server.seen.asked[int(article[5:])] != calls}
        assert not again
        assert server.seen.calls <= ARTICLES + KILLS * AT_ONCE
