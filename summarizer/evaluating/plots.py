"""The figures of a run as SVG, drawn with matplotlib (the extra ``eval``), which is imported here only."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from summarizer.errors import ConfigurationError
from summarizer.render.visible import visible
from summarizer.resources import installing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarizer.evaluating.intervals import Share
    from summarizer.evaluating.run import Run
    from summarizer.evaluating.scoring import Score

_REJECTED, _UNCLEAR = "#a4262c", "#c98a1b"
_STYLE = {"svg.hashsalt": "summarizer", "svg.fonttype": "none", "font.size": 9, "axes.spines.top": False,
          "axes.spines.right": False, "text.parse_math": False}  # fmt: skip
_LONGEST = 40  # characters of a name that somebody gave


def draw(run: Run, folder: Path) -> list[Path]:
    """Write the plots that the run has figures for; returns their paths. The same run gives the same bytes.

    ``folder`` is there. Raises :class:`~summarizer.errors.ConfigurationError` without matplotlib, or if it cannot be
    written.
    """
    plt = _drawing()
    plots: dict[str, Callable[[Any, Run], Any]] = {}
    if run.judged:
        plots |= {"false-by-kind.svg": _false_by_kind, "true-by-kind.svg": _true_by_kind}
    if run.models:
        plots["models.svg"] = _models
    written = []
    for name, plot in plots.items():
        with plt.rc_context(_STYLE):
            figure = plot(plt, run)
            try:
                _save(figure, folder / name)
            finally:
                plt.close(figure)
        written.append(folder / name)
    return written


def _save(figure: Any, path: Path) -> None:  # noqa: ANN401
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing", UserWarning)  # whoever looks at the SVG has the font
        try:
            figure.savefig(path, format="svg", bbox_inches="tight", metadata={"Date": None})
        except OSError as fault:
            raise ConfigurationError(f"{path} cannot be written: {fault.strerror or fault}.") from fault


def ready(folder: Path) -> None:
    """Raises :class:`~summarizer.errors.ConfigurationError` if nothing can be drawn, before the work is done."""
    _drawing()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise ConfigurationError(f"{folder} cannot be made: {fault.strerror or fault}.") from fault


def _drawing() -> Any:  # noqa: ANN401 - a module
    try:
        import matplotlib as mpl
    except ImportError as fault:
        raise ConfigurationError(
            "Plots need matplotlib, which is not installed.", hint=f"Run: {installing('eval')}"
        ) from fault
    mpl.use("Agg")
    import matplotlib.pyplot as plt

    return plt


def _false_by_kind(plt: Any, run: Run) -> Any:  # noqa: ANN401
    return _by_kind(plt, run, "What is false", "recall", "held")


def _true_by_kind(plt: Any, run: Run) -> Any:  # noqa: ANN401
    return _by_kind(plt, run, "What is true", "false_alarms", "stopped")


def _by_kind(plt: Any, run: Run, title: str, rejected: str, held: str) -> Any:  # noqa: ANN401
    """A line for each kind: what is rejected of it, and what is held, with the intervals."""
    found = run.scores
    groups: dict[str, Score] = {"all": found.overall, **found.kinds}
    drawn = [(name, one) for name, one in groups.items() if getattr(one, held).total][::-1]
    rows = range(len(drawn))
    figure, axes = plt.subplots(figsize=(7, 1 + 0.32 * len(rows)))
    series = ((0.15, rejected, _REJECTED, "rejected"), (-0.15, held, _UNCLEAR, "rejected or unclear"))
    for shift, figure_of, colour, label in series:
        shares: list[Share] = [getattr(one, figure_of) for _, one in drawn]
        values = [share.percent or 0.0 for share in shares]
        spans = [share.interval or (0.0, 0.0) for share in shares]
        below = [value - low for value, (low, _) in zip(values, spans, strict=True)]
        above = [high - value for value, (_, high) in zip(values, spans, strict=True)]
        places = [place + shift for place in rows]
        axes.errorbar(values, places, xerr=[below, above], fmt="o", ms=4, color=colour, label=label, capsize=2)
    axes.set_yticks(rows, [f"{_short(name)} ({getattr(one, held).total:,})" for name, one in drawn])
    axes.set_xlabel("percent of the labels, with Wilson's interval at 95%")
    axes.set_title(title, loc="left")
    axes.set_xlim(-2, 102)
    axes.grid(axis="x", alpha=0.3)
    axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    return figure


def _models(plt: Any, run: Run) -> Any:  # noqa: ANN401
    """Two bars for each model: rejected claims for each hundred articles, in its draft and in the result."""
    names = [_short(model.model) for model in run.models]
    figure, axes = plt.subplots(figsize=(max(3.5, 1.5 * len(names)), 3))
    bars = ((-0.2, "rejected_before", _REJECTED, "draft"), (0.2, "rejected_after", _UNCLEAR, "after verification"))
    for shift, what, colour, label in bars:
        heights = [model.per_hundred(what) or 0.0 for model in run.models]
        drawn = axes.bar([place + shift for place in range(len(names))], heights, 0.4, color=colour, label=label)
        axes.bar_label(drawn, fmt="%.0f")
    axes.set_xticks(range(len(names)), names)
    axes.set_ylabel("hallucinations per 100 articles")
    axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    return figure


def _short(name: str) -> str:
    name = visible(name)
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
