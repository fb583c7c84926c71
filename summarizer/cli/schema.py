"""``summarizer schema``: the JSON Schemas, for tools in other languages."""

from __future__ import annotations

import click

from summarizer.cli.stdout import standard_output
from summarizer.resources import folder

NAMES = ("annotations", "document", "ninjs", "outcome", "report", "result", "summary")


@click.command()
@click.argument("name", metavar="NAME", type=click.Choice(NAMES))
def schema(*, name: str) -> None:
    """Print the JSON Schema called NAME (JSON Schema 2020-12).

    \b
    summary      what a model fills in, and what "summarizer verify" takes
    result       what "summarizer summarize --format json" writes
    report       what "summarizer verify --format json" writes
    outcome      a line of what "summarizer batch" writes: a result or a failure
    annotations  what --format annotations writes: W3C Web Annotations
    ninjs        what --format ninjs writes: the part of IPTC ninjs 3.0 that is used
    document     an article with what is known about it

    \b
    Example:
      summarizer schema result > result.schema.json
    """
    with standard_output() as stream:
        stream.write((folder("schemas") / f"{name}.json").read_text(encoding="utf-8"))
