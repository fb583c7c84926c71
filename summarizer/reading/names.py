"""Names of people, organisations and places, and which of them are one.

English news capitalises names and little else (AP Stylebook, "capitalization"), gives a person's full name with
title first and the surname alone after that ("names", "titles"), and spells an organisation out before it uses
its initials ("abbreviations and acronyms"). So a name is a run of capitalised words that is more than the start
of a sentence, and "President Donald Trump", "Mr Trump" and "Trump" are joined by the surname.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from summarizer.reading.span import Span
from summarizer.reading.speech import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.reading import Reading
    from summarizer.reading.speech import SpeechLexicon


class NameKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name(Span):
    """One mention of a name, without the title before it.

    ``canonical`` is the fullest form that the text has for the same bearer. ``gender`` is "male" or "female"
    where a title or a given name tells it. ``alone`` is false where the name opens a sentence, so that its
    capital proves nothing. ``ambiguous``: several bearers in the text fit.
    """

    kind: NameKind
    canonical: str
    gender: str | None = None
    alone: bool = True
    ambiguous: bool = False


_UPPER = "[^\\W\\d_a-zß-öø-ÿ]"


@dataclass(frozen=True)
class _NameWords:
    """What names are made of: ``lexicons/quotations/names.toml``."""

    dotted_titles: frozenset[str]
    particles: tuple[str, ...]
    bodies: frozenset[str]
    grounds: frozenset[str]
    calendar: frozenset[str]
    month_or_name: frozenset[str]
    suffixes: frozenset[str]


@cache
def _name_words() -> _NameWords:
    path = files("summarizer.reading") / "lexicons" / "quotations" / "names.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    particles = tuple(data.pop("particles"))
    return _NameWords(particles=particles, **{key: frozenset(value.split()) for key, value in data.items()})


@cache
def _runs() -> re.Pattern[str]:
    # One capitalised word: O’Brien, Lopez-Cantera, U.S., J., McCain, NATO; never a possessive "’s".
    words = _name_words()
    dotted = "|".join(sorted(title.capitalize() for title in words.dotted_titles))
    word = rf"(?:(?:{dotted})\.|(?:{_UPPER}\.)+(?:{_UPPER}\b)?|{_UPPER}\w*(?:-\w+|['’](?!s\b)\w+)*)"
    particle = "|".join(words.particles)
    return re.compile(rf"(?<![\w@#]){word}(?:[ \xa0](?:(?:{particle})[ \xa0])?{word})*")


_TOKEN = re.compile(r"[^\s\xa0]+")
_CONTRACTED = ("'ll", "'re", "'ve", "'m", "'d", "n't")
_SHORTEST = 3  # letters of a name that opens a sentence, or of a word with the full stop that ends one
_LONGEST_NAME = 5  # words in a person's name
_LONGEST_KNOWN = 4  # words in a full name that no title shows to be a person's
_STILL_MEANT = 500  # characters after a full name in which the surname alone means the same person


@dataclass(slots=True)
class _Run:
    """A run of capitalised words on the way to a name."""

    start: int
    words: list[str]
    offsets: list[int]
    opens: bool  # the run stands first in its sentence
    title: str | None = None

    @property
    def end(self) -> int:
        return self.offsets[-1] + len(self.words[-1])


def find_names(reading: Reading) -> tuple[Name, ...]:
    """Every mention of a name in text order, not overlapping."""
    words = lexicon(reading.language)
    starts = {sentence.start for sentence in reading.sentences}
    lowered = _Lowered(reading.text)
    runs = [
        run
        for match in _runs().finditer(reading.text)
        for run in _cut(match, words, lowered, opens=_opens(reading.text, match.start(), starts))
    ]
    known = _Bearers([run for run in runs if not run.opens or len(run.words) > 1 or run.title])
    return tuple(
        known.name(reading.text, run, words)
        for run in runs
        if not run.opens or len(run.words) > 1 or run.title or _is_name(run, known, lowered, words)
    )


class _Lowered:
    """Whether a word stands somewhere in the text in lower case; asked only for words that open sentences."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:
            self._words = frozenset(re.findall(r"\b[a-zß-öø-ÿ][\w-]*", self._text))
        return word in self._words


def _opens(text: str, start: int, starts: set[int]) -> bool:
    """Whether a word at ``start`` has its capital from standing first: in a sentence, a quotation, after a colon."""
    if start in starts or start == 0:
        return True
    before = text[start - 1]
    if before in "“\"‘'«„‹(—–\n:•*[>":
        return True
    return before == " " and text[start - 2 : start - 1] in (":", "•", "—", "–", "*", "-", ">", "\n", "«")


def _is_name(run: _Run, known: _Bearers, lowered: _Lowered, words: SpeechLexicon) -> bool:
    """Whether one word that opens a sentence is a name: it is known as one, or is no ordinary word of the text."""
    word = run.words[0]
    if known.knows(word):
        return True
    low = word.lower()
    ordinary = (words.people, words.bodies, words.cues, words.weak_cues, words.cue_nouns, words.titles)
    if word.isupper() and len(word) > 1:
        return True
    if low in lowered or any(low in kind for kind in ordinary):
        return False
    return len(low) >= _SHORTEST and not low.endswith(("ing", "ed", "ly"))


