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
from summarizer.reading.words import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.lexicon import Lexicon
    from summarizer.reading.number_words import Word

_SIGNS = "¢-¥₠-₿฿$"
_VULGAR = "¼-¾⅐-⅞"
_TOKEN = re.compile(
    rf"([^\W\d_{_VULGAR}²³¹]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
    rf"|(?<![\w.,])[.,]\d+|\d+(?:[.,'’]\d+)*|[{_SIGNS}]|[{_VULGAR}])"
)
_KINDS = (
    (re.compile(r"[.,]?\d"), "digits"),
    (re.compile(f"[{_SIGNS}]"), "sign"),
    (re.compile(f"[{_VULGAR}]"), "vulgar"),
)
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
    found, starts, ends = cut(_TOKEN, low)
    for at, written in enumerate(found):
        word = known(written if composed else normalize("NFC", written))
        if word is not None:
            start, end = starts[at], ends[at]
            tokens.append(Token(start, end, text[start:end], "word", word, word.begins))
        elif not written[0].isalpha():  # most words end here
            tokens.extend(_in_figures(written, starts[at], ends[at], lexicon))
    return tokens


def _in_figures(written: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Token]:
    """The tokens of what is written with digits or a sign; of a letter that is none, nothing."""
    if written.isdecimal():  # as nearly always
        yield Token(start, end, written, "digits")
        return
    kind = next((kind for pattern, kind in _KINDS if pattern.match(written)), None)
    if kind == "digits" and lexicon.figure(written) is None:
        yield from _several(start, written)
    elif kind:
        yield Token(start, end, written, kind)


def _several(start: int, run: str) -> Iterator[Token]:
    """A run with separators that is not one number is several: "10,20,30", a version, a date in figures."""
    if len(run) <= MOST_DIGITS:
        for match in _DIGITS.finditer(run):
            yield Token(start + match.start(), start + match.end(), match.group(), "digits")
