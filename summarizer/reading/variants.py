"""The words by which a text may refer to the place or people that a name names: Russia, Russian, Russians."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_VOWELS = "aeiouy"
_SHORTEST = 3


@dataclass(frozen=True)
class _Demonyms:
    """``demonyms.toml``: what the name of a people ends in; word → the words that mean the same people."""

    endings: tuple[str, ...]
    groups: dict[str, frozenset[str]]


@cache
def _demonyms() -> _Demonyms:
    path = files("summarizer.reading") / "lexicons" / "quotations" / "demonyms.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    groups = [frozenset(group.split()) for group in data["groups"]]
    return _Demonyms((*data["endings"].split(), ""), {word: group for group in groups for word in group})


@lru_cache(maxsize=4096)
def roots(word: str) -> frozenset[str]:
    """What is left of a lower-case name without the endings that make a people or an adjective of it."""
    stems = [word.removesuffix(ending).rstrip(_VOWELS) for ending in _demonyms().endings if word.endswith(ending)]
    return frozenset([stem for stem in stems if len(stem) >= _SHORTEST])


def relatives(word: str) -> frozenset[str]:
    """The words that mean the same country or people and are formed irregularly; ``word`` is one of them."""
    return _demonyms().groups.get(word, frozenset((word,)))
