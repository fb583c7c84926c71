"""``summarizer runs``: which batch runs there are, and how far each of them is. Only reads."""

from __future__ import annotations

from pathlib import Path

import click

from summarizer.cli.exits import Exit
from summarizer.cli.options import output_option, shared
from summarizer.cli.stdout import standard_output
from summarizer.errors import RunError

runs_dir_option = click.option(
    "--runs-dir",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where run files are.  [default: SUMMARIZER_RUNS_DIR, else a folder of the user's data]",
)
_format_option = click.option(
    "-f", "--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", help="json for programs."
)


@click.group(invoke_without_command=True, short_help="List, show and export the runs of batch.")
@shared(runs_dir_option, _format_option)
@click.pass_context
def runs(context: click.Context, *, runs_dir: Path | None, form: str) -> int:
    """List the runs of "summarizer batch", show one of them, or write its outcomes again.

    A run may be going on meanwhile: nothing is written, and it is not held up.

    \b
    Examples:
      summarizer runs
      summarizer runs show 2026-11-22-4f1c9a
      summarizer runs show 2026-11-22-4f1c9a --failed
      summarizer runs show night.sqlite --format json
      summarizer runs export night.sqlite -o summaries.parquet
    """
    from summarizer.batch.store.places import runs_folder
    from summarizer.batch.store.standing import standings
    from summarizer.cli.run_json import list_as_json
    from summarizer.cli.run_table import print_list

    folder = runs_folder(runs_dir)
    if folder.exists() and not folder.is_dir():
        raise RunError(f"{folder} is no folder of runs, but a file.", hint="See: summarizer runs show FILE")
    context.obj = folder
    if context.invoked_subcommand is None:
        found = list(standings(folder))
        with standard_output() as stream:
            if form == "json":
                stream.write(list_as_json(found))
            else:
                print_list(folder, found, stream)
    return Exit.FINE


@runs.command()
@click.argument("run", metavar="ID|FILE")
@click.option("--failed", is_flag=True, help="List every article that failed, with the reason.")
@shared(runs_dir_option, _format_option)
@click.pass_context
def show(context: click.Context, *, run: str, failed: bool, runs_dir: Path | None, form: str) -> int:
    """Say how far a run is, what failed and why, and what it cost.

    ID is the name of a run as "summarizer runs" lists it, or the beginning of one.

    \b
    Examples:
      summarizer runs show 2026-11-22-4f1c9a
      summarizer runs show 2026-11-22-4f1c9a --failed
      summarizer runs show night.sqlite --format json
    """
    from summarizer.batch.store.account import account_of, failed_in
    from summarizer.batch.store.places import find_run, runs_folder
    from summarizer.batch.store.standing import standing
    from summarizer.cli.run_json import as_json
    from summarizer.cli.run_table import print_run

    path = find_run(run, runs_folder(runs_dir) if runs_dir else context.obj)
    found = standing(path)
    account = account_of(path)
    failures = failed_in(path) if failed else None
    with standard_output() as stream:
        if form == "json":
            stream.write(as_json(found, account, failures))
        else:
            print_run(found, account, failures, stream)
    return Exit.FINE


@runs.command()
@click.argument("run", metavar="ID|FILE")
@shared(output_option, runs_dir_option)
@click.pass_context
def export(context: click.Context, *, run: str, output: Path | None, runs_dir: Path | None) -> int:
    """Write what came of a run once more, from its file alone.

    JSONL, or Parquet if FILE ends in .parquet: one outcome for each article that has ended so
    far, in the order of ending. A file of outcomes that is there is replaced; any other
    stays.

    \b
    Examples:
      summarizer runs export 2026-11-22-4f1c9a -o summaries.parquet
      summarizer runs export night.sqlite | jq -r .result.summary.headline.text
    """
    from summarizer.batch.outputs import write_whole
    from summarizer.batch.store.places import find_run, runs_folder
    from summarizer.batch.store.reading import Kept

    path = find_run(run, runs_folder(runs_dir) if runs_dir else context.obj)
    write_whole(None if output is None or str(output) == "-" else output, Kept(path))
    return Exit.FINE
