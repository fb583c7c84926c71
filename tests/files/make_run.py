"""Make a run file of the version that the code now is of.

    python tests/files/make_run.py

Once tables are changed by a new migration, run files of the version before are in newsrooms. So this is run *before*
the change, and the file is kept: the tests take it up with every later version.

The article and the answers about it are those of the examples and cassettes; host and process are made up.
"""

from __future__ import annotations

import asyncio
import os
import platform
from decimal import Decimal
from pathlib import Path

from summarizer.asking import model
from summarizer.batch.outcome import Failure
from summarizer.batch.store import Call, Run, setup_of
from summarizer.batch.store.migrations import MIGRATIONS
from summarizer.pipeline import summarize
from summarizer.record.cases import BY_NAME
from summarizer.record.cassette import BASE_URL, played, recorded_model
from summarizer.verifying.policy import Policy

HERE = Path(__file__).parent
CASE = BY_NAME["generate-court-fairmont"]


async def make(path: Path) -> None:
    """A night's work that was killed: one article done, one unreadable, one not reached."""
    model.ALLOW_REQUESTS = True
    settings = CASE.asked(BASE_URL, "no-key", recorded_model(CASE.cassette))
    with played(CASE.cassette):
        result = await asyncio.to_thread(summarize, CASE.text, settings=settings)
    run = Run.open(path, setup=setup_of(settings, Policy()))
    for number, name in enumerate(("court-fairmont", "old-scan", "dam-burst"), 1):
        run.admit(name, f"wire.jsonl:{number}")
    for number, attempt in enumerate(result.attempts):
        used = attempt.model_dump(exclude={"cached"}) | {"seconds": 12.5, "cost": Decimal("0.000321")}
        await run.record_call("court-fairmont", Call(key=f"{number:064x}", **used), '{"choices": []}')
    await run.finish("court-fairmont", result)
    await run.fail("old-scan", Failure(code="document-error", message="There is no text in it.", hint="Scan it anew."))
    run.note_exported("summaries.jsonl", 1, 13_700)
    run.all_admitted()
    run.close()  # without a word why: the process was killed


if __name__ == "__main__":
    platform.node = lambda: "newsroom"
    os.getpid = lambda: 4711
    target = HERE / f"run-version-{len(MIGRATIONS)}.sqlite"
    target.unlink(missing_ok=True)
    asyncio.run(make(target))
    target.with_name(f"{target.name}.lock").unlink(missing_ok=True)
