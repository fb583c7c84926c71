"""A run as tables in Markdown, in columns that a terminal shows well too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.evaluating.scoring import FIGURES
from summarizer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.evaluating.intervals import Share
    from summarizer.evaluating.models import ModelRun
    from summarizer.evaluating.run import Run
    from summarizer.evaluating.scoring import CodeScore, Score

_HEADS = {
    "recall": "rejected",
    "held": "held",
    "accepted": "accepted",
    "false_alarms": "rejected",
    "stopped": "held",
}
_NOTE = (
    "Percent, with Wilson's interval at 95%. Held is rejected or unclear; accepted is neither. "
    "Recall is what is rejected of the false, false alarms what is rejected of the true."
)


def tables(run: Run) -> str:
    """Everything that a run found, ending with a line feed."""
    parts = [f"# {visible(run.name)}, summarizer {run.version}"]
    if run.judged:
        found = run.scores
        everything = {"all": found.overall}
        parts += [_NOTE, table(_rows("kind", everything | found.kinds))]
        if len(found.languages) > 1:
            parts.append(table(_rows("language", found.languages)))
        if found.codes:
            parts.append(table(_code_rows(found.codes)))
    if run.models:
        parts += [table(_model_rows(run.models)), *_failures(run.models)]
    return "\n\n".join(parts) + "\n"


def _rows(head: str, groups: dict[str, Score]) -> Iterator[Sequence[str]]:
    of_false, of_true = FIGURES[:3], FIGURES[3:]
    false_heads = [f"false: {_HEADS[name]}" for name in of_false]
    true_heads = [f"true: {_HEADS[name]}" for name in of_true]
    yield head, "false", *false_heads, "true", *true_heads
    for name, one in groups.items():
        wrong = [_share(getattr(one, figure)) for figure in of_false]
        right = [_share(getattr(one, figure)) for figure in of_true]
        yield name, f"{one.recall.total:,}", *wrong, f"{one.stopped.total:,}", *right


def _code_rows(codes: dict[str, CodeScore]) -> Iterator[Sequence[str]]:
    yield "code", "false: rejected", "false: unclear", "true: rejected", "true: unclear"
    for code, one in codes.items():
        yield (
            code,
            *map(_share, (one.false_rejected, one.false_unclear, one.true_rejected, one.true_unclear)),
        )


def _share(share: Share) -> str:
    if share.percent is None or share.interval is None:
        return "–"
    low, high = share.interval
    return f"{share.percent:.1f} ({low:.1f}–{high:.1f})"


def _model_rows(models: Iterable[ModelRun]) -> Iterator[Sequence[str]]:
    """Hallucinations are claims that the verifier rejects; for a hundred articles, before and after."""
    yield (
        "model",
        "strategy",
        "articles",
        "failed",
        "hallucinations per 100, draft",
        "after",
        "unclear per 100, after",
        "repaired",
        "dropped",
        "claims an article",
        "tokens in",
        "tokens out",
        "seconds an article",
        "cost per 100",
    )
    for model in models:
        yield (
            model.model,
            model.strategy,
            str(len(model.articles)),
            str(len(model.articles) - len(model.answered)),
            _figure(model.per_hundred("rejected_before"), 0),
            _figure(model.per_hundred("rejected_after"), 0),
            _figure(model.per_hundred("unclear_after"), 0),
            f"{model.total('repaired'):.0f}",
            f"{model.total('dropped'):.0f}",
            _figure(model.mean("claims"), 1),
            f"{model.total('tokens_in'):,.0f}",
            f"{model.total('tokens_out'):,.0f}",
            _figure(model.mean("seconds"), 1),
            _figure(model.cost, 2),
        )


def _figure(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _failures(models: Iterable[ModelRun]) -> Iterator[str]:
    for model in models:
        failed = [article for article in model.articles if article.failed is not None]
        lines = [visible(f"- {article.name}: {article.failed}") for article in failed]
        if lines:
            yield "\n".join([f"No result from {visible(model.model)}:", "", *lines])


def table(rows: Iterable[Sequence[str]]) -> str:
    """Rows as Markdown, the first as the head; every column as wide as its widest cell."""
    cells = [[visible(cell).replace("|", "\\|") for cell in row] for row in rows]
    widths = [max(len(row[at]) for row in cells) for at in range(len(cells[0]))]
    lines = [
        " | ".join(_padded(cell, width, at) for at, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in cells
    ]
    rule = " | ".join("-" * width if at == 0 else "-" * (width - 1) + ":" for at, width in enumerate(widths))
    return "\n".join(f"| {line} |" for line in [lines[0], rule, *lines[1:]])


def _padded(cell: str, width: int, at: int) -> str:
    return cell.ljust(width) if at == 0 else cell.rjust(width)
