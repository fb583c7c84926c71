"""What a language's numbers are made of: one data file a language, in ``lexicons/quantities``.

What the Unicode CLDR knows of the language (separators, months, weekdays, units, currencies) comes from
``lexicons/cldr``, which ``scripts/make_cldr.py`` writes. A language without a file of its own is read with the
English one, whose digits, signs and unit symbols are mostly the same everywhere.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from summarizer.reading.digits import figure
from summarizer.reading.number_words import Compounds, Word, number_words, unaccented
from summarizer.reading.once import once
from summarizer.reading.phrases import Phrases
from summarizer.reading.worked_out import WorkedOut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Lexicon", "Word", "lexicon_for"]

_RANGES = frozenset({"range to", "range and"})
_JOINTS = _RANGES | {"and", "of", "range from"}
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_FOLDER = Path(__file__).parent / "lexicons"
FALLBACK = "en"


@dataclass(frozen=True)
class Lexicon:
    """One language's data, arranged for look-up."""

    language: str
    data: dict[str, Any]
    decimal: str
    spaces: bool
    words: dict[str, Word]
    compounds: Compounds | None
    scales: Phrases[int]
    after: Phrases[tuple[str, str]]
    currency_before: Phrases[str]
    qualifier_before: Phrases[str]
    qualifier_after: Phrases[str]
    rates: Phrases[str]
    names: Phrases[str]
    clock: Phrases[str]
    weekdays: Phrases[int]
    furniture: re.Pattern[str]
    time_patterns: tuple[re.Pattern[str], ...] = ()
    cued_time_patterns: tuple[re.Pattern[str], ...] = ()
    cues: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def known(self) -> Callable[[str], Word | None]:
        """What a lower-case word means, if it has to do with numbers."""
        return self._compound if self.compounds else self.words.get

    def _compound(self, lower: str) -> Word | None:
        found = self.words.get(lower)
        return self.compounds.read(lower) if found is None and self.compounds else found

    @once
    def meanings(self) -> WorkedOut[Word | bool]:
        """Lower-case word → what it means in a number; true for figures and signs, false for a word that is none."""
        return WorkedOut(self._meaning)

    def _meaning(self, lower: str) -> Word | bool:
        return self.known(normalize("NFC", lower)) or not lower[0].isalpha()

    @once
    def plain(self) -> dict[str, Decimal]:
        """The words that are a small number and nothing else: "two", "forty"."""
        return {
            form: Decimal(word.parts[0].value)
            for form, word in self.words.items()
            if word == Word(word.parts, cardinal=True) and [part.role for part in word.parts] == ["unit"]
        }

    @once
    def leads(self) -> frozenset[str]:
        """The words before a number that may say more of it: a currency, the name that it is part of."""
        cues = ("names.designators", "names.prefixes", "dates.decade_leads", "times.cues", "numerals.vague_before")
        listed = {word.lower() for cue in cues for word in self.cues.get(cue, ())}
        in_names = {before for before, word in self._pairs_in_names if self._is_plain(word)}
        feet = {form.lower() for form in self.data["measures"].get("foot", ())}  # "6 feet 2"
        return self.currency_before.tails | listed | in_names | feet

    @once
    def hedging(self) -> frozenset[str]:
        """The words before a number with which a hedge may end."""
        return self.qualifier_before.tails

    @once
    def followers(self) -> frozenset[str]:
        """The words behind a number with which a unit, a scale, a hedge, a date or a set phrase may begin."""
        return self.after.heads | self._followers_but_units

    @once
    def units(self) -> frozenset[str]:
        """The words behind a number with which only a unit may begin."""
        return self.after.heads - self._followers_but_units

    @once
    def resuming(self) -> frozenset[str]:
        """The words behind a unit with which a hedge or the other end of a range may begin."""
        ranges = {form for form, word in self.words.items() if not word.marks.isdisjoint(_RANGES)}
        return self.qualifier_after.heads | ranges

    @once
    def scaling(self) -> frozenset[str]:
        """The words behind a sum of money with which a scale, a hedge or the other end of a range may begin."""
        return self.resuming | self.scales.heads

    @once
    def joints(self) -> frozenset[str]:
        """The words that only join two numbers, and say nothing of one with none behind them: "to", "and", "of"."""
        heads = frozenset().union(*(phrases.heads for phrases in (self.after, self.scales, self.rates, self.clock)))
        joining = {form for form, word in self.words.items() if word == Word(marks=word.marks & _JOINTS) and word.marks}
        return frozenset(joining - heads - self._in_patterns)

    @once
    def mere_articles(self) -> frozenset[str]:
        """The articles that are no number as well: "a" in English, but not "un" in French."""
        return frozenset(form for form, word in self.words.items() if word == Word(marks=frozenset({"articles"})))

    @once
    def _followers_but_units(self) -> frozenset[str]:
        behind = (self.scales, self.rates, self.clock, self.qualifier_after)
        heads = frozenset().union(*(phrases.heads for phrases in behind))
        links = _WORDS.findall(" ".join(self.cues["dates.links"]).lower())
        in_names = {behind for word, behind in self._pairs_in_names if self._is_plain(word)}
        return heads.union(self._in_patterns, links, in_names, self.words)

    @once
    def _in_patterns(self) -> frozenset[str]:
        """The words in the writings of a time of day."""
        patterns = " ".join(pattern.pattern for pattern in (*self.time_patterns, *self.cued_time_patterns))
        return frozenset(_WORDS.findall(patterns.lower()))

    @once
    def _pairs_in_names(self) -> list[tuple[str, str]]:
        """Every two words that stand side by side in a set phrase."""
        return [pair for phrase in self.data["names"]["phrases"] for pair in pairwise(_WORDS.findall(phrase.lower()))]

    def _is_plain(self, word: str) -> bool:
        return word in self.plain or word.isdecimal()

    def has(self, cue: str, word: str) -> bool:
        """Whether ``word`` is in the word list named ``cue``, such as "dates.year_cues"."""
        return word in self.cues.get(cue, ())

    def figure(self, run: str) -> Decimal | None:
        """The value of a run of digits, as this language separates them."""
        return figure(run, self.decimal)


