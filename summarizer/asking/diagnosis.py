"""What is installed, which model would be asked and why, and what mends what is missing."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from importlib import metadata
from typing import TYPE_CHECKING

from summarizer.addresses import shown
from summarizer.asking.embedded.weights import LARGE, SMALL, cache_folder
from summarizer.asking.endpoint import chosen_weights, hosted
from summarizer.errors import ConfigurationError
from summarizer.resources import installing
from summarizer.settings import unheard_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.asking.embedded.weights import Weights
    from summarizer.settings import Settings, Strategy

_ENGINE = "xllamacpp"
_EXTRAS = (("reader of PDF", "pypdfium2", "pdf"), ("Parquet", "pyarrow", "parquet"), ("plots", "matplotlib", "eval"))
"""What it is for, the package, and the extra that installs it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. ``remedy`` is the command that mends it, where it is not ``ok``.

    What is not ``needed`` by the chosen model may be missing.
    """

    name: str
    ok: bool
    detail: str
    remedy: str | None = None
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """``ok`` says whether the model that would be asked can be asked; ``findings`` has the parts."""

    model: str
    why: str
    strategy: Strategy
    ok: bool
    findings: tuple[Finding, ...]


def diagnose(settings: Settings) -> Diagnosis:
    """Looks, and starts nothing: no model is loaded, no endpoint is called."""
    model, why = _choice(settings)
    needed = tuple(_needed(settings))
    return Diagnosis(
        model=model,
        why=why,
        strategy=settings.asked_strategy,
        ok=all(finding.ok for finding in needed),
        findings=(*needed, *_misspelt(), *(replace(finding, needed=False) for finding in _rest(settings))),
    )


def _choice(settings: Settings) -> tuple[str, str]:
    if settings.model_file is not None:
        return settings.model_file.name, "a model file is named"
    if not settings.embedded:
        why = "a model is named" if settings.model else "a base URL is set" if settings.base_url else "a key is set"
        return settings.asked_model, why
    weights = chosen_weights(settings)
    if settings.model is not None:
        return weights.name, f"the model {settings.model!r} is asked for"
    return weights.name, "no model is named and no key is set, so the embedded one is used"


def _needed(settings: Settings) -> Iterator[Finding]:
    """What the chosen model needs."""
    if not settings.embedded:
        yield _key(settings)
        yield Finding("endpoint", ok=True, detail=shown(settings.base_url or "https://api.openai.com/v1"))
        return
    yield _package("engine", _ENGINE, LARGE.remedy)
    if settings.model_file is not None:
        path = settings.model_file
        yield Finding("model file", ok=path.is_file(), detail=f"{path}{'' if path.is_file() else ' is no file'}")
    else:
        yield _weights(chosen_weights(settings))
    yield Finding("cache folder", ok=True, detail=str(cache_folder()))


def _misspelt() -> Iterator[Finding]:
    for name, like in unheard_of(os.environ).items():
        detail = "there is no such setting" + (f"; there is {like}" if like else "")
        yield Finding(name, ok=False, detail=detail)


def _rest(settings: Settings) -> Iterator[Finding]:
    """The other models, for the choice, and what else can be installed."""
    chosen = chosen_weights(settings) if settings.embedded and settings.model_file is None else None
    for weights in (LARGE, SMALL):
        if weights is not chosen:
            yield _weights(weights)
    if settings.embedded:
        yield Finding("hosted model", ok=False, detail="none is set; set OPENAI_API_KEY or name one with --base-url")
    for name, package, extra in _EXTRAS:
        yield _package(name, package, installing(extra))


def _key(settings: Settings) -> Finding:
    try:
        hosted(settings)
    except ConfigurationError as fault:
        return Finding("key", ok=False, detail=fault.message, remedy="export OPENAI_API_KEY=…")
    return Finding("key", ok=True, detail="set" if settings.api_key else "not set; the endpoint may not need one")


def _package(name: str, package: str, remedy: str) -> Finding:
    try:
        return Finding(name, ok=True, detail=f"{package} {metadata.version(package)}")
    except metadata.PackageNotFoundError:
        return Finding(name, ok=False, detail=f"{package} is not installed", remedy=remedy)


def _weights(weights: Weights) -> Finding:
    name = f"weights of {weights.name}"
    missing = weights.missing()
    if not missing:
        return Finding(name, ok=True, detail=f"installed ({weights.licence}, {weights.size / 1e9:.1f} GB)")
    detail = f"{len(missing)} of {len(weights.packages)} packages not installed"
    return Finding(name, ok=False, detail=detail, remedy=weights.remedy)
