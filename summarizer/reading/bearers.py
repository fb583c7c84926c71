"""Who bears each name: which of the names in a text are one person's or one body's.

News gives a person's full name with title first and the surname alone after that (AP Stylebook, "names", "titles"),
and spells an organisation out before it uses its initials ("abbreviations and acronyms"). So "President Donald
Trump", "Mr Trump" and "Trump" are joined by the surname.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading.name import Name, NameKind, name_words
from summarizer.reading.once import once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.speech import SpeechLexicon

LONGEST_NAME = 5  # words in a person's name
_LONGEST_KNOWN = 4  # words in a full name that no title shows to be a person's
_ROLE = 24  # characters of a role and its comma before a name
_STILL_MEANT = 500  # characters after a full name in which the surname alone means the same person


@dataclass
class Run:
    """A run of capitalised words on the way to a name."""

    start: int
    words: list[str]
    offsets: list[int]
    opens: bool  # the run stands first in its sentence
    title: str | None = None

    @property
    def end(self) -> int:
        return self.offsets[-1] + len(self.words[-1])

    @once
    def plain(self) -> list[str]:
        """The words without "Jr." and the like."""
        kept = [word for word in self.words if word.lower().rstrip(",") not in name_words().suffixes]
        return kept or list(self.words)

    @once
    def full(self) -> str:
        """The name as it is written."""
        return " ".join(self.words)


class Bearers:
    """The bearers of names in one text, each known by its fullest form."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._by_last: dict[str, list[Run]] = defaultdict(list)
        self._by_first: dict[str, list[Run]] = defaultdict(list)
        self._singles: set[str] = set()
        self._alone: set[str] = set()
        self._initials: dict[str, str] = {}
        self._genders: dict[str, str] = {}
        self._titled: set[str] = set()
        self._groups: dict[tuple[str, bool], list[list[Run]]] = {}
        self._known: dict[tuple[str, str | None], tuple[str, bool, NameKind]] = {}
        for run in runs:
            self._learn(run)

    def _learn(self, run: Run) -> None:
        plain = run.plain
        if run.title:
            self._titled.add(plain[-1])
        if len(plain) == 1:
            self._singles.add(plain[0])
            self._alone.add(plain[0])
            return
        self._singles.update(word for word in plain if word[:1].isupper())
        initials = "".join(word[0] for word in plain if word[0].isupper())
        if len(initials) > 1:
            self._initials.setdefault(initials, run.full)
        if len(plain) <= LONGEST_NAME and (run.title or not name_words().bodies.intersection(map(str.lower, plain))):
            self._by_last[plain[-1]].append(run)
            self._by_first[plain[0]].append(run)

    def knows(self, word: str) -> bool:
        """Whether a word is a name, or a part of one, somewhere in the text."""
        return word in self._singles

    def name(self, text: str, run: Run, words: SpeechLexicon) -> Name:
        """The name in ``run``, with its bearer; ``text`` is the whole text."""
        known = self._known.get((run.full, run.title))
        if known is None:
            plain = run.plain
            canonical, ambiguous = self._bearer(run, plain, words)
            self._learn_gender(run, canonical, words)
            kind = self._kind(run, plain, canonical)
            if kind is NameKind.PLACE and _is_apposed(text, run, words):
                kind = NameKind.PERSON
            known = canonical, ambiguous, kind
            if len(self._by_last.get(plain[-1], ())) <= 1 or len(self._grouped(plain[-1], self._by_last)) == 1:
                self._known[run.full, run.title] = known  # nobody else has the name, wherever it stands
        canonical, ambiguous, kind = known
        start, end, gender = run.start, run.end, self._genders.get(canonical)
        return Name(start, end, text[start:end], kind, canonical, gender, not run.opens, ambiguous)

    def _bearer(self, run: Run, plain: Sequence[str], words: SpeechLexicon) -> tuple[str, bool]:
        written = run.full
        if len(plain) > 1:
            for group in self._grouped(plain[-1], self._by_last):
                if any(_same_person(plain, other.plain) for other in group):
                    return _fullest(group), False
            return written, False
        word = plain[0]
        if word.isupper() and word.replace(".", "") in self._initials:
            return self._initials[word.replace(".", "")], False
        groups = self._grouped(word, self._by_last) or self._grouped(word, self._by_first)
        if not groups:
            return written, False
        return self._one_of(self._of_gender(groups, run.title, words), run)

    def _of_gender(self, groups: list[list[Run]], title: str | None, words: SpeechLexicon) -> list[list[Run]]:
        """The people whom the title before a surname can mean: of two, "Mr Thiele" is no Linda."""
        barred = words.female_names if title in words.male else words.male_names if title in words.female else ()
        return [group for group in groups if group[0].words[0].lower() not in barred] or groups

    def _one_of(self, groups: list[list[Run]], run: Run) -> tuple[str, bool]:
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

    def _grouped(self, word: str, table: dict[str, list[Run]]) -> list[list[Run]]:
        """The full names with this word as their last (or first), a list for each person, the most named first."""
        runs = table.get(word)
        if not runs:
            return []
        key = word, table is self._by_last
        if key not in self._groups:
            self._groups[key] = _people(runs)
        return self._groups[key]

    def _learn_gender(self, run: Run, canonical: str, words: SpeechLexicon) -> None:
        if run.title in words.male:
            self._genders.setdefault(canonical, "male")
        elif run.title in words.female or (run.title or "").endswith(tuple(words.feminine_endings)):
            self._genders.setdefault(canonical, "female")
        else:
            first = canonical.split(" ", 1)[0].lower()
            given = "male" if first in words.male_names else "female" if first in words.female_names else None
            if given:
                self._genders.setdefault(canonical, given)

    def _kind(self, run: Run, plain: Sequence[str], canonical: str) -> NameKind:
        parts = canonical.lower().split()
        if name_words().bodies.intersection(parts) or not name_words().belonging.isdisjoint(parts):
            return NameKind.ORGANISATION
        if run.title or plain[-1] in self._titled:
            return NameKind.PERSON
        if len(parts) > 1 and parts[-1] in name_words().grounds and not self._is_person(plain, canonical):
            return NameKind.PLACE
        if len(plain) == 1 and plain[0].isupper() and len(plain[0]) > 1:
            return NameKind.ORGANISATION
        return NameKind.PERSON if 1 < len(parts) <= _LONGEST_KNOWN else NameKind.UNKNOWN

    def _is_person(self, plain: Sequence[str], canonical: str) -> bool:
        """Whether "Rupert Lane" is no street: the given name tells, or the text has "Lane" alone, as of people."""
        return canonical in self._genders or plain[-1] in self._alone


