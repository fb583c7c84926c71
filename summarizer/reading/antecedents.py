"""Whom a pronoun or a description stands for.

The subject of the sentence before, or of the one before that, is what news prose goes on about (centering theory:
Grosz, Joshi and Weinstein 1995; Lappin and Leass 1994 weigh subjects over objects and near over far); gender rules
out the others where a title, a given name or a role tells it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from summarizer.reading.frozen import dataclass
from summarizer.reading.name import NameKind
from summarizer.reading.once import once

if TYPE_CHECKING:
    from summarizer.reading.name import Name
    from summarizer.reading.reading import Reading
    from summarizer.reading.span import Span
    from summarizer.reading.speech import SpeechLexicon

_SENTENCES_BACK = 12
_REACH = 4000  # characters back
_NEAREST = 40  # people of one sentence that a pronoun may stand for; with more it is a list
_WORD_REACH = 24  # characters
_ROLE = re.compile(r"[a-z][\w-]*\Z")
_ROLE_BEFORE = re.compile(r"([^.,;:!?\n“”\"«»]+), $")
_PHRASE = 80  # characters of a description before a name
_AGE = re.compile(r"[0-9]{1,3}")
_ELISION = re.compile(r"\b([a-zà-ÿ]{1,5}')(?=\w)")
_ROLE_BETWEEN = re.compile(r"((?:[ \xa0][a-z][\w-]*){1,3})[ \xa0](?=[^\W\d_a-z])")
_ROLE_AFTER = re.compile(r",[ \xa0]((?:[\w’'-]+[ \xa0]){0,6}[\w’'-]+)")


@dataclass(frozen=True, slots=True)
class Referent:
    """A person: the fullest name, the gender if known, and whether nobody else was in reach."""

    canonical: str
    gender: str | None
    sure: bool


class Antecedents:
    """The people of one text in the order in which they come up."""

    def __init__(self, reading: Reading, words: SpeechLexicon) -> None:
        self._reading = reading
        self._words = words
        self._resolved: list[tuple[int, Referent]] = []
        self._ranks: dict[int, int] = {}
        self._bearers: dict[str, list[Name]] = {}

    def remember(self, span: Span, person: Referent) -> None:
        """A pronoun at ``span`` that is resolved: what comes later may go on from it."""
        self._resolved.append((span.start, person))

    def resolve(self, pronoun: Span) -> Referent | None:
        """The person that "he", "she" or "who" at this place stands for."""
        low = pronoun.text.lower()
        male, female = low in self._words.pronouns_male, low in self._words.pronouns_female
        if not (male or female):
            return None
        gender = "male" if male else "female"
        people = self._in_reach(pronoun.start)
        fitting = [person for person in people if (person.gender or gender) == gender]
        if not fitting:
            return None
        rivals = {person.canonical for person in fitting}
        return Referent(fitting[0].canonical, gender, len(rivals) == 1 or fitting[0].sure)

    def _in_reach(self, offset: int) -> list[Referent]:
        """The people before ``offset``, the likeliest first: sentence by sentence back, subjects before others."""
        found: list[Referent] = []
        sentences = self._reading.sentences
        here = self._reading.sentence_at(offset)
        for at in range(here, max(-1, here - _SENTENCES_BACK), -1):
            sentence = sentences[at]
            people = self._of(max(sentence.start, offset - _REACH), min(sentence.end, offset))
            found += people
            if len({person.canonical for person in found}) > 2:  # noqa: PLR2004 - more only add doubt
                break
        return found

    def _of(self, start: int, end: int) -> list[Referent]:
        """The nearest people from ``start`` to ``end``, the likeliest first; sure of the one that may be a subject."""
        high = bisect_left(self._named_at, end)
        low = max(bisect_left(self._named_at, start), high - _NEAREST)
        ranked = [(self._rank(name), name.start, name.canonical, name.gender) for name in self._people[low:high]]
        first = max(bisect_left(self._resolved, start, key=lambda entry: entry[0]), len(self._resolved) - _NEAREST)
        resolved = self._resolved[first:]
        ranked += [(0, at, person.canonical, person.gender) for at, person in resolved if at < end]
        ranked.sort(key=lambda entry: entry[:2])
        alone = sum(rank == 0 for rank, *_ in ranked) == 1
        return [Referent(canonical, gender, alone and rank == 0) for rank, _, canonical, gender in ranked]

    def _rank(self, name: Name) -> int:
        """0 for what may be a subject, 1 for an object, 2 for what only says whose; worked out once."""
        found = self._ranks.get(name.start)
        if found is None:
            found = self._ranks[name.start] = self._rank_of(name)
        return found

    def _rank_of(self, name: Name) -> int:
        text = self._reading.text
        between = _ROLE_BETWEEN.match(text, name.end)
        is_employer = between is not None and all(map(self._is_role, between[1].split()))  # "Rovers manager Ann Lee"
        if is_employer or text[name.end : name.end + 2] in ("’s", "'s"):
            return 2
        low = _word_before(text, name.start).lower()
        return int(low in self._words.prepositions or low.endswith(self._words.gerund_endings))

    @once
    def _people(self) -> list[Name]:
        """The names outside quotations that may be people's."""
        return [
            name
            for name in self._reading.names
            if (name.kind is NameKind.PERSON or name.gender) and self._is_person(name)
        ]

    @once
    def _named_at(self) -> list[int]:
        return [name.start for name in self._people]

    def _is_person(self, name: Name) -> bool:
        """No name in quotation marks, and none with an article before it ("a HuffPost interview")."""
        if self._reading.is_quoted(name.start):
            return False
        return _word_before(self._reading.text, name.start).lower() not in self._words.impersonal

    # ---- descriptions -------------------------------------------------------------------------------------

    def described(self, description: Span) -> str | None:
        """The one person whom the text has given the role that "the minister" names; ``None`` if nobody or two."""
        words = _ELISION.sub(r"\1 ", description.text.lower().replace("’", "'")).split()
        if words[0] not in self._words.determiners or words[0] in self._words.indefinite or len(words) == 1:
            return None
        bearers = self._bearers_of(_aged(words[-1]))
        known = bisect_left(bearers, description.start, key=lambda name: name.start)
        return bearers[0].canonical if known == 1 else None

    def _bearers_of(self, role: str) -> list[Name]:
        """The first mentions of the people who are called ``role``, in text order; no more than the first two."""
        if role not in self._bearers:
            people: dict[str, Name] = {}
            for name in sorted(self._called(role), key=lambda name: name.start):
                people.setdefault(name.canonical, name)
            self._bearers[role] = list(people.values())[:2]
        return self._bearers[role]

    def _called(self, role: str) -> list[Name]:
        """Every mention that is called ``role``, or by a compound of it: "Sprecherin", "Regierungssprecherin"."""
        if not self._words.role_endings:
            return self._roles.get(role, [])
        ending = role[::-1]
        first = bisect_left(self._backwards, ending)
        compounds = takewhile(lambda told: told.startswith(ending), islice(self._backwards, first, None))
        return [name for told in compounds for name in self._roles[told[::-1]]]

    @once
    def _roles(self) -> dict[str, list[Name]]:
        """Who is called what: "spokesman Dmitry Peskov", "Vladimir Medinsky, an aide to", "Ann Smith, 54,"."""
        roles: dict[str, list[Name]] = {}
        for name in self._people:
            for role in self._roles_of(name):
                roles.setdefault(role, []).append(name)
        return roles

    @once
    def _backwards(self) -> list[str]:
        """The roles read from their ends, in order."""
        return sorted(told[::-1] for told in self._roles)

    def _roles_of(self, name: Name) -> list[str]:
        text = self._reading.text
        roles: list[str] = []
        before = _ROLE.search(_word_before(text, name.start).lower())
        if before and self._is_role(before[0]):
            roles.append(before[0])
        roles += self._of_apposition(name)
        after = _ROLE_AFTER.match(text, name.end)
        if after:
            words = after[1].lower().split()
            words = words[1:] if words[0] in self._words.determiners else words
            roles += [_aged(word) for word in words[:2] if word[0].isdigit()][:1]
            roles += [word for word in words if self._words.is_role(word)][:1]
        return roles

    def _of_apposition(self, name: Name) -> list[str]:
        """The head of a description that the name stands behind: "Le ministre des Finances, Pierre Lambert,"."""
        found = _ROLE_BEFORE.search(self._reading.text, max(0, name.start - _PHRASE), name.start)
        if found is None:
            return []
        head: list[str] = []
        for word in _ELISION.sub(r"\1 ", found[1].lower().replace("’", "'")).split():
            told = any(map(self._is_role, head))
            if told and (word in self._words.determiners or word in self._words.prepositions):
                break
            head = [] if word in self._words.determiners else [*head, word]
        return [word for word in head if self._is_role(word)][-1:]

    def _is_role(self, word: str) -> bool:
        return self._words.is_role(word) or word in self._words.titles


def _aged(word: str) -> str:
    """One form, "aged 54", for what names somebody by age: "54-year-old", "54-Jährige", "54enne", "54"."""
    digits = _AGE.match(word)
    return f"aged {digits[0]}" if digits else word


def _word_before(text: str, end: int) -> str:
    """The word or sign that ends before ``end`` on the same line, or right at its break; "" where there is none."""
    window = text[max(0, end - _WORD_REACH) : end].removesuffix("\n").rstrip(" \xa0")
    start = len(window)
    while start and (window[start - 1].isalnum() or window[start - 1] in "_’'-"):
        start -= 1
    return window[start:] if start < len(window) else window[-1:].strip()
