"""``python -m summarizer.record``: the cassettes recorded anew."""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

from summarizer.asking.endpoint import embedded, hosted
from summarizer.errors import AnswerUnusable, ModelError, SummarizerError
from summarizer.pipeline import summarize
from summarizer.record.cases import BY_NAME, CASES, CASSETTES
from summarizer.record.cassette import recording
from summarizer.record.faulty import faulty
from summarizer.settings import Settings
from summarizer.verifying.verify import verify

if TYPE_CHECKING:
    from summarizer.asking.endpoint import Endpoint
    from summarizer.asking.progress import Progress, Step
    from summarizer.record.cases import Case


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m summarizer.record", description="Record the cassettes anew.")
    parser.add_argument("--only", action="append", choices=sorted(BY_NAME), metavar="NAME", help="this cassette")
    parser.add_argument("--missing", action="store_true", help="only those that are not there yet")
    parser.add_argument("--list", action="store_true", help="say which there are")
    chosen = parser.parse_args()
    cases = [BY_NAME[name] for name in chosen.only] if chosen.only else list(CASES)
    if chosen.missing:
        cases = [case for case in cases if not case.cassette.exists()]
    if chosen.list:
        _say("\n".join(case.name for case in cases))
        return 0
    CASSETTES.mkdir(exist_ok=True)
    # All that reads and verifies is loaded now: an edit made meanwhile must not mix two states of the code.
    verify("Ada Brandt said “no” to 2 of 3.", "“No,” said Ada Brandt of 2 of the 3.")
    try:
        endpoint = _endpoint()
        failed = [case.name for case in cases if not _record(case, endpoint)]
    except SummarizerError as fault:
        _say(f"error: {fault}")
        return fault.exit_code
    if failed:
        _say(f"Not recorded: {', '.join(failed)}")
    return 1 if failed else 0


def _endpoint() -> Endpoint:
    settings = Settings.resolve()
    return embedded(settings, _say) if settings.embedded else hosted(settings)


def _record(case: Case, endpoint: Endpoint) -> bool:
    """Record one cassette; whether it shows what it is for. One that does not leaves the old one in place."""
    started = time.monotonic()

    def watch(step: Step) -> None:
        _say(f"  {time.monotonic() - started:6.1f} s  {step.message}")

    _say(f"{case.name}:")
    url = endpoint.url or "https://api.openai.com/v1"
    with ExitStack() as stack:
        if case.faults:
            url = stack.enter_context(faulty(case.faults, url)).url
        settings = case.asked(url, endpoint.key.get_secret_value(), endpoint.model)
        try:
            with recording(case.cassette):
                outcomes = _outcomes(case, settings, watch)
                _check(case, outcomes)
        except (NotShownError, ModelError) as fault:
            _say(f"  {fault}")
            return False
    _say(f"  written in {time.monotonic() - started:.0f} s")
    return True


class NotShownError(Exception):
    """The run went well, but without that which the cassette is for."""


def _check(case: Case, outcomes: set[str]) -> None:
    if not case.outcomes <= outcomes:
        raise NotShownError(f"it does not show {', '.join(sorted(case.outcomes - outcomes))}")


def _outcomes(case: Case, settings: Settings, watch: Progress) -> set[str]:
    try:
        result = summarize(case.text, settings=settings, progress=watch)
    except AnswerUnusable:
        return {"cut-off"}
    return {attempt.outcome for attempt in result.attempts} | {attempt.prompt for attempt in result.attempts}


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
