"""Addresses that a reader may be led to: the article's on the web, and for a terminal those of its lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.documents.document import Document
    from summarizer.render.place import Place

_WORDS = 8
"""Words of the evidence by which a browser is to find it."""
_LINED = frozenset({"", ".txt", ".text", ".md", ".markdown"})
"""Endings of files whose lines are the lines of the text that was read from them."""


_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"


def web_address(url: str | None) -> str | None:
    """``url`` if it is one of the web; an article must not lead its reader to ``javascript:`` or to a file."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None


def line_addresses(document: Document, article: str | None) -> Callable[[Place], str | None]:
    """What a place of ``document`` can be opened by; ``article`` is the path or address that it was loaded from.

    A web page by a text fragment (https://wicg.github.io/scroll-to-text-fragment/), a file of text by its line,
    any other file as a whole. What came from standard input has no address.
    """
    address = web_address(document.url)
    if address:
        page = quote(address.partition("#")[0], safe=_IN_ADDRESSES, errors="replace")
        return lambda place: f"{page}#:~:text={_fragment(place)}"
    if article is None or article == "-" or "://" in article:
        return lambda _place: None
    path = Path(article).absolute()
    if path.suffix.lower() in _LINED:
        return lambda place: f"{path.as_uri()}#L{place.line}"
    return lambda _place: path.as_uri()


def _fragment(place: Place) -> str:
    evidence = next((piece.text for piece in place.pieces if piece.evidence), "")
    words = evidence.partition(" … ")[0].split()[:_WORDS]
    return quote(" ".join(words), safe="", errors="replace").replace(
        "-", "%2D"
    )  # a hyphen parts the context from the words
