"""Articles as newsrooms have them: what is read, what is guessed and said, what is refused and how."""

from __future__ import annotations

import io
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer import Document, DocumentError, load
from summarizer.documents.raw import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[[str, bytes], Path]

STORY = "The mayor said on Monday that 27 people were hurt.\n\n“It is bad,” she said."


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


class _Stdin:
    closed = False

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_a_text_file_is_read_as_it_stands(put: Put) -> None:
    document = load(put("story.txt", STORY.encode()))
    assert document == Document.from_text(STORY)


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Stdin(STORY.encode()))
    assert load("-").text == STORY


def test_no_standard_input_at_all_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(DocumentError, match="no standard input"):
        load("-")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_nothing_is_guessed(put: Put, encoding: str) -> None:
    document = load(put("story.txt", STORY.encode(encoding)))
    assert document.text == STORY
    assert document.notices == ()


def test_big_endian_utf16_is_read_by_its_mark(put: Put) -> None:
    assert load(put("story.txt", b"\xfe\xff" + STORY.encode("utf-16-be"))).text == STORY


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zeros(put: Put, encoding: str) -> None:
    document = load(put("story.txt", STORY.encode(encoding)))
    assert document.text == STORY
    (notice,) = document.notices
    assert "UTF-16" in notice


@pytest.mark.parametrize("data", [b"Two\0hurt, one dead.", b"a\0" * 9 + b"\0\0", b"a\0" * 9 + b"b"])
def test_zeros_elsewhere_are_no_text(put: Put, data: bytes) -> None:
    with pytest.raises(DocumentError, match="binary data"):
        load(put("story.txt", data))


def test_a_language_may_name_its_region(put: Put) -> None:
    text = b"Der Konzern zahlte 1.250,5 Euro."
    plain, regional = (load(put("story.txt", text), language=tag).reading for tag in ("de", "DE-at"))
    assert [quantity.value for quantity in regional.quantities] == [Decimal("1250.5")]
    assert regional.quantities == plain.quantities


@pytest.mark.parametrize("tag", ["", "../en", "e", "en\0", "zh" * 300])
def test_what_is_no_language_is_refused(put: Put, tag: str) -> None:
    with pytest.raises(DocumentError, match="language"):
        load(put("story.txt", STORY.encode()), language=tag)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The café owner, José Müller, said it cost £410,000 a year.", "latin-1"),
        ("“It’s bad,” she said, in the café on the Hauptstraße — for £5.", "cp1252"),
        ("Премьер-министр заявил, что погибли 27 человек, ещё 64 ранены.", "cp1251"),
    ],
)
def test_an_old_encoding_is_guessed_and_the_guess_is_said(put: Put, text: str, encoding: str) -> None:
    document = load(put("story.txt", text.encode(encoding)))
    assert document.text == text
    (notice,) = document.notices
    assert "is a guess" in notice


def test_utf8_with_a_broken_byte_is_mended_and_not_taken_for_another_encoding(put: Put) -> None:
    story = "“It’s bad” – “very bad” – she said.\n" * 4
    document = load(put("story.txt", story.encode() + b"He paid 5 \xff.\n"))
    assert document.text.startswith("“It’s bad” – “very bad”")
    (notice,) = document.notices
    assert "(1, the first in line 5)" in notice


def test_every_line_end_becomes_a_line_feed(put: Put) -> None:
    assert load(put("story.txt", b"One dead.\r\nTwo hurt.\rThree missing.")).text.count("\n") == 2


def test_what_the_caller_knows_wins_over_the_file(put: Put) -> None:
    path = put("story.md", b"---\ntitle: Old\ndate: 2020-01-01\n---\nTwo men were hurt.\n")
    assert load(path).published == date(2020, 1, 1)
    document = load(path, published="2024-05-06", title="New")
    assert (document.title, document.published) == ("New", date(2024, 5, 6))


def test_control_characters_and_right_to_left_text_are_kept_in_the_text(put: Put) -> None:
    text = "\x1b[31m27\x07 dead. \u202eقال الرئيس إن ٢٧ شخصا قتلوا.\u202c"
    assert load(put("story.txt", text.encode())).text == text


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("story.txt", b"", "is empty"),
        ("story.txt", b" \n\t\n", "is empty"),
        ("story.txt", "… — “”\n".encode(), "no word in it"),
        ("story.txt", b"The mayor\0 said\0", "binary data"),
        ("story.txt", b"\xff\xfeT\x00\x00\xd8", "cut off or damaged"),
        ("story.pdf", b"%PDF-1.7\n", "not a whole PDF"),
        ("story.docx", b"PK\x03\x04....", "not a whole Word file"),
        ("story.html", b"<html><body><script>app()</script></body></html>", "no article in"),
        ("story.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article in"),
    ],
)
def test_what_is_no_article_is_refused_in_one_sentence(put: Put, name: str, data: bytes, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        load(put(name, data))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="is a folder"):
        load(tmp_path)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(DocumentError, match=r"no file nowhere\.txt"):
        load("nowhere.txt")


@pytest.mark.parametrize("name", ["a\0b", "n" * 5000])
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        load(name)


def test_a_file_of_the_largest_size_is_read_and_a_larger_one_refused(put: Put) -> None:
    path = put("story.txt", b"word " * (MAX_BYTES // 5))
    assert len(load(path).text) > MAX_BYTES - 5
    with path.open("ab") as stream:
        stream.write(b"word " * 2)
    with pytest.raises(DocumentError, match="too large"):
        load(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="only where there is an endless file")
def test_an_endless_file_is_refused() -> None:
    with pytest.raises(DocumentError, match="too large"):
        load("/dev/zero")


def test_a_date_of_publication_that_is_none_is_refused() -> None:
    with pytest.raises(DocumentError, match="The day of publication 'yesterday' is no date"):
        Document.from_text(STORY, published="yesterday")
