"""One door for all formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from summarizer.documents.document import Document
from summarizer.errors import ConfigurationError
from summarizer.render.formats import Format
from summarizer.render.written import as_json
from summarizer.schema import Report, Source, Summary
from summarizer.verifying.verify import parse_summary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from summarizer.render.view import View
    from summarizer.schema import Result

FormatName = Literal["terminal", "json", "markdown", "html", "annotations", "ninjs"]

PROGRAMS = frozenset({Format.JSON, Format.ANNOTATIONS, Format.NINJS})
"""The formats in JSON."""


def view_of(outcome: Result | Report, document: Document) -> View:
    """What there is to show of ``outcome``, which was made from ``document``."""
    from summarizer.render.view import view_of_report, view_of_result

    if isinstance(outcome, Report):
        return view_of_report(outcome, document)
    return view_of_result(outcome, document)


def rendered(
    outcome: Result | Report,
    article: str | Document,
    form: FormatName = "html",
    *,
    summary: str | Summary | Mapping[str, Any] | None = None,
    with_text: bool = False,
) -> str:
    """What ``--format`` writes, from Python: ``outcome``, which was made from ``article``, in one of the formats.

    ``summary`` is what a report is about, as it was verified; a page and an item of ninjs show it. ``with_text`` puts
    the article's text into JSON and ninjs. Raises :class:`~summarizer.errors.ConfigurationError` for another format,
    and :class:`~summarizer.errors.SummaryError` for a dict that is no summary.
    """
    if form not in tuple(Format):
        raise ConfigurationError(f"There is no format {form!r}.", hint=f"There are: {', '.join(Format)}.")
    document = article if isinstance(article, Document) else Document.from_text(article)
    shown = summary if summary is None or isinstance(summary, (str, Summary)) else parse_summary(summary)
    return render(outcome, document, Format(form), summary=shown, with_text=with_text)


def render(
    outcome: Result | Report,
    document: Document,
    form: Format,
    *,
    summary: str | Summary | None = None,
    with_text: bool = False,
) -> str:
    """``outcome`` as text in ``form``, ending with a line feed; for a terminal without colours.

    ``summary`` is what a report is about: a page and an item of ninjs show it. ``with_text`` puts the article's
    text into JSON and ninjs; a page always has it.
    """
    if form in PROGRAMS:
        return _for_programs(outcome, document, form, summary, with_text=with_text)
    if form is Format.HTML:
        from summarizer.render.page.contents import page_of
        from summarizer.render.page.html import as_html

        return as_html(page_of(outcome, document, summary))
    view = view_of(outcome, document)
    if form is Format.MARKDOWN:
        from summarizer.render.markdown import as_markdown

        return as_markdown(view)
    from summarizer.render.terminal import as_text

    return as_text(view)


def _for_programs(
    outcome: Result | Report, document: Document, form: Format, summary: str | Summary | None, *, with_text: bool
) -> str:
    thing: BaseModel
    if form is Format.JSON:
        return as_json(_carrying(outcome, document) if with_text else outcome, indent=2) + "\n"
    if form is Format.ANNOTATIONS:
        from summarizer.render.annotations import as_annotations

        thing = as_annotations(outcome, document, summary)
    else:
        from summarizer.render.ninjs import as_ninjs

        thing = as_ninjs(outcome, document, summary, with_text=with_text)
    return as_json(thing, indent=2, whole=False) + "\n"


def _carrying(outcome: Result | Report, document: Document) -> Result | Report:
    """``outcome`` with the text that its offsets refer to."""
    source = Source(
        sha256=document.sha256,
        title=document.title,
        url=document.url,
        published=document.published,
        text=document.text,
    )
    return outcome.model_copy(update={"source": source})