def _is_apposed(text: str, run: Run, words: SpeechLexicon) -> bool:
    """Whether a role and a comma stand before a name: "its director, Rupert Lane"."""
    role, comma, _ = text[max(0, run.start - _ROLE) : run.start].rpartition(", ")
    return bool(comma) and words.is_title(role.rpartition(" ")[2].lower())


def _same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Same surname, and given names that do not contradict: "Donald J. Trump" and "Donald Trump"."""
    first, second = one[0].rstrip("."), other[0].rstrip(".")
    if first == second or list(one[-len(other) :]) == list(other) or list(other[-len(one) :]) == list(one):
        return True
    return (len(first) == 1 or len(second) == 1) and first[0] == second[0]


def _people(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that may be of several people, parted into people."""
    people: list[list[Run]] = []
    known: dict[str, list[Run]] = {}
    for run in runs:
        group = known.get(run.full)
        if group is None:
            group = next((one for one in people if _same_person(run.plain, one[0].plain)), None)
            if group is None:
                group = []
                people.append(group)
            known[run.full] = group
        group.append(run)
    return sorted(people, key=len, reverse=True)


def _last_before(group: Sequence[Run], offset: int) -> int:
    """Where a person was last named in full before ``offset``; far away if never."""
    return max((full.start for full in group if full.start < offset), default=-_STILL_MEANT)


def _fullest(group: Sequence[Run]) -> str:
    """The form that the text uses most for one person, the longer of two as frequent."""
    counts: dict[str, int] = {}
    for run in group:
        counts[run.full] = counts.get(run.full, 0) + 1
    return max(counts, key=lambda full: (counts[full], len(full)))
