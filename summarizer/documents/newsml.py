"""IPTC NewsML-G2, and NITF alone or inside it: news in XML.

Elements as in the NewsML-G2 Guidelines ("Text", and "Exchanging News: News Messages") and in NITF 3.6. Namespaces
are not looked at: senders disagree about them more than about names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarizer.documents.html import read_fragment
from summarizer.documents.markup import laid_out, local_name
from summarizer.documents.published import as_day
from summarizer.documents.raw import Extracted
from summarizer.documents.xml import parse_xml
from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_MOMENTS = ("versionCreated", "contentModified", "contentCreated", "firstCreated")
"""The version at hand is what "on Tuesday" was written for."""


def read_newsml(data: bytes, name: str) -> Extracted:
    """The article of a NewsML-G2 item or message, or of a NITF file: its headline, an empty line, its blocks.

    Raises :class:`~summarizer.errors.DocumentError` for other XML, for a package without a text, and for
    a message with several articles.
    """
    root = parse_xml(data, name)
    if local_name(root) == "nitf":
        return _nitf(root, name)
    if local_name(root) not in {"newsitem", "newsmessage"}:
        known = "an article: NewsML-G2 and NITF are read"
        raise DocumentError(f"{name} is XML, but its element <{local_name(root)}> is not {known}.")
    items = [root] if local_name(root) == "newsitem" else list(_all(root, "newsItem"))
    articles = [article for item in items if (article := _item(item, name))]
    if not articles:
        raise DocumentError(f"{name} is a NewsML-G2 file without a text.")
    if len(articles) > 1:
        raise DocumentError(f"{name} holds {len(articles)} articles; one is read at a time.")
    return articles[0]


def _item(item: Any, name: str) -> Extracted | None:  # noqa: ANN401 - lxml comes without types
    bodies = [_content(content) for content in (*_all(item, "inlineXML"), *_all(item, "inlineData"))]
    body = max(bodies, key=len, default="")
    if not any(map(str.isalnum, body)):
        return None
    meta = next(_all(item, "contentMeta"), item)
    headline = _line(meta, "headline") or _line(item, "hl1") or _line(item, "title")
    return Extracted(
        text=_headed(headline, body),
        title=headline,
        published=_day(item),
        author=_line(meta, "by") or _named(meta, "creator"),
        site=_named(meta, "infoSource") or _named(item, "provider"),
        language=_language(item, meta),
        notices=tuple(_status(item, name)),
    )


def _nitf(root: Any, name: str) -> Extracted:  # noqa: ANN401
    body = laid_out(_story(root))
    if not any(map(str.isalnum, body)):
        raise DocumentError(f"{name} is a NITF file without a text.")
    headline = _line(root, "hl1") or _line(root, "title")
    issued = next(_all(root, "date.issue"), None)
    return Extracted(
        text=_headed(headline, body),
        title=headline,
        published=None if issued is None else _nitf_day(issued.get("norm")),
        author=_line(root, "byline"),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def _content(content: Any) -> str:  # noqa: ANN401
    """One form of the content: XML as it stands, or text that may be HTML by its declared type."""
    if local_name(content) == "inlinexml":
        return laid_out(_story(content))
    text = content.text or ""
    if "html" in content.get("contenttype", "").lower():
        return read_fragment(text)
    return str(text).strip()


def _story(markup: Any) -> Any:  # noqa: ANN401
    """The part of NITF that is the story, without headline and byline; all of other markup."""
    return next(_all(markup, "body.content"), next(_all(markup, "body"), markup))


def _headed(headline: str | None, body: str) -> str:
    return body if headline is None or body.startswith(headline) else f"{headline}\n\n{body}"


def _all(element: Any, name: str) -> Iterator[Any]:  # noqa: ANN401
    return (found for found in element.iter() if local_name(found) == name.lower())


def _line(element: Any, name: str) -> str | None:  # noqa: ANN401
    """The first such element with words in it, as one line."""
    texts = (" ".join(laid_out(found).split()) for found in _all(element, name))
    return next(filter(None, texts), None)


def _named(element: Any, name: str) -> str | None:  # noqa: ANN401
    """Who is meant by such an element: by a name inside it, or in words as its attribute."""
    literals = (found.get("literal") for found in _all(element, name))
    return _line(element, name) or next(filter(None, literals), None)


def _day(item: Any) -> date | None:  # noqa: ANN401
    days = (as_day(found.text) for moment in _MOMENTS for found in _all(item, moment))
    return next(filter(None, days), None)


def _nitf_day(norm: str | None) -> date | None:
    """NITF writes ISO 8601 without hyphens: 20250305T231000Z."""
    compact = (norm or "")[:8]
    return as_day(f"{compact[:4]}-{compact[4:6]}-{compact[6:]}" if compact.isdigit() else norm)


def _language(item: Any, meta: Any) -> str | None:  # noqa: ANN401
    tags = [found.get("tag") for found in _all(meta, "language")]
    return next(filter(None, [*tags, item.get("{http://www.w3.org/XML/1998/namespace}lang")]), None)


def _status(item: Any, name: str) -> Iterator[str]:  # noqa: ANN401
    for found in _all(item, "pubStatus"):
        status = (found.get("qcode") or found.get("uri") or "").rpartition(":")[2].rpartition("/")[2].lower()
        if status in {"canceled", "withheld"}:
            yield f"{name} is marked as {status} by its sender."
