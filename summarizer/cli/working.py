"""What ``summarizer batch`` does between its options and its exit code."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import ExitStack, nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from summarizer.asking.endpoint import check
from summarizer.batch.engine import run_batch
from summarizer.batch.exporting import written_along
from summarizer.batch.inputs import Fields, Inputs, Manner
from summarizer.batch.limits import Limits
from summarizer.batch.outputs import check_place, output_to
from summarizer.batch.plan import Plan
from summarizer.batch.prices import Prices
from summarizer.batch.store import Answers, Run, setup_of
from summarizer.batch.store.places import cache_file, find_run, new_run_file, runs_folder
from summarizer.batch.store.reading import any_rejected, command_of
from summarizer.cli.closing import articles, command_for, interrupted, sum_up
from summarizer.cli.exits import Exit
from summarizer.cli.messages import remark
from summarizer.cli.output import place_of
from summarizer.cli.resuming import taken_up, to_keep
from summarizer.cli.watching import watched
from summarizer.settings import Settings
from summarizer.verifying.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from summarizer.batch.outputs import Output
    from summarizer.batch.tally import Observer, Tally

_LIMITS = ("requests_per_minute", "tokens_per_minute", "budget_tokens", "budget_cost")
_SEVERAL, _ONE = 8, 1
"""Calls at a time. An embedded model answers one question after the other, and keeps the article in mind."""


def work(context: click.Context) -> int:
    """Begin the run that the options name, or go on with it; returns the exit code."""
    path, options = _chosen(context)
    job = _Job.of(path, options)
    if path is None or not path.exists():  # a run that is gone on with may need no model any more
        check(job.settings)
    path = path or new_run_file(runs_folder(options["runs_dir"]))
    with Run.open(path, setup=setup_of(job.settings, job.policy), command=to_keep(options)) as run:
        go_on = command_for(run.path, runs_folder())
        remark(f"This run is {run.path}.", quiet=job.quiet)
        try:
            with _cache(options) as cache:
                if options["retry_failed"]:
                    again = run.retry_failed(cache)
                    remark(f"Tried again: {articles(again)}.", quiet=job.quiet)
                tally = job.done(run, cache)
                if cache and cache.trouble:
                    remark(cache.trouble, quiet=job.quiet)
        except (KeyboardInterrupt, asyncio.CancelledError):
            interrupted(run, go_on)
            return Exit.INTERRUPTED
        sum_up(run, tally, go_on, quiet=job.quiet)
        if tally.stopped or run.totals().failed:
            return Exit.MODEL
        return Exit.REJECTED if options["strict"] and any_rejected(run.path) else Exit.FINE


@dataclass(frozen=True, slots=True)
class _Job:
    """A command line, understood."""

    inputs: Inputs
    outputs: tuple[Path | None, ...]
    settings: Settings
    limits: Limits
    prices: Prices
    workers: int | None
    by_batches: bool
    detach: bool
    quiet: bool
    policy: Policy

    @classmethod
    def of(cls, run: Path | None, options: dict[str, Any]) -> _Job:
        """Raises :class:`~summarizer.errors.InputError` for what is wrong with it, before anything is made."""
        settings = Settings.resolve(**{name: options[name] for name in Settings.model_fields if name in options})
        outputs = tuple(dict.fromkeys(map(place_of, options["output"]))) or (place_of(None),)
        inputs = _inputs(options, [path for path in (run, *outputs) if path])
        for place in outputs:
            check_place(place)
        concurrency = options["concurrency"]
        if concurrency is None:
            concurrency = _ONE if settings.embedded else _SEVERAL
        return cls(
            inputs=inputs,
            outputs=outputs,
            settings=settings,
            limits=Limits(concurrency, **{name: options[name] for name in _LIMITS}),
            prices=Prices.read(options["prices"]) if options["prices"] else Prices(),
            workers=options["workers"],
            by_batches=_by_batches(options),
            detach=options["detach"],
            quiet=options["quiet"],
            policy=Policy(),
        )

    def done(self, run: Run, cache: Answers | None) -> Tally:
        """All of the work. Interrupted, it leaves with the interruption, and with everything in order."""
        with ExitStack() as stack:
            written = [output_to(place, run) for place in self.outputs]
            for output in written:
                stack.callback(output.close)
            lines_on_screen = None in self.outputs and sys.stdout is not None and sys.stdout.isatty()
            observe = stack.enter_context(watched(self.inputs.count, quiet=self.quiet, moving=not lines_on_screen))
            return asyncio.run(_stoppable(self._batch(run, cache, observe), written))

    def _batch(self, run: Run, cache: Answers | None, observe: Observer) -> Coroutine[object, object, Tally]:
        plan = Plan(self.settings, run, self.policy, self.limits, cache, self.prices, observe)
        if not self.by_batches:
            return run_batch(self.inputs.articles(), plan, workers=self.workers)
        from summarizer.batch.openai_batch.manner import Manner as BatchManner
        from summarizer.batch.openai_batch.rounds import run_batches

        tell = partial(remark, quiet=self.quiet)
        return run_batches(self.inputs.articles, plan, manner=BatchManner(detach=self.detach), tell=tell)


def _chosen(context: click.Context) -> tuple[Path | None, dict[str, Any]]:
    """The run file, ``None`` for a new one, and the options, with those of a run that is taken up."""
    options: dict[str, Any] = dict(context.params)
    begun = options["run"] is not None and options["run"].exists()
    if options["resume"] == "":  # as of a variable that is not set: nobody wants a new run then
        raise click.UsageError("--resume names no run.")
    if options["resume"] and options["run"]:
        raise click.UsageError("--resume and --run name the same thing; give one of them.")
    if options["retry_failed"] and not (options["resume"] or begun):
        raise click.UsageError("--retry-failed goes with --resume, or with a --run that is there.")
    if options["resume"]:
        path = find_run(options["resume"], runs_folder(options["runs_dir"])).absolute()
        command = command_of(path)
    elif begun and not (options["inputs"] or options["urls"]):
        path = options["run"].absolute()
        command = command_of(path)
    else:
        return options["run"], options
    return path, taken_up(context, command, path)


def _by_batches(options: dict[str, Any]) -> bool:
    """Whether by the Batch API. Raises :class:`click.UsageError` for what does not go together with it."""
    asked: bool = options["via"] == "batch-api"
    if options["detach"] and not asked:
        raise click.UsageError("--detach goes with --via batch-api.")
    if asked and "-" in (*options["inputs"], *options["urls"]):
        raise click.UsageError("--via batch-api reads its input once for each round; standard input can be read once.")
    return asked


def _inputs(options: dict[str, Any], but: Sequence[Path]) -> Inputs:
    manner = Manner(Fields.parse(options["fields"]), options["published"], options["language"], options["allow_local"])
    return Inputs.named(options["inputs"], lists=options["urls"], manner=manner, but=but)


def _cache(options: dict[str, Any]) -> AbstractContextManager[Answers | None]:
    return nullcontext(None) if options["no_cache"] else Answers(cache_file(options["cache_dir"]))


async def _stoppable(batch: Coroutine[object, object, Tally], outputs: Sequence[Output]) -> Tally:
    """Who manages processes ends them with SIGTERM, and a terminal that is closed with SIGHUP; both are taken as Ctrl-C
    is, unless whoever started this wants them ignored, as nohup does.
    """
    task = asyncio.current_task()
    for name in ("SIGTERM", "SIGHUP"):
        with suppress(KeyError, NotImplementedError, RuntimeError, ValueError):  # Windows, and other threads
            if signal.getsignal(wish := signal.Signals[name]) is signal.SIG_DFL:
                asyncio.get_running_loop().add_signal_handler(wish, lambda: task and task.cancel())
    return await written_along(batch, outputs)