@lru_cache(maxsize=64)
def lexicon_for(language: str) -> Lexicon:
    """The lexicon of ``language`` (a BCP 47 tag; only its first part counts), or the fallback."""
    code = language.lower().replace("_", "-").split("-")[0]
    return _load(code if code in _languages() else FALLBACK)


@cache
def _languages() -> frozenset[str]:
    return frozenset(path.stem for path in (_FOLDER / "quantities").glob("*.toml"))


@cache
def _load(code: str) -> Lexicon:
    data = _data(code)
    words = number_words(data)
    times, ranges, qualifiers = data["times"], data["ranges"], data["qualifiers"]
    currencies = {code: [code, *forms] for code, forms in data["currencies"].items()}
    return Lexicon(
        language=code,
        data=data,
        decimal=data["digits"]["decimal"],
        spaces=data["digits"].get("spaces", False),
        words=words,
        compounds=Compounds.of(data, words),
        scales=Phrases(_inverted(data["scales"])),
        after=Phrases(_after(data, currencies)),
        currency_before=Phrases({code: filter(_leads, forms) for code, forms in currencies.items()}),
        qualifier_before=Phrases(qualifiers["before"], exact=0),
        qualifier_after=Phrases(qualifiers["after"], exact=0),
        rates=Phrases({"rate": ranges["rates"], "division": ranges.get("divisions", ())}, exact=0),
        names=Phrases({"name": data["names"]["phrases"]}),
        clock=Phrases({"clock": times["clock"]}, exact=0),
        weekdays=Phrases(_inverted(data["weekdays"]), exact=0),
        furniture=re.compile("|".join(data["furniture"]["patterns"]), re.MULTILINE),
        time_patterns=tuple(re.compile(pattern) for pattern in times.get("patterns", ())),
        cued_time_patterns=tuple(re.compile(pattern) for pattern in times.get("cued_patterns", ())),
        cues=_cues(data),
    )


def _data(code: str) -> dict[str, Any]:
    """The hand-written lexicon over what CLDR knows; lists of forms are joined, single values replaced."""
    own = tomllib.loads((_FOLDER / "quantities" / f"{code}.toml").read_text(encoding="utf-8"))
    cldr = _FOLDER / "cldr" / f"{code}.toml"
    data = tomllib.loads(cldr.read_text(encoding="utf-8")) if cldr.is_file() else {}
    for section, table in own.items():
        if not isinstance(table, dict):
            data[section] = table
            continue
        known = data.setdefault(section, {})
        for name, value in table.items():
            known[name] = [*known.get(name, ()), *value] if isinstance(value, list) else value
    return data


def _inverted(table: dict[str, int]) -> dict[int, list[str]]:
    """Value → its forms."""
    values: dict[int, list[str]] = {}
    for form, value in table.items():
        values.setdefault(value, []).extend({form, unaccented(form)})
    return values


def _after(data: dict[str, Any], currencies: dict[str, list[str]]) -> dict[tuple[str, str], Iterable[str]]:
    """What can follow a figure as its unit: (sort, unit) → forms."""
    tables = {
        "percent": data["percent"],
        "money": currencies,
        "cents": data["currency_parts"],
        "measure": data["measures"],
        "duration": data["durations"],
    }
    return {(sort, unit): forms for sort, table in tables.items() for unit, forms in table.items()}


def _leads(form: str) -> bool:
    """Whether a currency is written like this in front of a figure: signs and codes, never names."""
    return form.rstrip(".") in {"Rs", "Fr", "SFr"} or not any(char.islower() for char in form)


def _cues(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Every plain word list of the file under its dotted name."""
    return {
        f"{section}.{name}": frozenset(words)
        for section, table in data.items()
        if isinstance(table, dict)
        for name, words in table.items()
        if isinstance(words, list)
    }
