"""A process that works on a run file or a cache, and says what it was told is safe; for tests that kill it.

python -m tests.batch.working run FILE FIRST LAST [LIMIT]      LIMIT: no file may grow beyond so many bytes
python -m tests.batch.working cache FILE NAME COUNT
"""

from __future__ import annotations

import asyncio
import resource
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from summarizer.batch.outcome import Failure
from summarizer.batch.store import Answers, Call, Run, State
from summarizer.errors import RunError

AT_ONCE = 8


def started(*arguments: object) -> subprocess.Popen[str]:
    """Such a process; it says what it does on its standard output."""
    command = [sys.executable, "-m", "tests.batch.working", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own


def call_of(article: str) -> Call:
    return Call(f"key-{article}", "Write it", "house-model", "generate", "3", 900, 210, 1.5, Decimal("0.000123"), "ok")


def answer_of(article: str) -> str:
    return '{"choices": [], "id": "%s"}' % (article + "." * 2000)


def failure_of(article: str) -> Failure:
    return Failure(code="answer-unusable", message=f"The model rambled about {article}. " + "So it went on. " * 100)


async def work(path: Path, first: int, last: int) -> None:
    """Each article is asked about and ends; a line says so once it is written down."""
    with Run.open(path) as run:
        _say("open")
        names = iter(range(first, last))

        async def one_after_the_other() -> None:
            for number in names:
                article = f"wire-{number}"
                if run.admit(article, f"wire.jsonl:{number}") in {State.DONE, State.FAILED}:
                    continue
                if run.answer(f"key-{article}") is None:
                    await run.record_call(article, call_of(article), answer_of(article))
                    _say(f"answered {article}")
                await run.fail(article, failure_of(article))
                _say(f"ended {article}")

        await asyncio.gather(*(one_after_the_other() for _ in range(AT_ONCE)))
        run.ended("complete")


def share(path: Path, name: str, count: int) -> None:
    with Answers(path) as answers:
        for number in range(count):
            answers.put(f"{name}-{number}", answer_of(name))
    assert answers.trouble is None


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(what: str, path: str, *rest: str) -> None:
    if what == "cache":
        share(Path(path), rest[0], int(rest[1]))
        return
    if rest[2:]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(rest[2]), int(rest[2])))
    try:
        asyncio.run(work(Path(path), int(rest[0]), int(rest[1])))
    except RunError as error:
        _say(f"error {error}")


if __name__ == "__main__":
    main(*sys.argv[1:])
