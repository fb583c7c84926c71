"""``summarizer batch`` stopped in whatever way, and taken up again."""

from __future__ import annotations

import re
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.batch.serving import FALSE, NO_JSON, STALL
from tests.cli.batching import KEY, Desk, Faults, wire_ids
from tests.cli.running import said

if TYPE_CHECKING:
    from tests.batch.serving import Server
    from tests.cli.batching import Batch


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

    def test_a_password_in_an_address_is_not_kept_so_the_input_is_named_again(
        self, desk: Desk[Server], batch: Batch
    ) -> None:
        first = batch("http://desk:pw-5d1f@127.0.0.1:9/story", desk.wire(range(1)), "-o", "out.jsonl")
        assert first.returncode == 3
        assert set(desk.outcomes()) == {"http://***@127.0.0.1:9/story", "wire-0"}
        again = batch("--resume", desk.run_id())
        assert again.returncode == 2
        assert "does not say what its input was. Name the input on the command line again." in said(again)
        for path in desk.folder.rglob("*"):
            assert not path.is_file() or b"pw-5d1f" not in path.read_bytes(), path

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
        process = desk.started(
            *(desk.wire(range(12)), "-o", "out.jsonl"),
            before=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # which a shell takes from what it sets apart
        )
        desk.wait_until(lambda: desk.server.seen.answered.total() == 11, process)
        process.send_signal(sent)
        _, err = process.communicate(timeout=120)
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

        command = (desk.wire(range(60)), "-o", "out.jsonl", "--run", "night.sqlite", "--no-cache", "--quiet")
        process = desk.started(*command, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
        _, err = process.communicate(timeout=120)
        assert process.returncode == 2, err
        assert b"Traceback" not in err, err.decode()
        (complaint,) = err.decode().splitlines()
        assert "cannot be written" in complaint
        run = desk.batch_apart(*command)
        assert run.returncode == 0, said(run)
        assert set(desk.outcomes()) == wire_ids(60)
        assert desk.server.seen.calls <= 60 + 8
