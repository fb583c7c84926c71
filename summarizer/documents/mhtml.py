"""A page that a browser saved as one file (MHTML, RFC 2557): the web page among its parts."""

from __future__ import annotations

from email import message_from_bytes
from typing import TYPE_CHECKING, NamedTuple

from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from email.message import Message


class Page(NamedTuple):
    data: bytes
    charset: str | None
    url: str | None
    sheets: tuple[str, ...] = ()


def page_in(data: bytes, name: str) -> Page:
    """The first web page in the archive, with the encoding and the address that its headers name, and its style
    sheets, which stand beside it.

    Raises :class:`~summarizer.errors.DocumentError` if there is none.
    """
    archive = message_from_bytes(data)
    parts = (part for part in archive.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"})
    page = next(parts, None)
    body = None if page is None else page.get_payload(decode=True)
    if page is None or not isinstance(body, bytes):
        raise DocumentError(f"There is no web page in {name}; it may be cut off or damaged.")
    sheets = tuple(_sheet(part) for part in archive.walk() if part.get_content_type() == "text/css")
    return Page(body, page.get_content_charset(), _address(page, archive), sheets)


def _sheet(part: Message) -> str:
    body = part.get_payload(decode=True)
    return body.decode("utf-8", "replace") if isinstance(body, bytes) else ""


def _address(page: Message, archive: Message) -> str | None:
    said = (page.get("Content-Location"), archive.get("Snapshot-Content-Location"))
    return next((str(url) for url in said if url and str(url).startswith(("http://", "https://"))), None)
