"""What a language's numbers are made of: one data file a language, in ``lexicons/quantities``.

A lexicon is read once and kept. A language without a file of its own is read with the English one, whose
digits, signs and unit symbols are mostly the same everywhere.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from summarizer.reading.phrases import Phrases
from summarizer.reading.digits import figure

_FOLDER = Path(__file__).parent / "lexicons" / "quantities"
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Part:
    """One number word inside a numeral. ``role`` is "unit" (adds), "hundred", "scale" or "dozen" (multiply)."""

    value: int
    role: str = "unit"


@dataclass(frozen=True, slots=True)
class Word:
    """What a word can mean inside a number; one word can mean several ("second", "quarter", "may")."""

    parts: tuple[Part, ...] = ()
    cardinal: bool = False
    ordinal: bool = False
    denominator: bool = False
    plural: bool = False
    vague: int | None = None
    multiple: Decimal | None = None
    month: int | None = None
    weekday: int | None = None
    marks: frozenset[str] = frozenset()

    def merged(self, other: Word) -> Word:
        """Both meanings in one."""
        return Word(
            parts=self.parts or other.parts,
            cardinal=self.cardinal or other.cardinal,
            ordinal=self.ordinal or other.ordinal,
            denominator=self.denominator or other.denominator,
            plural=self.plural or other.plural,
            vague=self.vague if self.vague is not None else other.vague,
            multiple=self.multiple if self.multiple is not None else other.multiple,
            month=self.month or other.month,
            weekday=self.weekday or other.weekday,
            marks=self.marks | other.marks,
        )


@dataclass(frozen=True)
class Lexicon:
    """One language's data, arranged for look-up."""

    language: str
    data: dict[str, Any]
    decimal: str
    group: str
    words: dict[str, Word]
    scales: dict[str, int]
    after: Phrases[tuple[str, str]]
    currency_before: Phrases[str]
    qualifier_before: Phrases[str]
    qualifier_after: Phrases[str]
    rates: Phrases[str]
    names: Phrases[str]
    clock: Phrases[str]
    time_patterns: tuple[re.Pattern[str], ...] = ()
    cues: dict[str, frozenset[str]] = field(default_factory=dict)

    def word(self, lower: str) -> Word | None:
        """What the lower-case word ``lower`` means, if it has to do with numbers."""
        return self.words.get(lower)

    def has(self, cue: str, word: str) -> bool:
        """Whether ``word`` is in the word list named ``cue``, such as "dates.year_cues"."""
        return word in self.cues.get(cue, ())

    def figure(self, run: str) -> Decimal | None:
        """The value of a run of digits, as this language separates them."""
        return figure(run, self.decimal, self.group)

    def glued(self, letters: str) -> bool:
        """Letters that may stand right behind a figure and mean something to another reader: "2pm", "90s"."""
        return self.has("glued.letters", letters.lower())


@cache
def lexicon_for(language: str) -> Lexicon:
    """The lexicon of ``language`` (a BCP 47 tag; only its first part counts), or the fallback."""
    code = language.lower().replace("_", "-").split("-")[0]
    path = _FOLDER / f"{code}.toml"
    if not (code.isalpha() and path.is_file()):
        return _load(FALLBACK)
    return _load(code)


