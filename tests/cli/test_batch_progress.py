"""What a person sees while an archive is worked through, and in a log."""

from __future__ import annotations

import io
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from summarizer.batch.tally import Tally
from summarizer.cli.watching import Pace, duration, told, watched

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def night(minutes: int, *, total: int | None = None) -> list[Tally]:
    """An hour of 60 articles a minute, every tenth of which fails, as it is told each second."""
    return [
        Tally(
            done=second - second // 10,
            failed=second // 10,
            skipped=40,
            total=total,
            tokens_in=900 * second,
            tokens_out=100 * second,
            cost=Decimal("0.0004") * second,
            seconds=float(second),
        )
        for second in range(minutes * 60 + 1)
    ]


def shown(
    stream: io.StringIO, tallies: Iterable[Tally], monkeypatch: pytest.MonkeyPatch, *, quiet: bool = False
) -> str:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", stream)
    with watched(lambda: 1000, quiet=quiet) as observe:
        for tally in tallies:
            observe(tally)
    return stream.getvalue()


def test_in_a_log_there_is_a_line_each_half_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(io.StringIO(), night(2, total=640), monkeypatch).splitlines() == [
        "[70 of 640] 60 a minute · 30,000 tokens · $0.0120 · 3 failed · 10 min left",
        "[100 of 640] 60 a minute · 60,000 tokens · $0.0240 · 6 failed · 9 min left",
        "[130 of 640] 60 a minute · 90,000 tokens · $0.0360 · 9 failed · 8 min left",
        "[160 of 640] 60 a minute · 120,000 tokens · $0.0480 · 12 failed · 8 min left",
    ]


def test_a_log_does_not_repeat_itself_while_nothing_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = [Tally(done=1, seconds=float(second)) for second in range(600)]
    assert len(shown(io.StringIO(), waiting, monkeypatch).splitlines()) == 1


def test_on_a_terminal_there_is_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    line = shown(_Terminal(), night(1, total=640), monkeypatch)
    assert "100/640" in line
    assert "60 a minute · 60,000 tokens · $0.0240 · 6 failed · 9 min left" in line


def test_quiet_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(_Terminal(), night(1), monkeypatch, quiet=True) == ""


def test_the_pace_follows_what_happened_of_late() -> None:
    pace = Pace()
    fast = [pace(Tally(done=second * 10, seconds=float(second))) for second in range(601)]
    assert fast[-1] == pytest.approx(600)
    slow = [pace(Tally(done=6000 + second, seconds=600.0 + second)) for second in range(1, 401)]
    assert slow[-1] == pytest.approx(60)


@pytest.mark.parametrize(
    ("tally", "pace", "total", "line"),
    [
        (Tally(), 0.0, None, "0 a minute · 0 tokens"),
        (Tally(done=2, tokens_in=1500), 0.5, 10, "30 an hour · 1,500 tokens · 16 min left"),
        (Tally(done=10), 5.0, 10, "5 a minute · 0 tokens"),
        (Tally(done=1, cost=Decimal("1234.5")), 5.0, None, "5 a minute · 0 tokens · $1,234.50"),
    ],
)
def test_the_line(tally: Tally, pace: float, total: int | None, line: str) -> None:
    assert told(tally, pace, total) == line


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.4, "0 s"), (59, "59 s"), (90, "2 min"), (3599, "60 min"), (25_500, "7 h 5 min")]
)
def test_durations_are_said_as_a_person_would(seconds: float, words: str) -> None:
    assert duration(seconds) == words
