"""IPTC ninjs: news in JSON, as agencies and editorial systems send it.

Read by the names of ninjs 1 (``headline``, ``body_xhtml``), 2 (``headlines``, ``bodies``, ``versioncreated``) and
3 (the same in camel case, ``versionCreated``), as in the User Guide of the IPTC and the schemas of its repository
``newsinjson``.
"""

from __future__ import annotations

import json
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.documents.html import read_fragment
from summarizer.documents.published import as_day
from summarizer.documents.raw import Extracted
from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BODIES = frozenset({"bodies", "body", "body_text", "body_html", "body_xhtml"})
_MOMENTS = ("versioncreated", "contentmodified", "contentcreated", "firstcreated")
"""The version at hand is what "on Tuesday" was written for."""
_MOST = 0.8
"""A marked-up body with so much of the longest body's text is the same text, with its paragraphs."""


class _Form(IntEnum):
    """What a body is written in, the better one for finding paragraphs last. Of other XML nobody knows the terms."""

    OTHER_XML = 0
    PLAIN = 1
    NITF = 2
    HTML = 3


class _Body(NamedTuple):
    text: str
    form: _Form


def is_ninjs(thing: object) -> bool:
    """Whether a JSON value is a news item: it says so, or it has a body.

    A summary or result of this package has neither; with ninjs 1 it shares the key ``headline``.
    """
    if not isinstance(thing, dict):
        return False
    lowered = _lowered(thing)
    standard = lowered.get("standard") or lowered.get("$standard")
    named = str(standard.get("name", "")) if isinstance(standard, dict) else ""
    return named.lower() == "ninjs" or not _BODIES.isdisjoint(lowered)


def holds_ninjs(text: str) -> bool:
    """The same of a text that may be JSON."""
    try:
        return is_ninjs(json.loads(text))
    except (ValueError, RecursionError):
        return False


def as_json(text: str, name: str) -> Any:  # noqa: ANN401 - any JSON value
    """The value in ``text``. Raises :class:`~summarizer.errors.DocumentError` if it is none."""
    try:
        return json.loads(text)
    except RecursionError as fault:
        raise DocumentError(f"{name} is JSON that is nested too deeply.") from fault
    except ValueError as fault:
        raise DocumentError(f"{name} cannot be read as JSON; it may be cut off ({fault}).") from fault


def read_ninjs(text: str, name: str) -> Extracted:
    """The article of a ninjs item: its headline, an empty line, its body with each paragraph as one block.

    Raises :class:`~summarizer.errors.DocumentError` if it is no ninjs, or one without a text.
    """
    thing = as_json(text, name)
    if not is_ninjs(thing):
        raise DocumentError(
            f"{name} is JSON, but no news item (ninjs): it has no body.",
            hint="A summary goes where a summary is asked for, and the article with --source.",
        )
    item = _lowered(thing)
    body = _fullest(list(_bodies(item)))
    if body is None:
        kind = item.get("type")
        raise DocumentError(f"{name} is a ninjs item{f' of type {kind}' if kind else ''} without a text.")
    headline = _headline(item)
    starts_with_it = headline is None or body.startswith(headline)
    uri = _words(item.get("uri"))
    return Extracted(
        text=body if starts_with_it else f"{headline}\n\n{body}",
        title=headline or _words(item.get("title")),
        url=uri if uri and uri.startswith(("http://", "https://")) else None,
        published=next(filter(None, (as_day(item.get(moment)) for moment in _MOMENTS)), None),
        author=_words(item.get("by")) or _words(item.get("byline")) or _listed(item.get("bylines")),
        site=_listed(item.get("infosources")) or _words(item.get("copyrightholder")),
        language=_words(item.get("language")),
        notices=tuple(_notices(item, name)),
    )


def _lowered(thing: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(key).lower(): value for key, value in thing.items()}


def _entries(value: object) -> list[dict[str, Any]]:
    return [_lowered(entry) for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _listed(value: object) -> str | None:
    """The names in a list of objects or words: ``[{"name": "Ada Quist"}]``, ``["Ada Quist"]``."""
    words = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    named = [_words(entry.get("name") or entry.get("value")) for entry in _entries(value)]
    found = [*filter(None, map(_words, words)), *filter(None, named)]
    return ", ".join(found) or None


def _headline(item: Mapping[str, Any]) -> str | None:
    headlines = _entries(item.get("headlines")) or _entries(item.get("headline"))
    headlines.sort(key=lambda headline: headline.get("role", headline.get("name")) != "main")  # the main one first
    texts = [_plain(str(headline.get("value") or headline.get("text") or "")) for headline in headlines]
    return next(filter(None, texts), None) or _plain(_words(item.get("headline")) or "") or None


def _plain(text: str) -> str:
    """A line of text: some agencies mark up their headlines."""
    return " ".join((read_fragment(text) if "<" in text or "&" in text else text).split())


def _bodies(item: Mapping[str, Any]) -> Iterator[_Body]:
    for entry in (*_entries(item.get("bodies")), *_entries(item.get("body"))):
        kind = str(entry.get("contenttype") or entry.get("role") or entry.get("name") or "").lower()
        if "json" not in kind:  # data beside the text, as the evidence of a summary
            yield _body(entry.get("value"), _form(kind))
    yield _body(item.get("body_xhtml") or item.get("body_html"), _Form.HTML)
    yield _body(item.get("body_text") or item.get("body"), _Form.PLAIN)


def _form(kind: str) -> _Form:
    """Of a media type, or of a role where there is none ("body_xhtml")."""
    if "html" in kind:
        return _Form.HTML
    if kind.startswith("application/nitf"):
        return _Form.NITF
    return _Form.OTHER_XML if "xml" in kind else _Form.PLAIN


def _body(value: object, form: _Form) -> _Body:
    if not isinstance(value, str):
        return _Body("", form)
    if form is _Form.PLAIN:
        return _Body(value.replace("\r\n", "\n").replace("\r", "\n").strip("\n"), form)
    return _Body(read_fragment(value), form)


def _fullest(bodies: list[_Body]) -> str | None:
    """The longest body, and of those that hold the same the one that shows where its paragraphs end."""
    worded = [body for body in bodies if any(map(str.isalnum, body.text))]
    known = [body for body in worded if body.form is not _Form.OTHER_XML] or worded
    longest = max((len(body.text) for body in known), default=0)
    enough = [body for body in known if len(body.text) >= _MOST * longest]
    return max(enough, key=lambda body: (body.form, len(body.text))).text if enough else None


def _notices(item: Mapping[str, Any], name: str) -> Iterator[str]:
    if (status := str(item.get("pubstatus", "usable")).lower()) in {"canceled", "cancelled", "withheld"}:
        yield f"{name} is marked as {status} by its sender."
