"""Which kind of file it is: from its first bytes, and where those say nothing, from what the server or the name says.

Content comes first because names lie: a CMS exports ``story.txt`` that is a web page, a mail programme names every
attachment ``.dat``, a server calls everything ``application/octet-stream``.
"""

from __future__ import annotations

import re
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from summarizer.documents.raw import Raw


class Kind(StrEnum):
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MHTML = "mhtml"
    PDF = "pdf"
    DOCX = "docx"
    JSON = "json"
    XML = "xml"


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BY_MEDIA_TYPE = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
    "multipart/related": Kind.MHTML,
    "message/rfc822": Kind.MHTML,
    "application/json": Kind.JSON,
    "application/ninjs+json": Kind.JSON,
    "application/xml": Kind.XML,
    "text/xml": Kind.XML,
    "application/vnd.iptc.g2.newsitem+xml": Kind.XML,
    "application/vnd.iptc.g2.newsmessage+xml": Kind.XML,
    _WORD: Kind.DOCX,
}
_BY_SUFFIX = {
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".mhtml": Kind.MHTML,
    ".mht": Kind.MHTML,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".docx": Kind.DOCX,
    ".json": Kind.JSON,
    ".ninjs": Kind.JSON,
    ".xml": Kind.XML,
    ".nitf": Kind.XML,
    ".txt": Kind.TEXT,
}

SUFFIXES = frozenset({*_BY_SUFFIX, ".pdf"})
"""The endings of files that hold one article."""

_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file, or one with a password"),
    (rb"{\rtf", "an RTF file"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\0", "a database"),
)
"""How files begin that hold no text to read as it is."""

_ZIPPED = (
    ("word/", Kind.DOCX, ""),
    ("xl/", None, "an Excel file"),
    ("ppt/", None, "a PowerPoint file"),
    ("content.xml", None, "an OpenDocument file (ODT)"),
    ("META-INF/container.xml", None, "an e-book (EPUB)"),
)

_ZIP = b"PK\x03\x04"
_BEFORE_PDF = b"\xef\xbb\xbf \t\r\n\0"
_BEGINNING = 4096
_UTF16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}

_COMMENT = r"<!--(?:(?!-->).){0,1000}-->\s*"
_DOCTYPE = r"<!DOCTYPE\s[^>\[]{0,300}(?:\[[^\]]{0,2000}\]\s*)?>\s*"
_PROLOG = rf"\s*(?:<\?[^>]{{0,300}}\?>\s*|{_COMMENT}|{_DOCTYPE}){{0,8}}"
_ROOT = re.compile(_PROLOG + r"<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,40})[\s/>]", re.DOTALL | re.IGNORECASE)
_HTML_START = re.compile(rf"\s*(?:{_COMMENT}){{0,4}}<!doctype\s+html", re.DOTALL | re.IGNORECASE)
_NEWS_ROOTS = frozenset({"newsitem", "newsmessage", "packageitem", "nitf", "newsml"})
_OBJECT = re.compile(r'\s*\{\s*(?:"|\})')
_MAIL = re.compile(r"(?:[A-Za-z-]{1,40}:[^\n]{0,500}\n(?:[ \t][^\n]{0,500}\n)*){1,40}")


def kind_of(raw: Raw) -> Kind:
    """The format to read ``raw`` as.

    Raises :class:`~summarizer.errors.DocumentError` for a file whose first bytes say that it is no text.
    """
    start = raw.data[:_BEGINNING]
    if start[:1024].lstrip(_BEFORE_PDF).startswith(b"%PDF-"):
        return Kind.PDF
    named = _BY_MEDIA_TYPE.get(raw.media_type or "") or _BY_SUFFIX.get(raw.suffix)
    if start.startswith(_ZIP):
        return _zipped(raw, named)
    for signature, what in _SIGNATURES:
        if start.startswith(signature):
            raise _unreadable(raw, what)
    return _by_first_words(_roughly(start)) or (named if named is not Kind.DOCX else None) or Kind.TEXT


def _roughly(start: bytes) -> str:
    """The beginning as text, good enough to see markup in it: that is ASCII in every encoding but UTF-16."""
    return start.decode(_UTF16_MARKS.get(start[:2], "utf-8"), "replace").removeprefix("\ufeff")


def _by_first_words(start: str) -> Kind | None:
    if _HTML_START.match(start):
        return Kind.HTML
    if root := _ROOT.match(start):
        name = root.group(1).lower()
        if name == "html":
            return Kind.HTML
        if name in _NEWS_ROOTS or start.lstrip().startswith("<?xml"):
            return Kind.XML
    if _OBJECT.match(start):
        return Kind.JSON
    headers = _MAIL.match(start.replace("\r\n", "\n"))
    if headers and "multipart/related" in headers.group().lower() and "mime-version:" in headers.group().lower():
        return Kind.MHTML
    return None


def _zipped(raw: Raw, named: Kind | None) -> Kind:
    try:
        with ZipFile(BytesIO(raw.data)) as archive:
            names = archive.namelist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        if named is Kind.DOCX:
            return Kind.DOCX  # whose reader says that it is damaged
        raise _unreadable(raw, "a ZIP, DOCX or ODT file that is damaged or cut off") from None
    for beginning, kind, what in _ZIPPED:
        if any(name.startswith(beginning) for name in names):
            if kind:
                return kind
            raise _unreadable(raw, what)
    raise _unreadable(raw, "a ZIP file")


def _unreadable(raw: Raw, what: str) -> DocumentError:
    return DocumentError(
        f"{raw.name} is {what}, which cannot be read here.", hint="Give the article as text, HTML, PDF or DOCX."
    )
