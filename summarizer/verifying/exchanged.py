"""Two names that have changed places around a verb: "Lee sued Dahl" for "Dahl sued Lee", "Varn beat Olm".

In an active clause the doer stands before the verb and whom it befalls behind, in a passive one with "by" the other way
round (Huddleston and Pullum 2002, chapters 4 and 16); FRANK (Pagnoni et al. 2021) counts the exchange among the errors
of predicates. Verbs that say the same of both ("met", "married") are left alone, and so are those with "with" ("Lee
argued with Dahl").
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.words import auxiliaries_of, grammar_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.reading.cast import Cast
    from summarizer.reading.name import Name
    from summarizer.reading.named import Named
    from summarizer.reading.reading import Reading

FARTHEST = 8  # words between the two
_POSSESSIVE = ("'s", "’s")  # what is theirs does it
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


def exchanged_in(name: Name, prose: Reading, source: Reading, known: Cast | Named) -> Name | None:
    """The mention in the source of whoever does there what ``name`` does in ``prose``; ``None`` if no roles differ.

    ``known``: the people of the source, or all that has a name there; of others no notice is taken.
    """
    sentence = prose.sentences[prose.sentence_at(name.start)]
    told = [other for other in prose.names if name.start <= other.start < sentence.end and known.find(other)][:2]
    deed = _deed(told, prose, [known.find(other) or "" for other in told]) if len(told) > 1 else None
    if deed is None or deed.first == deed.second:
        return None
    found: Name | None = None
    for place in known.named_in(deed.first):
        for pair, theirs in _deeds(known.present(place), source):
            same = deed.says_of(theirs)
            if same:
                return None
            if same is False:
                found = found or pair[theirs.turned != deed.turned]
    return found


def _deeds(names: Sequence[Name], source: Reading) -> Iterator[tuple[Sequence[Name], Deed]]:
    """What a sentence of the source tells of each two who follow on one another."""
    for pair in pairwise(names):
        deed = _deed(pair, source, [name.canonical for name in pair])
        if deed is not None:
            yield pair, deed


def _deed(names: Sequence[Name], reading: Reading, who: Sequence[str]) -> Deed | None:
    """What stands between two names, if that is a verb and little else."""
    first, second = names
    words, language = reading.words, reading.language
    start, end = words.first_from(first.end), words.first_from(second.start)
    symmetric, agents, mutual, of = (
        grammar_of(language, role) for role in ("symmetric", "agents", "mutual", "partitives")
    )
    if (
        not symmetric
        or not 0 < end - start <= FARTHEST
        or words.lowered[end - 1] in of  # "is the mayor of Varn" tells of whom the first is mayor
        or not _MARKS.isdisjoint(reading.text[first.end : second.start])
        or reading.text.startswith(_POSSESSIVE, first.end)
    ):
        return None
    auxiliaries = auxiliaries_of(language)
    verbs = frozenset(words.stems[at] for at in range(start, end) if words.lowered[at] not in auxiliaries) - {""}
    between = words.lowered[start:end]
    if not verbs or not verbs.isdisjoint(symmetric) or not mutual.isdisjoint(between):
        return None
    return Deed(who[0], who[1], verbs, turned=not agents.isdisjoint(between))
