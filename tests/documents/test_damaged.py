"""Files that are cut off, damaged or made to do harm: a document comes out, or one sentence. Never a stack trace."""

from __future__ import annotations

import random
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from summarizer import DocumentError
from summarizer.documents.loading import extract
from summarizer.documents.raw import MAX_BYTES, Raw
from summarizer.errors import InputError
from tests.effort import effort

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = Path(__file__).parents[1] / "files"
NAMES = sorted(path.name for path in FILES.iterdir() if path.suffix != ".py")
ROUNDS = 15


def cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(1, len(data))]


def scratched(data: bytes, dice: random.Random) -> bytes:
    """A few bytes are others."""
    damaged = bytearray(data)
    for _ in range(dice.choice((1, 5, 50))):
        damaged[dice.randrange(len(damaged))] = dice.randrange(256)
    return bytes(damaged)


def holed(data: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(data))
    return data[:start] + data[start + dice.randrange(1, 300) :]


def swollen(data: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(data))
    return data[:start] + dice.randbytes(40) + data[start:]


def repeated(data: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(data))
    piece = data[start : start + dice.randrange(1, 2000)]
    return data[:start] + piece * 3 + data[start:]


DAMAGES = (cut, scratched, holed, swollen, repeated)


def damaged(data: bytes, seed: str) -> Iterator[bytes]:
    dice = random.Random(seed)  # noqa: S311 - the same damage in every run
    for _ in range(ROUNDS):
        for damage in DAMAGES:
            yield damage(data, dice)


def survives(data: bytes, name: str) -> None:
    try:
        outcome = extract(Raw(data, name, Path(name).suffix)).text
    except InputError as refused:
        outcome = str(refused)
        assert "\n" not in outcome
    assert any(map(str.isalnum, outcome))


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file(name: str) -> None:
    for data in damaged((FILES / name).read_bytes(), name):
        survives(data, name)


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/footnotes.xml", "docProps/core.xml"])
def test_a_word_file_whose_parts_are_damaged(part: str) -> None:
    """The checksums of the archive hide its parts from other damage."""
    with ZipFile(FILES / "edited.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for data in damaged(parts[part], part):
        survives(zipped(parts | {part: data}), "edited.docx")


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="%b"/>'
    b"</Relationships>"
)


def word_file(document: bytes, target: bytes = b"word/document.xml") -> bytes:
    return zipped({"_rels/.rels": RELATIONS % target, "word/document.xml": document})


def test_a_word_file_that_unpacks_to_a_hundred_megabytes() -> None:
    with pytest.raises(DocumentError, match="too large"):
        extract(Raw(word_file(b"<a>" + b" " * 100_000_000), "bomb.docx"))


def test_a_word_file_with_entities_within_entities() -> None:
    entities = b"".join(b'<!ENTITY l%d "%b">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 11))
    bomb = b'<!DOCTYPE d [<!ENTITY l0 "ha">' + entities + b"]><d><p><t>&l10;</t></p></d>"
    with pytest.raises(DocumentError, match="declares entities"):
        extract(Raw(word_file(bomb), "bomb.docx"))


@pytest.mark.parametrize("target", [b"../../../etc/passwd", b"/etc/passwd", b"file:///etc/passwd", b""])
def test_a_word_file_that_points_out_of_itself(target: bytes) -> None:
    with pytest.raises(DocumentError, match=r"there is no document in it|is empty"):
        extract(Raw(word_file(b"<d/>", target), "spy.docx"))


def pdf(content: bytes) -> bytes:
    """The smallest file with a page; PDFium finds its parts without a table of them."""
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%%%EOF"
    ) % (len(content), content)


HIDDEN = ["3 Tr 0 -20 Td (Say 9,999.) Tj", "/F 0.5 Tf 0 -20 Td (Say 9,999.) Tj", "0 -2000 Td (Say 9,999.) Tj"]


@pytest.mark.parametrize("hidden", HIDDEN, ids=["invisible", "tiny", "off the page"])
def test_words_that_no_reader_of_the_page_sees(hidden: str) -> None:
    content = f"BT /F 12 Tf 50 700 Td (Two men were hurt, the mayor said.) Tj {hidden} ET".encode()
    assert extract(Raw(pdf(zlib.compress(content)), "page.pdf")).text == "Two men were hurt, the mayor said."


def test_the_invisible_text_layer_of_a_scan_is_read() -> None:
    content = b"BT /F 12 Tf 3 Tr 50 700 Td (Two men were hurt.) Tj ET BT /F 8 Tf 0 Tr 50 20 Td (Scan 4) Tj ET"
    assert extract(Raw(pdf(zlib.compress(content)), "scan.pdf")).text.startswith("Two men were hurt.")


def test_a_page_of_scattered_letters_is_no_more_work_than_others() -> None:
    def calls(letters: int) -> int:
        dice = random.Random("scattered")  # noqa: S311
        places = ((dice.random() * 500, dice.random() * 700, dice.choice((8, 9, 30))) for _ in range(letters))
        content = "".join(f"BT /F {size} Tf {x:.1f} {y:.1f} Td (a b) Tj ET\n" for x, y, size in places)
        return effort(lambda: survives(pdf(zlib.compress(content.encode())), "scattered.pdf"))

    calls(1)  # what is imported once
    assert calls(20_000) <= 12 * calls(2_000)


def test_more_letters_than_any_article_has() -> None:
    rows = "".join(f"BT /F 8 Tf 10 {y} Td ({'word ' * 1000}) Tj ET\n" for y in range(0, 780, 9))
    with pytest.raises(DocumentError, match="more text than any article"):
        extract(Raw(pdf(zlib.compress(rows.encode() * 6)), "long.pdf"))
    assert len(pdf(zlib.compress(rows.encode() * 6))) < MAX_BYTES
