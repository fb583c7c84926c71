"""The words of an element of markup, laid out: blocks parted by empty lines, cells by tabs.

For markup that is an article and nothing else, as news agencies send it: XHTML and HTML in ninjs and NewsML-G2,
and NITF. A page from the web goes through :mod:`summarizer.documents.html`, which has to find the article first.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK_NAMES = (
    "address article aside block blockquote body body.content body.head bq byline caption credit dateline dd dir div"
    " dl dt fn footer h1 h2 h3 h4 h5 h6 header hedline hl1 hl2 hr html li main nitf note ol p pre section table tbody"
    " tfoot thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that begin on a line of their own, of HTML and of NITF 3.6."""
_CELLS = frozenset({"td", "th"})
_UNREAD_NAMES = "audio figure head iframe media noscript object picture script style svg template video"
_UNREAD = frozenset(_UNREAD_NAMES.split())
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" ?\n ?")


def local_name(element: Any) -> str:  # noqa: ANN401 - lxml comes without types
    """The element's name without its namespace, in lower case; "" for comments and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def laid_out(element: Any) -> str:  # noqa: ANN401
    """All that a reader of ``element`` reads: a paragraph, heading, list item or table row each as one block."""
    blocks: list[str] = []
    words: list[str] = []
    for piece in (*_pieces(element), None):
        if piece is not None:
            words.append(piece)
            continue
        block = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", "".join(words))).strip()
        if block:
            blocks.append(block)
        words = []
    return "\n\n".join(blocks)


def _pieces(element: Any) -> Iterator[str | None]:  # noqa: ANN401
    """Runs of words in order, with ``None`` wherever a block ends. Parsers limit the depth, and so this recursion."""
    if element.tag is etree.Entity:
        yield unescape(element.text)  # &nbsp; and the like; what a file declares itself stays as it is written
        return
    name = local_name(element)
    if name in _UNREAD or not name:
        return
    if name in {"br", "lb"}:
        yield "\n"
        return
    block = name in _BLOCKS
    if block:
        yield None
    if element.text:
        yield _SPACE.sub(" ", element.text)
    for child in element:
        yield from _pieces(child)
        if local_name(child) in _CELLS and child.getnext() is not None:
            yield "\t"
        elif child.tail:
            yield _SPACE.sub(" ", child.tail)
    if block:
        yield None
