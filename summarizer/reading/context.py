"""What stands around a number and says what it is about.

A number in news binds to what it counts by nearness: the noun behind it ("122 Ukrainian drones"), the verb and
the names of its own sentence, and only then the sentences beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.reading.related import related
from summarizer.reading.span import Span

if TYPE_CHECKING:
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.reading import Reading

HEAD_WORDS = 4  # how far behind a number its noun may stand: "two suspected Russian surveillance drones"
_JOINS = frozenset(" \u00a0\t\n-‐‑–'’\"“”")


@dataclass(frozen=True)
class Context:
    """The surroundings of one quantity: word indices into ``reading.words``."""

    reading: Reading
    quantity: Quantity

    @cached_property
    def at(self) -> int:
        """The index of the number's sentence."""
        return self.reading.sentence_at(self.quantity.start)

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The first word of the sentence, and the one after its last."""
        words, span = self.reading.words, self.reading.sentences[self.at]
        return words.first_from(span.start), words.first_from(span.end)

    @cached_property
    def place(self) -> tuple[int, int]:
        """The words of the quantity itself."""
        words = self.reading.words
        return words.first_from(self.quantity.start), words.first_from(self.quantity.end)

    @cached_property
    def head(self) -> tuple[str, ...]:
        """Stems of the words right behind the number, up to the first mark or function word.

        The counted noun is among them, as a rule the last: "64 attack drones" → ("attack", "drone").
        """
        words, text = self.reading.words, self.reading.text
        stems, (_, at), end = [], self.place, self.quantity.end
        while at < self.sentence[1] and len(stems) < HEAD_WORDS:
            gap = text[end : words.starts[at]]
            if not words.stems[at] or not _JOINS.issuperset(gap):
                break
            stems.append(words.stems[at])
            end = words.ends[at]
            at += 1
        return tuple(stems)

    @cached_property
    def wording(self) -> str:
        """The number as an editor would read it out: with its hedge before it and its noun behind it."""
        first, last = self.quantity.start, self.quantity.end
        hedge = self.quantity.qualifier_span
        if hedge is not None:
            first, last = min(first, hedge.start), max(last, hedge.end)
        at = self.place[1]
        if self.head:
            last = max(last, self.reading.words.ends[at + len(self.head) - 1])
        return " ".join(self.reading.text[first:last].split())

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The number's place, and its hedge's."""
        quantity = self.quantity
        place = Span(quantity.start, quantity.end, quantity.text)
        return (place,) if quantity.qualifier_span is None else (quantity.qualifier_span, place)

    @cached_property
    def distances(self) -> dict[str, int]:
        """Stem → how many words away from the number it stands, for the words of its sentence."""
        first, last = self.sentence
        left, right = self.place
        near: dict[str, int] = {}
        for i, stem in enumerate(self.reading.words.stems[first:last], first):
            if stem and not left <= i < right:
                away = left - i if i < left else i - right + 1
                near[stem] = min(away, near.get(stem, away))
        return near

    @cached_property
    def beside(self) -> frozenset[str]:
        """Stems of the sentence before and the sentence behind."""
        reading, at = self.reading, self.at
        before = reading.sentences[max(0, at - 1)]
        behind = reading.sentences[min(len(reading.sentences) - 1, at + 1)]
        words = reading.words
        return frozenset(words.stems[words.first_from(before.start) : words.first_from(behind.end)])


def likeness(stem: str, context: Context) -> float:
    """How far one word of a claim is found around a number of the source: 1 in its sentence, less beside it."""
    if stem in context.distances:
        return 1.0
    if any(related(stem, other, context.reading.language) for other in context.distances):
        return 0.8
    return 0.6 if stem in context.beside else 0.0
