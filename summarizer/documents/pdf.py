"""The article in a PDF: its letters from PDFium, put in order and joined to paragraphs here.

A PDF holds no text but letters at places. :mod:`summarizer.documents.page` finds the columns and lines among them,
:mod:`summarizer.documents.flow` makes paragraphs of the lines.
"""

from __future__ import annotations

import re
import sys
from ctypes import c_double
from math import hypot, isfinite, tau
from threading import Lock
from typing import TYPE_CHECKING, Any

from summarizer.documents.flow import flowing
from summarizer.documents.page import Glyph, columns_of
from summarizer.documents.published import as_day
from summarizer.documents.raw import Extracted
from summarizer.errors import ConfigurationError, DocumentError
from summarizer.resources import installing

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PAGES = 300
MAX_LETTERS = 2_000_000
_ENCRYPTED = 4
"""FPDF_ERR_PASSWORD of PDFium's ``fpdfview.h``."""
_UNKNOWN = 0.2
"""Above this share of letters that the file's fonts do not name, what is left is no article."""
_LEGIBLE = 2.0
"""Points; nobody reads smaller letters."""
_UPRIGHT = 0.1
"""Radians; what is turned further is a credit along a picture's edge, or a watermark."""

_SPACES = frozenset({0x09, 0x0A, 0x0D, 0x20, 0xA0})

_pdfium_lock = Lock()
"""PDFium is not made for several threads at once."""

_FILE_NAME = re.compile(
    r"^(?:Microsoft Word\s*-|untitled|.*\.(?:docx?|odt|rtf|indd|pages|qxp|pdf|txt|html?)$)", re.IGNORECASE
)
"""Titles that a program filled in by itself."""
_STAMP = re.compile(r"^(?:D:)?(\d{4})(\d{2})(\d{2})")


def read_pdf(data: bytes, name: str) -> Extracted:
    """The text layer of the PDF, its paragraphs parted by empty lines.

    Raises :class:`~summarizer.errors.DocumentError` for a PDF without text, with a password, or damaged, and
    :class:`~summarizer.errors.ConfigurationError` where the extra ``pdf`` is not installed.
    """
    pdfium = _pdfium()
    with _pdfium_lock:
        try:
            with pdfium.PdfDocument(data) as document:
                pages = _pages(document, name)
                facts = document.get_metadata_dict()
        except pdfium.PdfiumError as fault:
            if getattr(fault, "err_code", None) == _ENCRYPTED:
                raise DocumentError(
                    f"{name} is protected by a password.", hint="Save it without one, or give the article as text."
                ) from fault
            raise DocumentError(f"{name} is not a whole PDF; it may be cut off or damaged.") from fault
    _check(pages, name)
    empty = [number for number, glyphs in enumerate(pages, 1) if not any(glyph.text.isalnum() for glyph in glyphs)]
    missing = f"Page {empty[0]} of {len(pages)} in {name} has no text; it may be a picture." if empty else None
    title = facts.get("Title", "").strip()
    return Extracted(
        text=flowing([columns_of(glyphs) for glyphs in pages]),
        title=None if not title or _FILE_NAME.match(title) else title,
        author=facts.get("Author", "").strip() or None,
        saved=_day(facts.get("ModDate")) or _day(facts.get("CreationDate")),
        notices=(missing,) if missing else (),
    )


def _pdfium() -> Any:  # noqa: ANN401 - pypdfium2 comes without types
    try:
        import pypdfium2
    except ImportError as fault:
        raise ConfigurationError(
            "Reading a PDF needs pypdfium2, which is not installed.", hint=f"Run: {installing('pdf')}"
        ) from fault
    return pypdfium2


def _pages(document: Any, name: str) -> list[list[Glyph]]:  # noqa: ANN401
    count = len(document)
    if count > MAX_PAGES:
        raise DocumentError(
            f"{name} has {count} pages; an article may have up to {MAX_PAGES}.", hint="Cut out the article."
        )
    pages = []
    letters = 0
    for number in range(count):
        page = document[number]
        text = page.get_textpage()
        letters += text.count_chars()
        if letters > MAX_LETTERS:
            raise DocumentError(f"{name} holds more text than any article.", hint="Cut out the article.")
        pages.append(_glyphs(page, text))
        text.close()
        page.close()
    return pages


def _glyphs(page: Any, text: Any) -> list[Glyph]:  # noqa: ANN401
    """The letters of one page that a reader sees, in the order of the file; PDFium adds the spaces between words.

    The text layer of a scan is written with invisible letters over the picture, and is read. Where most letters are
    visible, invisible ones are hidden text.
    """
    box = page.get_bbox()
    found = [(glyph, seen) for glyph, seen in _placed(text) if glyph.text == " " or _on_page(glyph, box)]
    written = [seen for glyph, seen in found if glyph.text != " "]
    mostly_seen = sum(written) * 2 > len(written)
    return [glyph for glyph, seen in found if seen or not mostly_seen]


def _on_page(glyph: Glyph, box: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = box
    return glyph.size >= _LEGIBLE and left <= glyph.right and glyph.left <= right and bottom <= glyph.base <= top


def _placed(text: Any) -> Iterator[tuple[Glyph, bool]]:  # noqa: ANN401
    """Each letter with its place, and whether it is painted."""
    from pypdfium2 import raw

    box, matrix, x, base = raw.FS_RECTF(), raw.FS_MATRIX(), c_double(), c_double()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in _SPACES:
            yield Glyph(" "), True
        elif _UPRIGHT < raw.FPDFText_GetCharAngle(text, index) < tau - _UPRIGHT:
            continue
        elif (
            raw.FPDFText_GetLooseCharBox(text, index, box)
            and raw.FPDFText_GetCharOrigin(text, index, x, base)
            and raw.FPDFText_GetMatrix(text, index, matrix)
        ):
            letter = "-" if raw.FPDFText_IsHyphen(text, index) == 1 else chr(min(code, sys.maxunicode))
            size = abs(raw.FPDFText_GetFontSize(text, index)) * hypot(matrix.b, matrix.d)
            painted = raw.FPDFText_GetTextObject(text, index)
            seen = not painted or raw.FPDFTextObj_GetTextRenderMode(painted) != raw.FPDF_TEXTRENDERMODE_INVISIBLE
            if isfinite(box.left + box.right + base.value + size):
                yield Glyph(letter, box.left, box.right, base.value, size), seen


def _check(pages: list[list[Glyph]], name: str) -> None:
    letters = [glyph.text for glyphs in pages for glyph in glyphs if not glyph.text.isspace()]
    if not any(map(str.isalnum, letters)):
        raise DocumentError(
            f"{name} is a PDF without text: its pages are pictures, as of a scan.",
            hint="Let a program for text recognition (OCR) add a text layer first.",
        )
    unknown = sum(not letter.isprintable() or letter == "\ufffd" for letter in letters)
    if unknown > _UNKNOWN * len(letters):
        raise DocumentError(f"The text of {name} cannot be told: its fonts do not say which letters they show.")


def _day(stamp: str | None) -> Any:  # noqa: ANN401
    """PDF writes its dates as D:20250305231000Z (ISO 32000-1, 7.9.4)."""
    found = _STAMP.match(stamp or "")
    return as_day("-".join(found.groups())) if found else None
