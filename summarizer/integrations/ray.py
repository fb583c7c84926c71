"""Articles on many machines: stages for Ray Data, which reads and writes the tables and runs the actors.

::

    from ray.data import ActorPoolStrategy, read_parquet
    from summarizer.integrations.ray import Summarize, Verify

    stage = {"batch_format": "pyarrow", "batch_size": 16, "compute": ActorPoolStrategy(size=8), "num_cpus": 1}
    articles = read_parquet("s3://archive/articles/")
    articles.map_batches(Summarize, fn_constructor_kwargs={"model": "gpt-4.1-mini"}, **stage).write_parquet(...)
    archive.map_batches(Verify, fn_constructor_kwargs={"summary": "abstract"}, **stage).write_parquet(...)

Each row comes out with the columns that it had and those of what came of it. A row that nothing came of has a
``failure_code``; no row is an exception, so none costs the job. Ray itself is not imported here.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.asking.model import opened
from summarizer.asking.progress import silent
from summarizer.batch.calls import Calls
from summarizer.batch.engine import failure_of
from summarizer.batch.halting import BUDGET_SPENT, Halt
from summarizer.batch.inputs import Fields, Manner
from summarizer.batch.ledger import Ledger
from summarizer.batch.limits import Limits
from summarizer.batch.memory import Memory
from summarizer.batch.outcome import Outcome
from summarizer.batch.outputs.parquet import row_of, schema_of_rows
from summarizer.batch.prices import Prices
from summarizer.batch.spending import Budget, check_priced
from summarizer.batch.store import Answers
from summarizer.batch.store.places import cache_file
from summarizer.batch.tally import Tally
from summarizer.errors import SummaryError
from summarizer.integrations.columns import article_in, pyarrow, rows_in, table_of, with_columns
from summarizer.pipeline import asummarize
from summarizer.settings import Settings
from summarizer.verifying.policy import Policy
from summarizer.verifying.verify import parse_summary, verify

if TYPE_CHECKING:
    from datetime import date

    from summarizer.asking.model import Model
    from summarizer.batch.article import Article
    from summarizer.documents.document import Document
    from summarizer.errors import DocumentError
    from summarizer.integrations.columns import Table
    from summarizer.schema import Report, Result, Summary


class Summarize:
    """A stage that summarizes: the columns are those of ``summarizer batch -o FILE.parquet``.

    One object an actor: it holds the open client, its limits and its cache as long as the actor lives. ``limits``
    are of one actor: with ten of them, give each a tenth. Articles of several batches are in work at a time.
    ``fields`` says in which columns the articles are, as ``{"text": "body", "id": "guid"}``. ``cache`` is the
    folder of answers that were paid for, shared by the actors of a machine, ``True`` for the user's own: when Ray
    does a block again because a machine was lost, they are not paid for again. ``settings`` are those of
    :class:`~summarizer.settings.Settings`; a key is better left to the environment of the workers.

    Raises :class:`~summarizer.errors.ConfigurationError` for settings that cannot be.
    """

    def __init__(
        self,
        *,
        fields: Mapping[str, str] | None = None,
        published: date | None = None,
        language: str | None = None,
        policy: Policy | None = None,
        limits: Limits | None = None,
        prices: Prices | None = None,
        cache: Path | str | bool = True,
        **settings: Any,  # noqa: ANN401 - checked by Settings.resolve
    ) -> None:
        self._settings = Settings.resolve(**settings)
        self._manner = _manner(fields, published, language)
        self._policy = policy or Policy()
        self._limits = limits or Limits()
        self._prices = prices or Prices()
        self._cache = Answers(cache_file(None if cache is True else Path(cache))) if cache else None
        self._memory = Memory(None, self._cache)
        self._budget = Budget(self._limits)
        self._window = asyncio.Semaphore(self._limits.concurrency)
        self._opening = asyncio.Lock()
        self._stack = AsyncExitStack()
        self._model: Model | None = None
        self._calls: Calls | None = None
        self._halt = Halt()
        self._number = 0

    async def __call__(self, batch: Table | Mapping[str, Any]) -> Table:
        """``batch`` with what came of each of its articles."""
        table = table_of(batch)
        articles = [article_in(row, self._manner) for row in rows_in(table, self._manner)]
        outcomes = await asyncio.gather(*map(self._outcome, articles))
        return with_columns(table, [row_of(outcome.model_dump_json()) for outcome in outcomes], schema_of_rows())

    async def aclose(self) -> None:
        """Close the client and the cache. An actor that is ended closes them by ending."""
        await self._stack.aclose()
        if self._cache is not None:
            self._cache.close()

    async def _outcome(self, article: Article) -> Outcome:
        self._number += 1
        name = f"{article.id}#{self._number}"  # two rows may have one id
        async with self._window:
            try:
                result = await self._summarized(name, article)
            except Exception as fault:  # noqa: BLE001 - one article costs no other
                self._memory.finished(name, well=False)
                return Outcome(id=article.id, where=article.where, failure=failure_of(article.id, fault))
        self._memory.finished(name, well=True)
        return Outcome(id=article.id, where=article.where, result=result)

    async def _summarized(self, name: str, article: Article) -> Result:
        document = await asyncio.to_thread(article.load)
        calls, halt = await self._asking()
        through = calls.model_for(name)
        return await halt.cutting_short(
            asummarize(document, settings=self._settings, policy=self._policy, through=through)
        )

    async def _asking(self) -> tuple[Calls, Halt]:
        """The way to the endpoint. One that was given up is tried anew: the next articles find out how things are.

        A spent budget stays spent.
        """
        async with self._opening:
            if self._model is None:
                self._model = await self._stack.enter_async_context(opened(self._settings, silent))
                check_priced(self._limits, self._prices, self._model.endpoint)
            if self._calls is None or self._halt.code not in {None, BUDGET_SPENT}:
                self._calls = self._way_to(self._model)
            return self._calls, self._halt

    def _way_to(self, model: Model) -> Calls:
        self._halt = Halt()
        ledger = Ledger(model.endpoint, None, self._memory, self._prices, self._budget, Tally(), self._halt)
        return Calls(model, self._settings, self._limits, ledger, self._halt)


class Verify:
    """A stage that checks summaries that are there already, without any model.

    ``summary`` is the column that they are in: free text, or a summary, a result or an outcome as JSON or as a
    struct. The other arguments are those of :class:`Summarize`. New columns: ``ok`` (nothing is rejected),
    ``claims``, ``rejected`` and ``unclear`` (how many), ``report`` (JSON), and why there are none.
    """

    def __init__(
        self,
        *,
        summary: str = "summary",
        fields: Mapping[str, str] | None = None,
        published: date | None = None,
        language: str | None = None,
        policy: Policy | None = None,
    ) -> None:
        self._summary = summary
        self._manner = _manner(fields, published, language)
        self._policy = policy or Policy()

    def __call__(self, batch: Table | Mapping[str, Any]) -> Table:
        """``batch`` with the report on each of its summaries."""
        table = table_of(batch)
        rows = rows_in(table, self._manner, self._summary)
        return with_columns(table, [self._checked(row) for row in rows], _schema_of_reports())

    def _checked(self, row: Mapping[str, Any] | DocumentError) -> dict[str, Any]:
        article = article_in(row, self._manner)
        try:
            document = article.load()
            report = self._report(row.get(self._summary) if isinstance(row, Mapping) else None, document)
        except Exception as fault:  # noqa: BLE001 - one article costs no other
            failure = failure_of(article.id, fault)
            return {"failure_code": failure.code, "failure_message": failure.message}
        return {
            "ok": report.ok,
            "claims": len(report.claims),
            "rejected": len(report.rejected),
            "unclear": len(report.unclear),
            "report": report.model_dump_json(),
        }

    def _report(self, given: object, document: Document) -> Report:
        return verify(_summary_in(given, self._summary), document, policy=self._policy)


def _summary_in(given: object, column: str) -> str | Summary:
    """What a column holds of a summary. Raises :class:`~summarizer.errors.SummaryError`."""
    if isinstance(given, str) and given.lstrip().startswith("{"):
        given = _json(given)
    if isinstance(given, Mapping):
        outcome = {"id", "where", "result", "failure"} == set(given)
        if outcome and given["result"] is None:
            raise SummaryError("There is no summary: its article failed.")
        return parse_summary(given["result"] if outcome else _said(given))
    if isinstance(given, str) and given.strip():
        return given
    raise SummaryError(f"There is no summary in the column {column!r}.")


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise SummaryError("The summary looks like JSON, but cannot be read.") from fault


def _said(given: Mapping[str, Any]) -> dict[str, Any]:
    """Without the parts that a struct has as null in every row that does not say them."""
    return {name: value for name, value in given.items() if value is not None}


def _manner(fields: Mapping[str, str] | None, published: date | None, language: str | None) -> Manner:
    named = Fields.parse(f"{part}={name}" for part, name in (fields or {}).items())
    return Manner(named, published, language)


def _schema_of_reports() -> Any:  # noqa: ANN401 - pyarrow comes without types
    pa = pyarrow()
    text, number = pa.string(), pa.int64()
    return pa.schema(
        [
            ("ok", pa.bool_()),
            ("claims", number),
            ("rejected", number),
            ("unclear", number),
            ("report", text),
            ("failure_code", text),
            ("failure_message", text),
        ]
    )
