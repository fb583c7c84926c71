"""``summarizer batch``: many articles, durably."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from summarizer.cli.options import READABLE, article_options, model_options, quiet_option, shared, size_options
from summarizer.cli.runs import runs_dir_option

_FILE = click.Path(path_type=Path)


class _Dollars(click.ParamType[Decimal]):
    name = "dollars"

    def convert(self, value: object, parameter: click.Parameter | None, context: click.Context | None) -> Decimal:
        try:
            return Decimal(str(value).removeprefix("$"))
        except ArithmeticError:
            self.fail(f"{value!r} is not an amount of money.", parameter, context)


_input_options = (
    click.option(
        "--urls",
        multiple=True,
        type=READABLE,
        metavar="FILE",
        help="A text file of addresses, one a line; - for standard input.",
    ),
    click.option(
        "--field",
        "fields",
        multiple=True,
        metavar="PART=NAME",
        help="Where a record has a part of its article: text, html, id, title, url, published, author, site or "
        "language; NAME may be a path, as content.body.  [default: the part's own name]",
    ),
)
_output_options = (
    click.option(
        "-o",
        "--output",
        multiple=True,
        type=_FILE,
        metavar="FILE",
        help="Write to FILE: JSONL, or Parquet if it ends in .parquet. May be given twice.  [default: JSONL on stdout]",
    ),
    quiet_option,
    click.option("--strict", is_flag=True, help="Exit with 1 if anything had to be rejected."),
)
_run_options = (
    click.option(
        "--run",
        type=_FILE,
        metavar="FILE",
        help="The file that the run is kept in; one that is there is gone on with.  [default: a new one in --runs-dir]",
    ),
    click.option(
        "--resume",
        metavar="RUN",
        help="Go on with this run (its id or file); what is not said again is as in its last command.",
    ),
    click.option(
        "--retry-failed", is_flag=True, help="Of the run that is gone on with, try the articles again that failed."
    ),
    runs_dir_option,
    click.option("--no-cache", is_flag=True, help="Ask again what was answered in an earlier run."),
    click.option(
        "--cache-dir", type=_FILE, metavar="FOLDER", help="Where answers are kept.  [default: the user's cache folder]"
    ),
)
_limit_options = (
    click.option(
        "--concurrency",
        type=int,
        metavar="N",
        help="N calls of the model at a time.  [default: 8; 1 with an embedded model]",
    ),
    click.option("--requests-per-minute", type=float, metavar="N", help="At most N calls of the model a minute."),
    click.option("--tokens-per-minute", type=float, metavar="N", help="At most N tokens a minute, in and out."),
    click.option("--budget-tokens", type=int, metavar="N", help="Stop cleanly once the run has used N tokens."),
    click.option(
        "--budget-cost", type=_Dollars(), metavar="USD", help="Stop cleanly once it has cost so many dollars."
    ),
    click.option("--prices", type=_FILE, metavar="FILE", help="Prices of your own (TOML or JSON), see docs/limits.md."),
    click.option(
        "--workers",
        type=click.IntRange(min=0),
        metavar="N",
        help="N processes to verify in.  [default: as many as are of use]",
    ),
    click.option(
        "--via",
        type=click.Choice(["chat", "batch-api"]),
        default="chat",
        help="batch-api: leave the questions at the endpoint and fetch the answers within a day, at half the price.",
    ),
    click.option(
        "--detach", is_flag=True, help="With batch-api: end when all is sent; --resume fetches what has come."
    ),
)


@click.command(short_help="Summarize many articles, each exactly once.")
@click.argument("inputs", nargs=-1, type=READABLE, metavar="[INPUT]...")
@shared(*_input_options, *_output_options, *_run_options, *_limit_options)
@shared(*model_options, *size_options, *article_options)
@click.pass_context
def batch(context: click.Context, /, **_options: Any) -> int:  # noqa: ANN401 - they are in the context
    """Summarize many articles; nothing is lost, nothing comes twice, nothing is paid for twice.

    INPUT is a file, a folder, a pattern, an address, a list of addresses, a file of records
    (.jsonl, .jsonl.gz, .parquet) or - for a stream of JSONL on standard input.

    Each article comes out once, as a result or as a failure with its reason, under its id:
    the path, the address, the id in the record, or file:line.

    The run is kept in a file. Stopped in any way, by Ctrl-C or by a power cut, it goes on where
    it was with --resume or with the same --run. See also "summarizer runs".

    Ends with exit code 3 if articles failed, or if the run was stopped by its budget or by an
    endpoint that does not answer.

    \b
    Examples:
      summarizer batch archive/ -o summaries.jsonl
      summarizer batch 'archive/2024-*/**/*.html' wire.jsonl -o summaries.parquet
      summarizer batch wire.jsonl --field text=body --field id=guid --run night.sqlite
      summarizer batch --resume 2026-03-05-a1b2c3 --retry-failed
      tail -f wire.jsonl | summarizer batch - --concurrency 4 > summaries.jsonl
    """
    from summarizer.cli.working import work

    return work(context)
