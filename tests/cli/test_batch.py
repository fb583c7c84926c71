"""``summarizer batch``: the archive and the wire through one command, each article once."""

from __future__ import annotations

import json
import re
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyarrow import parquet as pq

from summarizer.batch.outcome import Outcome
from summarizer.batch.store import Run
from tests.batch import newsroom
from tests.batch.batch_server import KEY as BATCH_KEY
from tests.batch.batch_server import batch_server
from tests.batch.serving import FALSE, NO_JSON, STALL, serving
from tests.cli.batching import KEY, Desk, wire_ids
from tests.cli.running import said, summarizer
from tests.documents.newspaper import newspaper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.batch.serving import Server

    Batch = Callable[..., subprocess.CompletedProcess[bytes]]


class Faults:
    """What the server does wrong with which wire story; ``clear()`` mends it."""

    def __init__(self) -> None:
        self.by_story: dict[int | None, str] = {}

    def __call__(self, number: int | None) -> str | None:
        return self.by_story.get(number)


@pytest.fixture
def faults() -> Faults:
    return Faults()


@pytest.fixture
def desk(tmp_path: Path, faults: Faults) -> Iterator[Desk[Server]]:
    with serving(faults) as server:
        yield Desk(tmp_path, server)


@pytest.fixture
def batch(desk: Desk[Server], allowed: list[float], monkeypatch: pytest.MonkeyPatch) -> Batch:
    """The command in this process, in the folder of the desk."""
    assert allowed == []

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return desk.batch(*arguments, monkeypatch=monkeypatch)

    return run


class TestInAndOut:
    def test_a_folder_a_file_of_records_and_an_article_come_out_once_each(
        self, desk: Desk[Server], batch: Batch
    ) -> None:
        archive = desk.folder / "archive"
        archive.mkdir()
        for number in (100, 101):
            (archive / f"{number}.txt").write_text(newsroom.text(number), encoding="utf-8")
        run = batch("archive", desk.wire(range(3)), "archive/100.txt", "-o", "out.jsonl", "-o", "out.parquet")
        assert run.returncode == 0, said(run)
        outcomes = desk.outcomes()
        assert set(outcomes) == wire_ids(3) | {"archive/100.txt", "archive/101.txt"}
        result = outcomes["wire-2"].result
        assert result is not None
        assert str(result.summary.headline) == "Council of Fairmont approves new homes"
        assert set(pq.read_table(desk.folder / "out.parquet").column("id").to_pylist()) == set(outcomes)
        assert "5 articles done; 5 calls" in said(run)

    def test_records_are_mapped(self, desk: Desk[Server], batch: Batch) -> None:
        record = {"guid": "g1", "content": {"body": newsroom.text(7)}, "date": "2026-03-02"}
        (desk.folder / "feed.jsonl").write_text(json.dumps(record), encoding="utf-8")
        run = batch(
            *("feed.jsonl", "-o", "out.jsonl"),
            *("--field", "text=content.body", "--field", "id=guid", "--field", "published=date"),
        )
        assert run.returncode == 0, said(run)
        result = desk.outcomes()["g1"].result
        assert result is not None
        assert str(result.source.published) == "2026-03-02"

    def test_addresses_come_from_a_list(self, desk: Desk[Server], batch: Batch) -> None:
        with newspaper() as site:
            (desk.folder / "monday.txt").write_text(f"{site}/story\n{site}/missing\n{site}/story\n", encoding="utf-8")
            run = batch("--urls", "monday.txt", "--allow-local", "-o", "out.jsonl")
        assert run.returncode == 3, said(run)
        outcomes = desk.outcomes()
        assert set(outcomes) == {f"{site}/story", f"{site}/missing"}
        assert outcomes[f"{site}/story"].result
        failure = outcomes[f"{site}/missing"].failure
        assert failure is not None
        assert "the server answered 404" in failure.message

    def test_what_cannot_be_read_is_a_failure_of_its_own(self, desk: Desk[Server], batch: Batch) -> None:
        name = desk.wire(range(2))
        with (desk.folder / name).open("a", encoding="utf-8") as stream:
            stream.write('{"id": "broken", "text": \n')
        (desk.folder / "empty.txt").write_text("", encoding="utf-8")
        run = batch(name, "empty.txt", "-o", "out.jsonl")
        assert run.returncode == 3
        failures = {key: outcome.failure for key, outcome in desk.outcomes().items() if outcome.failure}
        assert {key: failure.code for key, failure in failures.items()} == {
            "wire.jsonl:3": "document-error",
            "empty.txt": "document-error",
        }
        assert failures["empty.txt"].message == "empty.txt is empty."
        heard = said(run)
        assert "2 articles failed: 2 document-error (empty.txt is empty)" in heard
        assert f"To try again: summarizer batch --resume {desk.run_id()} --retry-failed" in heard

    def test_a_stream_is_answered_as_it_comes(self, desk: Desk[Server]) -> None:
        process = desk.started("-", "--quiet", stdin=subprocess.PIPE)
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(f"{json.dumps({'text': newsroom.text(number)})}\n".encode())
            process.stdin.flush()
            outcome = Outcome.model_validate_json(process.stdout.readline())
            assert (outcome.id, outcome.failure) == (f"stdin:{number + 1}", None)
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out, err) == (0, b"", b"")

    def test_the_reader_of_the_output_may_leave(self, desk: Desk[Server]) -> None:
        process = desk.started(desk.wire(range(40)), "--quiet")
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        process.stdout = None
        _, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (141, b"")


