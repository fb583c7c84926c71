"""Which capitalised words are common nouns, in a language that gives every noun a capital (Duden, "Großschreibung")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.reading.lexicon import lexicon_for
from summarizer.reading.once import once

if TYPE_CHECKING:
    from summarizer.reading.bearers import Run
    from summarizer.reading.reading import Reading
    from summarizer.reading.speech import SpeechLexicon

_AFTER_WORD = re.compile(r"\b([A-ZÄÖÜa-zäöüß][a-zäöüß]+) ([A-ZÄÖÜ][\w-]*)")


def without_nouns(runs: list[Run], reading: Reading, words: SpeechLexicon) -> list[Run]:
    """The runs that are no common nouns: of several words, with a title, part of such a run, or standing alone.

    A unit ("Prozent", "Millionen Euro") is none of these.
    """
    nouns = _Nouns(reading, words)
    named = {word for run in runs if len(run.words) > 1 or run.title for word in run.words}
    return [
        run
        for run in runs
        if not all(map(nouns.is_unit, run.words))
        and (len(run.words) > 1 or run.title or run.words[0] in named or not nouns.has(run.words[0]))
    ]


class _Nouns:
    """Which capitalised words are common nouns, in a language that gives every noun a capital.

    A common noun stands with an article or an adjective somewhere in the text, or ends as one; a name stands alone.
    """

    def __init__(self, reading: Reading, words: SpeechLexicon) -> None:
        self._text = reading.text
        self._words = words
        self._numbers = lexicon_for(reading.language)

    def is_unit(self, word: str) -> bool:
        """Whether ``word`` is what numbers are counted in: "Millionen", "Euro", and no given name ("Mark")."""
        low, numbers = word.lower(), self._numbers
        if low in self._words.male_names or low in self._words.female_names:
            return False
        known = numbers.known(low)
        return low in numbers.after.heads or (known is not None and known.cardinal)

    def has(self, word: str) -> bool:
        """Whether ``word`` is a common noun, as far as the text tells."""
        if word.isupper():
            return False
        low = word.lower()
        listed = low in self._words.bodies or low in self._words.cue_nouns or self._words.is_title(low)
        return listed or low.endswith(tuple(self._words.noun_endings)) or low in self._determined

    @once
    def _determined(self) -> frozenset[str]:
        """The words that stand behind an article or an adjective."""
        articles = self._words.determiners | self._words.contracted
        return frozenset(
            match[2].lower()
            for match in _AFTER_WORD.finditer(self._text)
            if _leads_noun(match[1].lower(), articles, tuple(self._words.inflections))
        )


def _leads_noun(word: str, articles: frozenset[str], inflections: tuple[str, ...]) -> bool:
    """Whether a word before a capital is an article or an inflected adjective: "der", "im", "alte", "neuen"."""
    return word in articles or (len(word) > 3 and word.endswith(inflections))  # noqa: PLR2004 - "den" is an article
