"""Which model is asked, and how: resolved once, then passed around.

Each setting comes from the first of these that has it: an argument or flag; ``SUMMARIZER_<NAME>`` in the
environment; ``OPENAI_API_KEY`` and ``OPENAI_BASE_URL``; the default here. A variable that is blank is not set;
an argument that is blank is an error, as it is an unset variable of a script more often than a wish.

The first of them that points to a
kind of model, embedded or hosted, decides which kind it is: ``--model embedded`` wins over ``OPENAI_API_KEY``.
"""

from __future__ import annotations

import os
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)

from summarizer.addresses import fault_in, shown
from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DEFAULT_HOSTED_MODEL = "gpt-4.1-mini"
"""The model asked of a hosted endpoint when none is named."""

EMBEDDED = "embedded"
"""The best embedded model that is installed."""

EMBEDDED_SMALL = "embedded-small"
"""The small embedded model, for smoke tests."""

EMBEDDED_NAMES = (EMBEDDED, EMBEDDED_SMALL)

_PREFIX = "SUMMARIZER_"
_BESIDE = {_PREFIX + name for name in ("RUNS_DIR", "CACHE_DIR", "DEBUG", "COMPLETE")}
"""Variables that are no setting of a model."""
_OPENAI = {"api_key": "OPENAI_API_KEY", "base_url": "OPENAI_BASE_URL"}
_NUMBERS = {"int_parsing": "it must be a whole number", "float_parsing": "it must be a number"}
"""By pydantic's type of the error."""
_ENDPOINT = ("model", "base_url", "api_key", "model_file")


class Strategy(StrEnum):
    """``SELECT``: code finds quotations and figures, the model points and labels.
    ``GENERATE``: the model fills the whole schema in one call.
    """

    SELECT = "select"
    GENERATE = "generate"


class AnswerMode(StrEnum):
    """How the endpoint is told the form of the answer; the names are instructor's."""

    JSON_SCHEMA = "json_schema"
    TOOLS = "tools"
    MD_JSON = "md_json"


class Settings(BaseModel):
    """Everything that can be set. Frozen; the key is a ``SecretStr`` and prints as stars.

    ``Settings(...)`` takes exactly what it is given, :meth:`resolve` looks at the environment too.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=(), hide_input_in_errors=True)

    model: str | None = Field(default=None, description="A model's name at the endpoint, or 'embedded'.")
    base_url: str | None = Field(default=None, description="An OpenAI-compatible endpoint, ending in /v1 as a rule.")
    api_key: SecretStr | None = Field(default=None, description="The key for the endpoint.")
    model_file: Path | None = Field(default=None, description="A GGUF file to run as the embedded model.")
    strategy: Strategy | None = Field(default=None, description="select or generate; by default as the model needs.")
    answer_mode: AnswerMode = Field(default=AnswerMode.JSON_SCHEMA, description="How the schema is sent.")

    max_figures: int = Field(default=10, ge=0, le=50, description="At most so many figures.")
    max_quotes: int = Field(default=8, ge=0, le=50, description="At most so many quotations.")
    max_events: int = Field(default=5, ge=0, le=20, description="At most so many events.")

    repairs: int = Field(default=2, ge=0, le=10, description="At most so many rounds of repair.")
    repair_tokens: int = Field(default=40_000, ge=0, description="No new repair once the repairs used so many tokens.")

    answer_tokens: int | None = Field(default=None, ge=16, description="No answer gets more tokens than so many.")
    timeout: float = Field(default=600.0, gt=0, description="Seconds to wait for one answer.")
    retries: int = Field(default=4, ge=0, le=20, description="How often a failed call is tried again.")
    backoff: float = Field(default=1.0, ge=0, description="Seconds before the first new try; doubles each time.")
    max_wait: float = Field(default=60.0, ge=0, description="At most so many seconds before a new try.")

    temperature: float = Field(default=0.0, ge=0, le=2, description="0 gives the likeliest answer.")
    seed: int = Field(default=1, description="For endpoints that sample.")
    context_tokens: int = Field(default=16_384, ge=1024, description="Context of the embedded model.")
    threads: int | None = Field(default=None, ge=1, description="Threads of the embedded model; by default every core.")

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Without a login that the address holds."""
        for name, value in super().__repr_args__():
            yield name, shown(value) if name == "base_url" and value else value

    @field_validator("model", "base_url", "api_key", "model_file", mode="before")
    @classmethod
    def _says_something(cls, value: Any) -> Any:  # noqa: ANN401 - whatever the caller gave, for pydantic to judge
        if _is_blank(value):
            raise ValueError("it is empty")
        return value.strip() if isinstance(value, str) else value

    @field_validator("base_url")
    @classmethod
    def _can_be_asked(cls, address: str | None) -> str | None:
        if address is not None and (fault := fault_in(address)):
            raise ValueError(fault)
        return address

    @field_validator("api_key")
    @classmethod
    def _fits_a_header(cls, key: SecretStr | None) -> SecretStr | None:
        if key is None:
            return None
        plain = key.get_secret_value().strip()
        if not (plain.isascii() and plain.isprintable()):
            raise ValueError("there is a control character in it, or one that is not ASCII")
        return SecretStr(plain)

    @model_validator(mode="after")
    def _one_kind_of_model(self) -> Self:
        if self.model_file and (self.base_url or self.model not in {None, EMBEDDED}):
            raise ValueError("model_file names an embedded model; base_url or model name another one")
        if self.base_url and self.model in EMBEDDED_NAMES:
            raise ValueError(f"the model {self.model!r} runs on this machine; it has no base_url")
        return self

    @property
    def embedded(self) -> bool:
        """Whether the model runs on this machine, as a child of this process."""
        return _kind(self.model_dump()) is not _Kind.HOSTED

    @property
    def asked_model(self) -> str:
        """The model's name as the result records it and the endpoint gets it."""
        if self.model_file is not None:
            return self.model_file.name
        return self.model or (EMBEDDED if self.embedded else DEFAULT_HOSTED_MODEL)

    @property
    def asked_strategy(self) -> Strategy:
        """A small model only points; a large one may write everything."""
        return self.strategy or (Strategy.SELECT if self.embedded else Strategy.GENERATE)

    @classmethod
    def resolve(cls, environ: Mapping[str, str] | None = None, **given: Any) -> Self:  # noqa: ANN401
        """Arguments over ``SUMMARIZER_*`` over ``OPENAI_*`` over the defaults; ``None`` counts as not given.

        Raises :class:`~summarizer.errors.ConfigurationError`, naming the setting and where it came from.
        """
        environ = os.environ if environ is None else environ
        layers = (_given(given), _own(environ), _openai(environ))
        values: dict[str, Any] = {}
        for layer in reversed(layers):
            values |= {name: value for name, value in layer.items() if name not in _ENDPOINT}
        values |= _endpoint(layers)
        try:
            return cls.model_validate(values)
        except ValidationError as fault:
            # from None: pydantic's own text would repeat the values, and one of them may be a key.
            raise ConfigurationError(_complaint(fault, _source(fault, values, layers))) from None


