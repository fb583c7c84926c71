"""What is said when the work on a run ends: how far it is, what failed and why, and the command that goes on."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from summarizer.batch.store.account import reasons_of
from summarizer.cli.messages import complain, remark
from summarizer.cli.watching import dollars, duration

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.batch.store import Run, Totals
    from summarizer.batch.tally import Tally

_KINDS = 5
"""So many kinds of failure are told, the commonest first."""
_WORDS = 120


def command_for(run: Path, folder: Path) -> str:
    """What goes on with the run: by its id if it lies where runs lie."""
    named = run.stem if run.parent == folder.resolve() else str(run)
    return f"summarizer batch --resume {shlex.quote(named)}"


def sum_up(run: Run, tally: Tally, go_on: str, *, quiet: bool) -> None:
    """After the work has come to an end of its own."""
    totals = run.totals()
    remark(_sums(totals, tally), quiet=quiet)
    if tally.stopped:
        complain(f"The run was stopped. {tally.reason or ''} To go on: {go_on}")
    elif totals.pending:
        left = articles(totals.pending)
        remark(f"Not finished: {left} that the run knows from earlier, not in the input this time.", quiet=quiet)
    if totals.failed:
        complain(f"{articles(totals.failed)} failed: {_reasons(run.path)}. To try again: {go_on} --retry-failed")


def interrupted(run: Run, go_on: str) -> None:
    """After Ctrl-C, or another wish that it should end."""
    totals = run.totals()
    complain(f"Interrupted. Finished so far: {articles(totals.done + totals.failed)}. To go on: {go_on}")


def _sums(totals: Totals, tally: Tally) -> str:
    parts = [f"{articles(totals.done)} done"]
    if totals.failed:
        parts.append(f"{totals.failed:,} failed")
    calls = f"{_counted(totals.calls, 'call')}, {totals.tokens_in:,} tokens in, {totals.tokens_out:,} out"
    if totals.cached:
        calls += f", {_counted(totals.cached, 'answer')} at hand"
    if totals.cost is not None:
        calls += f", {dollars(totals.cost)}"
    pace = f"; {tally.finished:,} in {duration(tally.seconds)} just now" if tally.finished else ""
    return f"{', '.join(parts)}; {calls}{pace}."


def _reasons(run: Path) -> str:
    reasons = reasons_of(run)
    told = [
        f"{reason.articles:,} {reason.code} ({'one: ' if reason.articles > 1 else ''}{_shortened(reason.message)})"
        for reason in reasons[:_KINDS]
    ]
    more = sum(reason.articles for reason in reasons[_KINDS:])
    return "; ".join(told) + (f"; {more:,} for other reasons" if more else "")


def articles(number: int) -> str:
    """So many articles, in words: "1 article", "1,204 articles"."""
    return _counted(number, "article")


def _counted(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"


def _shortened(message: str) -> str:
    message = message.rstrip(".")
    return message if len(message) <= _WORDS else f"{message[:_WORDS].rstrip()}…"
