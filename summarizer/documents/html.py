"""The article in a web page: trafilatura finds the main text, this module lays it out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from summarizer.documents.document import LANGUAGE_TAG
from summarizer.documents.hidden import drop_hidden
from summarizer.documents.markup import laid_out
from summarizer.documents.published import published_on
from summarizer.documents.raw import Extracted
from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLOCKS = frozenset({"p", "head", "item", "row", "quote", "code", "ab"})
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_TAG = re.compile(LANGUAGE_TAG)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SENTENCE_END = re.compile(r"[.!?…。؟۔]")
_SENTENCE_WORDS = 4
_SHORT = 10_000


def declared_charset(data: bytes) -> str | None:
    """What the page's own ``<meta charset>`` says in its first 1,024 bytes, where browsers look for it."""
    found = _DECLARED.search(data[:1024])
    return found.group(1).decode("ascii") if found else None


def read_html(text: str, name: str, url: str | None = None, sheets: Sequence[str] = ()) -> Extracted:
    """The article in the page ``text``, its blocks parted by empty lines, with what the page says of it.

    ``sheets`` are style sheets that a saved page has beside it.

    Raises :class:`~summarizer.errors.DocumentError` if there is none.
    """
    from trafilatura import bare_extraction, load_html

    tree = load_html(text)
    published = None if tree is None else published_on(tree)  # first: trafilatura takes the tree apart
    language = None if tree is None else _language(tree)
    page: Any = None
    marked: list[str] = []
    if tree is not None:
        drop_hidden(tree, sheets)
        marked = _marked_article(tree)
        page = bare_extraction(tree, url=url, with_metadata=True, include_comments=False)
    blocks = [] if page is None else list(_blocks(page.body))
    if len(blocks) == 1:
        blocks = _parted(blocks[0], marked)
    if not any(map(_is_sentence, blocks)):
        raise DocumentError(
            f"There is no article in {name}: the page has no running text.",
            hint="A page that is filled in by scripts has to be saved from a browser first.",
        )
    return Extracted(
        text="\n\n".join(blocks),
        title=page.title,
        url=url or page.url,
        published=published,
        author=page.author,
        site=page.sitename,
        language=language,
    )


def _marked_article(tree: Any) -> list[str]:  # noqa: ANN401 - lxml comes without types
    """The blocks of the one element that the page marks as its article; none if it marks none, or several."""
    marked = tree.xpath("//article") or tree.xpath("//main")
    return laid_out(marked[0]).split("\n\n") if len(marked) == 1 else []


def _parted(block: str, marked: list[str]) -> list[str]:
    """A short article, which trafilatura gives in one piece, headline and all, in the blocks that it is made of."""
    flat = _tidy(block)
    inside = [part for part in marked if _tidy(part) in flat] if len(flat) < _SHORT else []
    return inside if sum(map(len, inside)) > len(flat) / 2 else [block]


def read_fragment(markup: str) -> str:
    """All the words of HTML or XHTML that is an article and nothing else, laid out; "" if there are none."""
    from lxml import etree, html

    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    drop_hidden(tree)
    return laid_out(tree)


def _language(tree: Any) -> str | None:  # noqa: ANN401
    """What ``<html lang>`` says, if that is a language tag."""
    said = (tree.getroottree().getroot().get("lang") or "").strip()
    return said if _TAG.fullmatch(said) else None


def _blocks(element: Any) -> Iterator[str]:  # noqa: ANN401 - lxml comes without types
    """Each paragraph, heading, list item and table row as one string; a ``<br>`` stays a line break."""
    if element.tag in _BLOCKS and not any(child.tag in _BLOCKS for child in element.iterdescendants()):
        text = _text(element)
        if text:
            yield text
        return
    if element.text and element.text.strip():
        yield _tidy(element.text)
    for child in element:
        yield from _blocks(child)
        if child.tail and child.tail.strip():
            yield _tidy(child.tail)


def _text(element: Any) -> str:  # noqa: ANN401 - lxml comes without types
    parts = [element.text or ""]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _text(child))
        parts.append("\t" if child.tag == "cell" and child.getnext() is not None else child.tail or "")
    return "".join(parts).strip() if element.tag in _BLOCKS else "".join(parts)


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _is_sentence(block: str) -> bool:
    return len(block.split()) >= _SENTENCE_WORDS and _SENTENCE_END.search(block) is not None
