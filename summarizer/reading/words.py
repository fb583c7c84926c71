"""The words of a text, reduced to stems, so that "attacks" and "attacked" are one.

Stems are Snowball's (Porter 2 for English), through PyStemmer. Function words, which bind nothing to a number,
are the stop words of the same project, kept in ``lexicons/stopwords/``.
"""

from __future__ import annotations

import re
import threading
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

import Stemmer

from summarizer.reading.frozen import dataclass
from summarizer.reading.once import once
from summarizer.reading.wordlists import keyed, listed
from summarizer.reading.worked_out import WorkedOut

if TYPE_CHECKING:
    from collections.abc import Sequence


def words_like(general: str) -> re.Pattern[str]:
    """The pattern ``general`` for :func:`cut`; it must match a word of plain letters whole, and begin at no space.

    Nearly every word is of plain letters, with a space or a mark behind it: these are met without a look at the tables
    of Unicode, and at a space nothing else is tried.
    """
    return re.compile(rf"([a-zA-Z]++(?=[ .,])|(?! )(?:{general}))")


_WORD = words_like(r"[^\W_]+(?:['’][^\W_]+)*")
_NO_STEMMER = "en"  # whose stemmer serves a language that Snowball has none for
_THREAD = threading.local()


@cache
def stopwords(language: str) -> frozenset[str]:
    """The function words of a language, in lower case; none for a language without a list."""
    return listed("stopwords", language)


@cache
def auxiliaries_of(language: str) -> frozenset[str]:
    """The auxiliary verbs of a language, in lower case."""
    return listed("auxiliaries", language)


@cache
def grammar_of(language: str, role: str) -> frozenset[str]:
    """The words of grammar that play a role beside a number, such as "joining"; none where a language lists none."""
    return frozenset(keyed("grammar", language).get(role, "").split())


@cache
def endings_of(language: str, role: str) -> tuple[str, ...]:
    """The endings that tell words of one sort, such as "adverb"; none where a language lists none."""
    return tuple(keyed("endings", language).get(role, "").split())


@cache
def before_an_age(language: str) -> frozenset[str]:
    """The words that join somebody to an age without its unit: "is 34", "aged 34"; not "have 34", of points."""
    return auxiliaries_of(language).difference(grammar_of(language, "having")) | grammar_of(language, "aged")


@cache
def rate_words_of(language: str) -> frozenset[str]:
    """The words between a number and the time that it is counted by."""
    return listed("rates", language)


@cache
def modals_of(language: str) -> dict[str, str]:
    """Word → "unreal", or "open", for a word that tells what may be."""
    return {word: way for way, words in keyed("modality", language).items() for word in words.split()}


@cache
def directions_of(language: str) -> dict[str, str]:
    """Word → "up", "down", or "no" for a word that denies."""
    return {word: way for way, words in keyed("directions", language).items() for word in words.split()}


@dataclass(frozen=True)
class Words:
    """The words of one text as parallel sequences, in text order.

    ``stems`` holds "" for a function word and for a word with a digit in it: neither says what a number is about.
    ``gaps`` holds what stands before each word, and behind the last.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    lowered: Sequence[str]
    stems: Sequence[str]
    gaps: Sequence[str]

    def __len__(self) -> int:
        return len(self.starts)

    def first_from(self, offset: int) -> int:
        """The index of the first word that starts at ``offset`` or later."""
        return bisect_left(self.starts, offset)

    @once
    def counts(self) -> Counter[str]:
        """How often the text has each stem."""
        return Counter(self.stems)

    @once
    def places(self) -> dict[str, list[int]]:
        """Stem → where it stands among the words, in text order."""
        index: dict[str, list[int]] = defaultdict(list)
        for at, stem in enumerate(self.stems):
            index[stem].append(at)
        index.pop("", None)
        return dict(index)


def find_words(text: str, language: str) -> Words:
    """The words of ``text``, each with its stem."""
    low = text.lower()
    if len(low) != len(text):  # "İ" is one letter longer in lower case: offsets first
        low = text
    lowered, starts, ends, gaps = cut(_WORD, low)
    return Words(starts, ends, lowered, list(map(_stems(language).__getitem__, lowered)), gaps)


def stems_in(text: str, language: str) -> frozenset[str]:
    """What the words of ``text`` say, in any order: their stems, without function words."""
    return frozenset(find_words(text, language).stems) - {""}


def cut(pattern: re.Pattern[str], text: str) -> tuple[list[str], list[int], list[int], list[str]]:
    """What ``pattern``, which has one group around the whole, finds in ``text``: strings, starts, ends, and gaps.

    The same as ``finditer``, in a fraction of the time for the many short words of a text.
    """
    pieces = pattern.split(text)
    offsets = list(accumulate(map(len, pieces)))
    return pieces[1::2], offsets[0:-1:2], offsets[1::2], pieces[0::2]


@cache
def _stems(language: str) -> WorkedOut[str]:
    """Lower-case word → stem, or "" for a word that says nothing of what a number is about."""
    skip = stopwords(language)

    def stem(word: str) -> str:
        bare = word if word.isalpha() else word.replace("’", "'").removesuffix("'s")
        return _stemmer(language).stemWord(bare) if bare.isalpha() and bare not in skip else ""

    return WorkedOut(stem)


def _stemmer(language: str) -> Stemmer.Stemmer:
    """The stemmer that Snowball has for a language (ISO 639); it keeps what it has stemmed, and serves one thread."""
    found = getattr(_THREAD, language, None)
    if found is None:
        try:
            found = Stemmer.Stemmer(language)
        except KeyError:
            found = Stemmer.Stemmer(_NO_STEMMER)
        setattr(_THREAD, language, found)
    return found
