"""How calls are held back: who waits, for how long, and who goes first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from summarizer.asking import patience
from summarizer.batch.breaker import PROBES, Breaker
from summarizer.batch.gate import Gate
from summarizer.batch.limits import Limits
from summarizer.batch.pace import Pace
from summarizer.errors import ConfigurationError
from summarizer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


class Clock:
    """Waits that end when the test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.waits: list[float] = []
        self._rings: list[asyncio.Event] = []
        monkeypatch.setattr(patience, "sleep", self._sleep)

    async def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self._rings.append(ring := asyncio.Event())
        await ring.wait()

    async def ring(self) -> None:
        """The last wait is over."""
        self._rings[-1].set()
        await settled()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


async def settled() -> None:
    """Everything that can go on has gone on."""
    for _ in range(10):
        await asyncio.sleep(0)


async def entering(gate: Gate, count: int) -> list[asyncio.Task[int]]:
    tasks = [asyncio.create_task(gate.enter()) for _ in range(count)]
    await settled()
    return tasks


def inside(tasks: list[asyncio.Task[int]]) -> list[bool]:
    return [task.done() for task in tasks]


async def stop(tasks: list[asyncio.Task[int]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_who_waits_longest_goes_first() -> None:
    gate = Gate(2)
    tasks = await entering(gate, 4)
    assert inside(tasks) == [True, True, False, False]
    gate.leave()
    await settled()
    assert inside(tasks) == [True, True, True, False]
    await stop(tasks)


async def test_who_gives_up_waiting_takes_no_place() -> None:
    gate = Gate(1)
    first, second, third = await entering(gate, 3)
    second.cancel()
    gate.leave()
    await settled()
    assert first.done()
    assert third.done()


async def test_who_is_cancelled_with_a_place_in_hand_gives_it_back() -> None:
    gate = Gate(1)
    _, second, third = await entering(gate, 3)
    gate.leave()
    second.cancel()  # its place has been given, but it has not gone on yet
    await settled()
    assert third.done()


async def test_a_closed_gate_lets_nobody_in_and_then_half_as_many(clock: Clock) -> None:
    gate = Gate(4)
    gate.close(30)
    tasks = await entering(gate, 4)
    assert inside(tasks) == [False] * 4
    assert clock.waits == [30]
    await clock.ring()
    assert inside(tasks) == [True, True, False, False]
    for _ in range(4):
        gate.widen()
    await settled()
    assert inside(tasks) == [True, True, True, False]
    await stop(tasks)


async def test_an_answer_of_the_round_before_closes_the_gate_no_further(clock: Clock) -> None:
    gate = Gate(8)
    breaker = Breaker(gate, Settings(), 20)
    for _ in range(8):  # eight calls that were under way together
        breaker.turned_away(0, 5)
    await settled()
    assert clock.waits == [5]
    assert breaker.in_a_row == 1


async def test_the_backoff_doubles_until_a_call_goes_well(clock: Clock) -> None:
    gate = Gate(8)
    breaker = Breaker(gate, Settings(backoff=1, max_wait=60), 20)
    for round_ in range(4):
        breaker.turned_away(round_, None)
        await settled()
    assert [round(wait - 0.5) // 1 for wait in clock.waits] == pytest.approx([1, 2, 4, 8], abs=1)
    breaker.went_well()
    breaker.turned_away(4, None)
    await settled()
    assert 1 <= clock.waits[-1] <= 2


async def test_one_call_goes_to_see_whether_the_endpoint_is_back(clock: Clock) -> None:
    gate = Gate(8)
    breaker = Breaker(gate, Settings(backoff=1), 3)
    for _ in range(3):
        breaker.failed(0)
    tasks = await entering(gate, 5)
    await clock.ring()
    assert inside(tasks) == [True, False, False, False, False]
    breaker.went_well()
    await settled()
    assert inside(tasks) == [True] * 5


async def test_failures_that_come_in_late_are_no_probes(clock: Clock) -> None:
    gate = Gate(64)
    breaker = Breaker(gate, Settings(backoff=1), 3)
    for _ in range(64):
        breaker.failed(0)
    await settled()
    assert len(clock.waits) == 1
    assert not breaker.given_up


async def test_after_some_probes_it_is_given_up(clock: Clock) -> None:
    gate = Gate(8)
    breaker = Breaker(gate, Settings(backoff=1, max_wait=60), 3)
    for _ in range(2):
        breaker.failed(0)
    for round_ in range(PROBES):
        breaker.failed(round_)
        await settled()
        assert not breaker.given_up
    assert clock.waits == sorted(clock.waits)
    assert clock.waits[-1] <= 60
    breaker.failed(PROBES)
    assert breaker.given_up


# ---- so many a minute -------------------------------------------------------------------------------------


class Minute:
    """A loop whose time only passes when somebody waits for it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        self._loop = asyncio.get_running_loop()
        monkeypatch.setattr(self._loop, "time", lambda: self.now)

    async def until(self, done: Callable[[], bool]) -> None:
        """Let a quarter of a second pass at a time."""
        while not done():
            self.now += 0.25
            for _ in range(5):
                await asyncio.sleep(0)


async def sent_in(minutes: float, limits: Limits, tokens: float, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """When calls went out that would all have gone at once."""
    pace, minute = Pace(limits), Minute(monkeypatch)
    sent: list[float] = []

    async def call() -> None:
        await pace.turn(tokens)
        sent.append(minute.now)

    tasks: list[Awaitable[None]] = [asyncio.ensure_future(call()) for _ in range(200)]
    await minute.until(lambda: minute.now >= 60 * minutes)
    for task in tasks:
        task.cancel()  # type: ignore[attr-defined]
    await asyncio.gather(*tasks, return_exceptions=True)
    return sent


def most_in_a_minute(sent: list[float]) -> int:
    return max(sum(start <= moment < start + 60 for moment in sent) for start in sent)


async def test_no_minute_has_more_requests_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = await sent_in(3, Limits(requests_per_minute=30), 0, monkeypatch)
    assert 85 <= len(sent) <= 91
    assert most_in_a_minute(sent) <= 31


async def test_no_minute_has_more_tokens_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = await sent_in(3, Limits(tokens_per_minute=20_000), 1000, monkeypatch)
    assert 55 <= len(sent) <= 61
    assert most_in_a_minute(sent) <= 21


async def test_what_was_estimated_too_low_is_paid_for_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    pace, minute = Pace(Limits(tokens_per_minute=6000)), Minute(monkeypatch)
    await pace.turn(100)
    pace.used(100, 400, 500, 200)  # 700 tokens instead of 100
    next_one = asyncio.create_task(pace.turn(100))
    await minute.until(next_one.done)
    assert 6 <= minute.now <= 8


def test_the_estimate_learns_from_what_the_endpoint_counts() -> None:
    pace = Pace(Limits())
    assert pace.estimate(4000, 1000) == 2000  # four bytes a token, and all that the answer may have
    for _ in range(50):
        pace.used(0, 4000, 2000, 300)
    assert pace.estimate(4000, 1000) == pytest.approx(2300, rel=0.02)


@pytest.mark.parametrize("limit", ["concurrency", "requests_per_minute", "budget_tokens", "breaker"])
@pytest.mark.parametrize("value", [0, -1])
def test_a_limit_that_lets_nothing_through_is_an_error(limit: str, value: int) -> None:
    with pytest.raises(ConfigurationError, match=f"{limit} must be over 0"):
        Limits(**{limit: value})  # type: ignore[arg-type]
