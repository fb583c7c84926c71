"""A process that works on a run through the Batch API: ``python -m tests.batch.batch_process URL KEY RUN ARTICLES``."""

from __future__ import annotations

import asyncio
import sys
from functools import partial
from pathlib import Path

from pydantic import SecretStr

from summarizer.batch.openai_batch.manner import Manner
from summarizer.batch.openai_batch.rounds import run_batches
from summarizer.batch.plan import Plan
from summarizer.batch.store import Run
from summarizer.settings import Settings
from tests.batch import newsroom


async def main(url: str, key: str, run: str, articles: str) -> None:
    settings = Settings(model="m", base_url=url, api_key=SecretStr(key), backoff=0.0)
    with Run.open(Path(run)) as opened:
        await run_batches(
            partial(newsroom.articles, int(articles)),
            Plan(settings=settings, run=opened),
            manner=Manner(questions=3, first_wait=0.01, longest_wait=0.01),
        )


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
