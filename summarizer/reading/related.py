"""Words that can stand for one another in news: "died" for "deaths", "troops" for "soldiers".

From WordNet, made into a data file by ``scripts/make_related.py``. Relatedness never makes a wrong number right:
it only lets a claim and a sentence about the same thing in other words be seen as such.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.worked_out import WorkedOut

if TYPE_CHECKING:
    from collections.abc import Iterable


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


class Relatives:
    """The words of one text by their synsets: which of them can stand for another word."""

    def __init__(self, stems: Iterable[str], language: str) -> None:
        self._synsets = synsets_in(language)
        self._stems: dict[str, list[str]] = defaultdict(list)
        for stem in stems:
            for synset in self._synsets[stem]:
                self._stems[synset].append(stem)

    def of(self, stem: str) -> set[str]:
        """The words of the text that ``related`` says yes to."""
        found: set[str] = set()
        for synset in self._synsets[stem]:
            if synset[0] == "^":
                found.update(self._stems.get(synset[1:], ()))
            else:
                found.update(self._stems.get(synset, ()), self._stems.get(f"^{synset}", ()))
        return found


def is_common(stem: str, language: str) -> bool:
    """Whether a stem is one of the language's common words; of a language without a list, all are."""
    entries = _entries(language)
    return not entries or stem in entries
