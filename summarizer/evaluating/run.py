"""One run as it is written down: figures, and the verdict of every label, so that later runs can be compared."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer._version import __version__
from summarizer.errors import InputError
from summarizer.evaluating.intervals import Share
from summarizer.evaluating.judging import Judged
from summarizer.evaluating.models import ModelRun
from summarizer.evaluating.scoring import Scores, scores

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
"""Raised when a later version cannot read an earlier file."""


@dataclass(frozen=True, slots=True)
class Run:
    """What ``summarizer eval`` finds: the judged labels, and the models' work where articles were summarized."""

    version: str
    name: str
    judged: tuple[Judged, ...] = ()
    models: tuple[ModelRun, ...] = ()

    @property
    def scores(self) -> Scores:
        return scores(self.judged)

    def data(self) -> dict[str, Any]:
        """For JSON: every share with its interval, in percent."""
        return {
            "format": FORMAT,
            "version": self.version,
            "set": self.name,
            "scores": _written(self.scores) if self.judged else None,
            "models": [model.data() for model in self.models],
            "labels": [_label(one) for one in self.judged],
        }


def new_run(name: str, judged: tuple[Judged, ...] = (), models: tuple[ModelRun, ...] = ()) -> Run:
    """A run of this version."""
    return Run(__version__, name, judged, models)


def _written(value: object) -> Any:  # noqa: ANN401 - a tree for JSON
    if isinstance(value, Share):
        low, high = value.interval or (None, None)
        return {"hits": value.hits, "of": value.total} | _rounded(percent=value.percent, low=low, high=high)
    if isinstance(value, dict):
        return {name: _written(item) for name, item in value.items()}
    return {field.name: _written(getattr(value, field.name)) for field in fields(value)}  # type: ignore[arg-type]


def _rounded(**figures: float | None) -> dict[str, float | None]:
    return {name: None if figure is None else round(figure, 2) for name, figure in figures.items()}


def _label(one: Judged) -> dict[str, Any]:
    return asdict(one) | {"verdict": one.verdict.value if one.verdict else None}


class _Saved(BaseModel):
    model_config = ConfigDict(extra="ignore")

    format: int
    version: str
    set: str
    labels: tuple[Judged, ...] = ()
    models: tuple[ModelRun, ...] = ()


def saved_run(path: Path) -> Run:
    """A run from the JSON of an earlier one. Raises :class:`~summarizer.errors.InputError` if it is none."""
    try:
        saved = _Saved.model_validate_json(path.read_bytes())
    except OSError as fault:
        raise InputError(f"{path} cannot be read: {fault.strerror or fault}.") from fault
    except ValidationError as fault:
        raise InputError(f"{path} is not the JSON of an earlier evaluation.") from fault
    if saved.format != FORMAT:
        raise InputError(f"{path} has format {saved.format}; this version reads format {FORMAT}.")
    return Run(saved.version, saved.set, saved.labels, saved.models)
