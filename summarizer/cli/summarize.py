"""``summarizer summarize``: an article in, a verified summary out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.exits import Exit
from summarizer.cli.opening import open_article
from summarizer.cli.options import READABLE, article_options, model_options, output_options, shared, size_options

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command()
@click.argument("article", type=READABLE)
@shared(*output_options)
@click.option("--strict", is_flag=True, help="Exit with 1 if anything had to be rejected.")
@shared(*model_options, *size_options, *article_options)
def summarize(
    *,
    article: str,
    form: str | None,
    output: Path | None,
    quiet: bool,
    with_text: bool,
    strict: bool,
    published: date | None,
    language: str | None,
    allow_local: bool,
    **asked: Any,  # noqa: ANN401 - the settings under their own names, checked by Settings
) -> int:
    """Summarize an ARTICLE, and keep only what it bears out.

    ARTICLE is a path, an http or https address, or - for standard input: text, Markdown,
    a web page (also as saved by a browser), PDF, DOCX, IPTC ninjs, NewsML-G2 or NITF.

    The result holds headline, summary, events, figures and quotations, each with its place
    in the article; then what was rejected and why; then the model, tokens and seconds.

    The model is the one named by the options, else by SUMMARIZER_MODEL, SUMMARIZER_BASE_URL
    and the like, else by OPENAI_API_KEY and OPENAI_BASE_URL, else the embedded one. A key
    is only ever taken from the environment.

    \b
    Examples:
      summarizer summarize article.txt
      summarizer summarize https://example.org/article -o result.json
      summarizer summarize article.txt --format html -o evidence.html
      summarizer summarize - --model embedded --max-quotes 4 < article.txt
      summarizer summarize article.html --base-url http://127.0.0.1:8080/v1 --model my-model
    """
    from summarizer.cli.output import Output
    from summarizer.cli.progress import shown_progress
    from summarizer.settings import Settings

    target = Output.chosen(form, output, with_text=with_text)
    settings = Settings.resolve(**asked)
    document = open_article(article, published=published, language=language, allow_local=allow_local, quiet=quiet)

    from summarizer.pipeline import summarize as summarized

    with shown_progress(quiet=quiet) as progress:
        result = summarized(document, settings=settings, progress=progress)
    target.write(result, document, article=article)
    return Exit.REJECTED if strict and result.rejected else Exit.FINE
