"""``summarizer eval``: how good the verifier is on labelled summaries, or a model on articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.exits import Exit
from summarizer.cli.messages import complain, remark
from summarizer.cli.options import model_options, quiet_option, shared, size_options

if TYPE_CHECKING:
    from summarizer.evaluating.run import Run

_models = click.option(
    "-m",
    "--model",
    "models",
    multiple=True,
    metavar="NAME",
    help="With --summarize: a model to try; once for each.",
)
_price = click.option(
    "--price",
    multiple=True,
    metavar="NAME=IN/OUT",
    help="With --summarize: what a million tokens of a model cost, in and out.",
)
_outputs = (
    click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(["table", "json"]),
        help="table for people (Markdown), json for programs and for --against.  "
        "[default: by the ending of -o FILE, else table]",
    ),
    click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE."),
    click.option("--plots", type=click.Path(path_type=Path), metavar="FOLDER", help="Draw SVG files into FOLDER."),
)
_judgements = (
    click.option(
        "--against",
        type=click.Path(path_type=Path),
        metavar="EARLIER.json",
        help="Say what changed since this run (McNemar's test on the labels of both).",
    ),
    click.option(
        "--fail-under",
        multiple=True,
        metavar="FIGURE=N",
        help="Exit with 1 if a figure is under N percent: recall=90, held:digit=99.",
    ),
    click.option(
        "--fail-over",
        multiple=True,
        metavar="FIGURE=N",
        help="Exit with 1 if a figure is over N: accepted=0, false-alarms=0.5, hallucinations-draft=30.",
    ),
)


@click.command("eval", short_help="Measure the verifier on labels, or models on articles.")
@click.argument("labelled", metavar="SET", type=click.Path(path_type=Path))
@click.option("--summarize", is_flag=True, help="Let models summarize the articles, instead of verifying labels.")
@shared(*_outputs, *_judgements)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the first N summaries, or articles.")
@shared(_models, _price, *model_options[1:], *size_options, quiet_option)
def evaluate(
    *,
    labelled: Path,
    summarize: bool,
    form: str | None,
    output: Path | None,
    plots: Path | None,
    against: Path | None,
    fail_under: tuple[str, ...],
    fail_over: tuple[str, ...],
    limit: int | None,
    models: tuple[str, ...],
    price: tuple[str, ...],
    quiet: bool,
    **asked: Any,  # noqa: ANN401 - the settings under their own names, checked by Settings
) -> int:
    """Measure the verifier on labelled summaries, or models on articles.

    SET is a folder of articles with labelled summaries, or one file of them: lines of JSON,
    each with "article" (a file beside it, or an id of articles.jsonl there), "summary" and
    "supported" (true or false), or "labels" of its parts; "kind" and "codes" are for the tables.

    Without a model: how much of what is false is rejected or held, and of what is true, by
    kind, language and code, with confidence intervals. With --summarize: what each model's
    drafts have rejected for a hundred articles, what is left after verification, what was
    repaired and dropped, tokens and seconds.

    Figures for thresholds: recall, held, accepted (of the false), false-alarms, stopped (of
    the true), each also for one kind (recall:digit); with --summarize, for a hundred articles,
    hallucinations-draft, hallucinations-after, unclear-after.

    \b
    Examples:
      summarizer eval benchmarks/adversarial
      summarizer eval labelled/ -o today.json --plots plots
      summarizer eval labelled/ --against yesterday.json --fail-over accepted=1
      summarizer eval articles/ --summarize --model small --model large -o models.json
    """
    from summarizer.cli.output import place_of, write_text
    from summarizer.evaluating.comparing import compared, comparison_tables
    from summarizer.evaluating.plots import draw, ready
    from summarizer.evaluating.run import saved_run
    from summarizer.evaluating.tables import tables
    from summarizer.evaluating.thresholds import missed, threshold

    target = place_of(output)
    if (models or price or any(value is not None for value in asked.values())) and not summarize:
        raise click.UsageError("A model is only asked with --summarize.")
    wanted = [threshold(text, least=True) for text in fail_under]
    wanted += [threshold(text, least=False) for text in fail_over]
    if plots:
        ready(plots)
    before = saved_run(against) if against else None
    run = _summarized(labelled, models, price, limit, asked, quiet=quiet) if summarize else _verified(labelled, limit)
    change = compared(before, run) if before else None
    if (form or ("json" if output and output.suffix.lower() == ".json" else "table")) == "json":
        text = (
            json.dumps(run.data() | ({"against": change.data()} if change else {}), ensure_ascii=False, indent=1) + "\n"
        )
    else:
        text = tables(run) + ("\n" + comparison_tables(change, before) if change and before else "")
    write_text(text, target)
    if plots:
        for drawn in draw(run, plots):
            remark(f"Drew {drawn}.", quiet=quiet)
    faults = list(missed(run, wanted))
    for fault in faults:
        complain(fault)
    return Exit.REJECTED if faults else Exit.FINE


def _verified(labelled: Path, limit: int | None) -> Run:
    from summarizer.evaluating.judging import judged
    from summarizer.evaluating.labelled import labelled_set
    from summarizer.evaluating.run import new_run

    return new_run(labelled.resolve().name, judged=tuple(judged(labelled_set(labelled, limit))))


def _summarized(
    articles: Path,
    models: tuple[str, ...],
    price: tuple[str, ...],
    limit: int | None,
    asked: dict[str, Any],
    *,
    quiet: bool,
) -> Run:
    from itertools import islice

    from summarizer.cli.progress import shown_progress
    from summarizer.evaluating.articles import articles_in
    from summarizer.evaluating.models import prices, summarized
    from summarizer.evaluating.run import new_run
    from summarizer.settings import Settings

    priced = prices(price)
    chosen = [Settings.resolve(**asked, model=model) for model in models or (None,)]
    found_there, left_out = articles_in(articles)
    given = dict(islice(found_there.items(), limit))
    if left_out:
        remark(f"Not taken for articles: {', '.join(left_out)}.", quiet=quiet)
    with shown_progress(quiet=quiet) as progress:
        found = tuple(summarized(given, settings, progress, priced) for settings in chosen)
    return new_run(articles.resolve().name, models=found)
