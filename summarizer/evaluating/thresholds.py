"""Figures that a run must keep: ``recall=90`` from below, ``false-alarms=0.5`` from above."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from summarizer.errors import ConfigurationError
from summarizer.evaluating.scoring import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.evaluating.run import Run

_OF_MODELS = {
    "hallucinations-draft": "rejected_before",
    "hallucinations-after": "rejected_after",
    "unclear-after": "unclear_after",
}
"""For each hundred articles, of every model of the run."""
NAMES = (*(name.replace("_", "-") for name in FIGURES), *_OF_MODELS)


@dataclass(frozen=True, slots=True)
class Threshold:
    """``kind`` narrows a figure to labels of one kind; ``least`` says whether ``bound`` is one from below."""

    name: str
    kind: str | None
    bound: float
    least: bool

    def holds(self, value: float) -> bool:
        return value >= self.bound if self.least else value <= self.bound


def threshold(text: str, *, least: bool) -> Threshold:
    """From ``NAME=NUMBER`` or ``NAME:KIND=NUMBER``. Raises :class:`ConfigurationError` for anything else."""
    figure, sign, number = text.partition("=")
    name, _, kind = figure.strip().partition(":")
    try:
        bound = float(number)
    except ValueError:
        bound = float("nan")
    if not sign or not isfinite(bound):
        raise ConfigurationError(f"{text!r} is no threshold.", hint="One is written as recall=90 or recall:digit=90.")
    if name not in NAMES:
        raise ConfigurationError(f"There is no figure {name!r}.", hint=f"There are {', '.join(NAMES)}.")
    return Threshold(name, kind or None, bound, least)


def missed(run: Run, wanted: Iterable[Threshold]) -> Iterator[str]:
    """One sentence for every threshold that the run does not keep.

    Raises :class:`ConfigurationError` for a figure that this run does not have: a CI job must not pass by it.
    """
    for one in wanted:
        for whose, value in _values(run, one):
            if not one.holds(value):
                side = "under" if one.least else "over"
                yield f"{whose} is {value:.2f}, {side} {one.bound:g}."


def _values(run: Run, wanted: Threshold) -> list[tuple[str, float]]:
    named = f"{wanted.name} of {wanted.kind}" if wanted.kind else wanted.name
    if wanted.name in _OF_MODELS:
        told = [(f"{named} ({model.model})", model.per_hundred(_OF_MODELS[wanted.name])) for model in run.models]
    else:
        found = run.scores
        score = found.overall if wanted.kind is None else found.kinds.get(wanted.kind)
        told = [(named, getattr(score, wanted.name.replace("-", "_")).percent)] if score else []
    values = [(whose, value) for whose, value in told if value is not None]
    if not values:
        raise ConfigurationError(f"This run has no figure for {named}: there is nothing to count.")
    return values
