"""The prompt templates: one file each under ``prompts/``, with its name, version and purpose at the top.

A template opens with a front matter of ``key: value`` lines between two lines of dashes; the rest is Jinja2,
strict about undefined names. The sha256 is over the whole file, so that a result tells which text was sent.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.resources import folder

if TYPE_CHECKING:
    from jinja2 import Environment

_FENCE = "---\n"
_FIELDS = {"name", "version", "purpose"}


@dataclass(frozen=True, slots=True)
class Prompt:
    """One template. ``label`` is how results and attempts name it."""

    name: str
    version: str
    purpose: str
    body: str
    sha256: str

    @property
    def label(self) -> str:
        return f"{self.name} v{self.version}"


@lru_cache
def prompt(name: str) -> Prompt:
    """The template ``name``. Raises :class:`ValueError` if its front matter is not as it must be."""
    text = (folder("prompts") / f"{name}.j2").read_text(encoding="utf-8")
    opening, front, body = text.split(_FENCE, 2) if text.count(_FENCE) > 1 else ("", "", "")
    facts = dict(line.split(": ", 1) for line in front.splitlines() if ": " in line)
    if opening or set(facts) != _FIELDS or facts["name"] != name:
        raise ValueError(f"The front matter of the prompt {name!r} must give its name, version and purpose.")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Prompt(name, facts["version"], facts["purpose"], body, digest)


def render(name: str, **values: object) -> str:
    """The text of the template with ``values`` filled in; a name without a value is an error."""
    return _environment().get_template(name).render(**values).strip()


def names() -> list[str]:
    """Every template there is, sorted."""
    return sorted(path.stem for path in folder("prompts").glob("*.j2"))


@lru_cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(lambda name: prompt(name).body),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - the output is read by a model, not by a browser
        trim_blocks=True,
        lstrip_blocks=True,
    )
