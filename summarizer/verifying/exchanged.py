"""Two people who have changed places around a verb: "Lee sued Dahl" for "Dahl sued Lee".

In an active clause the doer stands before the verb and whom it befalls behind, in a passive one with "by" the other way
round (Huddleston and Pullum 2002, chapters 4 and 16); FRANK (Pagnoni et al. 2021) counts the exchange among the errors
of predicates. Verbs that say the same of both ("met", "married") are left alone.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.words import auxiliaries_of, grammar_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.reading.name import Name
    from summarizer.reading.reading import Reading

FARTHEST = 8  # words between the two
_MARKS = frozenset('.;:!?\n“”"«»')


class Deed(NamedTuple):
    """Who stands before and who behind what was done, and whether "by" turns that round."""

    first: str
    second: str
    verbs: frozenset[str]
    turned: bool

    def says_of(self, other: Deed) -> bool | None:
        """Whether another clause tells the same deed of the two in the same roles; ``None`` if not the same deed."""
        if {self.first, self.second} != {other.first, other.second} or not self.verbs <= other.verbs:
            return None
        return (self.first == other.first) == (self.turned == other.turned)


def exchanged_in(name: Name, prose: Reading, source: Reading) -> Name | None:
    """The mention in the source of whoever does there what ``name`` does in ``prose``; ``None`` if no roles differ."""
    cast, at = source.cast, prose.sentence_at(name.start)
    sentence = prose.sentences[at]
    told = [other for other in prose.names if name.start <= other.start < sentence.end and cast.find(other)][:2]
    deed = _deed(told, prose, [cast.find(other) or "" for other in told]) if len(told) > 1 else None
    if deed is None or deed.first == deed.second:
        return None
    found: Name | None = None
    for place in cast.named_in(deed.first):
        for pair, theirs in _deeds(cast.present(place), source):
            same = deed.says_of(theirs)
            if same:
                return None
            if same is False:
                found = found or pair[theirs.turned != deed.turned]
    return found


def _deeds(names: Sequence[Name], source: Reading) -> Iterator[tuple[Sequence[Name], Deed]]:
    """What a sentence of the source tells of each two people who follow on one another."""
    for pair in pairwise(names):
        deed = _deed(pair, source, [name.canonical for name in pair])
        if deed is not None:
            yield pair, deed


def _deed(names: Sequence[Name], reading: Reading, people: Sequence[str]) -> Deed | None:
    """What stands between two names, if that is a verb and little else."""
    first, second = names
    words, language = reading.words, reading.language
    start, end = words.first_from(first.end), words.first_from(second.start)
    symmetric, agents, adding = (grammar_of(language, role) for role in ("symmetric", "agents", "adding"))
    if (
        not symmetric
        or not 0 < end - start <= FARTHEST
        or not _MARKS.isdisjoint(reading.text[first.end : second.start])
    ):
        return None
    auxiliaries = auxiliaries_of(language)
    verbs = frozenset(words.stems[at] for at in range(start, end) if words.lowered[at] not in auxiliaries) - {""}
    between = words.lowered[start:end]
    if not verbs or not verbs.isdisjoint(symmetric) or not adding.isdisjoint(between):
        return None
    return Deed(people[0], people[1], verbs, turned=not agents.isdisjoint(between))
