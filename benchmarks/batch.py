"""How many articles a batch works through, beside a bare client that sends the same requests; and in how much memory.

    pip install -e '.[test]'
    python benchmarks/batch.py speed [--articles 300] [--rounds 3] [--workers N]
    python benchmarks/batch.py memory [--articles 1000 100000]

The endpoint is the tests' own server, in a process of its own, which answers as a good model would. ``speed`` takes
turns: the bare loop (AsyncOpenAI, as many calls at a time), then the batch, so that their ratio holds on a busy
machine, where articles a second do not. With no delay the processor is the limit, so the time of the processor is
given as well: of the process that asks, which the bare loop is to be compared with, and of the workers beside it.
With 200 ms for each call and 64 at a time, at most 320 calls a second are possible.

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

from pydantic import SecretStr

from summarizer.asking.endpoint import Endpoint
from summarizer.asking.model import Model
from summarizer.batch.engine import run_batch
from summarizer.batch.limits import Limits
from summarizer.batch.store import Run
from summarizer.errors import Postponed
from summarizer.pipeline import asummarize
from summarizer.settings import Settings
from tests.batch import newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.asking.model import Request

AT_A_TIME = 64
LATENCY = 0.2


@dataclass(frozen=True)
class Measured:
    """Seconds of the clock, and of the processor: of this process, and of the workers."""

    calls: int
    clock: float
    here: float
    workers: float = 0.0

    def without(self, start: float) -> Measured:
        """Less what it takes to start the workers."""
        return replace(self, workers=max(0.0, self.workers - start))

    @property
    def rate(self) -> float:
        return self.calls / self.clock

    def __str__(self) -> str:
        here, beside = (1000 * seconds / self.calls for seconds in (self.here, self.workers))
        return f"{self.rate:6.1f} calls/s, processor {here:5.2f} ms/call here, {beside:5.2f} in workers"


@contextmanager
def endpoint(latency: float) -> Iterator[str]:
    """The server, and its address."""
    command = [sys.executable, "-m", "tests.batch.serving", "--latency", str(latency)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]) as server:  # noqa: S603
        assert server.stdout is not None  # noqa: S101 - it is a pipe
        try:
            yield server.stdout.readline().strip()
        finally:
            server.kill()


def settings_for(url: str) -> Settings:
    return Settings(model="m", base_url=url, api_key=SecretStr("none"), timeout=120)


async def requests(count: int, settings: Settings) -> list[dict[str, Any]]:
    """The questions about so many articles, unasked."""
    asked: list[dict[str, Any]] = []

    async def complete(request: Request, /) -> Any:  # noqa: ANN401 - it never answers
        asked.append(request.body)
        raise Postponed("Only the question is wanted.")

    model = Model(Endpoint(settings.base_url, SecretStr("none"), "m"), complete)
    for number in range(count):
        with suppress(Postponed):
            await asummarize(newsroom.text(number), settings=settings, through=model)
    return asked


async def bare(bodies: list[dict[str, Any]], settings: Settings) -> Measured:
    """The client alone: nothing is read, checked, kept or limited."""
    import openai

    async with openai.AsyncOpenAI(base_url=settings.base_url, api_key="none", max_retries=0) as client:
        await client.chat.completions.create(**bodies[0])
        left = iter(bodies)

        async def ask() -> None:
            for body in left:
                await client.chat.completions.create(**body)

        clock, here = time.perf_counter(), time.process_time()
        await asyncio.gather(*(ask() for _ in range(AT_A_TIME)))
        return Measured(len(bodies), time.perf_counter() - clock, time.process_time() - here)


async def batch(count: int, settings: Settings, workers: int | None) -> Measured:
    """The whole way: read, asked, verified, and on the disk. The start of workers is not counted."""
    with tempfile.TemporaryDirectory() as folder, Run.open(Path(folder) / "run.sqlite") as run:
        started: list[tuple[float, float]] = []
        before = resource.getrusage(resource.RUSAGE_CHILDREN)

        def coming() -> Iterator[Any]:
            yield newsroom.article(10**6)  # while it is at work, everything is being started
            while not started:
                time.sleep(0.01)
            yield from newsroom.articles(count)

        def observe(tally: Any) -> None:  # noqa: ANN401 - a Tally
            if tally.done == 1 and not started:
                started.append((time.perf_counter(), time.process_time()))

        tally = await run_batch(
            coming(),
            settings=settings,
            limits=Limits(concurrency=AT_A_TIME),
            run=run,
            workers=workers,
            observe=observe,
        )
        clock, here = time.perf_counter() - started[0][0], time.process_time() - started[0][1]
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert (tally.done, tally.calls) == (count + 1, count + 1), tally  # noqa: S101 - else nothing was measured
        beside = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Measured(count, clock, here, beside)


async def speed(count: int, rounds: int, workers: int | None) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for latency in (0.0, LATENCY):
        with endpoint(latency) as url:
            settings = settings_for(url)
            bodies = await requests(count, settings)
            start = (await batch(1, settings, workers)).workers
            pairs = [
                (await bare(bodies, settings), (await batch(count, settings, workers)).without(start))
                for _ in range(rounds)
            ]
        clock = median(ours.rate / theirs.rate for theirs, ours in pairs)
        processor = median(theirs.here / ours.here for theirs, ours in pairs)
        print(f"{latency * 1000:.0f} ms a call, {AT_A_TIME} at a time, {count} articles, workers: {workers}")
        for theirs, ours in pairs:
            print(f"  bare   {theirs}")
            print(f"  batch  {ours}")
        print(f"  ratio by the clock {clock:.2f}, by the processor of the process that asks {processor:.2f}")
        found[f"{latency}"] = {"clock": clock, "processor": processor, "rate": median(o.rate for _, o in pairs)}
        if latency:
            bound = AT_A_TIME / latency
            part = found[f"{latency}"]["rate"] / bound
            print(
                f"  of the bound {bound:.0f}/s: batch {part:.2f}, bare {median(t.rate for t, _ in pairs) / bound:.2f}"
            )
            found[f"{latency}"]["of the bound"] = part
    return found


async def peak(count: int, *, unread: bool) -> float:
    """The most memory that this process has had, in MB, after a run of so many articles."""

    def missing() -> Any:  # noqa: ANN401 - it never returns
        from summarizer.errors import DocumentError

        raise DocumentError("It is not there.")

    articles = newsroom.articles(count)
    with (
        endpoint(0.0) as url,
        tempfile.TemporaryDirectory() as folder,
        Run.open(Path(folder) / "run.sqlite") as run,
    ):
        coming = (replace(article, load=missing) if unread else article for article in articles)
        tally = await run_batch(
            coming, settings=settings_for(url), limits=Limits(concurrency=AT_A_TIME), run=run, workers=0
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
        found: dict[Any, Any] = asyncio.run(speed(options.articles, options.rounds, options.workers))
    else:
        found = memory(options.articles, unread=options.unread)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
