"""What one checker's own process measures: time, memory, and every case that it judges wrongly."""

from __future__ import annotations

import resource
import sys
import time
from collections import defaultdict
from functools import partial
from importlib import metadata
from typing import TYPE_CHECKING, Any

from benchmarks.side_by_side.cases import claim_of, group_of, grouped
from benchmarks.side_by_side.peers import ACCEPTED, CHECKERS, OURS, REJECTED, UNCLEAR, Article, Check, Checker
from benchmarks.speed import WORDS, article, strings_of, summary_of

if TYPE_CHECKING:
    from collections.abc import Callable


def measured(name: str, every: int, seconds: float) -> dict[str, Any]:
    """Time and memory of one checker, then all cases, or every so many-th.

    "milliseconds…" and "megabytes" as the module says, "version"; "rows": row of the table → [claims, judged wrongly,
    left to a person]; "wrong": the ids of the cases judged wrongly.
    """
    checker = CHECKERS[name]
    check = checker.make()
    costs = _costs(name, checker.timed() if checker.timed else check, seconds)
    rows: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    wrong: list[str] = []
    began = time.process_time()
    for source, cases in grouped(every):
        mine = [case for case in cases if checker.prose or not isinstance(case["summary"], str)]
        said = check(source, [claim_of(case, name) for case in mine])
        for case, verdict in zip(mine, said, strict=True):
            is_wrong = verdict == (REJECTED if case["supported"] else ACCEPTED)
            row = rows[group_of(case)]
            row[0] += 1
            row[1] += is_wrong
            row[2] += verdict == UNCLEAR
            if is_wrong:
                wrong.append(case["id"])
    each = 1_000 * (time.process_time() - began) / sum(total for total, *_ in rows.values())
    return {
        **costs,
        "milliseconds, each claim": round(each, 2),
        "version": version_of(checker),
        "rows": rows,
        "wrong": wrong,
    }


def _costs(name: str, check: Check, seconds: float) -> dict[str, float]:
    """The milliseconds for an article and for one 20 times as long, and the peak of memory up to then, in MB."""
    text = article()
    summary = summary_of(text)
    short, long = Article(text), Article(f"{text}\n\n{article(19 * WORDS)}")
    claims = [summary] if name == OURS else strings_of(summary)
    return {
        "milliseconds": milliseconds(partial(check, short, claims), seconds),
        "milliseconds, 20 times": milliseconds(partial(check, long, claims), seconds),
        "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def version_of(checker: Checker) -> str:
    """Of the package, or of Python for what needs none."""
    return metadata.version(checker.package) if checker.package else sys.version.split()[0]


def milliseconds(call: Callable[[], object], seconds: float, rounds: int = 10) -> float:
    """The processor's time for a call: the best after one to warm up, within so many seconds."""
    began = time.process_time()
    call()
    best = time.process_time() - began
    for _ in range(rounds):
        if time.process_time() - began > seconds:
            break
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return round(1_000 * best, 2)
