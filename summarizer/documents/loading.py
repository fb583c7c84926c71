"""``load``: an article from a file, an address or standard input."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.documents.document import LANGUAGE_TAG, Document
from summarizer.documents.encoding import decode
from summarizer.documents.kinds import Kind, kind_of
from summarizer.documents.raw import MAX_BYTES, Extracted, Raw, read_limited
from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from datetime import date


def load(
    source: str | Path,
    *,
    published: date | str | None = None,
    title: str | None = None,
    language: str | None = None,
    max_bytes: int = MAX_BYTES,
    allow_local: bool = False,
) -> Document:
    """The article at ``source``: a path, an http or https address, or "-" for standard input.

    Text, Markdown, web pages (HTML, MHTML), PDF, DOCX, IPTC ninjs, NewsML-G2 and NITF are read, told by what is
    in them. ``published``, ``title`` and ``language`` win over what the file says of itself; what had to be
    guessed stands in ``Document.notices``. Every line end becomes a line feed. Machines of the local network are
    not asked unless ``allow_local``.

    Raises :class:`~summarizer.errors.DocumentError` with one sentence if that cannot be done, and
    :class:`~summarizer.errors.ConfigurationError` where an extra is missing that a format needs.
    """
    raw = obtain(source, max_bytes=max_bytes, allow_local=allow_local)
    return document_in(raw, published=published, title=title, language=language)


def document_in(
    raw: Raw, *, published: date | str | None = None, title: str | None = None, language: str | None = None
) -> Document:
    """The article in bytes at hand; what is given wins over what they say of themselves. Raises as :func:`load`."""
    found = extract(raw)
    day = published or found.published
    return Document.from_text(
        found.text,
        published=day,
        title=title or found.title,
        url=raw.url or found.url,
        author=found.author,
        site=found.site,
        language=language if language is not None else usable_language(found.language),
        notices=(*found.notices, *_about_the_day(raw, found, known=day is not None)),
    )


def usable_language(tag: str | None) -> str:
    """What a file says of its language, if that is a language tag; else English."""
    return tag if tag and re.fullmatch(LANGUAGE_TAG, tag) else "en"


def _about_the_day(raw: Raw, found: Extracted, *, known: bool) -> tuple[str, ...]:
    """Office programs record when a file was saved. To take that for the day of publication would be a guess on
    which every "on Tuesday" hangs.
    """
    if known or found.saved is None:
        return ()
    return (f"{raw.name} does not say when the article was published; it was last saved on {found.saved}.",)


def obtain(source: str | Path, *, max_bytes: int = MAX_BYTES, allow_local: bool = False) -> Raw:
    """The bytes at ``source``, whatever they are, but not none; raises as :func:`load` does."""
    raw = _bytes_at(source, max_bytes, allow_local=allow_local)
    if not raw.data.strip():
        raise DocumentError(f"{raw.name} is empty.")
    return raw


def extract(raw: Raw) -> Extracted:
    """The article in bytes at hand, by the reader of its format; raises as :func:`load` does."""
    found = _extract(raw, kind_of(raw))
    if not any(map(str.isalnum, found.text)):
        raise DocumentError(f"{raw.name} is empty: there is no word in it.")
    return found


def _bytes_at(source: str | Path, max_bytes: int, *, allow_local: bool) -> Raw:
    if source == "-":
        return _standard_input(max_bytes)
    if not source:  # Path("") is the current folder
        raise DocumentError("No article is named: the path is empty.")
    if isinstance(source, str) and "://" in source:
        from summarizer.documents.fetching import fetch

        return fetch(source, max_bytes=max_bytes, allow_local=allow_local)
    return _file(Path(source), max_bytes)


def _extract(raw: Raw, kind: Kind) -> Extracted:
    """Each reader is imported when it is needed."""
    if kind is Kind.PDF:
        from summarizer.documents.pdf import read_pdf

        return read_pdf(raw.data, raw.name)
    if kind is Kind.DOCX:
        from summarizer.documents.docx import read_docx

        return read_docx(raw.data, raw.name)
    if kind is Kind.XML:
        from summarizer.documents.newsml import read_newsml

        return read_newsml(raw.data, raw.name)
    if kind in {Kind.HTML, Kind.MHTML}:
        return _extract_page(raw, kind)
    return _extract_text(raw, kind)


def _extract_page(raw: Raw, kind: Kind) -> Extracted:
    from summarizer.documents.html import declared_charset, read_html
    from summarizer.documents.mhtml import Page, page_in

    page = page_in(raw.data, raw.name) if kind is Kind.MHTML else Page(raw.data, raw.charset, None)
    decoded = decode(page.data, raw.name, page.charset or declared_charset(page.data))
    return _noticed(read_html(decoded.text, raw.name, raw.url or page.url, page.sheets), decoded.notice)


def _extract_text(raw: Raw, kind: Kind) -> Extracted:
    decoded = decode(raw.data, raw.name, raw.charset)
    if kind is Kind.JSON:
        from summarizer.documents.ninjs import read_ninjs

        return _noticed(read_ninjs(decoded.text, raw.name), decoded.notice)
    if kind is Kind.MARKDOWN:
        from summarizer.documents.markdown import read_markdown

        return _noticed(read_markdown(decoded.text), decoded.notice)
    return Extracted(decoded.text, notices=(decoded.notice,) if decoded.notice else ())


def _noticed(found: Extracted, notice: str | None) -> Extracted:
    return replace(found, notices=(notice, *found.notices)) if notice else found


def _standard_input(max_bytes: int) -> Raw:
    if sys.stdin is None or sys.stdin.closed:
        raise DocumentError("There is no standard input to read.")
    return Raw(read_limited(sys.stdin.buffer, "Standard input", max_bytes), "Standard input")


def _file(path: Path, max_bytes: int) -> Raw:
    try:
        if path.is_dir():
            raise DocumentError(f"{path} is a folder, not an article.")
        with path.open("rb") as stream:
            data = read_limited(stream, str(path), max_bytes)
    except FileNotFoundError as fault:
        raise DocumentError(f"There is no file {path}.") from fault
    except PermissionError as fault:
        raise DocumentError(f"{path} may not be read.") from fault
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else fault
        raise DocumentError(f"{str(path)!r} cannot be read: {reason}.") from fault
    return Raw(data, str(path), path.suffix.lower())
