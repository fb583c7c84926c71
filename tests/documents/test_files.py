"""Files as other programs made them (see ``tests/files/make.py``): LibreOffice's DOCX and PDF, a browser's pages."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from summarizer import ConfigurationError, DocumentError, load, verify

FILES = Path(__file__).parents[1] / "files"
EXAMPLES = Path(__file__).parents[2] / "examples"
COUNCIL = (EXAMPLES / "council-meeting.txt").read_text(encoding="utf-8").strip()
FERRY = (EXAMPLES / "ferry-inquiry.txt").read_text(encoding="utf-8").strip()
GOOD_SUMMARY, WRONG_SUMMARY = (
    json.loads((EXAMPLES / "summaries" / f"council-meeting.{kind}.json").read_text(encoding="utf-8"))
    for kind in ("good", "wrong")
)

OF_COUNCIL = sorted(path.name for path in FILES.glob("council*"))


def test_there_is_a_file_of_every_format() -> None:
    assert {name.rpartition(".")[2] for name in OF_COUNCIL} == {"docx", "html", "json", "mhtml", "pdf", "xml"}


@pytest.mark.parametrize("name", OF_COUNCIL)
def test_every_paragraph_of_the_article_is_a_block_of_its_own(name: str) -> None:
    blocks = load(FILES / name).text.split("\n\n")
    missing = [paragraph for paragraph in COUNCIL.split("\n\n") if paragraph not in blocks]
    assert missing == []


@pytest.mark.parametrize("name", OF_COUNCIL)
def test_the_same_summary_is_judged_the_same_in_every_format(name: str) -> None:
    document = load(FILES / name, published="2025-03-05")
    plain = load(EXAMPLES / "council-meeting.txt", published="2025-03-05")
    assert verify(GOOD_SUMMARY, document).ok
    assert not verify(WRONG_SUMMARY, document).ok
    for summary in (GOOD_SUMMARY, WRONG_SUMMARY):
        verdicts = [(claim.text, claim.verdict, claim.code) for claim in verify(summary, document).claims]
        assert verdicts == [(claim.text, claim.verdict, claim.code) for claim in verify(summary, plain).claims]


@pytest.mark.parametrize("name", OF_COUNCIL)
def test_evidence_slices_back_from_the_extracted_text(name: str) -> None:
    document = load(FILES / name)
    spans = [span for claim in verify(GOOD_SUMMARY, document).claims for span in claim.evidence]
    assert spans
    assert all(document.text[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize("name", [name for name in OF_COUNCIL if "saved" in name])
def test_a_saved_page_keeps_what_is_seen_and_nothing_else(name: str) -> None:
    document = load(FILES / name)
    assert document.text == COUNCIL
    assert (document.title, document.author, document.site) == (COUNCIL.partition("\n")[0], "Hana Wick", "Thornby Post")


def test_a_saved_page_says_when_it_was_published() -> None:
    assert load(FILES / "council-saved.html").published == date(2025, 3, 5)


def test_columns_are_read_one_after_the_other_and_broken_words_made_whole() -> None:
    document = load(FILES / "ferry-columns.pdf")
    assert re.sub(r"\s+", " ", document.text) == re.sub(r"\s+", " ", FERRY)


def test_page_numbers_and_running_heads_are_no_article_text() -> None:
    assert "The Thornby Post" not in load(FILES / "ferry-columns.pdf").text


def test_a_manuscript_with_tracked_changes_is_read_as_it_now_stands() -> None:
    text = load(FILES / "edited.docx").text
    assert "voted to close two of five libraries" in text
    assert "seven" not in text


def test_hidden_words_of_a_manuscript_are_not_read() -> None:
    assert "9,999" not in load(FILES / "edited.docx").text


def test_the_number_of_a_note_is_not_glued_to_a_figure() -> None:
    text = load(FILES / "edited.docx").text
    assert "£410,000 a year" in text
    assert text.endswith("Of a budget of £96m, according to the finance officer.")


def test_rows_of_a_table_stay_rows() -> None:
    assert "Mill Lane\t£187,500" in load(FILES / "edited.docx").text.split("\n\n")


def test_the_day_on_which_a_file_was_saved_is_said_and_not_taken_for_that_of_publication() -> None:
    document = load(FILES / "council.docx")
    assert document.published is None
    (notice,) = document.notices
    assert notice.endswith("does not say when the article was published; it was last saved on 2025-03-06.")
    assert load(FILES / "council.docx", published="2025-03-05").notices == ()


def test_an_office_file_says_who_wrote_it() -> None:
    document = load(FILES / "council.docx")
    assert (document.title, document.author) == (COUNCIL.partition("\n")[0], "Hana Wick")


def test_a_scan_says_that_it_has_no_text() -> None:
    with pytest.raises(DocumentError, match=r"is a PDF without text: its pages are pictures, as of a scan.*OCR"):
        load(FILES / "scan.pdf")


def test_a_locked_file_says_that_it_needs_a_password() -> None:
    with pytest.raises(DocumentError, match="is protected by a password"):
        load(FILES / "locked.pdf")


@pytest.mark.parametrize("name", OF_COUNCIL)
def test_the_kind_is_told_by_the_content_and_not_by_the_name(name: str, tmp_path: Path) -> None:
    renamed = tmp_path / "attachment.dat"
    renamed.write_bytes((FILES / name).read_bytes())
    assert load(renamed).text == load(FILES / name).text


def test_a_missing_extra_is_named_with_the_command_that_adds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ConfigurationError, match=r"needs pypdfium2.*pip install 'summarizer\[pdf\]=="):
        load(FILES / "council.pdf")


def test_verifying_a_text_loads_no_reader_of_another_format() -> None:
    """That is what keeps ``verify`` quick to start."""
    code = (
        "import sys, summarizer; summarizer.load(sys.argv[1]);"
        "print({'pypdfium2', 'lxml', 'trafilatura', 'markdown_it'} & {name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(  # noqa: S603 - code of our own
        [sys.executable, "-c", code, EXAMPLES / "dam-burst.txt"], capture_output=True, check=True
    )
    assert done.stdout.strip() == b"set()"
