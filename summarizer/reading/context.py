"""What stands around a number and says what it is about.

A number in news binds to what it counts by nearness: the noun behind it ("122 Ukrainian drones"), the verb and
the names of its own sentence, and only then the sentences beside it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from summarizer.reading.conjuncts import conjunct_of, extent_of
from summarizer.reading.frozen import dataclass
from summarizer.reading.once import once
from summarizer.reading.periods import anchor_of, period_of
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.signs import bearer, ways
from summarizer.reading.span import Span
from summarizer.reading.words import auxiliaries_of, endings_of, grammar_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.conjuncts import Conjunct, Extent
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.reading import Reading

HEAD_WORDS = 4  # how far behind a number its noun may stand: "two suspected Russian surveillance drones"
DEED_WORDS = 8  # how far before a number its verb and the verb's subject may stand
FATE_WORDS = 4  # "people had been seriously wounded": auxiliaries between a noun and its verb, and the verb
NEAREST = 12  # quantities of one sentence that can have to do with one another; with more it is a table
FAR = 40  # words; beyond that a sentence is a list, and what stands there is about other numbers
_HAVING = "have"  # in any form: a word of grammar, which has no stem
_JOINS = frozenset(" \u00a0\t\n-‐‑–'’\"“”")


@dataclass(frozen=True)
class Context:
    """The surroundings of one quantity."""

    reading: Reading
    quantity: Quantity

    @once
    def at(self) -> int:
        """The index of the number's sentence."""
        return self.reading.sentence_at(self.quantity.start)

    @once
    def beside(self) -> Sequence[Context]:
        """The quantities of its sentence, itself among them; of one that is a long list, the nearest."""
        told = self.reading.contexts_in(self.at)
        if len(told) <= NEAREST:
            return told
        at = bisect_left(told, self.quantity.start, key=lambda context: context.quantity.start)
        return told[max(0, at - NEAREST // 2) : at + NEAREST // 2]

    @once
    def alike(self) -> tuple[Context, ...]:
        """The other quantities of its sentence that it can be compared with."""
        mine = self.quantity
        return tuple(
            other for other in self.beside if other.quantity is not mine and other.quantity.scale == mine.scale
        )

    @once
    def around(self) -> Sequence[str]:
        """The words of its sentence and of those beside it, in lower case."""
        words, sentences = self.reading.words, self.reading.sentences
        first, last = sentences[max(0, self.at - 1)], sentences[min(len(sentences) - 1, self.at + 1)]
        return words.lowered[words.first_from(first.start) : words.first_from(last.end)]

    @once
    def place(self) -> tuple[int, int]:
        """The words of the quantity itself, as indices into ``reading.words``: the first, and the one behind."""
        starts, quantity = self.reading.words.starts, self.quantity
        first = bisect_left(starts, quantity.start)
        return first, bisect_left(starts, quantity.end, first)

    @once
    def bounds(self) -> tuple[int, int]:
        """The words of its sentence, as indices into ``reading.words``: the first, and the one behind the last."""
        starts, sentence = self.reading.words.starts, self.reading.sentences[self.at]
        first = bisect_left(starts, sentence.start)
        return first, bisect_left(starts, sentence.end, first)

    @once
    def opens_partitive(self) -> bool:
        """Whether the word right behind it makes it some of a set: "of" of "two of the men"."""
        behind = self.place[1]
        partitives = grammar_of(self.reading.language, "partitives")
        return not partitives.isdisjoint(self.reading.words.lowered[behind : behind + 1])

    def is_some_of(self, role: str) -> bool:
        """Whether a word of grammar follows on that "of": "two of them"."""
        behind = self.place[1] + 1
        words = self.reading.words.lowered[behind : behind + 1]
        return self.opens_partitive and not grammar_of(self.reading.language, role).isdisjoint(words)

    @once
    def head(self) -> tuple[str, ...]:
        """Stems of the words right behind the number, up to the first mark or function word.

        The counted noun is among them, as a rule the last: "64 attack drones" → ("attack", "drone"). An age has none.
        """
        if self.is_told_age:
            return ()
        words = self.reading.words
        at = self.head_from if self.quantity.kind is QuantityKind.VAGUE else self.place[1]
        stems: list[str] = []
        for i in range(at, min(self.bounds[1], at + HEAD_WORDS)):
            if not words.stems[i] or not _JOINS.issuperset(self._gap(i)):
                break
            stems.append(words.stems[i])
        return tuple(stems)

    @once
    def is_told_age(self) -> bool:
        """Whether the words before the number make it an age: "a man aged 61 died", "a woman of 34" (figures, AP)."""
        words, at, language = self.reading.words, self.place[0], self.reading.language
        before = words.lowered[max(0, at - 3) : at]
        if not before or self.quantity.unit is not None:
            return False
        if before[-1] in grammar_of(language, "aged"):
            return True
        return (
            len(before) == 3  # noqa: PLR2004 - "a man of"
            and before[0] in grammar_of(language, "indefinite")
            and before[1] in grammar_of(language, "persons")
            and before[2] in grammar_of(language, "aging")
            and self.quantity.text.isdecimal()
        )

    @once
    def head_from(self) -> int:
        """Where the head begins, as an index into ``reading.words``: in "dozens of other ships" behind "other"."""
        at = self.place[1]
        if self.quantity.kind is not QuantityKind.VAGUE or not self.opens_partitive:
            return at
        determined = at + 1 < self.bounds[1] and not self.reading.words.stems[at + 1]
        return at + 2 if determined else at + 1

    def _gap(self, word: int) -> str:
        """What stands between a word behind the number and the word before it, or the number itself."""
        words = self.reading.words
        if word > self.place[1]:
            return words.gaps[word]
        return self.reading.text[self.quantity.end : words.starts[word]]

    @once
    def head_names(self) -> frozenset[str]:
        """Those words of the head that are written as names: "Ukrainian" of "1,000 Ukrainian soldiers"."""
        first = self.head_from
        last = first + len(self.head) - 1
        if not self.head or self._is_capital(last):  # a name of its own: "the 31-year-old Maria Toll"
            return frozenset()
        return frozenset(stem for i, stem in enumerate(self.head, first) if self._is_capital(i))

    @once
    def deed(self) -> tuple[frozenset[str], str] | None:
        """Who does what, where both stand right before the number: ({"russia"}, "launch") in "Russia launched 64".

        The subject of an English clause is the noun phrase right before its verb, auxiliaries and adverbs aside; a
        name behind a preposition is none (Huddleston and Pullum 2002, chapter 4). ``None`` where it is not a name.
        """
        words, at, language = self.reading.words, self.place[0], self.reading.language
        start = max(self.bounds[0], at - DEED_WORDS)
        if start < at and self.reading.text[words.starts[start] : self.quantity.start].islower():
            return None  # there is no name
        if words.lowered[at - 1] in grammar_of(language, "having") and self._is_run(at - 1, at):
            names = self._names_ending(at - 2, start)  # "Olm have 52 points"
            return (names, _HAVING) if names and self._is_run(at - 2, at - 1) else None
        verb = next((i for i in range(at - 1, start - 1, -1) if words.stems[i]), start)
        is_noun = not grammar_of(language, "articles").isdisjoint(words.lowered[verb - 1 : verb])
        if is_noun or self._is_capital(verb) or not self._is_run(verb, at):
            return None
        doer, passed, adverb = verb - 1, auxiliaries_of(language), endings_of(language, "adverb")
        while doer > start and (words.lowered[doer] in passed or words.lowered[doer].endswith(adverb)):
            doer -= 1
        names = self._names_ending(doer, start)
        return (names, words.stems[verb]) if names and self._is_run(doer, verb) else None

    def _names_ending(self, last: int, start: int) -> frozenset[str]:
        """The stems of the name that ends with word ``last``; none for initials, which may stand for any name."""
        words, text, first = self.reading.words, self.reading.text, last
        if last < start or not words.stems[last] or not self._is_capital(last):
            return frozenset()
        while first > start and words.stems[first - 1] and self._is_run(first - 1, first) and self._is_capital(first):
            first -= 1
        before = words.lowered[first - 1] if first else ""
        initials = text[words.starts[last] : words.ends[last]].isupper()
        if initials or (before in grammar_of(self.reading.language, "governing") and self._is_run(first - 1, first)):
            return frozenset()
        return frozenset(words.stems[first : last + 1])

    def _is_run(self, first: int, last: int) -> bool:
        """Whether only spaces and hyphens stand between the words from ``first`` to ``last``."""
        return all(map(_JOINS.issuperset, self.reading.words.gaps[first + 1 : min(last + 1, len(self.reading.words))]))

    @once
    def fate(self) -> str | None:
        """What befell the counted: the first word behind the noun and its auxiliary, "wound" in "27 were wounded"."""
        words, at = self.reading.words, self.head_from + len(self.head)
        auxiliaries, passive = auxiliaries_of(self.reading.language), False
        adverb = endings_of(self.reading.language, "adverb")
        for i in range(at, min(at + FATE_WORDS, len(words))):
            if not _JOINS.issuperset(self._gap(i)):
                return None
            if words.stems[i] and not words.lowered[i].endswith(adverb):  # "were fatally shot"
                return words.stems[i] if passive else None
            passive = passive or words.lowered[i] in auxiliaries
        return None

    @once
    def ways(self) -> frozenset[str]:
        """What the words near the number say of it: see :func:`summarizer.reading.signs.ways`."""
        return ways(self)

    @once
    def extent(self) -> Extent:
        """How far the words reach that are this number's own: see :mod:`summarizer.reading.conjuncts`."""
        return extent_of(self)

    @once
    def conjunct(self) -> Conjunct:
        """The words that are this number's own: see :mod:`summarizer.reading.conjuncts`."""
        return conjunct_of(self)

    @once
    def period(self) -> tuple[int | None, int | None]:
        """Quarter and year that the number is told of: see :mod:`summarizer.reading.periods`."""
        return period_of(self)

    @once
    def anchor(self) -> tuple[str, str] | None:
        """The time that it is told of by its distance from the report: see :mod:`summarizer.reading.periods`."""
        return anchor_of(self)

    @once
    def bearer(self) -> frozenset[str]:
        """Whose number it is: see :func:`summarizer.reading.signs.bearer`."""
        return bearer(self)

    def _is_capital(self, word: int) -> bool:
        return self.reading.text[self.reading.words.starts[word]].isupper()

    @once
    def distances(self) -> dict[str, int]:
        """Stem → how many words away from the number it stands, for the words of its sentence."""
        stems, (left, right), (first, last) = self.reading.words.stems, self.place, self.bounds
        before = stems[max(first, left - FAR) : left]
        near = dict(zip(before, range(len(before), 0, -1), strict=True))  # of a word that comes again, the last
        for away, stem in enumerate(stems[right : min(last, right + FAR)], 1):
            if near.get(stem, away) >= away:
                near[stem] = away
        near.pop("", None)
        return near

    @once
    def wording(self) -> str:
        """The number as an editor would read it out: with its hedge before it and its noun behind it."""
        first, last = self.quantity.start, self.quantity.end
        hedge = self.quantity.qualifier_span
        if hedge is not None:
            first, last = min(first, hedge.start), max(last, hedge.end)
        if self.head:
            last = max(last, self.reading.words.ends[self.head_from + len(self.head) - 1])
        return " ".join(self.reading.text[first:last].split())

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The number's place, and its hedge's."""
        quantity = self.quantity
        place = Span(quantity.start, quantity.end, quantity.text)
        return (place,) if quantity.qualifier_span is None else (quantity.qualifier_span, place)
