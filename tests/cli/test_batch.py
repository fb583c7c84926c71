"""``summarizer batch``: the archive and the wire through one command, each article once."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from jsonschema import Draft202012Validator
from pyarrow import parquet as pq

from summarizer.asking import endpoint
from summarizer.batch.outcome import Outcome
from summarizer.batch.store import Run
from summarizer.cli.schemas import schema_text
from tests.batch import newsroom
from tests.batch.batch_server import KEY as BATCH_KEY
from tests.batch.batch_server import batch_server
from tests.batch.serving import STALL
from tests.cli.batching import Desk, Faults, wire_ids
from tests.cli.running import said, summarizer
from tests.documents.newspaper import newspaper

if TYPE_CHECKING:
    from tests.batch.serving import Server
    from tests.cli.batching import Batch


def _children_of(process: int) -> list[Path]:
    """What the system says of each; nothing where it has no such files."""
    children = Path(f"/proc/{process}/task/{process}/children")
    return [Path(f"/proc/{child}/stat") for child in children.read_text().split()] if children.exists() else []


def _lives(process: Path) -> bool:
    """Whether it is there, and not only waited for by whoever has inherited it."""
    try:
        return process.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _line(name: str, number: int) -> bytes:
    return json.dumps({"guid": name, "text": newsroom.text(number)}).encode() + b"\n"


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

    def test_of_all_kinds_of_input_together_each_article_comes_out_once(self, desk: Desk[Server], batch: Batch) -> None:
        folder = desk.folder
        (folder / "archive").mkdir()
        (folder / "archive" / "1.txt").write_text(newsroom.text(101), encoding="utf-8")
        (folder / "archive" / "2.html").write_text(
            f"<html><body><article><p>{newsroom.text(102)}</article>", encoding="utf-8"
        )
        (folder / "archive" / "3.docx").write_bytes(b"PK\x03\x04 and no more")
        rows = {"guid": ["p1", "p2", "p2"], "text": [newsroom.text(103), None, newsroom.text(104)]}
        pq.write_table(pa.table(rows), folder / "rows.parquet")
        (folder / "old.jsonl.gz").write_bytes(gzip.compress(_line("old", 105))[:-9])
        bad = ("huge", "cut", "file", "round", "bomb", "missing")
        with newspaper() as site:
            addresses = [f"{site}/{page}" for page in ("story", "moved", "wrong-charset", *bad)]
            (folder / "monday.txt").write_text("\n".join((*addresses, addresses[0])), encoding="utf-8")
            run = batch(
                *("archive", "archive/*.txt", "rows.parquet", "old.jsonl.gz", desk.wire(range(2)), f"{site}/packed"),
                *("--urls", "monday.txt", "--allow-local", "--field", "id=guid", "-o", "out.jsonl"),
            )
        assert run.returncode == 3, said(run)
        outcomes = desk.outcomes()
        done = {article for article, outcome in outcomes.items() if outcome.result}
        again = {article for article in outcomes if article.startswith("p2#")}  # the id of another row
        assert done - again == {
            *("archive/1.txt", "archive/2.html", "p1", "old", "wire.jsonl:1", "wire.jsonl:2"),
            *(f"{site}/{page}" for page in ("story", "moved", "wrong-charset", "packed")),
        }
        assert set(outcomes) - done - again == {
            *("archive/3.docx", "p2", "old.jsonl.gz:2"),
            *(f"{site}/{page}" for page in bad),
        }
        assert len(again) == 1

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

    def test_every_line_fits_the_published_schema(self, desk: Desk[Server], batch: Batch) -> None:
        name = desk.wire(range(2))
        with (desk.folder / name).open("a", encoding="utf-8") as stream:
            stream.write("{no JSON\n")
        assert batch(name, "-o", "out.jsonl").returncode == 3
        validator = Draft202012Validator(json.loads(schema_text("outcome")))
        lines = (desk.folder / "out.jsonl").read_text("utf-8").splitlines()
        assert len(lines) == 3
        for line in lines:
            validator.validate(json.loads(line))

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
        assert "2 articles failed: 2 document-error (one: empty.txt is empty)" in heard
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
        out, err = process.communicate(timeout=120)
        assert (process.returncode, out, err) == (0, b"", b"")

    def test_the_reader_of_the_output_may_leave(self, desk: Desk[Server]) -> None:
        process = desk.started(desk.wire(range(40)), "--quiet")
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        process.stdout = None
        _, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (141, b"")


class TestRefused:
    def test_a_second_process_on_the_same_run(self, desk: Desk[Server], faults: Faults) -> None:
        faults.by_story[0] = STALL
        command = (desk.wire(range(2)), "-o", "out.jsonl", "--run", "night.sqlite")
        first = desk.started(*command, "--workers", "1")
        desk.wait_until(lambda: desk.server.seen.calls > 0, first)
        workers = _children_of(first.pid)
        second = desk.batch_apart(*command)
        assert second.returncode == 2
        assert f"night.sqlite is in use by process {first.pid}." in said(second)
        first.kill()
        first.communicate()
        faults.by_story.clear()
        third = desk.batch_apart(*command)
        assert third.returncode == 0, said(third)
        assert set(desk.outcomes()) == wire_ids(2)
        while any(map(_lives, workers)):  # a worker ends with its parent, however that ended
            time.sleep(0.01)

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ([], "No input is named. Name files, folders, addresses, or - for stdin."),
            (["nowhere.txt"], "There is no file nowhere.txt."),
            (["wire.jsonl", "--retry-failed"], "--retry-failed goes with --resume, or with a --run that is there."),
            (["--resume", "a", "--run", "b"], "--resume and --run name the same thing"),
            (["wire.jsonl", "--detach"], "--detach goes with --via batch-api."),
            (["-", "--via", "batch-api"], "reads its input once for each round"),
            (["wire.jsonl", "--resume", ""], "--resume names no run."),
            (["--resume", "2020"], "There is no run '2020' in"),
            (["--resume", "nowhere.sqlite"], "There is no run file"),
            (["wire.jsonl", "--field", "body"], "The field 'body' is not understood. Say PART=NAME"),
            (["wire.jsonl", "--language", "Klingon!"], "The language 'Klingon!' is no language tag."),
            (["wire.jsonl", "--concurrency", "0"], "The limit concurrency must be over 0, and is 0."),
            (["wire.jsonl", "--workers", "-1"], "-1 is not in the range x>=0."),
            (["wire.jsonl", "--budget-cost", "much"], "'much' is not an amount of money."),
            (["wire.jsonl", "-o", "wire.jsonl"], "There is no file with an article but the output at wire.jsonl."),
            (["wire.jsonl", "-o", "notes.jsonl"], "notes.jsonl holds something else than the outcomes of a run."),
            (
                ["wire.jsonl", "-o", "nowhere/out.jsonl"],
                "nowhere/out.jsonl cannot be written: there is no folder nowhere.",
            ),
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
        assert not list(desk.folder.glob("runs/*")) or "--run" in arguments
        assert "harbour" in (desk.folder / "notes.jsonl").read_text("utf-8")

    def test_a_model_that_is_not_there_leaves_no_run_behind(
        self, desk: Desk[Server], batch: Batch, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(endpoint, "_has_engine", lambda: False)
        run = batch(desk.wire(range(1)), "--model", "embedded")
        assert (run.returncode, run.stdout) == (2, b"")
        assert "The embedded model needs the package xllamacpp, which is not installed." in said(run)
        assert not list(desk.folder.glob("runs/*"))


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
