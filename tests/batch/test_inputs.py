"""What a newsroom has lying about becomes articles: each once, each under an id that stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summarizer.batch.inputs import Inputs, Manner, articles, count
from summarizer.errors import ConfigurationError, DocumentError
from tests.batch.desk import STORY, failure


@pytest.fixture
def archive(here: Path) -> Path:
    """A folder as it grows over the years, and the current one at the same time."""
    for name in (
        "archive/2024/ferry.txt",
        "archive/2024/mill.md",
        "archive/2025/deep/er/dam.txt",
        "archive/.trash/old.txt",
        "archive/2024/.draft.txt",
        "archive/2024/photo.jpg",
        "archive/notes.log",
    ):
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY, encoding="utf-8")
    return here


def ids(*sources: str | Path) -> list[str]:
    return [article.id for article in articles(list(map(str, sources)))]


@pytest.mark.usefixtures("archive")
class TestFiles:
    def test_a_file_is_known_by_the_path_that_was_given(self) -> None:
        (article,) = articles(["archive/2024/ferry.txt"])
        assert (article.id, article.where) == ("archive/2024/ferry.txt", "archive/2024/ferry.txt")
        assert article.load().text == STORY

    def test_a_file_that_is_named_itself_may_have_any_ending(self) -> None:
        assert ids("archive/notes.log") == ["archive/notes.log"]

    def test_a_folder_is_gone_through_to_its_ends_without_what_is_hidden_or_no_article(self) -> None:
        assert ids("archive") == ["archive/2024/ferry.txt", "archive/2024/mill.md", "archive/2025/deep/er/dam.txt"]

    def test_a_pattern_that_the_shell_did_not_expand(self) -> None:
        assert sorted(ids("archive/**/*.txt")) == ["archive/2024/ferry.txt", "archive/2025/deep/er/dam.txt"]

    def test_a_pattern_may_name_folders(self) -> None:
        assert sorted(ids("archive/20*")) == [
            "archive/2024/ferry.txt",
            "archive/2024/mill.md",
            "archive/2025/deep/er/dam.txt",
        ]

    def test_a_name_with_brackets_in_it_is_a_name_first(self) -> None:
        Path("a[1].txt").write_text(STORY, encoding="utf-8")
        Path("a1.txt").write_text(STORY, encoding="utf-8")
        assert ids("a[1].txt") == ["a[1].txt"]

    def test_the_same_file_by_other_ways_is_one_article(self) -> None:
        Path("latest.txt").symlink_to("archive/2024/ferry.txt")
        found = ids("archive", "./archive/2024", Path.cwd() / "archive/2024/mill.md", "latest.txt", "archive/**/*.md")
        assert found == ["archive/2024/ferry.txt", "archive/2024/mill.md", "archive/2025/deep/er/dam.txt"]

    def test_links_that_lead_round_in_a_circle_do_not(self) -> None:
        Path("archive/2024/up").symlink_to(Path("archive").resolve(), target_is_directory=True)
        assert len(ids("archive")) == 3

    def test_the_output_in_the_folder_is_no_input(self) -> None:
        Path("archive/out.jsonl").write_text('{"id": 1, "text": "x"}\n', encoding="utf-8")
        inputs = Inputs.named(["archive"], but=[Path("archive/out.jsonl")])
        assert [a.id for a in inputs.articles()] == ids("archive/2024", "archive/2025")
        assert inputs.count() == 3

    def test_a_folder_that_may_not_be_read_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        scandir = os.scandir

        def closed_in_2025(path: str) -> os._ScandirIterator[str]:
            if path == "archive/2025":
                raise PermissionError(13, "Permission denied", path)
            return scandir(path)

        monkeypatch.setattr(os, "scandir", closed_in_2025)  # root, as in containers, may read every folder
        found = {article.id: article for article in articles(["archive"])}
        assert list(found) == ["archive/2024/ferry.txt", "archive/2024/mill.md", "archive/2025"]
        assert failure(found["archive/2025"]) == "The folder archive/2025 cannot be read: Permission denied."

    def test_a_name_that_is_not_utf8_has_an_id_that_can_be_written(self) -> None:
        Path(os.fsdecode(b"caf\xe9.txt")).write_text(STORY, encoding="utf-8")
        (article,) = articles([os.fsdecode(b"caf\xe9.txt")])
        assert article.id == r"caf\xe9.txt"
        assert article.load().text == STORY

    def test_a_file_that_goes_away_meanwhile_fails_alone(self) -> None:
        found = list(articles(["archive/2024"]))
        Path("archive/2024/ferry.txt").unlink()
        assert failure(found[0]) == "There is no file archive/2024/ferry.txt."
        assert found[1].load().text


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("archve", "There is no file archve."),
        ("archive/*.pdf", "There is no file with an article that matches archive/*.pdf."),
        ("", "No article is named: the path is empty."),
    ],
)
def test_what_is_not_there_is_said_before_any_model_is_asked(source: str, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        articles([source])
    assert str(caught.value) == message


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="There is no file with an article in the folder"):
        articles([str(tmp_path)])


def test_without_input_there_is_no_run() -> None:
    with pytest.raises(ConfigurationError, match="No input is named"):
        articles([])
    with pytest.raises(ConfigurationError, match="only once"):
        articles(["-", "-"])


class TestAddresses:
    def test_a_list_in_a_file_of_its_own(self, tmp_path: Path) -> None:
        listed = tmp_path / "monday.list"
        listed.write_text("# the front page\nhttps://example.org/1\n\n  https://example.org/2  \nferry\n", "utf-8")
        found = list(Inputs.named([], lists=[str(listed)]).articles())
        assert [article.id for article in found] == [
            "https://example.org/1",
            "https://example.org/2",
            f"{listed}:5",
        ]
        assert failure(found[2]) == f"{listed}:5 is no web address: 'ferry'."

    def test_a_line_that_is_not_utf8_or_has_no_end_fails_alone(self, tmp_path: Path) -> None:
        listed = tmp_path / "monday.list"
        listed.write_bytes(
            b"https://example.org/1\nhttps://example.org/caf\xe9\nhttps://" + b"a" * 30_000 + b"\nhttps://example.org/2"
        )
        before, foreign, endless, after = Inputs.named([], lists=[str(listed)]).articles()
        assert (before.id, after.id) == ("https://example.org/1", "https://example.org/2")
        assert failure(foreign) == f"{listed}:2 is not in UTF-8."
        assert failure(endless) == f"{listed}:3 is no web address: it has more than 10,000 characters."

    def test_a_text_file_of_nothing_but_addresses_is_a_list(self, tmp_path: Path) -> None:
        (tmp_path / "urls.txt").write_text("https://example.org/1\nhttp://example.org/2\n", "utf-8")
        assert ids(tmp_path / "urls.txt") == ["https://example.org/1", "http://example.org/2"]
        assert count([str(tmp_path / "urls.txt")]) == 2

    def test_an_article_that_begins_with_an_address_is_an_article(self, tmp_path: Path) -> None:
        path = tmp_path / "story.txt"
        path.write_text(f"https://example.org/1\n\n{STORY}\n", "utf-8")
        assert ids(path) == [str(path)]

    def test_a_password_in_an_address_is_in_no_id(self) -> None:
        (article,) = articles(["https://desk:secret@example.org/1"])
        assert (article.id, article.where) == ("https://***@example.org/1", "https://***@example.org/1")

    def test_an_address_of_the_local_network_is_that_articles_failure(self) -> None:
        (article,) = articles(["http://127.0.0.1:9/1"])
        assert "local network" in failure(article)


class TestCounting:
    @pytest.mark.usefixtures("archive")
    def test_files_lines_and_rows_together(self) -> None:
        Path("wire.jsonl").write_text('{"text": "a"}\n{"text": "b"}', encoding="utf-8")
        assert count(["archive", "wire.jsonl", "https://example.org/1"]) == 6

    @pytest.mark.usefixtures("archive")
    def test_of_a_stream_nobody_knows(self) -> None:
        assert count(["archive", "-"]) is None

    def test_a_pipe_is_not_read_for_its_count(self, here: Path) -> None:
        os.mkfifo(here / "wire.jsonl")
        os.mkfifo(here / "late.txt")
        assert count(["wire.jsonl"]) is None
        assert count(["late.txt"]) == 1


def test_what_is_given_for_all_wins_over_what_an_article_says(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f'<html lang="de"><body><article><h1>Ferry</h1><p>{STORY * 5}</p></article></body></html>', "utf-8")
    (article,) = Inputs.named([str(page)], manner=Manner(language="nl")).articles()
    assert article.load().language == "nl"
