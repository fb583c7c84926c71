"""The words of a text, reduced to stems, so that "attacks" and "attacked" are one.

Stems are Snowball's (Porter 2 for English), through PyStemmer. Function words, which bind nothing to a number,
are the stop words of the same project, kept in ``lexicons/stopwords/``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import Stemmer

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SNOWBALL = {
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
}
_STOPWORDS = Path(__file__).parent / "lexicons" / "stopwords"
_APOSTROPHES = str.maketrans("’", "'")


@cache
def stopwords(language: str) -> frozenset[str]:
    """The function words of a language, in lower case; none for a language without a list."""
    path = _STOPWORDS / f"{language}.txt"
    if not path.exists():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text as parallel sequences, in text order.

    ``stems`` holds "" for a function word and for a word with a digit in it: neither says what a number is about.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    lowered: Sequence[str]
    stems: Sequence[str]

    def __len__(self) -> int:
        return len(self.starts)

    def first_from(self, offset: int) -> int:
        """The index of the first word that starts at ``offset`` or later."""
        return bisect_left(self.starts, offset)


def find_words(text: str, language: str) -> Words:
    starts: list[int] = []
    ends: list[int] = []
    lowered: list[str] = []
    for match in _WORD.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        lowered.append(match.group())
    lowered = "\n".join(lowered).lower().translate(_APOSTROPHES).split("\n") if lowered else []
    if len(lowered) != len(starts):  # a letter whose lower case is longer breaks no word
        lowered = [text[a:b].lower() for a, b in zip(starts, ends, strict=True)]
    return Words(starts, ends, lowered, _stems(lowered, language))


def _stems(lowered: list[str], language: str) -> list[str]:
    stemmer = Stemmer.Stemmer(_SNOWBALL.get(language, "english"))
    skip = stopwords(language)
    bare = [word.removesuffix("'s") for word in lowered]
    return [
        "" if word in skip or not word.isalpha() else stem
        for word, stem in zip(bare, stemmer.stemWords(bare), strict=True)
    ]
