"""How many articles a batch works through, beside a bare client that sends the same requests; and in how much memory.

    pip install -e '.[test]' psutil
    python benchmarks/batch.py speed [--articles 300] [--rounds 3] [--workers N] [--at-a-time 64]
    python benchmarks/batch.py memory [--articles 1000 100000]

The endpoint is the tests' own server, in a process of its own, which answers as a good model would. ``speed`` takes
turns: the bare loop (AsyncOpenAI, as many calls at a time), then the batch, so that their ratio holds on a busy
machine, where articles a second do not. With no delay the processor is the limit, so the time of the processor is
given as well: of the process that asks, which the bare loop is to be compared with, of the workers beside it, and of
the server, which takes its own from the same processors. Starting is not measured, of either: the first articles,
as many as are in work at a time, come before. With 200 ms for each call and 64 at a time, at most 320 calls a second
are possible: the bound. What part of a processor the process that asks would need for as many says whether it could
reach the bound, had the workers processors of their own; ``--at-a-time 16`` measures that on two.

``memory`` is the peak of a process that does nothing else, for each number of articles.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import psutil
from pydantic import SecretStr

from summarizer.asking.endpoint import Endpoint
from summarizer.asking.model import Model
from summarizer.batch.engine import run_batch
from summarizer.batch.limits import Limits
from summarizer.batch.plan import Plan
from summarizer.batch.store import Run
from summarizer.errors import Postponed
from summarizer.pipeline import asummarize
from summarizer.settings import Settings
from tests.batch import newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.asking.model import Request
    from summarizer.batch.article import Article
    from summarizer.batch.tally import Tally

AT_A_TIME = 64
LATENCY = 0.2
BOUND = AT_A_TIME / LATENCY  # calls a second


@dataclass(frozen=True)
class Spent:
    """Seconds, up to now: of the clock, and of the processor in this process, in its workers and in the server."""

    clock: float
    here: float
    workers: float
    server: float

    @classmethod
    def so_far(cls, server: psutil.Process) -> Spent:
        workers = [child for child in psutil.Process().children() if child.pid != server.pid]
        return cls(time.perf_counter(), time.process_time(), sum(map(_processor, workers)), _processor(server))


@dataclass(frozen=True)
class Measured:
    """So many calls, between two moments."""

    calls: int
    start: Spent
    end: Spent

    @property
    def rate(self) -> float:
        """Calls a second, by the clock."""
        return self.calls / (self.end.clock - self.start.clock)

    def each(self, what: str) -> float:
        """Milliseconds of the processor for one call."""
        return float(1000 * (getattr(self.end, what) - getattr(self.start, what)) / self.calls)

    def __str__(self) -> str:
        return (
            f"{self.rate:6.1f} calls/s, processor {self.each('here'):5.2f} ms/call here, "
            f"{self.each('workers'):5.2f} in workers, {self.each('server'):4.2f} in the server"
        )


@dataclass(frozen=True)
class Stage:
    """Where it is measured: the server, how to reach it, and how many calls are out at a time."""

    server: psutil.Process
    settings: Settings
    at_a_time: int


def _processor(process: psutil.Process) -> float:
    """The seconds that a process has used; none if it has ended."""
    try:
        used = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(used.user + used.system)


@contextmanager
def endpoint(latency: float, at_a_time: int) -> Iterator[Stage]:
    """The server, as long as the block."""
    command = [sys.executable, "-m", "tests.batch.serving", "--latency", str(latency)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]) as server:  # noqa: S603
        assert server.stdout is not None  # noqa: S101 - it is a pipe
        try:
            url = server.stdout.readline().strip()
            settings = Settings(model="m", base_url=url, api_key=SecretStr("none"), timeout=120)
            yield Stage(psutil.Process(server.pid), settings, at_a_time)
        finally:
            server.kill()


async def requests(count: int, settings: Settings) -> list[dict[str, Any]]:
    """The questions about so many articles, unasked."""
    asked: list[dict[str, Any]] = []

    async def complete(request: Request, /) -> Any:  # noqa: ANN401 - it never answers
        asked.append(json.loads(request.content))
        raise Postponed("Only the question is wanted.")

    model = Model(Endpoint(settings.base_url, SecretStr("none"), "m"), complete)
    for number in range(count):
        with suppress(Postponed):
            await asummarize(newsroom.text(number), settings=settings, through=model)
    return asked


async def bare(bodies: list[dict[str, Any]], stage: Stage) -> Measured:
    """The client alone: nothing is read, checked, kept or limited."""
    import openai

    url, timeout = stage.settings.base_url, stage.settings.timeout
    async with openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0, timeout=timeout) as client:

        async def ask_each(bodies: list[dict[str, Any]]) -> None:
            left = iter(bodies)

            async def ask() -> None:
                for body in left:
                    await client.chat.completions.create(**body)

            await asyncio.gather(*(ask() for _ in range(stage.at_a_time)))

        await ask_each(bodies[: stage.at_a_time])
        start = Spent.so_far(stage.server)
        await ask_each(bodies)
        return Measured(len(bodies), start, Spent.so_far(stage.server))


async def batch(count: int, stage: Stage, workers: int | None) -> Measured:
    """The whole way: read, asked, verified, and on the disk."""
    before = stage.at_a_time
    moments: list[Spent] = []

    def coming() -> Iterator[Article]:
        yield from newsroom.articles(before, first=10**6)
        while not moments:
            time.sleep(0.01)
        yield from newsroom.articles(count)

    def observe(tally: Tally) -> None:
        if tally.done >= before + count * len(moments) and len(moments) < len(("start", "end")):
            moments.append(Spent.so_far(stage.server))

    with tempfile.TemporaryDirectory() as folder, Run.open(Path(folder) / "run.sqlite") as run:
        limits = Limits(concurrency=stage.at_a_time)
        tally = await run_batch(
            coming(), Plan(settings=stage.settings, limits=limits, run=run, observe=observe), workers=workers
        )
    assert (tally.done, tally.calls) == (before + count, before + count), tally  # noqa: S101 - else nothing was measured
    return Measured(count, *moments)


async def speed(count: int, rounds: int, workers: int | None, at_a_time: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for latency in (0.0, LATENCY):
        with endpoint(latency, at_a_time) as stage:
            bodies = await requests(count, stage.settings)
            pairs = [(await bare(bodies, stage), await batch(count, stage, workers)) for _ in range(rounds)]
        clock = median(ours.rate / theirs.rate for theirs, ours in pairs)
        processor = median(theirs.each("here") / ours.each("here") for theirs, ours in pairs)
        print(f"{latency * 1000:.0f} ms a call, {at_a_time} at a time, {count} articles, workers: {workers}")
        for theirs, ours in pairs:
            print(f"  bare   {theirs}")
            print(f"  batch  {ours}")
        print(f"  ratio by the clock {clock:.2f}, by the processor of the process that asks {processor:.2f}")
        found[f"{latency}"] = {"clock": clock, "processor": processor, "rate": median(o.rate for _, o in pairs)}
        if latency:
            bound = at_a_time / latency
            part = found[f"{latency}"]["rate"] / bound
            part_of_bare = median(theirs.rate for theirs, _ in pairs) / bound
            print(f"  of the bound {bound:.0f}/s: batch {part:.2f}, bare {part_of_bare:.2f}")
            needed = median(ours.each("here") for _, ours in pairs) * BOUND / 1000
            print(f"  for {BOUND:.0f}/s the process that asks would need {needed:.2f} of a processor")
            found[f"{latency}"] |= {"of the bound": part, "bare, of the bound": part_of_bare, "needed": needed}
    return found


async def peak(count: int, *, unread: bool) -> float:
    """The most memory that this process has had, in MB, after a run of so many articles."""

    def missing() -> Any:  # noqa: ANN401 - it never returns
        from summarizer.errors import DocumentError

        raise DocumentError("It is not there.")

    articles = newsroom.articles(count)
    with (
        endpoint(0.0, AT_A_TIME) as stage,
        tempfile.TemporaryDirectory() as folder,
        Run.open(Path(folder) / "run.sqlite") as run,
    ):
        coming = (replace(article, load=missing) if unread else article for article in articles)
        tally = await run_batch(
            coming, Plan(settings=stage.settings, limits=Limits(concurrency=stage.at_a_time), run=run), workers=0
        )
        assert tally.finished == count  # noqa: S101 - else nothing was measured
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def memory(counts: list[int], *, unread: bool) -> dict[int, float]:
    found = {}
    for count in counts:
        command = [sys.executable, __file__, "peak", str(count), *(["--unread"] if unread else [])]
        found[count] = float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)  # noqa: S603
        print(f"{count:>9,} articles: peak {found[count]:.0f} MB")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parts = parser.add_subparsers(dest="part", required=True)
    fast = parts.add_parser("speed")
    fast.add_argument("--articles", type=int, default=300)
    fast.add_argument("--rounds", type=int, default=3)
    fast.add_argument("--workers", type=int, help="processes; by default as the batch decides")
    fast.add_argument("--at-a-time", type=int, default=AT_A_TIME, help="calls that are out at a time")
    small = parts.add_parser("memory")
    small.add_argument("--articles", type=int, nargs="+", default=[1_000, 100_000])
    small.add_argument("--unread", action="store_true", help="no article can be read: the machinery alone, quickly")
    alone = parts.add_parser("peak")
    alone.add_argument("count", type=int)
    alone.add_argument("--unread", action="store_true")
    options = parser.parse_args()
    if options.part == "peak":
        print(asyncio.run(peak(options.count, unread=options.unread)))
        return
    if options.part == "speed":
        found: dict[Any, Any] = asyncio.run(speed(options.articles, options.rounds, options.workers, options.at_a_time))
    else:
        found = memory(options.articles, unread=options.unread)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
