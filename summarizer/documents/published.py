"""The day a web page was published, as the page itself states it for machines.

Only statements count: schema.org's ``datePublished`` (JSON-LD and microdata), Open Graph's
``article:published_time``, Dublin Core, and the HTML standard's ``<time pubdate>`` of old. A date found
somewhere in the text, as in "Copyright 2019", is no statement, and a wrong day makes "on Tuesday" wrong.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_META = (
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "parsely-pub-date",
    "pubdate",
    "date",
)
"""Names of ``<meta>`` elements, the surest first."""

_DAY = re.compile(r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])")


def published_on(page: Any) -> date | None:  # noqa: ANN401 - lxml comes without types
    """The day, or ``None`` where the page does not say, or not in ISO form."""
    return next(filter(None, map(as_day, _statements(page))), None)


def as_day(value: object) -> date | None:
    """The day that an ISO date or moment begins with."""
    found = _DAY.match(value) if isinstance(value, str) else None
    try:
        return date.fromisoformat(found.group(1)) if found else None
    except ValueError:
        return None


def _statements(page: Any) -> Iterator[object]:  # noqa: ANN401
    for script in page.xpath("//script[@type='application/ld+json']"):
        yield from _linked_data(script.text or "")
    named = [
        (
            str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(),
            meta.get("content"),
        )
        for meta in page.xpath("//meta[@content]")
    ]
    for name in _META:
        yield from (content for given, content in named if given == name)
    for element in page.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]"):
        yield element.get("datetime") or element.get("content")


def _linked_data(text: str) -> Iterator[object]:
    """Every ``datePublished`` of a JSON-LD block, the outermost first."""
    try:
        level: list[object] = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while level:
        objects = [thing for thing in level if isinstance(thing, dict)]
        yield from (thing["datePublished"] for thing in objects if "datePublished" in thing)
        inner = [value for thing in objects for value in thing.values()]
        inner += [value for thing in level if isinstance(thing, list) for value in thing]
        level = [value for value in inner if isinstance(value, (dict, list))]
