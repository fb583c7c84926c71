"""Words that can stand for one another in news: "died" for "deaths", "troops" for "soldiers".

From WordNet, made into a data file by ``scripts/make_related.py``. Relatedness never makes a wrong number right:
it only lets a claim and a sentence about the same thing in other words be seen as such.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from summarizer.reading.worked_out import WorkedOut


class Senses(NamedTuple):
    """The synsets that a word stands for, and the ones a step more general."""

    own: frozenset[str]
    general: frozenset[str]


_FOLDER = Path(__file__).parent / "lexicons" / "related"


@cache
def _entries(language: str) -> dict[str, str]:
    """Stem → the rest of its line. Empty for a language without a file."""
    path = _FOLDER / f"{language}.txt"
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {stem: rest for stem, _, rest in (line.partition(" ") for line in lines if line[0] != "#")}


@lru_cache(maxsize=20_000)
def senses_of(stem: str, language: str) -> Senses:
    """What a stem stands for in a language."""
    ids = synsets_in(language)[stem]
    return Senses(frozenset(i for i in ids if i[0] != "^"), frozenset(i[1:] for i in ids if i[0] == "^"))


@lru_cache(maxsize=50_000)
def related(one: str, other: str, language: str) -> bool:
    """Whether two stems share a common sense, or a sense of one is the next more general of the other."""
    mine, theirs = senses_of(one, language), senses_of(other, language)
    return not (
        mine.own.isdisjoint(theirs.own) and mine.own.isdisjoint(theirs.general) and mine.general.isdisjoint(theirs.own)
    )


@cache
def synsets_in(language: str) -> WorkedOut[tuple[str, ...]]:
    """Stem → the synsets that it stands for, and with "^" before them those a step more general."""
    entries = _entries(language)
    return WorkedOut(lambda stem: tuple(entries.get(stem, "").split()))


@cache
def kin_in(language: str) -> WorkedOut[frozenset[str]]:
    """Stem → the synsets, as ``synsets_in`` writes them, of which a word that ``related`` says yes to has one."""
    synsets = synsets_in(language)

    def kin(stem: str) -> frozenset[str]:
        own = [synset for synset in synsets[stem] if synset[0] != "^"]
        general = (synset[1:] for synset in synsets[stem] if synset[0] == "^")
        return frozenset((*own, *general, *(f"^{synset}" for synset in own)))

    return WorkedOut(kin)


def has_list(language: str) -> bool:
    """Whether the common words of a language are known."""
    return bool(_entries(language))


def is_common(stem: str, language: str) -> bool:
    """Whether a stem is one of the language's common words; of a language without a list, all are."""
    entries = _entries(language)
    return not entries or stem in entries
