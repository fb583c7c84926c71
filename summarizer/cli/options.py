"""The options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from summarizer.render.formats import Format

if TYPE_CHECKING:
    from collections.abc import Callable

READABLE = click.Path(allow_dash=True)
"""What names something to read: a path, an address or "-". A shell completes it as a path."""
_FORMATS = tuple(form.value for form in Format)

format_option = click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    metavar="FORMAT",
    help="terminal for people, html for a page with the article beside the summary, markdown for a ticket or a wiki, "
    "json for programs, annotations for W3C Web Annotations (JSON-LD), ninjs for IPTC ninjs 3.0.  "
    "[default: by the ending of -o FILE, else terminal]",
)
with_text_option = click.option(
    "--with-text", is_flag=True, help="Carry the text of the article along, to which all offsets refer (json, ninjs)."
)
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of standard output.",
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No progress and no notes on stderr.")
language_option = click.option(
    "--language",
    metavar="CODE",
    help="Language of the article.  [default: what the article says of itself, else en]",
)
allow_local_option = click.option(
    "--allow-local", is_flag=True, help="Fetch from addresses of the local network, too (localhost, 192.168.…)."
)


class _Day(click.ParamType):  # type: ignore[type-arg] # generic only in newer versions
    """A day by its ISO date."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day such as 2026-03-05.", param, ctx)


published_option = click.option(
    "--published",
    type=_Day(),
    metavar="YYYY-MM-DD",
    help='Day of publication, from which "on Tuesday" counts; wins over what the file says.',
)


_Function = TypeVar("_Function", bound="Callable[..., Any]")


def shared(*options: Callable[..., Any]) -> Callable[[_Function], _Function]:
    """Several options as one decorator, in the order given."""

    def decorate(function: _Function) -> _Function:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


article_options = (published_option, language_option, allow_local_option)
output_options = (format_option, output_option, with_text_option, quiet_option)
model_options = (
    click.option(
        "-m",
        "--model",
        metavar="NAME",
        help="A model of the endpoint; embedded or embedded-small for one here.",
    ),
    click.option("--base-url", metavar="URL", help="An OpenAI-compatible endpoint, as http://127.0.0.1:8080/v1."),
    click.option(
        "--model-file",
        type=click.Path(path_type=Path),
        metavar="GGUF",
        help="Run this file as the embedded model.",
    ),
    click.option(
        "--strategy",
        type=click.Choice(["select", "generate"]),
        help="select: code finds quotations and figures, the model points. generate: the model writes all. "
        " [default: select for an embedded model, generate for others]",
    ),
)
size_options = (
    click.option("--max-figures", type=int, metavar="N", help="At most N figures.  [default: 10]"),
    click.option("--max-quotes", type=int, metavar="N", help="At most N quotations.  [default: 8]"),
    click.option("--max-events", type=int, metavar="N", help="At most N events.  [default: 5]"),
    click.option("--repairs", type=int, metavar="N", help="At most N rounds to mend what was rejected.  [default: 2]"),
)
