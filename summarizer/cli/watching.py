"""How far a batch is, on stderr: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import threading
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarizer.batch.tally import silent
from summarizer.cli.messages import say, screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from summarizer.batch.tally import Observer, Tally

_EVERY = 30.0
"""Seconds between two plain lines."""
_WINDOW = 300.0
"""Seconds over which the pace is taken: long enough to be steady, short enough to follow a change of limits."""
_MINUTE, _HOUR = 60, 3600


@contextmanager
def watched(count: Callable[[], int | None], *, quiet: bool, moving: bool = True) -> Iterator[Observer]:
    """What to call with each tally. ``count`` tells how many articles there are, in a thread: it may take a while.

    ``moving``: a bar may be drawn, as nothing else is written to the terminal.
    """
    if quiet or sys.stderr is None:
        yield silent
        return
    expected = _Counted(count)
    if moving and sys.stderr.isatty():
        with _bar(expected) as observer:
            yield observer
    else:
        yield _PlainLines(expected)


class Pace:
    """Articles a minute, of late."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque([(0.0, 0)])

    def __call__(self, tally: Tally) -> float:
        """With each tally in turn."""
        if tally.seconds >= self._marks[-1][0] + 1:
            self._marks.append((tally.seconds, tally.finished))
            while len(self._marks) > 1 and self._marks[0][0] < tally.seconds - _WINDOW:
                self._marks.popleft()
        since, finished = self._marks[0]
        passed = tally.seconds - since
        return (tally.finished - finished) * _MINUTE / passed if passed > 0 else 0.0


def told(tally: Tally, pace: float, total: int | None) -> str:
    """One line: "41 a minute · 1,234,567 tokens · $0.43 · 3 failed · 5 min left"."""
    parts = [f"{pace:,.0f} a minute" if pace >= 1 or not pace else f"{pace * _MINUTE:,.0f} an hour"]
    parts.append(f"{tally.tokens_in + tally.tokens_out:,} tokens")
    if tally.cost is not None:
        parts.append(dollars(tally.cost))
    if tally.failed:
        parts.append(f"{tally.failed:,} failed")
    left = (total or 0) - tally.skipped - tally.finished
    if total is not None and pace > 0 and left > 0:
        parts.append(f"{duration(left / pace * _MINUTE)} left")
    return " · ".join(parts)


def duration(seconds: float) -> str:
    """As a person would say it: "45 s", "12 min", "7 h 5 min"."""
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{int(seconds // _HOUR)} h {int(seconds % _HOUR // _MINUTE)} min"


def dollars(cost: Decimal) -> str:
    """An amount as a person reads it: to the cent, below a dollar to a hundredth of it."""
    return f"${cost:,.2f}" if cost >= 1 else f"${cost:.4f}"


class _Counted:
    """How many articles there are at most, as soon as that is known."""

    def __init__(self, count: Callable[[], int | None]) -> None:
        self._total: int | None = None
        self._count = count
        threading.Thread(target=self._work, daemon=True, name="counting").start()

    def __call__(self, tally: Tally) -> int | None:
        """What the engine knows is right; before that, duplicates are counted too."""
        return self._total if tally.total is None else tally.total

    def _work(self) -> None:
        self._total = self._count()


class _PlainLines:
    """For a log: the first after a while, then one each half minute in which anything ended."""

    def __init__(self, expected: _Counted) -> None:
        self._expected = expected
        self._pace = Pace()
        self._next = _EVERY
        self._last = -1

    def __call__(self, tally: Tally) -> None:
        pace = self._pace(tally)
        if tally.seconds < self._next or tally.finished == self._last:
            return
        self._next, self._last = tally.seconds + _EVERY, tally.finished
        total = self._expected(tally)
        of = "" if total is None else f" of {total:,}"
        say(f"[{tally.skipped + tally.finished:,}{of}] {told(tally, pace, total)}")


@contextmanager
def _bar(expected: _Counted) -> Iterator[Observer]:
    """A bar, the articles, the line of figures and the time; gone when the work is done."""
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        BarColumn(20),
        TextColumn("{task.fields[articles]}", markup=False),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
    )
    pace = Pace()
    with Progress(*columns, console=screen(), transient=True) as bars:
        task = bars.add_task("opening the model", total=None, articles="")

        def observe(tally: Tally) -> None:
            total, done = expected(tally), tally.skipped + tally.finished
            of = "" if total is None else f"/{total:,}"
            line = told(tally, pace(tally), total)
            bars.update(task, description=line, completed=done, total=total, articles=f"{done:,}{of}")

        yield observe
