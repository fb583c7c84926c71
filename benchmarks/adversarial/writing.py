"""Numbers as they are written: a small reader and writer of its own, so that no tool under test judges itself.

A value such as "at least $4.5bn" is taken apart into its qualifier, what stands before the number, the number and
what stands behind it. Separators are those of the language; words go up to ninety-nine.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from num2words import num2words

WORDS: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
QUALIFIERS = ("at_least", "at_most", "more_than", "less_than", "about")
MOST = 99  # above, a language has more than one way to write a number in words
_DIGITS = {
    "en": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"),
    "fr": re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"),
}
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Written:
    """``before`` holds a currency sign or "between", ``after`` scale, unit and a range's other end."""

    language: str
    qualifier: str
    before: str
    number: str
    after: str

    @property
    def value(self) -> Decimal:
        return reckoned(self.number, self.language)

    @property
    def in_digits(self) -> bool:
        return self.number[0].isdigit()

    @property
    def plain(self) -> bool:
        """One number, neither a range nor an ordinal."""
        return not self.before.strip("$€£ ") and not re.match(r"st\b|nd\b|rd\b|th\b", self.after) and not _RANGE(self)

    @property
    def hedge(self) -> str:
        """The class of the qualifier, such as "at_least", or nothing."""
        lexicon = WORDS[self.language]
        return next((kind for kind in QUALIFIERS if self.qualifier.lower() in lexicon[kind]), "")

    def text(self, **changes: str) -> str:
        """The value written again, with parts exchanged."""
        other = replace(self, **changes) if changes else self
        qualifier = f"{other.qualifier} " if other.qualifier else ""
        return f"{qualifier}{other.before}{other.number}{other.after}"


def _RANGE(written: Written) -> bool:  # noqa: N802 - used as a predicate above
    return (
        any(character.isdigit() for character in written.after) or " and " in written.after or " to " in written.after
    )


def written(value: str, language: str) -> Written | None:
    """The parts of ``value``; ``None`` if there is no number in it that this module reads."""
    lexicon = WORDS[language]
    phrases = sorted((phrase for kind in QUALIFIERS for phrase in lexicon[kind]), key=len, reverse=True)
    qualifier = next((value[: len(p)] for p in phrases if value.lower().startswith(f"{p} ")), "")
    rest = value[len(qualifier) :].lstrip()
    found = _digits(language).search(rest) or next(
        (word for word in _WORD.finditer(rest) if word.group().lower() in small_numbers(language)), None
    )
    if found is None:
        return None
    return Written(language, qualifier, rest[: found.start()], found.group(), rest[found.end() :])


def _digits(language: str) -> re.Pattern[str]:
    return _DIGITS.get(language, _CONTINENTAL)


def reckoned(number: str, language: str) -> Decimal:
    """What digits or a word come to."""
    if not number[0].isdigit():
        return Decimal(small_numbers(language)[number.lower()])
    if language == "en":
        return Decimal(number.replace(",", ""))
    return Decimal(re.sub(r"[.\s\u00a0\u202f]", "", number).replace(",", "."))


@cache
def small_numbers(language: str) -> dict[str, int]:
    """The words for 2 to 99; one is left out, since it is an article as well."""
    return {in_words(value, language): value for value in range(2, MOST + 1)}


@cache
def in_words(value: int, language: str) -> str:
    return str(num2words(value, lang=language))


def numbers_of(text: str, language: str) -> set[Decimal]:
    """Every number that stands in a text, in digits or in words, without its scale or unit."""
    found = {reckoned(hit.group(), language) for hit in _digits(language).finditer(text)}
    words = small_numbers(language)
    return found | {Decimal(words[w.group().lower()]) for w in _WORD.finditer(text) if w.group().lower() in words}
