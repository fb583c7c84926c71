"""Of whom each sentence of a text speaks.

News names somebody in full, and goes on with the surname, a pronoun or nothing at all while it speaks of that person
(AP Stylebook, "names"; centering theory: Grosz, Joshi and Weinstein 1995).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from summarizer.reading.described import descriptions, is_shown_as_person
from summarizer.reading.name import NameKind, without_place
from summarizer.reading.once import once
from summarizer.reading.related import is_common
from summarizer.reading.speech import lexicon
from summarizer.reading.words import stems_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.name import Name
    from summarizer.reading.reading import Reading

_GOING_ON = 2  # sentences behind a name that may speak of its bearer without it
_ASKED = 3  # mentions of which one shows a person, as a rule the first
_NOBODY: Sequence[Name] = ()


class Cast:
    """The people of one text, each known by the fullest form of the name."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._named: dict[str, list[int]] = defaultdict(list)
        self._by_surname: dict[str, set[str]] = defaultdict(set)
        self._by_person: dict[str, list[int]] = {}
        self._refers: dict[int, bool] = {}
        self._present: dict[int, list[Name]] = defaultdict(list)
        people = self._people()
        for at, names in reading.names_by_sentence.items():
            for name in names:
                if name.canonical in people:
                    self._present[at].append(name)
                    self._named[name.canonical].append(at)
        for person in people:
            self._by_surname[_surname(person)].add(person)

    def _people(self) -> frozenset[str]:
        """Whom the text shows to be people; what is only written like a person's name may be a place or a club."""
        people: set[str] = set()
        asked: Counter[str] = Counter()
        for name in self._reading.names:
            person = name.canonical
            if name.kind is not NameKind.PERSON or person in people or asked[person] == _ASKED:
                continue
            asked[person] += 1
            shown = name.gender is not None or self._is_second_reference(name)
            if shown or is_shown_as_person(name, self._reading):
                people.add(person)
        return frozenset(people)

    def _is_second_reference(self, name: Name) -> bool:
        """Whether a mention is the surname alone of a full name, and no word of that name is common: "Adeyemi"."""
        if name.text == name.canonical or " " in name.text:
            return False
        language = self._reading.language
        return not any(is_common(stem, language) for stem in stems_in(name.canonical, language))

    def present(self, sentence: int) -> Sequence[Name]:
        """The mentions of people by name in a sentence."""
        return self._present.get(sentence, _NOBODY)

    def find(self, name: Name) -> str | None:
        """The one person whom a name of another text means; ``None`` for nobody, or for one of several."""
        fitting = self.fitting(name)
        return fitting[0] if len(fitting) == 1 else None

    def fitting(self, name: Name) -> list[str]:
        """The people whom a name of another text may mean."""
        text = without_place(name.text)
        wanted = set(_parts(text))
        return [person for person in self._by_surname.get(_surname(text), ()) if wanted <= set(_parts(person))]

    def names(self, person: str, sentence: int) -> bool:
        """Whether a sentence may name a person."""
        return any(may_mean(person, name) for name in self.present(sentence))

    def named_in(self, person: str) -> Sequence[int]:
        """The sentences that may name a person, in text order."""
        if person not in self._by_person:
            namesakes = self._by_surname[_surname(person)]
            found = {
                at for other in namesakes for at in self._named[other] if other == person or self.names(person, at)
            }
            self._by_person[person] = sorted(found)
        return self._by_person[person]

    def going_on_from(self, person: str) -> frozenset[int]:
        """The sentences behind those that name a person, which do not name them and may go on about them."""
        named, last = self.named_in(person), len(self._reading.sentences)
        found: set[int] = set()
        for at in named:
            for following in range(at + 1, min(at + 1 + _GOING_ON, last)):
                if not self._goes_on(following):
                    break
                found.add(following)
        return frozenset(found.difference(named))

    def _goes_on(self, sentence: int) -> bool:
        """Whether a sentence may speak of somebody named before: it has a pronoun, or names nobody but a role."""
        known = self._refers.get(sentence)
        if known is None:
            words, span = self._reading.words, self._reading.sentences[sentence]
            lows = words.lowered[words.first_from(span.start) : words.first_from(span.end)]
            known = not self._pronouns.isdisjoint(low.replace("’", "'").partition("'")[0] for low in lows)
            if not known and sentence not in self._present:
                known = any(map(lexicon(self._reading.language).is_role, lows))
            self._refers[sentence] = known
        return known

    @once
    def _pronouns(self) -> frozenset[str]:
        words = lexicon(self._reading.language)
        subjects = words.pronouns_male | words.pronouns_female | words.pronouns_many | words.pronouns_self
        return subjects | words.pronouns_oblique

    def said_beside(self, name: Name) -> frozenset[str]:
        """The words of the descriptions right beside a mention, as stems."""
        words = self._reading.words
        return frozenset(
            stem
            for start, end in descriptions(name, self._reading)
            for stem in words.stems[words.first_from(start) : words.first_from(end)]
            if stem
        )


def may_mean(person: str, name: Name) -> bool:
    """Whether a mention may mean ``person``: it is of that name, or a surname that several share."""
    return name.canonical == person or (
        _surname(name.canonical) == _surname(person)
        and (name.ambiguous or set(_parts(person)) < set(_parts(name.canonical)))
    )


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].rstrip(".")


def _parts(name: str) -> list[str]:
    return name.replace("-", " ").replace(".", " ").split()
