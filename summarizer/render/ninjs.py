"""A summary as an item of IPTC ninjs 3.0 (https://iptc.org/standards/ninjs/), with its evidence in it.

The schema of ninjs 3.0 allows no properties of others. A provider may publish a schema of its own that adds some;
the items then fail at every receiver that knows only the standard's. So nothing is added here: the item is the
summary, the evidence is one of its bodies (Web Annotations, as ``application/ld+json``), and the article is an
associated item.

An item is ``withheld`` as long as something in it is rejected.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel

from summarizer.render.annotations import as_annotations, text_name
from summarizer.render.view import tally
from summarizer.render.written import as_json
from summarizer.schema import Result, Shape, Summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.documents.document import Document
    from summarizer.render.annotations import AnnotationCollection
    from summarizer.schema import Report


class _Part(Shape):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Standard(_Part):
    name: Literal["ninjs"] = "ninjs"
    version: Literal["3.0"] = "3.0"
    schema_: Literal["http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#"] = Field(
        "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#", alias="schema"
    )


class Wording(_Part):
    """A headline or a body. Roles: ``main``; ``evidence`` (Web Annotations); ``summary`` (JSON, see its schema)."""

    role: Literal["main", "evidence", "summary"] = "main"
    content_type: Literal["text/plain", "application/ld+json", "application/json"] = "text/plain"
    value: str


class Named(_Part):
    """A person or an event of the summary."""

    name: str
    rel: str | None = None


class SourceItem(_Part):
    """The article, under its address or else by the hash of its text."""

    name: Literal["source"] = "source"
    rel: Literal["source"] = "source"
    uri: str
    type: Literal["text"] = "text"
    language: str
    title: str | None = None
    bodies: tuple[Wording, ...] | None = None


class NinjsItem(_Part):
    """The summary as a news item."""

    uri: str
    standard: Standard = Standard()
    type: Literal["text"] = "text"
    profile: Literal["summary"] = "summary"
    version_created: datetime | None = None
    pub_status: Literal["usable", "withheld"]
    language: str
    title: str | None = None
    ed_note: str
    headlines: tuple[Wording, ...] | None = None
    bodies: tuple[Wording, ...]
    people: tuple[Named, ...] | None = None
    events: tuple[Named, ...] | None = None
    associations: tuple[SourceItem, ...]


def as_ninjs(
    outcome: Result | Report,
    document: Document,
    summary: str | Summary | None = None,
    *,
    with_text: bool = False,
) -> NinjsItem:
    """The item of a result, or of a report on ``summary``; ``with_text`` puts the article's text into its item."""
    report = outcome.report if isinstance(outcome, Result) else outcome
    claimed = outcome.summary.plain() if isinstance(outcome, Result) else summary
    parts = claimed if isinstance(claimed, Summary) else Summary()
    evidence = as_annotations(outcome, document, summary)
    return NinjsItem(
        uri=evidence.id,
        version_created=outcome.provenance.time if isinstance(outcome, Result) else None,
        pub_status="usable" if report.ok else "withheld",
        language=document.language,
        title=document.title,
        ed_note=tally(report),
        headlines=(Wording(value=parts.headline),) if parts.headline else None,
        bodies=tuple(_bodies(claimed, evidence)),
        people=tuple(Named(name=name, rel="speaker") for name in _speakers(parts)) or None,
        events=tuple(Named(name=event.what) for event in parts.events) or None,
        associations=(_source(document, with_text=with_text),),
    )


def _bodies(summary: Summary | str | None, evidence: AnnotationCollection) -> Iterator[Wording]:
    prose = summary.summary if isinstance(summary, Summary) else summary
    if prose:
        yield Wording(value=prose)
    if isinstance(summary, Summary):
        yield Wording(role="summary", content_type="application/json", value=as_json(summary, whole=False))
    yield Wording(
        role="evidence",
        content_type="application/ld+json",
        value=as_json(evidence, whole=False),
    )


def _speakers(summary: Summary) -> Iterable[str]:
    """Each once, in the order of the quotations."""
    return dict.fromkeys(quote.speaker for quote in summary.quotes if quote.speaker)


def _source(document: Document, *, with_text: bool) -> SourceItem:
    return SourceItem(
        uri=document.url or text_name(document),
        language=document.language,
        title=document.title,
        bodies=(Wording(value=document.text),) if with_text else None,
    )
