"""``summarizer verify``: a summary against its article, with no model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from summarizer.cli.exits import Exit
from summarizer.cli.messages import remark
from summarizer.cli.options import article_options, output_options, shared

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from summarizer.schema import Report, Summary


@click.command()
@click.argument("summary")
@click.option("-s", "--source", required=True, metavar="ARTICLE", help="The article: a path, a URL, or - for stdin.")
@shared(*output_options)
@click.option("--strict", is_flag=True, help="Exit with 1 if anything is unclear, too.")
@shared(*article_options)
def verify(
    *,
    summary: str,
    source: str,
    form: str | None,
    output: Path | None,
    quiet: bool,
    with_text: bool,
    strict: bool,
    published: date | None,
    language: str,
) -> int:
    """Check a SUMMARY against the article that it is of. No model is asked.

    SUMMARY is a file or - for standard input: free text, the JSON of a summary (see
    "summarizer schema summary"), or a result of "summarizer summarize --format json".

    Marks every number, date, quotation, speaker and name in it as supported, unclear or
    rejected, with the reason, the place in the article, and the nearest true wording.
    Ends with exit code 1 if anything is rejected.

    \b
    Examples:
      summarizer verify summary.txt --source article.txt
      summarizer verify summary.json --source article.html --format json
      summarizer verify summary.txt --source article.txt -o evidence.html
      pbpaste | summarizer verify - --source https://example.org/article
    """
    from summarizer.cli.output import Output
    from summarizer.documents.loading import load
    from summarizer.verifying.verify import verify as check

    if summary == source == "-":
        raise click.UsageError("Only one of SUMMARY and --source can be standard input.")
    target = Output.chosen(form, output, with_text=with_text)
    document = load(source, published=published, language=language)
    claimed, notices = _summary(summary)
    for notice in (*document.notices, *notices):
        remark(notice, quiet=quiet)
    report = check(claimed, document)
    target.write(report, document, summary=claimed, article=source)
    return _code(report, strict=strict)


def _summary(source: str) -> tuple[str | Summary, tuple[str, ...]]:
    """The summary, structured if it is JSON, and what had to be guessed to read it."""
    from summarizer.documents.loading import load
    from summarizer.verifying.verify import parse_summary

    document = load(source)
    if document.text.lstrip().startswith("{") or source.lower().endswith(".json"):
        return parse_summary(document.text), document.notices
    return document.text, document.notices


def _code(report: Report, *, strict: bool) -> int:
    return Exit.REJECTED if report.rejected or (strict and report.unclear) else Exit.FINE
