"""``load``: an article from a file, an address or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.documents.document import Document
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
    language: str = "en",
    max_bytes: int = MAX_BYTES,
) -> Document:
    """The article at ``source``: a path, an http or https address, or "-" for standard input.

    ``published`` and ``title`` win over what the file says of itself. Text, Markdown and HTML are read;
    what had to be guessed stands in ``Document.notices``. Every line end becomes a line feed.
    Raises :class:`~summarizer.errors.DocumentError` with one sentence if that cannot be done.
    """
    raw = obtain(source, max_bytes=max_bytes)
    kind = kind_of(raw)
    extracted, notice = _extract(raw, kind)
    if not any(map(str.isalnum, extracted.text)):
        raise DocumentError(f"{raw.name} is empty: there is no word in it.")
    return Document.from_text(
        extracted.text,
        published=published or extracted.published,
        title=title or extracted.title,
        url=raw.url or extracted.url,
        language=language,
        notices=(notice,) if notice else (),
    )


def obtain(source: str | Path, *, max_bytes: int = MAX_BYTES) -> Raw:
    """The bytes at ``source``, whatever they are; raises as :func:`load` does."""
    if source == "-":
        return _standard_input(max_bytes)
    if not source:  # Path("") is the current folder
        raise DocumentError("No article is named: the path is empty.")
    if isinstance(source, str) and "://" in source:
        from summarizer.documents.fetching import fetch

        return fetch(source, max_bytes=max_bytes)
    return _file(Path(source), max_bytes)


def _extract(raw: Raw, kind: Kind) -> tuple[Extracted, str | None]:
    if not raw.data.strip():
        raise DocumentError(f"{raw.name} is empty.")
    if kind is Kind.HTML:
        from summarizer.documents.html import declared_charset, read_html

        page = decode(raw.data, raw.name, raw.charset or declared_charset(raw.data))
        return read_html(page.text, raw.name, raw.url), page.notice
    decoded = decode(raw.data, raw.name, raw.charset)
    if kind is Kind.MARKDOWN:
        from summarizer.documents.markdown import read_markdown

        return read_markdown(decoded.text), decoded.notice
    return Extracted(decoded.text), decoded.notice


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
