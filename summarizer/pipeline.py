"""An article in, a verified summary out: read, ask, verify, repair, drop what is still rejected.

For the command line and for libraries::

    settings = Settings.resolve(model=..., base_url=..., strategy=..., ...)   # flags; None = not given
    result = summarize(document, settings=settings, progress=show)            # blocks
    result = await asummarize(document, settings=settings, progress=show)     # the same thing
    result = summarize("the text of an article", model="embedded")            # overrides, as for resolve

``progress`` is called, in the order of the work, with a :class:`~summarizer.asking.progress.Step`:
``stage`` (loading, asking, answered, waiting, verifying, repairing, note), ``message`` (one line for a
person), ``number`` of ``of`` (calls of the model), ``tokens`` and ``seconds``. It may be called from
another thread when ``summarize`` runs under a running event loop.

``diagnose(settings)`` is what ``summarizer doctor`` prints: a
:class:`~summarizer.asking.diagnosis.Diagnosis` with ``model``, ``why``, ``strategy`` and ``findings``, each
with ``name``, ``ok``, ``detail`` and, where something is missing, ``remedy`` (the command that mends it).

What can be raised: :class:`~summarizer.errors.InputError` (exit code 2) and
:class:`~summarizer.errors.ModelError` (exit code 3), with ``message`` and ``hint``.
"""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from contextvars import copy_context
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from summarizer._version import __version__
from summarizer.asking.bearing import borne
from summarizer.asking.client import Asker
from summarizer.asking.diagnosis import diagnose
from summarizer.asking.dropping import Origins, drop
from summarizer.asking.extracting import SENTENCES, headline_candidates, summary_candidates
from summarizer.asking.generate import generate
from summarizer.asking.material import Material
from summarizer.asking.mending import mend
from summarizer.asking.model import opened
from summarizer.asking.orders import without_orders
from summarizer.asking.progress import Stage, Step, silent
from summarizer.asking.repair import repair, repairable
from summarizer.asking.select import select
from summarizer.documents.document import Document
from summarizer.errors import ArticleTooLong, ModelError
from summarizer.reading.span import Span
from summarizer.schema import Drafted, Provenance, Result, Source
from summarizer.settings import Settings, Strategy
from summarizer.verifying.policy import Policy
from summarizer.verifying.verify import Verifier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.asking.model import Model
    from summarizer.asking.progress import Progress
    from summarizer.schema import Rejected, Report, Summary

__all__ = ["asummarize", "diagnose", "summarize"]

_DEFAULT = Policy()
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_ANSWER = 512  # tokens that the rules, the question and the shortest answer take


def summarize(
    document: Document | str,
    *,
    settings: Settings | None = None,
    policy: Policy = _DEFAULT,
    progress: Progress = silent,
    **overrides: Any,  # noqa: ANN401 - the fields of Settings, checked by Settings.resolve
) -> Result:
    """Summarize one article and verify every claim of the summary against it.

    ``settings`` are taken as they are; without them, ``overrides`` and the environment decide.
    Works in any thread, under a running event loop too.
    Raises :class:`~summarizer.errors.InputError` or :class:`~summarizer.errors.ModelError`.
    """
    resolved = settled(settings, overrides)

    def run() -> Result:
        return asyncio.run(asummarize(document, settings=resolved, policy=policy, progress=progress))

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return run()
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(copy_context().run, run).result()


async def asummarize(
    document: Document | str,
    *,
    settings: Settings | None = None,
    policy: Policy = _DEFAULT,
    progress: Progress = silent,
    through: Model | None = None,
    **overrides: Any,  # noqa: ANN401 - as for summarize
) -> Result:
    """:func:`summarize` for asyncio. ``through`` is a model that is open already, for many articles; it stays open."""
    settings = settled(settings, overrides)
    given = Document.from_text(document) if isinstance(document, str) else document
    shielded, orders = without_orders(given)
    material = Material(shielded)
    _must_fit(material, settings)
    if orders:
        progress(Step(Stage.NOTE, _note_on(orders)))
    async with opened(settings, progress) if through is None else nullcontext(through) as model:
        asker = Asker(model, settings, progress)
        work = _Work(given, material, asker, policy)
        chosen = settings.asked_strategy
        draft = await (select if chosen is Strategy.SELECT else generate)(asker, material)
        return work.result(await work.repaired(draft), chosen)


def settled(settings: Settings | None, overrides: dict[str, Any]) -> Settings:
    """``settings`` with ``overrides``; from the environment too, where there are none."""
    if settings is None:
        return Settings.resolve(**overrides)
    if overrides:
        given = {name: getattr(settings, name) for name in settings.model_fields_set}
        return Settings.resolve({}, **{**given, **overrides})
    return settings


def _must_fit(material: Material, settings: Settings) -> None:
    """Turn an article away that cannot fit, before a model is loaded for it.

    No tokenizer in use joins two words into one token, so the words are a lower bound. What passes here and is
    still too long is turned away by the model.
    """
    if not settings.embedded:
        return
    words = sum(1 for _ in _WORD.finditer(material.document.text))
    if words + _LEAST_ANSWER > settings.context_tokens:
        raise ArticleTooLong(
            f"The article has {words:,} words; the context of the embedded model is "
            f"{settings.context_tokens:,} tokens.",
            hint="Shorten or split it, set SUMMARIZER_CONTEXT_TOKENS (up to 32768), or use a hosted model.",
        )