def _cut(match: re.Match[str], words: SpeechLexicon, lowered: _Lowered, *, opens: bool) -> list[_Run]:
    """A run of capitalised words without the ordinary word it opens with, parted at titles."""
    tokens = [(token.group(), match.start() + token.start()) for token in _TOKEN.finditer(match.group())]
    while tokens and _leads(tokens[0][0], words) and (opens or len(tokens) == 1 or tokens[0][0] == "The"):
        tokens, opens = tokens[1:], False
    if not tokens:
        return []
    known = _name_words()
    headline = len(tokens) > _LONGEST_NAME and not any(word.lower() in words.titles for word, _ in tokens)
    parts: list[_Run] = []
    current: list[tuple[str, int]] = []
    title: str | None = None
    for word, at in tokens:
        low = word.lower()
        ended = bool(current) and current[-1][0].endswith(".") and low in words.openers  # "Charles V. He"
        date = low in known.calendar and not (current and low in known.month_or_name)
        if date or ended or (headline and _is_ordinary(low, words, lowered)):
            _keep(parts, current, title, words, opens=opens and not parts)
            current, title = [], None
        elif low in words.titles and low.rstrip(".") not in _name_words().suffixes:
            _keep(parts, current, title, words, opens=opens and not parts)
            current, title = [], low
        else:
            current.append((word, at))
    _keep(parts, current, title, words, opens=opens and not parts)
    return parts


def _leads(word: str, words: SpeechLexicon) -> bool:
    """Whether a word opens sentences and is no part of the name after it."""
    low = word.lower().replace("’", "'")
    return low in words.openers or low.endswith(_CONTRACTED)


def _is_ordinary(low: str, words: SpeechLexicon, lowered: _Lowered) -> bool:
    """Whether a word inside a headline in capitals is no part of a name."""
    return low in words.openers or low in words.cues or low in words.weak_cues or low in lowered


def _keep(
    parts: list[_Run], tokens: list[tuple[str, int]], title: str | None, words: SpeechLexicon, *, opens: bool
) -> None:
    while tokens and tokens[-1][0][0].islower():
        tokens = tokens[:-1]
    while tokens and tokens[0][0] in ("of", "&", "of the"):
        tokens = tokens[1:]
    party = len(tokens) in (2, 3) and tokens[0][0].lower() in words.affiliations
    if party and tokens[-1][0].lower() not in _name_words().bodies:
        tokens = tokens[1:]
    if not tokens:
        return
    word, at = tokens[-1]
    if (
        word.endswith(".")
        and len(word) >= _SHORTEST
        and "." not in word[:-1]
        and word.lower() not in _name_words().suffixes
    ):
        tokens = [*tokens[:-1], (word[:-1], at)]
    parts.append(
        _Run(tokens[0][1], [word for word, _ in tokens], [at for _, at in tokens], opens and title is None, title)
    )


