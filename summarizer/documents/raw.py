"""What was fetched or read, before anybody has looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from datetime import date
    from typing import BinaryIO

MAX_BYTES = 20 * 1024 * 1024
"""More than any article, and little enough to hold in memory several times over."""


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes and what their origin says of them.

    ``name`` is for messages; ``suffix`` is the file name's, with its dot and in lower case, or "".
    ``media_type`` and ``charset`` are what a server declared.
    """

    data: bytes
    name: str
    suffix: str = ""
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    """The article in a file: its text, and what else the file says of it. One reader a format makes these.

    ``saved`` is the day on which the file was last saved, which says nothing of its publication. ``notices`` are
    sentences about what was guessed or left out.
    """

    text: str
    title: str | None = None
    url: str | None = None
    published: date | None = None
    saved: date | None = None
    author: str | None = None
    site: str | None = None
    language: str | None = None
    notices: tuple[str, ...] = ()


def read_limited(stream: BinaryIO, name: str, max_bytes: int = MAX_BYTES) -> bytes:
    """All of ``stream``; raises :class:`~summarizer.errors.DocumentError` if that is above ``max_bytes``.

    Never reads much more than the limit, so that an endless stream (``/dev/zero``) ends too.
    """
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise too_large(name, max_bytes)
    return data


def too_large(name: str, max_bytes: int) -> DocumentError:
    return DocumentError(
        f"{name} is too large: an article may have up to {max_bytes // (1024 * 1024)} MB.",
        hint="Cut out the article that is meant.",
    )
