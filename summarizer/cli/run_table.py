"""Batch runs on a terminal: how far, what failed and why, what it cost."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from summarizer.batch.store.standing import Progress, Unusable
from summarizer.cli.watching import dollars
from summarizer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from decimal import Decimal
    from pathlib import Path

    from summarizer.batch.store.account import Account, Failed, Reason, Sent, Work
    from summarizer.batch.store.records import Totals
    from summarizer.batch.store.standing import Opening, Standing

_STYLES = {Progress.RUNNING: "cyan", Progress.COMPLETE: "green", Progress.STOPPED: "yellow", Progress.KILLED: "red"}
_EXAMPLE = 160  # characters of a message


def print_list(folder: Path, found: Sequence[Standing | Unusable], stream: TextIO) -> None:
    """One line a run, and why a file among them is none."""
    console = _console(stream)
    if not found:
        console.print(Text(f"There is no run in {visible(str(folder))}."), soft_wrap=True)
        return
    table = _table("run", "begun", "state", *_right("done", "failed", "left", "cost"))
    for one in found:
        if not isinstance(one, Unusable):
            table.add_row(*_line(one))
    if table.row_count:
        console.print(table)
    for one in found:
        if isinstance(one, Unusable):
            console.print(Text.assemble(("✗ ", "red"), visible(one.message)), soft_wrap=True)


def print_run(standing: Standing, account: Account, failures: Iterable[Failed] | None, stream: TextIO) -> None:
    """One run, from the whole to its parts; ``failures`` one by one if they are given."""
    console = _console(stream)
    for line in _head(standing):
        console.print(line, soft_wrap=True)
    for table in _tables(standing, account):
        console.print()
        console.print(table)
    for number, failed in enumerate(failures or ()):
        if not number:
            console.print()
        console.print(_failed(failed), soft_wrap=True)


def _tables(standing: Standing, account: Account) -> Iterator[Table]:
    if account.work:
        yield _work(account.work)
    if account.reasons:
        yield _reasons(account.reasons)
    if account.batches:
        yield _batches(account.batches)
    if len(standing.openings) > 1:
        yield _openings(standing)


def _head(standing: Standing) -> Iterator[Text]:
    totals = standing.totals
    model, strategy = (visible(str(standing.setup.get(name, "?"))) for name in ("model", "strategy"))
    yield Text.assemble((visible(standing.id), "bold"), "  ", (visible(str(standing.path)), "dim"))
    yield Text.assemble("  run       ", _progress(standing), f", begun {_time(standing.created)}")
    yield Text(f"  model     {model} ({strategy})")
    yield Text(f"  articles  {_articles(totals)}")
    yield Text(f"  calls     {totals.calls:,}, and {totals.cached:,} answered from memory")
    yield Text(f"  tokens    {totals.tokens_in:,} in, {totals.tokens_out:,} out")
    yield Text(f"  cost      {_cost_of(totals)}")


def _progress(standing: Standing) -> Text:
    style = _STYLES.get(standing.progress, "yellow")
    last = standing.openings[-1] if standing.openings else None
    if last is None:
        return Text(standing.progress, style)
    if standing.progress is Progress.RUNNING:
        return Text.assemble((standing.progress, style), f" in process {last.process}, last wrote {_time(last.seen)}")
    if last.ended is None:
        return Text.assemble((standing.progress, style), f", last wrote {_time(last.seen)}")
    why = "" if last.why == standing.progress else f" ({visible(last.why or '')})"
    return Text.assemble((standing.progress, style), f"{why} {_time(last.ended)}")


def _articles(totals: Totals) -> str:
    of_all = "" if totals.total is not None else "; there may be more to come"
    return f"{totals.admitted:,}: {totals.done:,} done, {totals.failed:,} failed, {totals.pending:,} left{of_all}"


def _line(one: Standing) -> tuple[Text, ...]:
    totals = one.totals
    left = f"{totals.pending:,}{'' if totals.total is not None else '+'}"
    numbers = f"{totals.done:,}", f"{totals.failed:,}", left, _money(totals.cost)
    state = Text(one.progress, _STYLES.get(one.progress, "yellow"))
    return Text(visible(one.id)), Text(_time(one.created)), state, *map(Text, numbers)


def _work(work: Sequence[Work]) -> Table:
    """Only where several models were asked are they named."""
    several = len({one.model for one in work}) > 1
    table = _table("calls for", *_right("calls", "failed", "from memory", "tokens", "cost"))
    for one in work:
        purpose = f"{one.purpose} ({one.model})" if several else one.purpose
        numbers = (one.calls, one.failed, one.cached, one.tokens_in + one.tokens_out)
        table.add_row(visible(purpose), *(f"{number:,}" for number in numbers), _money(one.cost))
    return table


def _reasons(reasons: Sequence[Reason]) -> Table:
    table = _table("failed for", *_right("articles"), "as in")
    for one in reasons:
        message = shorten(visible(one.message), _EXAMPLE, placeholder=" …")
        table.add_row(visible(one.code), f"{one.articles:,}", message)
    return table


def _batches(batches: Sequence[Sent]) -> Table:
    table = _table("batch", *_right("questions"), "sent", "stands", "fetched")
    for one in batches:
        fetched = _time(one.ended) if one.ended else "—"
        status = visible(one.status.replace("_", " "))
        table.add_row(visible(one.batch or "—"), f"{one.questions:,}", _time(one.packed), status, fetched)
    return table


def _openings(standing: Standing) -> Table:
    table = _table("process", "on", "from", "to", "ended")
    *before, last = standing.openings
    for one in before:
        table.add_row(*_opening(one, one.why or Progress.KILLED))
    table.add_row(*_opening(last, last.why or standing.progress))
    return table


def _opening(one: Opening, ended: str) -> tuple[str, ...]:
    return str(one.process), visible(one.host), _time(one.started), _time(one.seen), visible(ended)


def _failed(failed: Failed) -> Text:
    hint = f" {visible(failed.hint)}" if failed.hint else ""
    where = f"  {visible(failed.where)}" if failed.where != failed.article else ""
    return Text.assemble(
        ("✗ ", "red"),
        (visible(failed.article), "bold"),
        (f"{where}\n", "dim"),
        f"  {visible(failed.code)}: {visible(failed.message)}{hint}",
    )


def _cost_of(totals: Totals) -> str:
    if totals.cost is None:
        return "no known price" if totals.calls else "nothing"
    unpriced = f", and {totals.unpriced:,} calls of no known price" if totals.unpriced else ""
    return _money(totals.cost) + unpriced


def _money(cost: Decimal | None) -> str:
    return "—" if cost is None else dollars(cost)


def _time(moment: datetime) -> str:
    """In the time of whoever reads it."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def _console(stream: TextIO) -> Console:
    return Console(file=stream, highlight=False)


def _right(*names: str) -> tuple[tuple[str], ...]:
    return tuple((name,) for name in names)


def _table(*columns: str | tuple[str]) -> Table:
    """A table without rules; a column in a tuple holds numbers."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", title_justify="left")
    for column in columns:
        number = isinstance(column, tuple)
        table.add_column("".join(column), justify="right" if number else "left", no_wrap=number, overflow="fold")
    return table
