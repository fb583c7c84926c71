"""Where the model is: the settings turned into an address, starting the embedded model if it is that one."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import SecretStr

from summarizer.addresses import shown
from summarizer.asking.progress import Stage, Step
from summarizer.errors import ConfigurationError
from summarizer.settings import EMBEDDED_SMALL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarizer.asking.embedded.server import Load
    from summarizer.asking.embedded.weights import Weights
    from summarizer.asking.progress import Progress
    from summarizer.settings import Settings

_GGUF = b"GGUF"
_NO_KEY = "none"
_SHORTEST_SECRET = 12


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible address. ``url`` is ``None`` for the openai client's own default.

    ``context`` is in tokens, ``None`` where it is not known; ``local`` marks the embedded model.
    """

    url: str | None
    key: SecretStr
    model: str
    context: int | None = None
    local: bool = False

    @property
    def secret(self) -> str:
        """What must appear nowhere. A placeholder such as "ollama" is no secret, and may be a word of the article."""
        key = self.key.get_secret_value()
        return key if len(key) >= _SHORTEST_SECRET else ""

    def __str__(self) -> str:
        """How a sentence about it begins; a password in the address is not shown."""
        if self.local:
            return "The embedded model"
        return f"The endpoint {shown(self.url)}" if self.url else "The endpoint of OpenAI"


def check(settings: Settings) -> None:
    """Whether everything is there that the model needs, before anything is started.

    Raises :class:`~summarizer.errors.ConfigurationError` for what is missing.
    """
    if not settings.embedded:
        hosted(settings)
        return
    _check_engine()
    if settings.model_file is not None:
        _checked_file(settings.model_file)
    else:
        chosen_weights(settings).parts()


async def reach(settings: Settings, progress: Progress) -> Endpoint:
    """The endpoint that ``settings`` name; the embedded model is running when this returns.

    Raises :class:`~summarizer.errors.ConfigurationError` for what is missing, and
    :class:`~summarizer.errors.ModelUnavailable` for an embedded model that does not start.
    """
    if not settings.embedded:
        return hosted(settings)

    def tell(message: str) -> None:
        progress(Step(Stage.LOADING, message))

    return await asyncio.to_thread(embedded, settings, tell)


def hosted(settings: Settings) -> Endpoint:
    """A hosted endpoint; one with an address of its own may need no key."""
    if settings.api_key is None and settings.base_url is None:
        raise ConfigurationError(
            f"There is no key for the hosted model {settings.asked_model!r}.",
            hint="Set OPENAI_API_KEY, or name an endpoint with --base-url, or use --model embedded.",
        )
    return Endpoint(settings.base_url, settings.api_key or SecretStr(_NO_KEY), settings.asked_model)


def embedded(settings: Settings, tell: Callable[[str], None]) -> Endpoint:
    """The embedded model, started if it is not running yet."""
    from summarizer.asking.embedded.server import shared

    load = _load(settings, tell)
    tell(f"Starting the embedded model {load.alias}")
    server = shared(load)
    return Endpoint(server.url, SecretStr(server.key), load.alias, load.context, local=True)


def _check_engine() -> None:
    from summarizer.asking.embedded.weights import LARGE

    if not _has_engine():
        raise ConfigurationError(
            "The embedded model needs the package xllamacpp, which is not installed.",
            hint=f"Run: {LARGE.remedy} (or set OPENAI_API_KEY for a hosted model).",
        )


def _load(settings: Settings, tell: Callable[[str], None]) -> Load:
    from summarizer.asking.embedded import weights
    from summarizer.asking.embedded.server import Load

    _check_engine()
    threads = settings.threads or os.cpu_count() or 1
    if settings.model_file is not None:
        path = _checked_file(settings.model_file)
        return Load(path, path.stem, settings.context_tokens, threads)
    chosen = chosen_weights(settings)
    path = weights.ready(chosen, weights.cache_folder(), tell)
    return Load(path, chosen.name, settings.context_tokens, threads)


def chosen_weights(settings: Settings) -> Weights:
    """The large model where it is installed, else the small one where that is, else the large one to be mended."""
    from summarizer.asking.embedded.weights import LARGE, SMALL

    if settings.model == EMBEDDED_SMALL:
        return SMALL
    return SMALL if LARGE.missing() and not SMALL.missing() else LARGE


def _has_engine() -> bool:
    from importlib.util import find_spec

    return find_spec("xllamacpp") is not None


def _checked_file(path: Path) -> Path:
    try:
        with path.open("rb") as file:
            magic = file.read(len(_GGUF))
    except OSError as fault:
        raise ConfigurationError(f"The model file {path} cannot be read: {fault.strerror}.") from fault
    if magic != _GGUF:
        raise ConfigurationError(f"The model file {path} is not in the GGUF format.")
    return path.resolve()
