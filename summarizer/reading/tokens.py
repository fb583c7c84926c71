"""The words and signs of a text that can have to do with a number, found in one pass.

A token is kept only when it is a run of digits, a currency sign, a vulgar fraction or a word that the
language's lexicon knows; all other words are passed over, so that a text costs little more than the
regular expression that walks it.
"""

from __future__ import annotations

import re
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.digits import MOST_DIGITS
from summarizer.reading.number_words import Word
from summarizer.reading.phrases import lowered
from summarizer.reading.words import cut, words_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.lexicon import Lexicon

_SIGNS = "¢-¥₠-₿฿$"
_VULGAR = "¼-¾⅐-⅞"
_TOKEN = words_like(
    rf"[^\W\d_{_VULGAR}²³¹]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
    rf"|(?<![\w.,])[.,]\d+|\d+(?:[.,'’]\d+)*|[{_SIGNS}]|[{_VULGAR}]"
)
_KINDS = (
    (re.compile(r"[.,]?\d"), "digits"),
    (re.compile(f"[{_SIGNS}]"), "sign"),
    (re.compile(f"[{_VULGAR}]"), "vulgar"),
)
_DIGITS = re.compile(r"\d+")


class Token(NamedTuple):
    """``word`` is set for a word of the lexicon, ``kind`` is "word", "digits", "sign" or "vulgar".

    ``at`` is its place among all words of the text; ``begins`` is false for words that only stand inside a quantity.
    """

    start: int
    end: int
    text: str
    kind: str
    at: int
    word: Word | None = None
    begins: bool = True


def tokenize(text: str, lexicon: Lexicon) -> tuple[list[Token], list[str], list[int], list[int]]:
    """The tokens of ``text`` that matter for numbers in this language, in order; all its words, starts and ends."""
    found, starts, ends, _ = cut(_TOKEN, lowered(text))
    tokens: list[Token] = []
    meanings = list(map(lexicon.meanings.__getitem__, found))
    for at, meaning in compress(enumerate(meanings), meanings):
        start, end = starts[at], ends[at]
        if not isinstance(meaning, Word):
            if found[at].isdecimal():  # as nearly always
                tokens.append(Token(start, end, found[at], "digits", at))
            else:
                tokens.extend(_in_figures(found[at], start, at, lexicon))
        else:
            tokens.append(Token(start, end, text[start:end], "word", at, meaning, meaning.begins))
    return tokens, found, starts, ends


def _in_figures(written: str, start: int, at: int, lexicon: Lexicon) -> Iterator[Token]:
    """The tokens of what is written with digits or a sign; of a letter that is none, nothing."""
    end = start + len(written)
    kind = next((kind for pattern, kind in _KINDS if pattern.match(written)), None)
    if kind == "digits" and lexicon.figure(written) is None:
        yield from _several(start, written, at)
    elif kind:
        yield Token(start, end, written, kind, at)


def _several(start: int, run: str, at: int) -> Iterator[Token]:
    """A run with separators that is not one number is several: "10,20,30", a version, a date in figures."""
    if len(run) <= MOST_DIGITS:
        for match in _DIGITS.finditer(run):
            yield Token(start + match.start(), start + match.end(), match.group(), "digits", at)