class _Bearers:
    """The bearers of names in one text, each known by its fullest form."""

    def __init__(self, runs: Sequence[_Run]) -> None:
        self._by_last: dict[str, list[_Run]] = defaultdict(list)
        self._by_first: dict[str, list[_Run]] = defaultdict(list)
        self._singles: set[str] = set()
        self._initials: dict[str, str] = {}
        self._genders: dict[str, str] = {}
        self._titled: set[str] = set()
        self._groups: dict[str, list[list[_Run]]] = {}
        self._known: dict[tuple[str, str | None], tuple[str, bool, NameKind]] = {}
        for run in runs:
            self._learn(run)

    def _learn(self, run: _Run) -> None:
        plain = _plain(run.words)
        if run.title:
            self._titled.add(plain[-1])
        if len(plain) == 1:
            self._singles.add(plain[0])
            return
        self._singles.update(word for word in plain if word[:1].isupper())
        initials = "".join(word[0] for word in plain if word[0].isupper())
        if len(initials) > 1:
            self._initials.setdefault(initials, " ".join(run.words))
        if len(plain) <= _LONGEST_NAME and (run.title or not _name_words().bodies.intersection(map(str.lower, plain))):
            self._by_last[plain[-1]].append(run)
            self._by_first[plain[0]].append(run)

    def knows(self, word: str) -> bool:
        return word in self._singles

    def name(self, text: str, run: _Run, words: SpeechLexicon) -> Name:
        written = " ".join(run.words)
        known = self._known.get((written, run.title))
        if known is None:
            plain = _plain(run.words)
            canonical, ambiguous = self._bearer(run, plain, words)
            gender = self._gender(run, canonical, words)
            known = canonical, ambiguous, self._kind(run, plain, canonical, gender)
            if len(self._by_last.get(plain[-1], ())) <= 1 or len(self._grouped(plain[-1], self._by_last)) == 1:
                self._known[written, run.title] = known  # nobody else has the name, wherever it stands
        canonical, ambiguous, kind = known
        gender = self._gender(run, canonical, words)
        return Name(run.start, run.end, text[run.start : run.end], kind, canonical, gender, not run.opens, ambiguous)

    def _bearer(self, run: _Run, plain: Sequence[str], words: SpeechLexicon) -> tuple[str, bool]:
        written = " ".join(run.words)
        if len(plain) > 1:
            for group in self._grouped(plain[-1], self._by_last):
                if any(_same_person(plain, _plain(other.words)) for other in group):
                    return _fullest(group), False
            return written, False
        word = plain[0]
        if word.isupper() and word.replace(".", "") in self._initials:
            return self._initials[word.replace(".", "")], False
        groups = self._grouped(word, self._by_last) or self._grouped(word, self._by_first)
        if not groups:
            return written, False
        return self._one_of(self._of_gender(groups, run.title, words), run)

    def _of_gender(self, groups: list[list[_Run]], title: str | None, words: SpeechLexicon) -> list[list[_Run]]:
        """The people whom the title before a surname can mean: of two, "Mr Thiele" is no Linda."""
        barred = words.female_names if title in words.male else words.male_names if title in words.female else ()
        return [group for group in groups if group[0].words[0].lower() not in barred] or groups

    def _one_of(self, groups: list[list[_Run]], run: _Run) -> tuple[str, bool]:
        """Who of several with one surname is meant by it alone: the one named in full just before, or most.

        News names people in full first (AP Stylebook, "names"): only one so named yet is meant, unless the text goes
        on much more about another, whom a headline may call by the surname.
        """
        if len(groups) == 1:
            return _fullest(groups[0]), False
        main, second = groups[:2]
        last = [(_last_before(group, run.start), group) for group in groups]
        named = [group for at, group in last if at >= 0]
        if len(named) == 1 and len(main) <= len(named[0]) * 2:
            return _fullest(named[0]), False
        at, recent = max(last, key=lambda entry: entry[0])
        if recent is not main and 0 <= run.start - at < _STILL_MEANT:
            return _fullest(recent), True
        return _fullest(main), len(second) * 2 > len(main)

    def _grouped(self, word: str, table: dict[str, list[_Run]]) -> list[list[_Run]]:
        """The full names with this word as their last (or first), a list for each person, the most named first."""
        runs = table.get(word)
        if not runs:
            return []
        key = f"{word} {table is self._by_last}"
        if key not in self._groups:
            self._groups[key] = _people(runs)
        return self._groups[key]

    def _gender(self, run: _Run, canonical: str, words: SpeechLexicon) -> str | None:
        if run.title in words.male:
            self._genders.setdefault(canonical, "male")
        elif run.title in words.female:
            self._genders.setdefault(canonical, "female")
        else:
            first = canonical.split(" ", 1)[0].lower()
            given = "male" if first in words.male_names else "female" if first in words.female_names else None
            if given:
                self._genders.setdefault(canonical, given)
        return self._genders.get(canonical)

    def _kind(self, run: _Run, plain: Sequence[str], canonical: str, gender: str | None) -> NameKind:
        parts = canonical.lower().split()
        if _name_words().bodies.intersection(parts) or "of" in parts:
            return NameKind.ORGANISATION
        if run.title or plain[-1] in self._titled:
            return NameKind.PERSON
        if len(parts) > 1 and parts[-1] in _name_words().grounds and gender is None:
            return NameKind.PLACE
        if len(plain) == 1 and plain[0].isupper() and len(plain[0]) > 1:
            return NameKind.ORGANISATION
        return NameKind.PERSON if 1 < len(parts) <= _LONGEST_KNOWN else NameKind.UNKNOWN


def _plain(words: Sequence[str]) -> list[str]:
    """The words of a name without "Jr." and the like."""
    kept = [word for word in words if word.lower().rstrip(",") not in _name_words().suffixes]
    return kept or list(words)


def _same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Same surname, and given names that do not contradict: "Donald J. Trump" and "Donald Trump"."""
    first, second = one[0].rstrip("."), other[0].rstrip(".")
    if first == second or list(one[-len(other) :]) == list(other) or list(other[-len(one) :]) == list(one):
        return True
    return (len(first) == 1 or len(second) == 1) and first[0] == second[0]


def _people(runs: Sequence[_Run]) -> list[list[_Run]]:
    """Runs that may be of several people, parted into people."""
    people: list[list[_Run]] = []
    known: dict[str, list[_Run]] = {}
    for run in runs:
        full = " ".join(run.words)
        group = known.get(full)
        if group is None:
            plain = _plain(run.words)
            group = next((one for one in people if _same_person(plain, _plain(one[0].words))), None)
            if group is None:
                group = []
                people.append(group)
            known[full] = group
        group.append(run)
    return sorted(people, key=len, reverse=True)


def _last_before(group: Sequence[_Run], offset: int) -> int:
    """Where a person was last named in full before ``offset``; far away if never."""
    return max((full.start for full in group if full.start < offset), default=-_STILL_MEANT)


def _fullest(group: Sequence[_Run]) -> str:
    """The form that the text uses most for one person, the longer of two as frequent."""
    counts: dict[str, int] = {}
    for run in group:
        full = " ".join(run.words)
        counts[full] = counts.get(full, 0) + 1
    return max(counts, key=lambda full: (counts[full], len(full)))