@cache
def _load(code: str) -> Lexicon:
    data = tomllib.loads((_FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    before = data["qualifiers"]["before"]
    return Lexicon(
        language=code,
        data=data,
        decimal=data["digits"]["decimal"],
        group=data["digits"]["group"],
        words=_words(data),
        scales=dict(data["scales"]),
        after=_after(data),
        currency_before=Phrases(
            {code: [form for form in forms if _leads(form)] for code, forms in _currencies(data).items()}
        ),
        qualifier_before=Phrases(before),
        qualifier_after=Phrases(data["qualifiers"]["after"]),
        rates=Phrases({"rate": data["ranges"]["rates"]}),
        names=Phrases({"name": data["names"]["phrases"]}),
        clock=Phrases({"clock": data["times"]["clock"]}),
        time_patterns=tuple(re.compile(pattern) for pattern in data["times"].get("patterns", ())),
        cues=_cues(data),
    )


def _currencies(data: dict[str, Any]) -> dict[str, list[str]]:
    """Signs, names and the ISO 4217 codes themselves."""
    return {code: [code, *forms] for code, forms in data["currencies"].items()}


def _leads(form: str) -> bool:
    """Whether a currency is written like this in front of a figure: signs and codes, never names."""
    return form.rstrip(".") in {"Rs", "Fr"} or not any(char.islower() for char in form)


def _after(data: dict[str, Any]) -> Phrases[tuple[str, str]]:
    """What can follow a figure as its unit: (kind, unit)."""
    meanings: dict[tuple[str, str], list[str]] = {}
    for kind, table in (
        ("percent", data["percent"]),
        ("money", _currencies(data)),
        ("cents", data["currency_parts"]),
        ("measure", data["measures"]),
        ("duration", data["durations"]),
    ):
        for unit, forms in table.items():
            meanings[kind, unit] = forms
    return Phrases(meanings)


def _cues(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Every plain word list of the file under its dotted name."""
    return {
        f"{section}.{name}": frozenset(words)
        for section, table in data.items()
        if isinstance(table, dict)
        for name, words in table.items()
        if isinstance(words, list)
    }


def _words(data: dict[str, Any]) -> dict[str, Word]:
    words: dict[str, Word] = {}

    def add(form: str, word: Word) -> None:
        for written in {form, unaccented(form)}:
            words[written] = words[written].merged(word) if written in words else word

    numerals = data["numerals"]
    for form, value in numerals["cardinals"].items():
        add(form, Word((Part(value),), cardinal=True))
    for form, value in numerals["hundreds"].items():
        add(form, Word((Part(value, "hundred"),), cardinal=True))
    for form, power in numerals["scales"].items():
        add(form, Word((Part(10**power, "scale"),), cardinal=True))
    for form, value in numerals["dozens"].items():
        add(form, Word((Part(value, "dozen"),), cardinal=True))
    for form, value in numerals["ordinals"].items():
        add(form, Word((_ordinal_part(value),), ordinal=True, denominator=value > 2))  # noqa: PLR2004 - halves have their own word
    for form, value in numerals["fractions"].items():
        add(form, Word((_ordinal_part(value),), denominator=True))
    for form, value in numerals["parts"].items():
        add(form, Word((_ordinal_part(value),), denominator=True, plural=True))
    for form, value in numerals["vague"].items():
        add(form, Word(vague=value))
    for form, times in numerals["multiples"].items():
        add(form, Word(multiple=Decimal(times)))
    for mark in ("articles", "and", "of", "point", "minus"):
        for form in numerals[mark]:
            add(form, Word(marks=frozenset({mark})))
    for form, times in data["multiples_before"]["words"].items():
        add(form, Word(multiple=Decimal(times), marks=frozenset({"before"})))
    for mark in ("to", "between", "and", "from"):
        for form in data["ranges"][mark]:
            add(form, Word(marks=frozenset({f"range {mark}"})))
    for form, month in data["months"].items():
        add(form, Word(month=month))
    for form, weekday in data["weekdays"].items():
        add(form, Word(weekday=weekday))
    for form in numerals["one"]:
        add(form, Word(marks=frozenset({"one"})))
    return words


def _ordinal_part(value: int) -> Part:
    if value == 100:  # noqa: PLR2004
        return Part(value, "hundred")
    return Part(value, "scale" if value >= 1000 else "unit")  # noqa: PLR2004


@lru_cache(maxsize=4096)
def unaccented(text: str) -> str:
    """``text`` without its accents, as it is often typed: "veintidos"."""
    return re.sub(r"[\u0300-\u036f]", "", normalize("NFD", text)) if not text.isascii() else text
