"""A name in a text, and the words that names are made of."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from summarizer.reading.once import once
from summarizer.reading.span import Span


class NameKind(StrEnum):
    """What a name is of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name(Span):
    """One mention of a name, without the title before it.

    ``canonical`` is the fullest form that the text has for the same bearer. ``gender`` is "male" or "female"
    where a title or a given name tells it. ``alone`` is false where the name opens a sentence, so that its
    capital proves nothing. ``ambiguous``: several bearers in the text fit.
    """

    kind: NameKind
    canonical: str
    gender: str | None = None
    alone: bool = True
    ambiguous: bool = False


@dataclass(frozen=True)
class NameWords:
    """What names are made of: ``lexicons/quotations/names.toml``."""

    dotted_titles: frozenset[str]
    particles: tuple[str, ...]
    belonging: frozenset[str]
    articles: frozenset[str]
    bodies: frozenset[str]
    grounds: frozenset[str]
    calendar: frozenset[str]
    month_or_name: frozenset[str]
    suffixes: frozenset[str]

    @once
    def links(self) -> frozenset[str]:
        """The particles, word by word: "of", "the", "von", "der"."""
        return frozenset(word for particle in self.particles for word in particle.split())


@cache
def name_words() -> NameWords:
    """The words of names in ``lexicons/quotations/names.toml``."""
    path = files("summarizer.reading") / "lexicons" / "quotations" / "names.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    particles = tuple(data.pop("particles"))
    return NameWords(particles=particles, **{key: frozenset(value.split()) for key, value in data.items()})


def without_place(name: str) -> str:
    """A name without where its bearer belongs: "Anil Mehta" of "Anil Mehta of Lakeside University"."""
    words = name.split(" ")
    at = next((at for at, word in enumerate(words) if at and word in name_words().belonging), len(words))
    return " ".join(words[:at])