def _note_on(orders: tuple[Span, ...]) -> str:
    sentences = "1 sentence that gives" if len(orders) == 1 else f"{len(orders)} sentences that give"
    return f"Left out {sentences} orders to the summarizer: {orders[0].text[:120]!r}"


class _Work:
    """One article on its way from the first draft to the result."""

    def __init__(self, given: Document, material: Material, asker: Asker, policy: Policy) -> None:
        self.given = given
        self.material = material
        self.asker = asker
        self.verifier = Verifier(material.document, policy=policy)
        self.drafted = Drafted()

    async def repaired(self, draft: Summary) -> Summary:
        """``draft`` with what code can mend, and after as many rounds of repair as help and the settings allow.

        A round that leaves as much rejected as it found is the last: the same questions would be asked again.
        """
        settings = self.asker.settings
        before = self.asker.usage
        first = self.verified(draft)
        draft, report = self.mended(draft, first)
        for number in range(1, settings.repairs + 1):
            left = len(repairable(report))
            used = self.asker.usage
            spent = used.tokens_in + used.tokens_out - before.tokens_in - before.tokens_out
            if not left or (number > 1 and spent >= settings.repair_tokens):
                break
            self.asker.planned += 1
            self.tell(Stage.REPAIRING, f"{left} rejected; round {number} of repair")
            try:
                fresh = await repair(self.asker, self.material.lines, draft, report)
                fresh, checked = self.mended(fresh, self.verified(fresh))
            except ModelError as fault:
                self.tell(Stage.NOTE, f"The repair was given up: {fault.message}")
                break
            if len(repairable(checked)) >= left:
                break
            draft, report = fresh, checked
        self.drafted = Drafted(
            claims=len(first.claims),
            rejected=len(first.rejected),
            unclear=len(first.unclear),
            mended=max(0, len(first.rejected) - len(report.rejected)),
        )
        return draft

    def mended(self, draft: Summary, report: Report) -> tuple[Summary, Report]:
        """``draft``, of which ``report`` tells, with what code can mend, and what verification says of that."""
        fresh = mend(draft, report, self.material, self.verifier.report)
        return fresh, report if fresh == draft else self.verifier.report(fresh)

    def result(self, draft: Summary, strategy: Strategy) -> Result:
        """Drop what is still rejected, put sentences of the article in its place, and gather it all."""
        kept, rejected = self.dropped(draft)
        kept, extracted = self.with_prose(kept)
        report = self.in_given(self.verified(kept))
        asker = self.asker
        return Result(
            summary=borne(kept, report, extracted),
            report=report,
            rejected=tuple(rejected),
            drafted=self.drafted,
            attempts=tuple(asker.attempts),
            usage=asker.usage,
            source=Source(
                sha256=self.given.sha256,
                title=self.given.title,
                url=self.given.url,
                published=self.given.published,
            ),
            provenance=Provenance(
                version=__version__,
                model=asker.endpoint.model,
                strategy=strategy.value,
                prompts=dict(sorted(asker.prompts.items())),
                time=datetime.now(UTC),
            ),
        )

    def dropped(self, draft: Summary) -> tuple[Summary, list[Rejected]]:
        """Dropping one part can leave another without support, so it goes on until nothing is rejected."""
        origins = Origins.of(draft)
        rejected: list[Rejected] = []
        while not (report := self.verified(draft)).ok:
            draft, origins, gone = drop(draft, report, origins)
            rejected += gone
        return draft, rejected

    def with_prose(self, kept: Summary) -> tuple[Summary, set[str]]:
        """A headline and a summary from the article's own sentences, where the model's are gone."""
        extracted: dict[str, str] = {}
        if not kept.headline:
            extracted["headline"] = self.picked("headline", headline_candidates(self.material), 1)
        if not kept.summary:
            extracted["summary"] = self.picked("summary", summary_candidates(self.material), SENTENCES)
        found = {part: text for part, text in extracted.items() if text}
        return kept.model_copy(update=found), set(found)

    def picked(self, part: str, candidates: Iterable[Span], most: int) -> str:
        """The first ``most`` candidates that stand on their own when verified."""
        chosen: list[str] = []
        for candidate in candidates:
            text = " ".join(candidate.text.split())
            if self.verifier.report({part: " ".join([*chosen, text])}).ok:
                chosen.append(text)
            if len(chosen) == most:
                break
        return " ".join(chosen)

    def verified(self, summary: Summary) -> Report:
        self.tell(Stage.VERIFYING, "Checking the summary against the article")
        return self.verifier.report(summary)

    def in_given(self, report: Report) -> Report:
        """Evidence as it stands in the article as given; blanked orders changed no offset."""
        if self.given is self.material.document:
            return report
        text = self.given.text
        claims = (
            claim.model_copy(update={"evidence": tuple(Span.of(text, s.start, s.end) for s in claim.evidence)})
            for claim in report.claims
        )
        return report.model_copy(update={"claims": tuple(claims)})

    def tell(self, stage: Stage, message: str) -> None:
        self.asker.progress(Step(stage, message, len(self.asker.attempts), self.asker.planned))
