"""The lexicon of speech in one language: cues, titles, pronouns, abbreviations and the like.

The words are data, in ``lexicons/quotations/<language>.toml``; a language without a file is read as English.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from summarizer.reading.words import endings_of

_ENDINGS = ("adverb", "gerund", "past", "contracted")


@dataclass(frozen=True, eq=False)
class SpeechLexicon:
    """All words in lower case, with straight apostrophes."""

    cues: frozenset[str]
    weak_cues: frozenset[str]
    cue_phrases: frozenset[str]
    cue_nouns: frozenset[str]
    titles: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]
    pronouns_male: frozenset[str]
    pronouns_female: frozenset[str]
    pronouns_thing: frozenset[str]
    pronouns_many: frozenset[str]
    pronouns_relative: frozenset[str]
    pronouns_self: frozenset[str]
    pronouns_oblique: frozenset[str]
    determiners: frozenset[str]
    openers: frozenset[str]
    abbreviations_before_name: frozenset[str]
    abbreviations: frozenset[str]
    prepositions: frozenset[str]
    male_names: frozenset[str]
    female_names: frozenset[str]
    negations: frozenset[str]
    hedges: frozenset[str]
    limits: frozenset[str]
    adverbs: frozenset[str]
    joining: frozenset[str]
    affiliations: frozenset[str]
    tag_phrases: frozenset[str]
    elisions: frozenset[str]
    clitics: frozenset[str]
    role_endings: frozenset[str]
    portfolios: frozenset[str]
    contracted: frozenset[str]
    comparing: frozenset[str]
    indefinite: frozenset[str]
    passive: frozenset[str]
    heard: frozenset[str]
    coordinators: frozenset[str]
    complementizers: frozenset[str]
    infinitive: frozenset[str]
    unreporting: frozenset[str]
    absolutes: frozenset[str]
    authors: frozenset[str]
    attaching: frozenset[str]
    asides: frozenset[str]
    impersonal: frozenset[str]
    clipped: frozenset[str]
    feminine_endings: frozenset[str]
    irregular_past: frozenset[str]
    noun_endings: frozenset[str]
    inflections: frozenset[str]
    genitives: frozenset[str]
    places: frozenset[str]
    personal: frozenset[str]
    pronouns_addressed: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()
    ordinal_dots: bool = False
    capital_nouns: bool = False
    dialogue_dash: bool = False
    adverb_endings: tuple[str, ...] = ()
    gerund_endings: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    contracted_endings: tuple[str, ...] = ()

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """Every pronoun that can stand for a speaker."""
        singular = self.pronouns_male | self.pronouns_female | self.pronouns_thing
        return singular | self.pronouns_many | self.pronouns_relative | self.pronouns_self

    @cached_property
    def common_endings(self) -> tuple[str, ...]:
        """What verbs and adverbs end in, and names do not."""
        return (*self.gerund_endings, *self.past_endings, *self.adverb_endings)

    @cached_property
    def grammar(self) -> frozenset[str]:
        """Words that say nothing of anybody, and those that report speech."""
        words = self.determiners | self.prepositions | self.joining | self.contracted
        return words | self.pronouns | self.pronouns_oblique | self.cues

    @cached_property
    def according(self) -> tuple[tuple[str, ...], ...]:
        """The words of each phrase that the speaker comes right after, the longest first: "according to", "selon"."""
        return _phrases(self.cue_phrases)

    @cached_property
    def according_behind(self) -> tuple[tuple[str, ...], ...]:
        """The same behind a quotation, where more phrases do so: "so" in German."""
        return _phrases(self.cue_phrases | self.tag_phrases)

    @cached_property
    def opening_phrases(self) -> frozenset[str]:
        """The first words of all of these phrases."""
        return frozenset(phrase[0] for phrase in self.according_behind)

    @cached_property
    def all_cues(self) -> frozenset[str]:
        """Cues, and words that are one only where a quotation stands right beside."""
        return self.cues | self.weak_cues

    def is_title(self, low: str) -> bool:
        """Whether a word before a name says what its bearer is; any noun for people does in German and Dutch."""
        return low in self.titles or (bool(self.role_endings) and self.is_role(low))

    def is_role(self, low: str) -> bool:
        """Whether a noun is one for people, on its own or as the last part of a compound."""
        return low in self.people or (bool(self.role_endings) and low.endswith(self._role_endings))

    @cached_property
    def _role_endings(self) -> tuple[str, ...]:
        return tuple(self.role_endings)

    @cached_property
    def calendar(self) -> frozenset[str]:
        """Months and days of the week."""
        return self.months | self.weekdays

    @cached_property
    def mere_openers(self) -> frozenset[str]:
        """The words that open sentences and are no names, with their capital: "The", "He", but not "Will"."""
        plain = self.openers - self.male_names - self.female_names
        return frozenset(word.capitalize() for word in plain if word.isalpha())

    @cached_property
    def base_cues(self) -> frozenset[str]:
        """Cues that are plural present or infinitive ("argue"): these are often no report at all.

        English forms its singular with an ending on these; in a language that does not, there are none.
        """
        forms = self.cues | self.weak_cues
        return frozenset(cue for cue in forms if f"{cue}s" in forms or f"{cue}es" in forms or f"{cue[:-1]}ies" in forms)


@cache
def lexicon(language: str) -> SpeechLexicon:
    """The lexicon for ``language``, a BCP 47 tag of which the first part counts."""
    folder = files("summarizer.reading") / "lexicons" / "quotations"
    path = folder / f"{language.partition('-')[0].lower()}.toml"
    if not path.is_file():
        path = folder / "en.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    code = path.name.removesuffix(".toml")
    flags: dict[str, Any] = {
        name: bool(data.pop(name, False)) for name in ("ordinal_dots", "capital_nouns", "dialogue_dash")
    }
    endings: dict[str, Any] = {f"{role}_endings": endings_of(code, role) for role in _ENDINGS}
    words: dict[str, Any] = {
        field.name: _words(data.get(field.name, ""))
        for field in fields(SpeechLexicon)
        if field.name not in {*flags, *endings}
    }
    return SpeechLexicon(**{**words, **flags, **endings, **_calendar(code)})


def _calendar(language: str) -> dict[str, frozenset[str]]:
    """The names of months and days in lower case, as the Unicode CLDR has them."""
    path = files("summarizer.reading") / "lexicons" / "cldr" / f"{language}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(data[name]) for name in ("months", "weekdays")}


def _words(value: str | list[str]) -> frozenset[str]:
    """A block of words parted by white space, or a list of phrases."""
    return frozenset(value.split() if isinstance(value, str) else value)


def _phrases(phrases: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """The words of each phrase, the longest phrase first: "selon les termes de" before "selon"."""
    return tuple(sorted((tuple(phrase.split()) for phrase in phrases), key=lambda words: (-len(words), words)))
