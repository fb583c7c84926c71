"""``summarizer verify``: a summary against its article, with no model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from summarizer.cli.exits import Exit
from summarizer.cli.opening import open_article, open_summary
from summarizer.cli.options import READABLE, article_options, output_options, shared

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from summarizer.schema import Report


@click.command()
@click.argument("summary", type=READABLE)
@click.option(
    "-s",
    "--source",
    required=True,
    type=READABLE,
    metavar="ARTICLE",
    help="The article: a path, a URL, or - for stdin.",
)
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
    language: str | None,
    allow_local: bool,
) -> int:
    """Check a SUMMARY against the article that it is of. No model is asked.

    SUMMARY is a file, an address or - for standard input: free text in any format that an
    article may have, the JSON of a summary (see "summarizer schema summary"), or a result
    of "summarizer summarize --format json".

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
    from summarizer.verifying.verify import verify as check

    if summary == source == "-":
        raise click.UsageError("Only one of SUMMARY and --source can be standard input.")
    target = Output.chosen(form, output, with_text=with_text)
    document = open_article(source, published=published, language=language, allow_local=allow_local, quiet=quiet)
    claimed = open_summary(summary, allow_local=allow_local, quiet=quiet)
    report = check(claimed, document)
    target.write(report, document, summary=claimed, article=source)
    return _code(report, strict=strict)


def _code(report: Report, *, strict: bool) -> int:
    return Exit.REJECTED if report.rejected or (strict and report.unclear) else Exit.FINE