class TestTakenUpAgain:
    def test_nothing_is_asked_twice(self, desk: Desk[Server], batch: Batch) -> None:
        command = (desk.wire(range(5)), "-o", "out.jsonl", "--run", "night.sqlite")
        assert batch(*command).returncode == 0
        desk.wire(range(7))
        assert batch(*command).returncode == 0
        assert set(desk.outcomes()) == wire_ids(7)
        assert desk.server.seen.calls == 7

    def test_the_run_alone_says_what_its_command_was(self, desk: Desk[Server], batch: Batch, faults: Faults) -> None:
        faults.by_story[1] = NO_JSON
        first = batch(desk.wire(range(3)), "-o", "out.jsonl", "--max-quotes", "4", "--concurrency", "2")
        assert first.returncode == 3
        assert "1 article failed: 1 answer-unusable" in said(first)
        assert set(desk.outcomes()) == wire_ids(3)
        (go_on,) = re.findall(r"To try again: summarizer batch (.*)", said(first))
        faults.by_story.clear()
        second = batch(*go_on.split())
        assert second.returncode == 0, said(second)
        assert "Tried again: 1 article." in said(second)
        outcomes = desk.outcomes()
        assert set(outcomes) == wire_ids(3)
        assert all(outcome.result for outcome in outcomes.values())
        assert desk.server.seen.answered[0] == desk.server.seen.answered[2] == 1

    def test_a_line_that_was_put_right_is_no_failure_any_more(self, desk: Desk[Server], batch: Batch) -> None:
        name = desk.wire(range(2))
        whole = (desk.folder / name).read_text("utf-8")
        (desk.folder / name).write_text(whole[:-4], encoding="utf-8")
        command = (name, "-o", "out.jsonl", "--run", "night.sqlite")
        assert batch(*command).returncode == 3
        assert set(desk.outcomes()) == {"wire-0", "wire.jsonl:2"}
        (desk.folder / name).write_text(whole, encoding="utf-8")
        again = batch(*command, "--retry-failed")
        assert again.returncode == 0, said(again)
        assert "Not finished: 1 article that the run knows from earlier" in said(again)
        assert set(desk.outcomes()) == wire_ids(2)

    def test_from_another_folder_it_goes_on_in_its_own(
        self, desk: Desk[Server], batch: Batch, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        batch(desk.wire(range(2)), "-o", "out.jsonl")
        desk.wire(range(3))
        elsewhere = desk.folder / "elsewhere"
        elsewhere.mkdir()
        run = Desk(elsewhere, desk.server)
        monkeypatch.setattr(Desk, "environment", desk.environment)
        again = run.batch("--resume", desk.run_id(), "-o", "mine.jsonl", monkeypatch=monkeypatch)
        assert again.returncode == 0, said(again)
        assert set(run.outcomes("mine.jsonl")) == wire_ids(3)
        assert desk.server.seen.calls == 3

    def test_other_settings_are_another_run(self, desk: Desk[Server], batch: Batch) -> None:
        command = (desk.wire(range(2)), "-o", "out.jsonl", "--run", "night.sqlite")
        batch(*command)
        run = batch(*command, "--max-quotes", "3")
        assert run.returncode == 2
        assert "was begun with other settings: settings.max_quotes was 8 and is 3" in said(run)

    def test_another_run_takes_what_is_in_the_cache(self, desk: Desk[Server], batch: Batch) -> None:
        command = (desk.wire(range(3)), "-o", "out.jsonl", "--run")
        batch(*command, "one.sqlite")
        cached = batch(*command, "two.sqlite")
        assert desk.server.seen.calls == 3
        assert "0 calls, 0 tokens in, 0 out, 3 answers at hand" in said(cached)
        batch(*command, "three.sqlite", "--no-cache")
        assert desk.server.seen.calls == 6


class TestEnds:
    def test_strict_minds_what_was_rejected(self, desk: Desk[Server], batch: Batch, faults: Faults) -> None:
        faults.by_story[1] = FALSE
        command = (desk.wire(range(2)), "--repairs", "0", "--run", "night.sqlite", "-o", "out.jsonl")
        assert batch(*command).returncode == 0
        assert batch(*command, "--strict").returncode == 1

    def test_the_budget_stops_it_cleanly(self, desk: Desk[Server], batch: Batch) -> None:
        command = (desk.wire(range(30)), "-o", "out.jsonl", "--run", "night.sqlite", "--concurrency", "1")
        stopped = batch(*command, "--budget-tokens", "3000")
        assert stopped.returncode == 3
        assert "The run was stopped." in said(stopped)
        assert "To go on: summarizer batch --resume" in said(stopped)
        before = desk.server.seen.calls
        assert 0 < before < 10
        assert len(desk.outcomes()) == before
        assert batch(*command, "--budget-tokens", "1000000").returncode == 0
        assert set(desk.outcomes()) == wire_ids(30)
        assert desk.server.seen.calls == 30

    @pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
    def test_interrupted_it_says_how_to_go_on(self, desk: Desk[Server], faults: Faults, sent: signal.Signals) -> None:
        faults.by_story[5] = STALL
        process = desk.started(desk.wire(range(12)), "-o", "out.jsonl")
        desk.wait_until(lambda: desk.server.seen.answered.total() == 11, process)
        process.send_signal(sent)
        _, err = process.communicate(timeout=60)
        assert process.returncode == 130
        assert b"Traceback" not in err, err.decode()
        (finished,) = re.findall(r"Interrupted\. Finished so far: (\d+) articles?\.", err.decode())
        assert int(finished) == len(desk.outcomes())
        (go_on,) = re.findall(r"To go on: summarizer batch (.*)", err.decode())
        faults.by_story.clear()
        again = desk.batch_apart(*go_on.split())
        assert again.returncode == 0, said(again)
        assert set(desk.outcomes()) == wire_ids(12)

    def test_quiet_is_quiet_about_what_went_well(self, desk: Desk[Server], batch: Batch) -> None:
        assert said(batch(desk.wire(range(2)), "-o", "out.jsonl", "--quiet")) == ""

    def test_the_key_is_nowhere(self, desk: Desk[Server], batch: Batch) -> None:
        run = batch(desk.wire(range(2)), "-o", "out.jsonl")
        assert KEY not in said(run)
        for path in desk.folder.rglob("*"):
            assert not path.is_file() or KEY.encode() not in path.read_bytes(), path


class TestRefused:
    def test_a_second_process_on_the_same_run(self, desk: Desk[Server], faults: Faults) -> None:
        faults.by_story[0] = STALL
        command = (desk.wire(range(2)), "-o", "out.jsonl", "--run", "night.sqlite")
        first = desk.started(*command)
        desk.wait_until(lambda: desk.server.seen.calls > 0, first)
        second = desk.batch_apart(*command)
        assert second.returncode == 2
        assert f"night.sqlite is in use by process {first.pid}." in said(second)
        first.kill()
        first.communicate()
        faults.by_story.clear()
        third = desk.batch_apart(*command)
        assert third.returncode == 0, said(third)
        assert set(desk.outcomes()) == wire_ids(2)

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ([], "No input is named. Name files, folders, addresses, or - for stdin."),
            (["nowhere.txt"], "There is no file nowhere.txt."),
            (["wire.jsonl", "--retry-failed"], "--retry-failed goes with --resume, or with a --run that is there."),
            (["--resume", "a", "--run", "b"], "--resume and --run name the same thing"),
            (["wire.jsonl", "--detach"], "--detach goes with --via batch-api."),
            (["-", "--via", "batch-api"], "reads its input once for each round"),
            (["--resume", "2020"], "There is no run '2020' in"),
            (["--resume", "nowhere.sqlite"], "There is no run file"),
            (["wire.jsonl", "--field", "body"], "The field 'body' is not understood. Say PART=NAME"),
            (["wire.jsonl", "--language", "Klingon!"], "The language 'Klingon!' is no language tag."),
            (["wire.jsonl", "--concurrency", "0"], "The limit concurrency must be over 0, and is 0."),
            (["wire.jsonl", "--budget-cost", "much"], "'much' is not an amount of money."),
            (["wire.jsonl", "-o", "wire.jsonl"], "There is no file with an article but the output at wire.jsonl."),
            (["wire.jsonl", "-o", "notes.jsonl"], "notes.jsonl holds something else than the outcomes of a run."),
            (["wire.jsonl", "-o", "nowhere/out.jsonl"], "nowhere/out.jsonl cannot be written: No such file"),
            (["wire.jsonl", "--run", "notes.jsonl"], "notes.jsonl is not a run file."),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, list) else "",
    )
    def test_it_is_said_and_nothing_is_asked(
        self, desk: Desk[Server], batch: Batch, arguments: list[str], message: str
    ) -> None:
        desk.wire(range(1))
        (desk.folder / "notes.jsonl").write_text('{"note": "call the harbour master"}\n', encoding="utf-8")
        run = batch(*arguments)
        assert (run.returncode, run.stdout) == (2, b"")
        assert message in said(run)
        assert desk.server.seen.calls == 0
        assert "harbour" in (desk.folder / "notes.jsonl").read_text("utf-8")


