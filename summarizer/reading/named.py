"""Where a text speaks of what has a name, be it a person, a place, a company or a club.

What a name is of is not asked. A sentence speaks of its bearer if it has a principal word of the name in any form
(Russia, Russian), or its initials: on second reference news goes on with the short form or with the common noun of the
name (AP Stylebook, "second reference").
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.reading.once import once
from summarizer.reading.variants import relatives, roots
from summarizer.reading.words import grammar_of, stems_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.reading.name import Name
    from summarizer.reading.reading import Reading

_WORD = re.compile(r"[^\W_]+")
PLACE = "in"
_NONE: Sequence[Name] = ()


class Named:
    """What has a name in one text, by the fullest form of that name."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._spoken_of: dict[str, frozenset[int]] = {}

    def present(self, sentence: int) -> Sequence[Name]:
        """The mentions in a sentence by name."""
        return self._reading.names_by_sentence.get(sentence, _NONE)

    def named_in(self, bearer: str) -> Sequence[int]:
        """The sentences that name a bearer, in text order."""
        return [
            at for at, names in self._reading.names_by_sentence.items() if any(n.canonical == bearer for n in names)
        ]

    def find(self, name: Name) -> str | None:
        """The one bearer whom a name of another text means."""
        found = [self._bearers.get(word, set()) for word in principal_words(name.text)]
        fitting = set.intersection(*found) if found else set()
        return name.text if name.text in fitting else fitting.pop() if len(fitting) == 1 else None

    @once
    def _bearers(self) -> dict[str, set[str]]:
        """Principal word → the bearers of names with it."""
        table: dict[str, set[str]] = defaultdict(set)
        for bearer in {name.canonical for name in self._reading.names}:
            for word in principal_words(bearer):
                table[word].add(bearer)
        return table

    def speaking_of(self, name: Name) -> frozenset[int]:
        """The sentences that may speak of what a name of any text names."""
        if name.text not in self._spoken_of:
            self._spoken_of[name.text] = frozenset(self._naming(name.text))
        return self._spoken_of[name.text]

    def _naming(self, text: str) -> Iterator[int]:
        for word in _written(text):
            for form in relatives(word):
                for stem in stems_in(form, self._reading.language):
                    yield from self._reading.sentences_with(stem)
            for key in (*roots(word), word):
                yield from self._by_form.get(key, ())

    @once
    def _by_form(self) -> dict[str, set[int]]:
        """Root or initials of a name → the sentences that have such a name."""
        places: dict[str, list[int]] = defaultdict(list)
        for at, names in self._reading.names_by_sentence.items():
            for name in names:
                places[name.text].append(at)
        table: dict[str, set[int]] = defaultdict(set)
        for text, sentences in places.items():
            for form in _written(text):
                for key in (*roots(form), form):
                    table[key].update(sentences)
        return table


def _written(text: str) -> tuple[str, ...]:
    """The principal words of a name, and its initials if it has several."""
    words = principal_words(text)
    return (*words, "".join([word[0] for word in words])) if len(words) > 1 else words


@lru_cache(maxsize=4096)
def principal_words(text: str) -> tuple[str, ...]:
    """The words of a name that its language capitalises, in lower case."""
    return tuple([word.lower() for word in _WORD.findall(text) if not word[0].islower()])


def standing(name: Name, reading: Reading) -> str:
    """How a name stands in its sentence: behind which preposition or coordinator, ``PLACE`` for any of place, or "".

    "In Varn" and "near Varn" say where something is, "Varn" who does or suffers it (Huddleston and Pullum 2002, chapter
    7), and "and Varn" what the name before it does.
    """
    words, language = reading.words, reading.language
    articles, locative = grammar_of(language, "articles"), grammar_of(language, "locative")
    at = words.first_from(name.start) - 1
    first = words.first_from(reading.sentences[reading.sentence_at(name.start)].start)
    while at > first and words.lowered[at] in articles:
        at -= 1
    before = words.lowered[at] if at >= first else ""
    if before in locative:
        return PLACE
    return before if before in grammar_of(language, "governing") | grammar_of(language, "coordinators") else ""
