"""One door for all formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.render.formats import Format
from summarizer.render.visible import safe_json
from summarizer.schema import Report

if TYPE_CHECKING:
    from summarizer.documents.document import Document
    from summarizer.render.view import View
    from summarizer.schema import Result


def view_of(outcome: Result | Report, document: Document) -> View:
    """What there is to show of ``outcome``, which was made from ``document``."""
    from summarizer.render.view import view_of_report, view_of_result

    if isinstance(outcome, Report):
        return view_of_report(outcome, document)
    return view_of_result(outcome, document)


def render(outcome: Result | Report, document: Document, form: Format) -> str:
    """``outcome`` as text in ``form``, ending with a line feed; for a terminal without colours."""
    if form is Format.JSON:
        return safe_json(outcome.model_dump_json(indent=2)) + "\n"
    view = view_of(outcome, document)
    if form is Format.MARKDOWN:
        from summarizer.render.markdown import as_markdown

        return as_markdown(view)
    from summarizer.render.terminal import as_text

    return as_text(view)
