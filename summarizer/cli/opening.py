"""What the commands are given to read: the article, and the summary to check against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.cli.messages import remark

if TYPE_CHECKING:
    from datetime import date

    from summarizer.documents.document import Document
    from summarizer.schema import Summary


def open_article(
    source: str, *, published: date | None, language: str | None, allow_local: bool, quiet: bool
) -> Document:
    """The article, after what had to be guessed to read it was said on stderr."""
    from summarizer.documents.loading import load

    document = load(source, published=published, language=language, allow_local=allow_local)
    for notice in document.notices:
        remark(notice, quiet=quiet)
    return document


def open_summary(source: str, *, allow_local: bool, quiet: bool) -> str | Summary:
    """The summary: structured if it is JSON, else the text of whatever file it is in.

    News in JSON (ninjs) is an article like any other: its text is what is checked.
    """
    from summarizer.documents.encoding import decode
    from summarizer.documents.kinds import Kind, kind_of
    from summarizer.documents.loading import extract, obtain
    from summarizer.documents.ninjs import holds_ninjs
    from summarizer.verifying.verify import parse_summary

    raw = obtain(source, allow_local=allow_local)
    if kind_of(raw) is Kind.JSON:
        decoded = decode(raw.data, raw.name, raw.charset)
        if not holds_ninjs(decoded.text):
            if decoded.notice:
                remark(decoded.notice, quiet=quiet)
            return parse_summary(decoded.text)
    found = extract(raw)
    for notice in found.notices:
        remark(notice, quiet=quiet)
    return found.text
