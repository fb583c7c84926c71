"""Files as newsrooms have them, through the real command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import said, summarizer

FILES = Path(__file__).parents[1] / "files"
SUMMARIES = Path(__file__).parents[2] / "examples" / "summaries"
GOOD = SUMMARIES / "council-meeting.good.json"
OF_COUNCIL = sorted(path.name for path in FILES.glob("council*"))


@pytest.mark.parametrize("name", OF_COUNCIL)
def test_a_true_summary_is_borne_out_by_every_format(name: str) -> None:
    run = summarizer("verify", GOOD, "--source", FILES / name, "-q")
    assert (run.returncode, said(run)) == (0, ""), run.stdout.decode()
    assert "0 rejected" in run.stdout.decode()


@pytest.mark.parametrize("name", ["council.pdf", "council.docx"])
def test_a_false_summary_is_not(name: str) -> None:
    run = summarizer("verify", SUMMARIES / "council-meeting.wrong.json", "--source", FILES / name, "-q")
    assert run.returncode == 1


def test_the_kind_of_standard_input_is_told_by_its_content() -> None:
    run = summarizer("verify", GOOD, "--source", "-", "-q", stdin=(FILES / "council.pdf").read_bytes())
    assert (run.returncode, said(run)) == (0, "")


def test_what_the_file_does_not_say_is_noted_unless_the_person_does() -> None:
    noted = summarizer("verify", GOOD, "--source", FILES / "council.docx")
    assert "does not say when the article was published" in said(noted)
    told = summarizer("verify", GOOD, "--source", FILES / "council.docx", "--published", "2025-03-05")
    assert said(told) == ""


@pytest.mark.parametrize("name", ["council.docx", "council.ninjs.json", "council.pdf"])
def test_a_summary_may_come_in_any_format_too(name: str) -> None:
    run = summarizer("verify", FILES / name, "--source", FILES / "council-saved.html", "--format", "json")
    report = json.loads(run.stdout)
    assert (run.returncode, said(run)) == (0, "")
    assert len(report["claims"]) > 20


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("scan.pdf", "is a PDF without text: its pages are pictures, as of a scan."),
        ("locked.pdf", "is protected by a password."),
    ],
)
def test_what_cannot_be_read_is_one_sentence(name: str, says: str) -> None:
    run = summarizer("summarize", FILES / name)
    assert (run.returncode, run.stdout) == (2, b"")
    assert says in said(run)
    assert said(run).count("\n") == 1


@pytest.mark.parametrize("name", ["council.pdf", "council.docx", "council.newsml.xml", "council.ninjs.json"])
def test_a_file_that_is_cut_off_is_one_sentence(name: str, tmp_path: Path) -> None:
    half = tmp_path / name
    half.write_bytes((FILES / name).read_bytes()[:900])
    run = summarizer("verify", GOOD, "--source", half)
    assert (run.returncode, run.stdout) == (2, b"")
    assert "cut off" in said(run)
    assert said(run).count("\n") == 1