class _Kind(StrEnum):
    EMBEDDED = "embedded"
    HOSTED = "hosted"


def _kind(layer: Mapping[str, Any]) -> _Kind | None:
    """The kind of model that the settings of one layer point to, if they point to any."""
    if layer.get("model_file") or layer.get("model") in EMBEDDED_NAMES:
        return _Kind.EMBEDDED
    if any(layer.get(name) for name in ("model", "base_url", "api_key")):
        return _Kind.HOSTED
    return None


def _endpoint(layers: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    """The settings that name the model, from the layers that mean the same kind as the topmost one."""
    kinds = [_kind(layer) for layer in layers]
    decided = next((kind for kind in kinds if kind), None)
    chosen: dict[str, Any] = {}
    for layer, kind in zip(layers, kinds, strict=True):
        if kind is not None and kind is decided:
            fresh = {name: layer[name] for name in _ENDPOINT if name in layer and name not in chosen}
            if chosen and decided is _Kind.EMBEDDED:
                continue  # a higher layer has already said which embedded model
            chosen |= fresh
    return chosen


def _given(given: Mapping[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(given) - set(Settings.model_fields))
    if unknown:
        raise ConfigurationError(
            f"There is no setting {unknown[0]!r}.", hint=f"There are: {', '.join(Settings.model_fields)}."
        )
    for name, value in given.items():
        if _is_blank(value):
            raise ConfigurationError(
                f"The setting {name} is given, but it is empty.",
                hint="Leave it out, or check the variable that it comes from.",
            )
    return {name: value for name, value in given.items() if value is not None}


def _is_blank(value: object) -> bool:
    """Whether a setting is given and says nothing; ``Path("")`` is the current folder, which is no model."""
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    return value == Path() or (isinstance(value, str) and not value.strip())


def _own(environ: Mapping[str, str]) -> dict[str, str]:
    names = {name: _PREFIX + name.upper() for name in Settings.model_fields}
    return {name: environ[variable] for name, variable in names.items() if environ.get(variable, "").strip()}


def unheard_of(environ: Mapping[str, str]) -> dict[str, str | None]:
    """The ``SUMMARIZER_…`` variables that nothing looks at, as a misspelt one, each with the name that is like it."""
    known = _BESIDE | {_PREFIX + name.upper() for name in Settings.model_fields}
    strange = sorted(name for name in environ if name.startswith(_PREFIX) and name not in known)
    return {name: next(iter(get_close_matches(name, known, n=1)), None) for name in strange}


def _openai(environ: Mapping[str, str]) -> dict[str, str]:
    return {name: environ[variable] for name, variable in _OPENAI.items() if environ.get(variable, "").strip()}


def _source(fault: ValidationError, values: Mapping[str, Any], layers: tuple[dict[str, Any], ...]) -> str:
    """The setting that does not fit, under the name that the user wrote it by; empty if it is not one alone."""
    place = fault.errors(include_input=False, include_url=False)[0]["loc"]
    if not place:
        return ""
    name = str(place[0])
    given, own, _ = layers
    if name in given and given[name] is values[name]:
        return name
    return _PREFIX + name.upper() if name in own and own[name] is values[name] else _OPENAI[name]


def _complaint(fault: ValidationError, source: str) -> str:
    """One sentence that names the setting, and never its value."""
    first = fault.errors(include_input=False, include_url=False)[0]
    said = first["msg"].removeprefix("Value error, ").replace("Input should be", "it must be")
    why = _NUMBERS.get(first["type"], said)
    return f"The setting {source} is wrong: {why}." if source else f"The settings contradict each other: {why}."
