"""The number words of a language, made from its lexicon: each form with everything it can mean.

Compounds ("dreihundertfünfundzwanzig", "tweeëntwintigste", "centoventisettesimo") are taken apart when met.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from unicodedata import combining, normalize

from summarizer.reading.once import once
from summarizer.reading.sums import Sum

if TYPE_CHECKING:
    from collections.abc import Iterator

_HUNDRED, _THOUSAND = 100, 1000
_LONGEST_COMPOUND = 64
_SHORTEST_COMPOUND = 5
_LONGEST_PIECE = 16
_GERMAN = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"}
_FIRST = frozenset({"articles", "minus"})
_VOWELS = ("", "o", "e", "i", "a")


@dataclass(frozen=True, slots=True)
class Part:
    """One number word inside a numeral. ``role`` is "unit" (adds), "hundred", "scale" or "dozen" (multiply)."""

    value: int
    role: str = "unit"


@dataclass(frozen=True)
class Word:
    """What a word can mean inside a number; one word can mean several ("second", "quarter", "may").

    ``plural`` marks a fraction that wants a number before it ("thirds"); ``mixed`` is the value of a word such
    as "anderthalb"; ``multiple`` that of "twice"; ``time`` that of "noon", hours times 100.
    """

    parts: tuple[Part, ...] = ()
    cardinal: bool = False
    ordinal: bool = False
    denominator: bool = False
    plural: bool = False
    vague: int | None = None
    mixed: Decimal | None = None
    multiple: Decimal | None = None
    month: int | None = None
    weekday: int | None = None
    time: int | None = None
    marks: frozenset[str] = frozenset()

    @once
    def begins(self) -> bool:
        """Whether a quantity can begin with this word; "and" and "of" only stand inside one."""
        return bool(self.parts or self.month or self.weekday or self.marks & _FIRST) or not (
            self.vague is None and self.mixed is None and self.multiple is None and self.time is None
        )

    @once
    def multiplies(self) -> bool:
        """Whether it multiplies what stands before it ("hundred", "million", "dozen") rather than adds to it."""
        return bool(self.parts) and self.parts[0].role != "unit"

    def merged(self, other: Word) -> Word:
        """Both meanings in one."""
        return Word(
            parts=self.parts or other.parts,
            cardinal=self.cardinal or other.cardinal,
            ordinal=self.ordinal or other.ordinal,
            denominator=self.denominator or other.denominator,
            plural=self.plural or other.plural,
            vague=other.vague if self.vague is None else self.vague,
            mixed=other.mixed if self.mixed is None else self.mixed,
            multiple=other.multiple if self.multiple is None else self.multiple,
            month=self.month or other.month,
            weekday=self.weekday or other.weekday,
            time=other.time if self.time is None else self.time,
            marks=self.marks | other.marks,
        )


def part_of(value: int) -> Part:
    """The part that an ordinal or a fraction of this value ends on."""
    if value == _HUNDRED:
        return Part(value, "hundred")
    power = value >= _THOUSAND and value == 10 ** (len(str(value)) - 1)
    return Part(value, "scale" if power else "unit")


def number_words(data: dict[str, Any]) -> dict[str, Word]:
    """Form → meaning, for every word of the lexicon that has to do with numbers and dates."""
    words: dict[str, Word] = {}
    for form, word in _forms(data):
        for written in _spellings(form):
            words[written] = words[written].merged(word) if written in words else word
    return words


def _spellings(form: str) -> set[str]:
    """A form, and how it is typed without its accents: "veintidos", "fuenf", "dreissig"."""
    if form.isascii():
        return {form}
    return {form, unaccented(form), form.translate(_GERMAN)}


@lru_cache(maxsize=1024)
def unaccented(text: str) -> str:
    """``text`` without its accents."""
    return normalize("NFC", "".join(char for char in normalize("NFD", text) if not combining(char)))


def _forms(data: dict[str, Any]) -> Iterator[tuple[str, Word]]:
    numerals = data["numerals"]
    yield from _cardinals(numerals)
    yield from _ordinals(numerals)
    for form, value in numerals.get("elided", {}).items():
        yield form, Word((part_of(value),), cardinal=True)
    for form, value in numerals.get("vague", {}).items():
        yield form, Word(vague=value)
    for form, times in numerals.get("multiples", {}).items():
        yield form, Word(multiple=Decimal(times))
    for form, times in data.get("multiples_before", {}).get("words", {}).items():
        yield form, Word(multiple=Decimal(times), marks=frozenset({"before"}))
    for mark in ("articles", "and", "of", "point", "minus", "one", "with", "fraction word"):
        for form in numerals.get(mark, ()):
            yield form, Word(marks=frozenset({mark}))
    for mark in ("to", "between", "and", "from"):
        for form in data["ranges"].get(mark, ()):
            yield form, Word(marks=frozenset({f"range {mark}"}))
    yield from _calendar(data)


def _calendar(data: dict[str, Any]) -> Iterator[tuple[str, Word]]:
    for form, month in data["months"].items():
        yield form, Word(month=month)
    for form, month in data["short_months"].items():
        yield form, Word(month=month, marks=frozenset({"short month"}))
    for form, weekday in data["weekdays"].items():
        yield form.replace("-", " ").split()[0], Word(weekday=weekday)
    for form, time in data["times"].get("named", {}).items():
        yield form, Word(time=time)


def _cardinals(numerals: dict[str, Any]) -> Iterator[tuple[str, Word]]:
    for form, value in numerals["cardinals"].items():
        yield form, Word((Part(value),), cardinal=True)
    for form, value in numerals.get("hundreds", {}).items():
        yield form, Word((Part(value, "hundred"),), cardinal=True)
    for form, power in numerals["scales"].items():
        yield form, Word((Part(10**power, "scale"),), cardinal=True)
    for form, value in numerals.get("dozens", {}).items():
        yield form, Word((Part(value, "dozen"),), cardinal=True)
    for form, value in numerals.get("rounded", {}).items():
        yield form, Word((Part(value, "dozen"),), cardinal=True, marks=frozenset({"rounded"}))
    for form, value in numerals.get("mixed", {}).items():
        if isinstance(value, str):
            yield form, Word(mixed=Decimal(value))


def _ordinals(numerals: dict[str, Any]) -> Iterator[tuple[str, Word]]:
    for form, value in numerals.get("ordinals", {}).items():
        yield form, _ordinal(value)
    for stem, value in numerals.get("ordinal_stems", {}).items():
        for ending in numerals.get("ordinal_endings", ()):
            fraction = numerals.get("ordinals_divide", False) and value > 2  # noqa: PLR2004
            marks = frozenset({"divides"} if fraction else ())
            yield stem + ending, Word((part_of(value),), ordinal=True, denominator=fraction, marks=marks)
        for ending in numerals.get("fraction_endings", ()):
            yield stem + ending, Word((part_of(value),), denominator=True)
        forms = numerals.get("ordinal_forms", {})
        for ending in forms.get("endings", ()):
            yield stem + ending, _ordinal(value)
        for ending in forms.get("plurals", ()):
            fraction = value > 2  # noqa: PLR2004
            yield stem + ending, Word((part_of(value),), ordinal=True, denominator=fraction, plural=True)
    for form, value in numerals.get("fractions", {}).items():
        yield form, Word((part_of(value),), denominator=True)
    for form, value in numerals.get("parts", {}).items():
        yield form, Word((part_of(value),), denominator=True, plural=True)


def _ordinal(value: int) -> Word:
    """Halves have a word of their own, so that only from a third on an ordinal can divide."""
    return Word((part_of(value),), ordinal=True, denominator=value > 2)  # noqa: PLR2004


@dataclass(frozen=True)
class Compounds:
    """Number words written as one, taken apart into the words that the lexicon has."""

    words: dict[str, Word]
    pieces: dict[str, Word | None]
    """``None`` for the "and" inside a compound."""
    heads: frozenset[str]
    half_endings: tuple[str, ...] = ()
    ordinal_suffix: str = ""
    fraction_suffixes: tuple[str, ...] = ()
    known: dict[str, Word | None] = field(default_factory=dict)

    @classmethod
    def of(cls, data: dict[str, Any], words: dict[str, Word]) -> Compounds | None:
        """The compounds of a language, ``None`` for one that writes number words apart."""
        numerals = data["numerals"]
        if not numerals.get("compound", False):
            return None
        usable = {
            form: word
            for form, word in words.items()
            if word.parts and (word.cardinal or word.ordinal or word.denominator)
        }
        pieces: dict[str, Word | None] = {
            form: word for form, word in usable.items() if all(part.role != "dozen" for part in word.parts)
        }
        pieces |= dict.fromkeys(numerals.get("compound_and", numerals["and"]))
        heads = frozenset(form[:2] for form, word in pieces.items() if word is not None)
        halves = tuple(numerals.get("mixed", {}).get("half_endings", ()))
        suffix = numerals.get("ordinal_forms", {}).get("compound_suffix", "")
        return cls(words, pieces, heads, halves, suffix, tuple(numerals.get("fraction_suffixes", ())))

    def read(self, lower: str) -> Word | None:
        """The meaning of a compound, or ``None`` for any other word."""
        if not _SHORTEST_COMPOUND <= len(lower) <= _LONGEST_COMPOUND or lower[:2] not in self.heads:
            return None
        if lower not in self.known:
            if len(self.known) > 4096:  # noqa: PLR2004 - a bound, for processes that run for weeks
                self.known.clear()
            self.known[lower] = self._half(lower) or self._whole(lower) or self._suffixed(lower)
        return self.known[lower]

    def _half(self, lower: str) -> Word | None:
        """Such as "zweieinhalb", "tweeënhalf"."""
        for ending in self.half_endings:
            word = self.words.get(lower.removesuffix(ending)) if lower.endswith(ending) else None
            if word and word.cardinal and len(word.parts) == 1:
                return Word(mixed=Decimal(word.parts[0].value) + Decimal("0.5"))
        return None

    def _suffixed(self, lower: str) -> Word | None:
        """Such as "ventunesimo": the numeral without its last vowel, and an ending; "treintavos"."""
        for suffix in self.fraction_suffixes:
            stem = lower.removesuffix(suffix)
            word = self._cardinal(stem) or self._cardinal(stem + "a") if stem != lower else None
            if word:
                return Word(word.parts, denominator=True, plural=suffix.endswith("s"))
        suffix = self.ordinal_suffix
        at = lower.rfind(suffix) if suffix else -1
        if at < 1 or len(lower) != at + len(suffix) + 1:
            return None
        for vowel in _VOWELS:
            word = self._cardinal(lower[:at] + vowel)
            if word:
                return Word(word.parts, ordinal=True, denominator=True, plural=lower[-1] in "ie")
        return None

    def _cardinal(self, stem: str) -> Word | None:
        word = self.words.get(stem) or self._whole(stem)
        return word if word and word.cardinal else None

    def _whole(self, lower: str) -> Word | None:
        found = self._split(lower, 0, set())
        if not found or len(found) == 1:
            return None
        last = found[-1]
        if last is None or any(piece is not None and not piece.cardinal for piece in found[:-1]):
            return None
        parts = tuple(part for piece in found if piece is not None for part in piece.parts)
        if not Sum(inverted=True).takes(parts):
            return None
        ordinal = last.ordinal and not last.cardinal
        return Word(parts, last.cardinal, ordinal, last.denominator, last.plural, marks=last.marks & {"divides"})

    def _split(self, lower: str, at: int, dead: set[int]) -> list[Word | None] | None:
        """The pieces from ``at`` on, longest first; ``dead`` are places from which no split exists."""
        if at == len(lower):
            return []
        if at in dead:
            return None
        for size in range(min(_LONGEST_PIECE, len(lower) - at), 0, -1):
            piece = lower[at : at + size]
            if piece in self.pieces:
                rest = self._split(lower, at + size, dead)
                if rest is not None:
                    return [self.pieces[piece], *rest]
        dead.add(at)
        return None
