"""A stretch of narration as tokens.

Names with hyphens and apostrophes are one token, a possessive "’s" is one of its own, and so are the articles and
pronouns that some languages write together with the next word or the verb before: "l’avocat", "a-t-elle".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.span import Span
    from summarizer.reading.speech import SpeechLexicon

_TOKEN = re.compile(r"\w+(?:[’'](?!s\b)\w+|-\w+)*|[’']s?\b|[’']|--+|[^\w\s]")
_ELIDED = r"(?<![\w’'])(?:{})[’'](?=\w)"
_JOINED = r"(?P<joint>(?<=\w)-(?:t-)?(?=(?:{0})\b))"


def split(text: str, start: int, end: int, words: SpeechLexicon, quoted: Sequence[Span]) -> list[re.Match[str]]:
    """The tokens of ``text`` from ``start`` to ``end``; what ``quoted`` covers is left out."""
    pattern = _tokens(words)
    return [
        match
        for first, last in _outside(start, end, quoted)
        for match in pattern.finditer(text, first, last)
        if match.lastgroup is None
    ]


@cache
def _tokens(words: SpeechLexicon) -> re.Pattern[str]:
    """One token; where articles are elided ("l’avocat") or pronouns joined ("a-t-elle") these are tokens too."""
    if not words.elisions and not words.clitics:
        return _TOKEN
    elided = _ELIDED.format("|".join(sorted(words.elisions))) if words.elisions else r"(?!)"
    clitics = "|".join(sorted(words.clitics, key=len, reverse=True)) or r"(?!)"
    word = rf"\w+(?:[’'](?!s\b)\w+|-(?!(?:t-)?(?:{clitics})\b)\w+)*"
    return re.compile(rf"{elided}|{_JOINED.format(clitics)}|{word}|--+|[^\w\s]", re.IGNORECASE)


def _outside(start: int, end: int, quoted: Sequence[Span]) -> list[tuple[int, int]]:
    """The stretches from ``start`` to ``end`` that no quotation covers."""
    stretches = []
    for span in quoted:
        if span.end > start and span.start < end:
            stretches.append((start, span.start))
            start = span.end
    stretches.append((start, end))
    return [(first, last) for first, last in stretches if first < last]
