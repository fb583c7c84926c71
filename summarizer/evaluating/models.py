"""What one model makes of articles: hallucinations before and after verification, what was mended, what it costs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

from summarizer.errors import ConfigurationError, ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from summarizer.asking.progress import Progress
    from summarizer.documents.document import Document
    from summarizer.schema import Result
    from summarizer.settings import Settings


@dataclass(frozen=True, slots=True)
class Article:
    """The work on one article; ``failed`` is why there is no result, if there is none."""

    name: str
    drafted: int = 0
    rejected_before: int = 0
    unclear_before: int = 0
    repaired: int = 0
    dropped: int = 0
    rejected_after: int = 0
    unclear_after: int = 0
    claims: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    calls: int = 0
    seconds: float = 0.0
    failed: str | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, in and out, in whatever currency."""

    tokens_in: float
    tokens_out: float

    def of(self, tokens_in: float, tokens_out: float) -> float:
        return (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / 1_000_000


def prices(texts: Iterable[str]) -> dict[str, Price]:
    """From ``MODEL=IN/OUT`` each. Raises :class:`~summarizer.errors.ConfigurationError` for anything else."""
    found = {}
    for text in texts:
        model, sign, both = text.rpartition("=")
        try:
            tokens_in, tokens_out = map(float, both.split("/"))
        except ValueError as fault:
            raise ConfigurationError(f"{text!r} is no price.", hint="One is written as my-model=0.40/1.60.") from fault
        if not sign or not all(isfinite(one) and one >= 0 for one in (tokens_in, tokens_out)):
            raise ConfigurationError(f"{text!r} is no price.", hint="One is written as my-model=0.40/1.60.")
        found[model] = Price(tokens_in, tokens_out)
    return found


@dataclass(frozen=True, slots=True)
class ModelRun:
    """One model, with one strategy, over all articles."""

    model: str
    strategy: str
    articles: tuple[Article, ...]
    price: Price | None = None

    @property
    def cost(self) -> float | None:
        """What a hundred articles cost, in the currency of the price."""
        if self.price is None or not self.answered:
            return None
        return self.price.of(self.total("tokens_in"), self.total("tokens_out")) * 100 / len(self.answered)

    @property
    def answered(self) -> tuple[Article, ...]:
        """The articles that came to a result."""
        return tuple(article for article in self.articles if article.failed is None)

    def total(self, name: str) -> float:
        """The sum of one figure over the articles that came to a result."""
        return float(sum(getattr(article, name) for article in self.answered))

    def per_hundred(self, name: str) -> float | None:
        """One figure for each hundred articles that came to a result."""
        return 100 * self.total(name) / len(self.answered) if self.answered else None

    def mean(self, name: str) -> float | None:
        """One figure for each article that came to a result."""
        return self.total(name) / len(self.answered) if self.answered else None

    def data(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "model": self.model,
            "strategy": self.strategy,
            "hallucinations_per_100_before": self.per_hundred("rejected_before"),
            "hallucinations_per_100_after": self.per_hundred("rejected_after"),
            "unclear_per_100_after": self.per_hundred("unclear_after"),
            "cost_per_100": self.cost,
            "price": asdict(self.price) if self.price else None,
            "articles": [asdict(article) for article in self.articles],
        }


def summarized(
    articles: dict[str, Document], settings: Settings, progress: Progress, priced: Mapping[str, Price]
) -> ModelRun:
    """Every article through the whole pipeline with one model.

    An article that a model fails at counts as failed; if it fails at all of them, the last fault is raised.
    """
    from summarizer.asking.progress import Stage, Step
    from summarizer.pipeline import summarize

    done: list[Article] = []
    model = settings.model or "default"
    strategy = settings.asked_strategy.value
    fault: ModelError | None = None
    for number, (name, document) in enumerate(articles.items(), 1):
        progress(Step(Stage.NOTE, f"{model}, article {number} of {len(articles)}: {name}"))
        try:
            result = summarize(document, settings=settings, progress=progress)
        except ModelError as error:
            fault = error
            done.append(Article(name, failed=error.message))
            continue
        model, strategy = result.provenance.model, result.provenance.strategy
        done.append(_article(name, result))
    if fault is not None and all(article.failed for article in done):
        raise fault
    return ModelRun(model, strategy, tuple(done), priced.get(model))


def _article(name: str, result: Result) -> Article:
    """The figures of one result."""
    counts = result.report.counts
    draft = result.drafted
    return Article(
        name=name,
        drafted=draft.claims,
        rejected_before=draft.rejected,
        unclear_before=draft.unclear,
        repaired=draft.mended,
        dropped=len(result.rejected),
        rejected_after=counts["rejected"],
        unclear_after=counts["unclear"],
        claims=len(result.report.claims),
        tokens_in=result.usage.tokens_in,
        tokens_out=result.usage.tokens_out,
        calls=result.usage.calls,
        seconds=result.usage.seconds,
    )
