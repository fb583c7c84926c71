"""What was checked as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD.

Each claim is one annotation. Its targets are its evidence: places in the text of the article, each given both by
position and by quotation. Its bodies say, by their purpose (the model's motivations):

- ``describing``: the words of the claim;
- ``linking``: where they stand in the summary, by JSON Pointer (RFC 6901) and position;
- ``classifying``: the verdict;
- ``tagging``: the kind of claim, then the code, if it has one;
- ``assessing``: the reason, for an editor;
- ``editing``: the nearest true wording.

Positions are of the text as it was read, not of the web page that it came from. So the text itself is the source of
every target, named by its hash (RFC 6920), and the page's address is the ``scope``.
"""

from __future__ import annotations

import base64
import uuid
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from summarizer._version import __version__
from summarizer.render.selectors import (
    PointerSelector,
    PositionSelector,
    QuoteSelector,
    quote_selector,
)
from summarizer.render.view import source_line
from summarizer.render.written import as_json
from summarizer.schema import Result, Shape, Summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.documents.document import Document
    from summarizer.reading.span import Span
    from summarizer.schema import Claim, Report

_NAMES = uuid.UUID("5f8f44a2-3b0c-5d6e-9a51-0d1f6f2f6c11")
"""The namespace of the names that this module makes: the same result has the same names (RFC 9562, version 5)."""

Purpose = Literal["describing", "linking", "classifying", "tagging", "assessing", "editing"]


class TextualBody(Shape):
    """Words about the target; ``purpose`` says which."""

    type: Literal["TextualBody"] = "TextualBody"
    purpose: Purpose
    value: str
    format: Literal["text/plain"] = "text/plain"
    language: str | None = None


class SummaryPlace(Shape):
    """Where in the summary the claim stands."""

    type: Literal["SpecificResource"] = "SpecificResource"
    purpose: Literal["linking"] = "linking"
    source: str
    selector: PointerSelector | PositionSelector


class Text(Shape):
    """The text of the article."""

    id: str
    type: Literal["Text"] = "Text"
    format: Literal["text/plain"] = "text/plain"
    language: str


class Place(Shape):
    """A place in the text, twice over: both selectors select the same."""

    type: Literal["SpecificResource"] = "SpecificResource"
    source: Text
    scope: str | None = Field(None, description="The web page that the text was taken from.")
    selector: tuple[QuoteSelector, PositionSelector]


class Annotation(Shape):
    """One claim. Without evidence, its target is the whole text."""

    id: str
    type: Literal["Annotation"] = "Annotation"
    motivation: Literal["assessing"] = "assessing"
    body: tuple[TextualBody | SummaryPlace, ...]
    target: tuple[Place, ...] | Text


class AnnotationPage(Shape):
    id: str
    type: Literal["AnnotationPage"] = "AnnotationPage"
    part_of: str = Field(alias="partOf")
    start_index: Literal[0] = Field(0, alias="startIndex")
    items: tuple[Annotation, ...]


class Software(Shape):
    type: Literal["Software"] = "Software"
    name: str


class AnnotationCollection(Shape):
    """All claims of one summary, on one page."""

    context: Literal["http://www.w3.org/ns/anno.jsonld"] = Field("http://www.w3.org/ns/anno.jsonld", alias="@context")
    id: str
    type: Literal["AnnotationCollection"] = "AnnotationCollection"
    label: str
    creator: Software
    total: int
    first: AnnotationPage


def as_annotations(
    outcome: Result | Report, document: Document, summary: str | Summary | None = None
) -> AnnotationCollection:
    """The claims of a result, or of a report on ``summary``, as annotations on the text of ``document``."""
    report = outcome.report if isinstance(outcome, Result) else outcome
    claimed = outcome.summary.plain() if isinstance(outcome, Result) else summary
    written = as_json(claimed) if isinstance(claimed, Summary) else claimed
    name = _named(document.sha256, written or "", as_json(report))
    place = None if written is None else _named(written)
    items = tuple(
        Annotation(
            id=_named(name, str(number)),
            body=(*_bodies(claim, document.language), *_place(claim, place)),
            target=tuple(_target(span, document) for span in claim.evidence) or _text(document),
        )
        for number, claim in enumerate(report.claims)
    )
    return AnnotationCollection(
        id=name,
        label=f"Claims checked against: {source_line(document)}",
        creator=Software(name=f"summarizer {__version__}"),
        total=len(items),
        first=AnnotationPage(id=_named(name, "page"), partOf=name, items=items),
    )


def _bodies(claim: Claim, language: str) -> Iterator[TextualBody]:
    yield TextualBody(purpose="describing", value=claim.text, language=language)
    yield TextualBody(purpose="classifying", value=str(claim.verdict))
    yield TextualBody(purpose="tagging", value=str(claim.kind))
    if claim.code:
        yield TextualBody(purpose="tagging", value=str(claim.code))
    yield TextualBody(purpose="assessing", value=claim.message, language="en")
    if claim.suggestion:
        yield TextualBody(purpose="editing", value=claim.suggestion, language=language)


def _place(claim: Claim, summary: str | None) -> Iterator[SummaryPlace]:
    if summary is not None:
        at = PositionSelector(start=claim.start, end=claim.end)
        yield SummaryPlace(
            source=summary, selector=PointerSelector(value=claim.path, refinedBy=at) if claim.path else at
        )


def _target(span: Span, document: Document) -> Place:
    return Place(
        source=_text(document),
        scope=document.url,
        selector=(quote_selector(document.text, span), PositionSelector(start=span.start, end=span.end)),
    )


def _text(document: Document) -> Text:
    return Text(id=text_name(document), language=document.language)


def text_name(document: Document) -> str:
    """The text by its hash: ``ni:///sha-256;…`` (RFC 6920)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(document.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _named(*parts: str) -> str:
    joined = "\0".join(parts).encode("utf-8", "surrogatepass").hex()
    return uuid.uuid5(_NAMES, joined).urn
