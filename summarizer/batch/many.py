"""Many documents from a program, with the guarantees of ``summarizer batch``::

async for outcome in summarize_many(documents, run=Path("archive.sqlite"), model="gpt-4.1-mini"):
    print(outcome.id, outcome.result or outcome.failure)
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack, aclosing
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeAlias

from summarizer.batch.article import Article
from summarizer.batch.engine import run_batch
from summarizer.batch.feeding import fed
from summarizer.batch.halting import MODEL_REFUSED, MODEL_UNAVAILABLE
from summarizer.batch.limits import Limits
from summarizer.batch.plan import Plan
from summarizer.batch.prices import Prices
from summarizer.batch.store import Answers, Run, setup_of
from summarizer.documents.document import Document
from summarizer.errors import ModelRefused, ModelUnavailable, Postponed
from summarizer.pipeline import settled
from summarizer.verifying.policy import Policy

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Iterable

    from summarizer.batch.outcome import Outcome
    from summarizer.batch.tally import Tally
    from summarizer.errors import SummarizerError
    from summarizer.settings import Settings

Given: TypeAlias = "Document | str | tuple[str, Document | str]"

_ID = 16  # hexadecimal digits
_LOOK = 1.0
_STOPPED: dict[str, type[SummarizerError]] = {MODEL_REFUSED: ModelRefused, MODEL_UNAVAILABLE: ModelUnavailable}


async def summarize_many(
    documents: Iterable[Given] | AsyncIterable[Given],
    *,
    settings: Settings | None = None,
    policy: Policy | None = None,
    limits: Limits | None = None,
    run: Path | str | None = None,
    cache: Path | str | None = None,
    prices: Prices | None = None,
    workers: int | None = None,
    **overrides: Any,  # noqa: ANN401 - the fields of Settings, checked by Settings.resolve
) -> AsyncGenerator[Outcome, None]:
    """One :class:`~summarizer.batch.outcome.Outcome` for each document, as they end: a result or a failure.

    A document is a :class:`~summarizer.documents.document.Document` or its bare text; ``(id, document)`` names it,
    otherwise its id is taken from its content. One that comes twice is worked on once. They may come from a
    generator: a few are read ahead, and memory is bounded however many there are.

    ``run`` is a file that remembers everything: after a crash, the same call with the same file goes on where it
    was, and gives what had ended before without asking again. Without it nothing outlasts the call. ``cache`` is a
    file of answers for several runs. ``settings`` are taken as they are; without them, ``overrides`` and the
    environment decide. ``limits``, ``prices`` and ``workers`` are those of
    :func:`~summarizer.batch.engine.run_batch`.

    Raises :class:`~summarizer.errors.ModelError` or :class:`~summarizer.errors.Postponed` (the budget is spent)
    when the run had to be stopped, after what had ended till then; :class:`~summarizer.errors.ConfigurationError`
    and :class:`~summarizer.errors.RunError` for what cannot be used; ``TypeError`` for what is no document, once what
    is in work has ended.
    """
    _must_be_several(documents)
    settings, policy = settled(settings, overrides), policy or Policy()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="summarizer-")) if run is None else ""
        path = Path(run or Path(folder) / "run.sqlite")
        opened = stack.enter_context(Run.open(path, setup=setup_of(settings, policy)))
        answers = stack.enter_context(Answers(Path(cache))) if cache else None
        ended = asyncio.Event()
        work = asyncio.create_task(
            run_batch(
                _articles(documents),
                Plan(
                    settings=settings,
                    run=opened,
                    policy=policy,
                    limits=limits or Limits(),
                    cache=answers,
                    prices=prices or Prices(),
                    observe=lambda _: ended.set(),
                ),
                workers=workers,
            )
        )
        work.add_done_callback(lambda _: ended.set())
        try:
            after, over = 0, False
            while not over:
                await ended.wait()
                over = work.done()
                ended.clear()
                for sequence, outcome in opened.outcomes(after):
                    after = sequence
                    yield outcome
            _raise_if_stopped(work.result())
        finally:
            work.cancel()
            await asyncio.wait({work})


def _raise_if_stopped(tally: Tally) -> None:
    if tally.stopped is not None:
        raise _STOPPED.get(tally.stopped, Postponed)(tally.reason or "The run was stopped.")


async def _articles(documents: Iterable[Given] | AsyncIterable[Given]) -> AsyncIterator[Article]:
    async with aclosing(fed(documents)) as coming:
        async for given in coming:
            named, document = _parts(given)
            text = document if isinstance(document, str) else document.text
            digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            name = named or digest[:_ID]
            yield Article(name, name, partial(_document, document), digest)


def _must_be_several(documents: object) -> None:
    """One text is a sequence of its characters, each of which would be summarized; a dict one of its ids."""
    if isinstance(documents, (str, bytes, Mapping, Document)):
        hint = "give its items()" if isinstance(documents, Mapping) else "give a list of it"
        raise TypeError(f"summarize_many takes several documents, and got one {type(documents).__name__}: {hint}.")


def _parts(given: Any) -> tuple[str | None, Document | str]:  # noqa: ANN401 - a Given, but who knows
    """The id, if there is one, and the document."""
    named, document = given if isinstance(given, tuple) and len(given) == len(("id", "document")) else (None, given)
    if isinstance(named, (str, NoneType)) and isinstance(document, (str, Document)):
        return named, document
    kinds = ", ".join(type(part).__name__ for part in given) if isinstance(given, tuple) else type(given).__name__
    raise TypeError(f"A document is a Document, a str, or an id (str) with one of them; this is {kinds}.")


def _document(given: Document | str) -> Document:
    return Document.from_text(given) if isinstance(given, str) else given
