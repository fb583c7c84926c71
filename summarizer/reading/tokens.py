"""The words and signs of a text that can have to do with a number, found in one pass.

A token is kept only when it is a run of digits, a currency sign, a vulgar fraction or a word that the
language's lexicon knows; all other words are passed over, so that a text costs little more than the
regular expression that walks it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

from summarizer.reading.digits import MOST_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.lexicon import Lexicon
    from summarizer.reading.number_words import Word

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_¼-¾⅐-⅞²³¹]+(?:[\u0300-\u036f]+[^\W\d_]*)*)"
    r"|(?P<digits>(?<![\w.,])[.,]\d+|\d+(?:[.,'’]\d+)*)"
    r"|(?P<sign>[¢-¥₠-₿฿$])"
    r"|(?P<vulgar>[¼-¾⅐-⅞])"
)
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Token:
    """``word`` is set for a word of the lexicon, ``kind`` is "word", "digits", "sign" or "vulgar"."""

    start: int
    end: int
    text: str
    kind: str
    word: Word | None = None


def tokenize(text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens of ``text`` that matter for numbers in this language, in order."""
    tokens: list[Token] = []
    look_up = lexicon.word
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        found = match.group()
        if kind != "word":
            if kind == "digits" and not found.isdecimal() and lexicon.figure(found) is None:
                tokens.extend(_several(match.start(), found))
            else:
                tokens.append(Token(match.start(), match.end(), found, kind))
            continue
        word = look_up(found.lower() if found.isascii() else normalize("NFC", found).lower())
        if word is not None:
            tokens.append(Token(match.start(), match.end(), found, kind, word))
    return tokens


def _several(start: int, run: str) -> Iterator[Token]:
    """A run with separators that is not one number is several: "10,20,30", a version, a date in figures."""
    if len(run) <= MOST_DIGITS:
        for match in _DIGITS.finditer(run):
            yield Token(start + match.start(), start + match.end(), match.group(), "digits")
