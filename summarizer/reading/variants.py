"""The words by which a text may refer to the place or people that a name names: Russia, Russian, Russians."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

# Longest first; from the nationalities of the CIA World Factbook.
_ENDINGS = ("ians", "eans", "ians", "ese", "ian", "ean", "ans", "ish", "ers", "an", "er", "is", "i", "n", "s", "")
_VOWELS = "aeiouy"
_SHORTEST = 3


@cache
def _groups() -> dict[str, frozenset[str]]:
    path = files("summarizer.reading") / "lexicons" / "quotations" / "demonyms.toml"
    groups = [frozenset(group.split()) for group in tomllib.loads(path.read_text(encoding="utf-8"))["groups"]]
    return {word: group for group in groups for word in group}


def roots(word: str) -> frozenset[str]:
    """What is left of a lower-case name without the endings that make a people or an adjective of it."""
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return frozenset(root for stem in stems if len(root := stem.rstrip(_VOWELS)) >= _SHORTEST)


def relatives(word: str) -> frozenset[str]:
    """The words that mean the same country or people and are formed irregularly; ``word`` is one of them."""
    return _groups().get(word, frozenset((word,)))
