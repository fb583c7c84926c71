"""Names lie: what a file is stands in its first bytes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from summarizer import DocumentError
from summarizer.documents.kinds import Kind, kind_of
from summarizer.documents.raw import Raw


def zipped(name: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr(name, "")
    return stream.getvalue()


@pytest.mark.parametrize("name", ["story.txt", "story.html", "story.dat", "story"])
@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", Kind.PDF),
        (b"\xef\xbb\xbf\n%PDF-1.7\n", Kind.PDF),
        (zipped("word/document.xml"), Kind.DOCX),
        (b'{"uri": "x", "bodies": []}', Kind.JSON),
        (b'\xef\xbb\xbf {"headline": "x"}', Kind.JSON),
        (b"<!DOCTYPE html><p>x", Kind.HTML),
        (b"<!-- saved --><HTML lang=en>", Kind.HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="x">', Kind.HTML),
        ("<html><p>x".encode("utf-16"), Kind.HTML),
        (b'<?xml version="1.0"?>\n<newsItem xmlns="x">', Kind.XML),
        ('<?xml version="1.0"?><x:newsMessage/>'.encode("utf-16"), Kind.XML),
        (b"<nitf>", Kind.XML),
        (b'<?xml version="1.0"?><rss>', Kind.XML),
        (b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n--x", Kind.MHTML),
    ],
)
def test_the_content_decides(name: str, data: bytes, kind: Kind) -> None:
    assert kind_of(Raw(data, name, f".{name.partition('.')[2]}")) is kind


@pytest.mark.parametrize(
    ("suffix", "media_type", "kind"),
    [
        (".md", None, Kind.MARKDOWN),
        (".html", None, Kind.HTML),
        (".txt", "text/html", Kind.HTML),
        (".json", None, Kind.JSON),
        ("", "application/octet-stream", Kind.TEXT),
        (".docx", None, Kind.TEXT),
        ("", None, Kind.TEXT),
    ],
)
def test_where_the_content_says_nothing_the_name_or_the_server_does(
    suffix: str, media_type: str | None, kind: Kind
) -> None:
    assert kind_of(Raw(b"The mayor said: <b>27</b> hurt.", "story", suffix, media_type)) is kind


@pytest.mark.parametrize("text", ["{27} were hurt.", "From: the mayor\nTo: all\n\nTwo hurt.", "<3 from Thornby", "< b"])
def test_a_text_may_begin_strangely(text: str) -> None:
    assert kind_of(Raw(text.encode(), "story.txt", ".txt")) is Kind.TEXT


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped("content.xml"), "an OpenDocument file"),
        (zipped("xl/workbook.xml"), "an Excel file"),
        (zipped("photo.jpg"), "a ZIP file"),
        (b"PK\x03\x04 and no more", "damaged or cut off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file"),
        (b"{\\rtf1 Two hurt.}", "an RTF file"),
        (b"\x1f\x8b\x08", "a gzip file"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, says: str) -> None:
    with pytest.raises(DocumentError, match=f"story is .*{says}.*, which cannot be read here"):
        kind_of(Raw(data, "story"))