class TestFullDisk:
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without /dev/full")
    def test_of_the_output(self, desk: Desk[Server], batch: Batch) -> None:
        full = batch(desk.wire(range(6)), "-o", "/dev/full")
        assert full.returncode == 2
        assert "/dev/full cannot be written: No space left on device." in said(full)
        run = batch("--resume", desk.run_id(), "-o", "out.jsonl")
        assert run.returncode == 0, said(run)
        assert set(desk.outcomes()) == wire_ids(6)
        assert desk.server.seen.calls == 6

    @pytest.mark.parametrize("most", [150_000, 400_000])
    def test_of_everything(self, desk: Desk[Server], most: int) -> None:
        """No file may grow above ``most`` bytes, the run file as little as the output."""
        import resource

        command = (desk.wire(range(60)), "-o", "out.jsonl", "--run", "night.sqlite", "--no-cache")
        process = desk.started(*command, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
        _, err = process.communicate(timeout=100)
        assert process.returncode == 2, err
        assert b"Traceback" not in err, err.decode()
        (complaint,) = [line for line in err.decode().splitlines() if not line.startswith("summarizer: note:")]
        assert "cannot be written" in complaint
        run = desk.batch_apart(*command)
        assert run.returncode == 0, said(run)
        assert set(desk.outcomes()) == wire_ids(60)
        assert desk.server.seen.calls <= 60 + 8


class TestByTheBatchApi:
    def test_it_may_leave_and_come_back(
        self, tmp_path: Path, allowed: list[float], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert allowed == []
        with batch_server() as server:
            desk = Desk(tmp_path, server)
            monkeypatch.setattr("tests.cli.batching.KEY", BATCH_KEY)
            sent = desk.batch(
                *(desk.wire(range(4)), "-o", "out.jsonl", "--via", "batch-api", "--detach"), monkeypatch=monkeypatch
            )
            assert sent.returncode == 3
            assert "3 questions sent" in said(sent)
            (go_on,) = re.findall(r"To go on: summarizer batch (.*)", said(sent))
            fetched = desk.batch(*go_on.split(), monkeypatch=monkeypatch)
            while fetched.returncode == 3:
                fetched = desk.batch(*go_on.split(), monkeypatch=monkeypatch)
            assert fetched.returncode == 0, said(fetched)
            assert set(desk.outcomes()) == wire_ids(4)
            assert set(server.desk.answered.values()) == {1}


def test_a_run_says_how_far_it_is_and_gives_its_outcomes_again_while_it_is_in_use(
    desk: Desk[Server], batch: Batch
) -> None:
    batch(desk.wire(range(3)), "-o", "out.jsonl")

    def runs(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return summarizer("runs", *arguments, environment=desk.environment, folder=desk.folder)

    with Run.open(desk.folder / "runs" / f"{desk.run_id()}.sqlite"):
        exported = runs("export", desk.run_id())
        assert exported.returncode == 0, said(exported)
        assert exported.stdout == (desk.folder / "out.jsonl").read_bytes()
        assert runs("export", desk.run_id()[:10], "-o", "again.parquet").returncode == 0
    assert set(pq.read_table(desk.folder / "again.parquet").column("id").to_pylist()) == wire_ids(3)
    shown = runs("show", desk.run_id())
    assert shown.returncode == 0
    assert desk.run_id().encode() in shown.stdout
