"""Which kind of file it is: from what the server says, the file name, and the first bytes."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from summarizer.documents.raw import Raw


class Kind(StrEnum):
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


_BY_MEDIA_TYPE = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
}
_BY_SUFFIX = {
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".txt": Kind.TEXT,
}

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP, DOCX or ODT file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file"),
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

_HTML_START = re.compile(rb"\s*(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)


def kind_of(raw: Raw) -> Kind:
    """The format to read ``raw`` as.

    Raises :class:`~summarizer.errors.DocumentError` for a file whose first bytes say that it is no text.
    """
    for signature, what in _SIGNATURES:
        if raw.data.startswith(signature):
            raise DocumentError(
                f"{raw.name} is {what}, which cannot be read here.", hint="Give the article as text or HTML."
            )
    named = _BY_MEDIA_TYPE.get(raw.media_type or "") or _BY_SUFFIX.get(raw.suffix)
    if named:
        return named
    return Kind.HTML if _HTML_START.match(raw.data.removeprefix(b"\xef\xbb\xbf")[:2000]) else Kind.TEXT
