"""Bad input through the real command: one clear sentence on stderr, nothing on stdout, exit code 2."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from summarizer import ConfigurationError
from summarizer.cli.output import Output
from tests.cli.running import said, summarizer

STORY = b"The mayor said that 27 people were hurt in the fire on Monday."

BAD = {
    "empty.txt": (b"", "empty.txt is empty."),
    "blank.txt": (b" \n\n \t", "blank.txt is empty."),
    "marks.txt": ("… — !".encode(), "there is no word in it"),
    "binary.txt": (bytes(range(256)) * 40, "is not text: it holds binary data"),
    "cut.txt": (b"\xff\xfeT\x00h\x00e\x00\x00\xd8", "cut off or damaged"),
    "scan.pdf": (b"%PDF-1.4\n%\xe2\xe3", "is not a whole PDF"),
    "photo.txt": (b"\x89PNG\r\n\x1a\n\0\0", "is a picture"),
    "page.html": (b"<!doctype html><html><body><div id=app></div></body></html>", "There is no article in"),
    "huge.txt": (b"Fifty megabytes of it. " * 2_280_000, "is too large: an article may have up to 20 MB"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("bad")
    for name, (data, _) in BAD.items():
        (here / name).write_bytes(data)
    (here / "story.txt").write_bytes(STORY)
    return here


@pytest.mark.parametrize("name", BAD)
def test_an_article_that_cannot_be_read(folder: Path, name: str) -> None:
    run = summarizer("summarize", folder / name)
    message = said(run)
    assert (run.returncode, run.stdout) == (2, b"")
    assert BAD[name][1] in message
    assert message.count("\n") == 1


@pytest.mark.parametrize("name", ["empty.txt", "binary.txt", "huge.txt"])
def test_a_source_that_cannot_be_read(folder: Path, name: str) -> None:
    run = summarizer("verify", folder / "story.txt", "--source", folder / name)
    assert (run.returncode, run.stdout) == (2, b"")
    assert BAD[name][1] in said(run)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("summarize", "nowhere.txt"), "There is no file nowhere.txt."),
        (("summarize", "."), ". is a folder, not an article."),
        (("summarize", "ftp://example.org/a"), "only http and https"),
        (("summarize", "story.txt", "-o", "no/such/place.json"), "there is no folder no/such"),
        (("summarize", "story.txt", "-o", "."), "is a folder"),
        (("summarize", "story.txt", "--max-quotes", "many"), "not a valid integer"),
        (("summarize", "story.txt", "--max-quotes", "-1"), "max_quotes"),
        (("summarize", "story.txt", "--strategy", "guess"), "'guess' is not one of"),
        (("summarize", "story.txt", "--published", "yesterday"), "'yesterday' is no day such as 2026-03-05"),
        (("summarize",), "Missing argument 'ARTICLE'"),
        (("summarize", ""), "No article is named"),
        (("summarize", "story.txt", "--language", "../../en"), "language"),
        (("summarize", "story.txt", "--base-url", ""), "base_url is given, but it is empty"),
        (("summarize", "story.txt", "--model", ""), "model is given, but it is empty"),
        (("summarize", "story.txt", "--model-file", ""), "model_file is given, but it is empty"),
        (("doctor", "--model-file", ""), "model_file is given, but it is empty"),
        (("summarize", "story.txt", "--base-url", "http://[::1"), "the host in it is malformed"),
        (("verify", "story.txt"), "Missing option '-s' / '--source'"),
        (("verify", "-", "--source", "-"), "Only one of"),
        (("verify", "nowhere.txt", "--source", "story.txt"), "There is no file nowhere.txt."),
        (("schema", "sumary"), "'sumary' is not one of"),
        (("sumarize", "story.txt"), "No such command 'sumarize'"),
    ],
)
def test_a_call_that_cannot_be_carried_out(folder: Path, arguments: tuple[str, ...], says: str) -> None:
    run = summarizer(*arguments, folder=folder)
    assert (run.returncode, run.stdout) == (2, b"")
    assert says in said(run)


@pytest.mark.parametrize(
    ("summary", "says"),
    [
        (b'{"headline": ', "is not JSON"),
        (b'{"headlin": "27 hurt"}', "/headlin"),
        (b'{"figures": [{"value": "27"}]}', "/figures/0/what"),
        (b'{"quotes": 27}', "/quotes must be a list"),
        (b'{"headline":' * 100_000, "nested too deeply"),
    ],
)
def test_a_summary_that_is_none(folder: Path, summary: bytes, says: str) -> None:
    run = summarizer("verify", "-", "--source", folder / "story.txt", stdin=summary)
    assert (run.returncode, run.stdout) == (2, b"")
    assert says in said(run)


def test_nothing_on_standard_input() -> None:
    run = summarizer("summarize", "-", stdin=b"")
    assert run.returncode == 2
    assert said(run) == "summarizer: Standard input is empty.\n"


def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    run = summarizer("summarize", tmp_path / "\x1b[2Jstory.txt")
    assert run.returncode == 2
    assert "\x1b" not in said(run)


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_a_full_disk(folder: Path) -> None:
    run = summarizer("verify", folder / "story.txt", "--source", folder / "story.txt", "-o", FULL)
    assert run.returncode == 2
    assert said(run) == "summarizer: /dev/full cannot be written: No space left on device.\n"


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [("verify", "story.txt", "--source", "story.txt"), ("schema", "report")])
def test_standard_output_on_a_full_disk(folder: Path, arguments: tuple[str, ...]) -> None:
    with FULL.open("wb") as full:
        run = summarizer(*arguments, folder=folder, stdout=full)
    assert run.returncode == 2
    assert said(run) == "summarizer: Standard output cannot be written: No space left on device.\n"


def test_no_standard_output_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(ConfigurationError, match="There is no standard output"):
        Output.chosen(None, None)


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify", "story.txt", "--source", "story.txt", "-o", "round"),
        ("batch", "story.txt", "--run", "round"),
        ("batch", "story.txt", "-o", "round"),
        ("verify", "story.txt", "--source", "round"),
    ],
)
def test_a_link_that_leads_back_to_itself(folder: Path, arguments: tuple[str, ...]) -> None:
    link = folder / "round"
    if not link.is_symlink():
        link.symlink_to("round")
    run = summarizer(*arguments, folder=folder)
    assert run.returncode == 2
    assert said(run).count("\n") == 1
    assert "round" in said(run)
