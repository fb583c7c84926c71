"""What comes out of a run: each article once, whatever happened to the file or to the process."""

from __future__ import annotations

import asyncio
import json
import os
import random
import subprocess
import sys
import threading
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyarrow import parquet as pq

from summarizer.batch.outcome import Failure, Outcome
from summarizer.batch.outputs import Form, form_of, output_to, write_whole
from summarizer.batch.store import Run
from summarizer.errors import ConfigurationError, RunError
from summarizer.reading.span import Span
from summarizer.schema import (
    BorneFigure,
    BorneQuote,
    BorneSummary,
    BorneText,
    Provenance,
    Report,
    Result,
    Source,
    Usage,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

UNREADABLE = Failure(code="document-error", message="There is no text in it.")
RESULT = Result(
    summary=BorneSummary(
        headline=BorneText(text="Ferry aground"),
        figures=(BorneFigure(value="27", what="hurt", verdict=Verdict.UNCLEAR),),
        quotes=(BorneQuote(text="“Nobody” — nobody\u2028was hurt", evidence=(Span(0, 3, "The"),)),),
    ),
    report=Report(),
    usage=Usage(calls=1, tokens_in=300, tokens_out=90),
    source=Source(sha256="ab" * 32, published=date(2026, 3, 5)),
    provenance=Provenance(version="1", model="house-model", strategy="generate", time=datetime(2026, 3, 5, tzinfo=UTC)),
)


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    with Run.open(tmp_path / "night.sqlite") as opened:
        yield opened


def finish(run: Run, first: int, last: int) -> None:
    """Articles ``first`` to ``last`` end; each third of them badly."""

    async def end() -> None:
        for number in range(first, last + 1):
            run.admit(f"a{number}", f"wire.jsonl:{number}")
        await asyncio.gather(
            *(
                run.finish(f"a{number}", RESULT) if number % 3 else run.fail(f"a{number}", UNREADABLE)
                for number in range(first, last + 1)
            )
        )

    asyncio.run(end())


def bring_up_to_date(path: Path, run: Run) -> None:
    output = output_to(path, run)
    output.catch_up()
    output.close()


def ids(path: Path) -> list[str]:
    """Of all outcomes in the file, each of them whole."""
    return [Outcome.model_validate_json(line).id for line in path.read_bytes().splitlines(keepends=True)]


def expected(last: int) -> list[str]:
    return [f"a{number}" for number in range(1, last + 1)]


class TestLines:
    def test_it_grows_with_the_run(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "out.jsonl"
        output = output_to(path, run)
        output.catch_up()
        finish(run, 1, 5)
        output.catch_up()
        assert ids(path) == expected(5)
        finish(run, 6, 7)
        output.catch_up()
        output.close()
        assert ids(path) == expected(7)
        assert Outcome.model_validate_json(path.read_text("utf-8").split("\n")[0]).result == RESULT

    @pytest.mark.parametrize("seed", range(8))
    def test_what_was_not_noted_is_cut_off_and_written_once(self, run: Run, tmp_path: Path, seed: int) -> None:
        """A loss of power leaves anything behind the noted place: part of a line, whole lines, zeros."""
        chance = random.Random(seed)  # noqa: S311 - a test that can be repeated
        path = tmp_path / "out.jsonl"
        for last in (3, 6, 9):
            finish(run, last - 2, last)
            bring_up_to_date(path, run)
            with path.open("ab") as stream:
                rest = f"{next(run.lines())[1]}\n".encode() * 2 + b"\0" * 50
                stream.write(rest[: chance.randrange(len(rest))])
        finish(run, 10, 10)
        bring_up_to_date(path, run)
        assert ids(path) == expected(10)

    def test_a_file_that_lost_its_end_or_is_gone_is_written_anew(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "out.jsonl"
        finish(run, 1, 4)
        for left in (100, 0, None):
            bring_up_to_date(path, run)
            path.unlink() if left is None else os.truncate(path, left)
            bring_up_to_date(path, run)
            assert ids(path) == expected(4)

    def test_a_file_that_is_emptied_or_taken_away_meanwhile_is_begun_anew(self, run: Run, tmp_path: Path) -> None:
        """As by whatever rotates logs: no hole is left where the outcomes were, and none of them is missing."""
        path = tmp_path / "out.jsonl"
        output = output_to(path, run)
        for last, how in enumerate(("emptied", "deleted", "moved"), 1):
            finish(run, last, last)
            output.catch_up()
            if how == "emptied":
                os.truncate(path, 0)
            elif how == "deleted":
                path.unlink()
            else:
                path.replace(tmp_path / "old.jsonl")
            output.catch_up()
            assert ids(path) == expected(last)
        path.replace(tmp_path / "old.jsonl")
        path.write_text("Dear editor", encoding="utf-8")
        with pytest.raises(ConfigurationError, match="holds something else"):
            output.catch_up()
        output.close()
        assert path.read_text("utf-8") == "Dear editor"

    def test_the_outcomes_of_another_run_are_replaced(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "out.jsonl"
        finish(run, 1, 4)
        bring_up_to_date(path, run)
        with Run.open(tmp_path / "other.sqlite") as other:
            finish(other, 1, 20)
            bring_up_to_date(path, other)
        assert ids(path) == expected(20)
        bring_up_to_date(path, run)
        assert ids(path) == expected(4)

    def test_what_a_power_cut_left_of_the_first_line_is_an_output(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "out.jsonl"
        line = b'{"id":"say \\"a\\"","where":"a \\\\ b","result":null,"failure":'
        finish(run, 1, 2)
        for left in (*(line[:length] for length in range(len(line))), bytes(50)):
            path.write_bytes(left)
            bring_up_to_date(path, run)
            assert ids(path) == expected(2)
            path.unlink()

    @pytest.mark.parametrize(
        "line",
        [
            '{"guid": "a1", "text": "The ferry ran aground."}\n',
            '{"id":"a1","text":"The ferry ran aground."}\n',
            '{"id":"a1","where":"the harbour","text":"The ferry ran aground."}',
            '{"id":1,"where":"the harbour","result":"aground"}',
        ],
    )
    def test_what_is_no_output_is_never_overwritten(self, run: Run, tmp_path: Path, line: str) -> None:
        path = tmp_path / "articles.jsonl"
        path.write_text(line, encoding="utf-8")
        with pytest.raises(ConfigurationError, match="holds something else than the outcomes of a run"):
            output_to(path, run)
        assert "aground" in path.read_text("utf-8")

    def test_failures_that_are_tried_again_leave_the_output(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "out.jsonl"
        finish(run, 1, 6)
        bring_up_to_date(path, run)
        assert run.retry_failed() == 2

        async def end() -> None:
            for failed in ("a3", "a6"):
                await run.finish(failed, RESULT)

        asyncio.run(end())
        bring_up_to_date(path, run)
        assert ids(path) == ["a1", "a2", "a4", "a5", "a3", "a6"]
        assert "failure_code" not in path.read_text("utf-8")

    def test_two_runs_do_not_write_one_file(self, run: Run, tmp_path: Path) -> None:
        output = output_to(tmp_path / "out.jsonl", run)
        with Run.open(tmp_path / "other.sqlite") as other, pytest.raises(RunError, match="being written by another"):
            output_to(tmp_path / "out.jsonl", other)
        output.close()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without /dev/full")
    def test_a_full_disk_is_one_sentence(self, run: Run) -> None:
        finish(run, 1, 3)
        output = output_to(Path("/dev/full"), run)
        with pytest.raises(RunError) as caught:
            output.catch_up()
        output.close()
        assert caught.value.message == "/dev/full cannot be written: No space left on device."
        assert str(run.path) in str(caught.value.hint)

    def test_a_pipe_gets_each_outcome_once(self, run: Run, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        for first, last in ((1, 3), (4, 6)):
            finish(run, first, last)
            read: list[bytes] = []
            reader = threading.Thread(target=lambda into=read: into.append(pipe.read_bytes()))
            reader.start()
            output = output_to(pipe, run)
            output.catch_up()
            output.close()
            reader.join()
            assert [json.loads(line)["id"] for line in read[0].splitlines()] == expected(6)[first - 1 : last]

    def test_a_folder_that_is_not_there_is_said(self, run: Run, tmp_path: Path) -> None:
        with pytest.raises(ConfigurationError, match="there is no folder"):
            output_to(tmp_path / "nowhere" / "out.jsonl", run)


_STDOUT = """
import sys
from pathlib import Path
from summarizer.batch.outputs import output_to
from summarizer.batch.store import Run
with Run.open(Path(sys.argv[1])) as run:
    output = output_to(None, run)
    output.catch_up()
"""


def test_standard_output_goes_on_in_a_pipe_and_starts_anew_in_a_new_file(tmp_path: Path) -> None:
    run_file = tmp_path / "night.sqlite"

    def printed(stdout: int = subprocess.PIPE) -> list[str]:
        command = [sys.executable, "-c", _STDOUT, str(run_file)]
        done = subprocess.run(command, stdout=stdout, check=True)  # noqa: S603
        return [json.loads(line)["id"] for line in (done.stdout or b"").splitlines()]

    for first, last in ((1, 2), (3, 5)):
        with Run.open(run_file) as run:
            finish(run, first, last)
        assert printed() == expected(last)[first - 1 :]
    path = tmp_path / "out.jsonl"
    with path.open("wb") as stream:
        printed(stream.fileno())
    assert ids(path) == expected(5)


class TestParquet:
    def test_one_row_an_outcome(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "out.parquet"
        output = output_to(path, run)
        finish(run, 1, 3)
        output.catch_up()
        assert not path.exists()
        output.close()
        rows = pq.read_table(path).to_pylist()
        assert [row["id"] for row in rows] == expected(3)
        assert rows[0]["headline"] == "Ferry aground"
        assert rows[0]["figures"] == [{"value": "27", "what": "hurt", "verdict": "unclear"}]
        assert rows[0]["quotes"][0]["speaker"] is None
        assert (rows[0]["model"], rows[0]["tokens_in"], rows[0]["failure_code"]) == ("house-model", 300, None)
        assert (rows[2]["model"], rows[2]["failure_code"]) == (None, "document-error")
        assert Outcome.model_validate_json(rows[0]["outcome"]).result == RESULT

    def test_the_next_day_it_is_replaced_by_one_that_has_more(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "out.parquet"
        for first, last in ((1, 3), (4, 2100)):
            finish(run, first, last)
            output_to(path, run).close()
            assert pq.read_table(path, columns=["id"]).column("id").to_pylist() == expected(last)
        assert pq.ParquetFile(path).metadata.num_row_groups == 3
        assert [found.name for found in tmp_path.glob("*out*")] == ["out.parquet"]

    def test_other_tables_stay(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "articles.parquet"
        path.write_bytes(b"PAR1")
        with pytest.raises(ConfigurationError, match="holds something else"):
            output_to(path, run)

    def test_without_the_extra_it_is_said_before_the_work(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(ConfigurationError, match="Parquet needs pyarrow"):
            output_to(tmp_path / "out.parquet", run)

    def test_not_to_a_terminal(self, run: Run) -> None:
        with pytest.raises(ConfigurationError, match="-o names a file"):
            output_to(None, run, Form.PARQUET)


def test_an_output_can_be_written_again_from_the_run_alone(run: Run, tmp_path: Path) -> None:
    finish(run, 1, 4)
    assert write_whole(tmp_path / "again.jsonl", run) == 4
    assert write_whole(tmp_path / "again.parquet", run) == 4
    assert ids(tmp_path / "again.jsonl") == expected(4)
    with pytest.raises(ConfigurationError, match="there is no folder"):
        write_whole(tmp_path / "nowhere" / "again.jsonl", run)
    assert form_of(Path("a.PQ")) is Form.PARQUET
