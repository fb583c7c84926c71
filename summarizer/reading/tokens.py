"""The words and signs of a text that can have to do with a number, found in one pass.

A token is kept only when it is a run of digits, a currency sign, a vulgar fraction or a word that the
language's lexicon knows; all other words are passed over, so that a text costs little more than the
regular expression that walks it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

from summarizer.reading.digits import MOST_DIGITS
from summarizer.reading.phrases import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.lexicon import Lexicon
    from summarizer.reading.number_words import Word

_TOKEN = re.compile(
    r"([^\W\d_¼-¾⅐-⅞²³¹]+(?:[\u0300-\u036f]+[^\W\d_]*)*)"
    r"|((?<![\w.,])[.,]\d+|\d+(?:[.,'’]\d+)*)"
    r"|([¢-¥₠-₿฿$])"
    r"|([¼-¾⅐-⅞])"
)
_KINDS = ("", "word", "digits", "sign", "vulgar")
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Token:
    """``word`` is set for a word of the lexicon, ``kind`` is "word", "digits", "sign" or "vulgar".

    ``begins`` is false for words that only stand inside a quantity.
    """

    start: int
    end: int
    text: str
    kind: str
    word: Word | None = None
    begins: bool = True


def tokenize(text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens of ``text`` that matter for numbers in this language, in order."""
    tokens: list[Token] = []
    low, known = lowered(text), lexicon.known
    composed = is_normalized("NFC", low)
    for match in _TOKEN.finditer(low):
        found = match[0]
        if match.lastindex == 1:
            word = known(found if composed else normalize("NFC", found))
            if word is not None:
                start, end = match.span()
                tokens.append(Token(start, end, text[start:end], "word", word, word.begins))
        elif match.lastindex == 2 and not found.isdecimal() and lexicon.figure(found) is None:  # noqa: PLR2004
            tokens.extend(_several(match.start(), found))
        else:
            tokens.append(Token(match.start(), match.end(), found, _KINDS[match.lastindex or 0]))
    return tokens


def _several(start: int, run: str) -> Iterator[Token]:
    """A run with separators that is not one number is several: "10,20,30", a version, a date in figures."""
    if len(run) <= MOST_DIGITS:
        for match in _DIGITS.finditer(run):
            yield Token(start + match.start(), start + match.end(), match.group(), "digits")
