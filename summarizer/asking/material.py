"""What code has found in an article and numbered, for a model to point to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.reading.find import find_quantities
from summarizer.reading.name import NameKind
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.span import Span
from summarizer.reading.words import stems_in

if TYPE_CHECKING:
    from summarizer.documents.document import Document
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.quotation import Quotation

_NO_FIGURE = {QuantityKind.ORDINAL, QuantityKind.DATE, QuantityKind.TIME, QuantityKind.VAGUE}
_NEAR = 24  # characters between a number and its qualifier
_AROUND = 48  # characters shown on each side of a figure
_BRIEFLY = 20  # the same, where there are many
_EXCERPT = 100
_OPENING = 4  # words
_CHOICE = 2  # figures to choose from, for each one that there is room for
_MOST = 40  # candidates of one kind; the model must be able to look them over
_MOST_NAMES = 24
_SHORTEST_QUOTE = 2  # words
_TAG = re.compile(r"<(?=/?article)", re.IGNORECASE)


@dataclass(frozen=True)
class PrintedFigure:
    """A figure as the article prints it: ``span`` is number, unit and qualifier; ``line`` its sentence, from 1."""

    id: str
    quantity: Quantity
    span: Span
    line: int
    around: str
    briefly: str


@dataclass(frozen=True)
class SpokenQuote:
    """A quotation, and the sentence in which it begins, from 1."""

    id: str
    quotation: Quotation
    line: int

    @property
    def text(self) -> str:
        """The words, in one line, without the comma that belongs to the narration."""
        return " ".join(self.quotation.text.split()).rstrip(",")

    @property
    def opening(self) -> str:
        """Its first words, by which it can be found."""
        words = self.text.split()
        return " ".join(words[:_OPENING]) + (" …" if len(words) > _OPENING else "")

    @property
    def excerpt(self) -> str:
        return self.text if len(self.text) <= _EXCERPT else self.text[:_EXCERPT].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True)
class Material:
    """One article, taken apart. ``document`` has any orders to the summarizer blanked out."""

    document: Document

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        return self.document.reading.sentences

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The article as every prompt shows it."""
        return tuple(_as_data(line) for line in self.document.text.splitlines() if line.strip())

    @cached_property
    def figures(self) -> tuple[PrintedFigure, ...]:
        """Every quantity that can stand as a figure, once; not dates, ordinals, or what a title or nickname holds."""
        aside = [quotation for quotation in self.document.reading.quotations if not quotation.spoken]
        found: dict[tuple[str, str], PrintedFigure] = {}
        for quantity in self.document.reading.quantities:
            if quantity.kind in _NO_FIGURE or any(quotation.covers(quantity) for quotation in aside):
                continue
            span = self._printed(quantity)
            figure = PrintedFigure(
                f"f{len(found) + 1}",
                quantity,
                span,
                self.line_of(span),
                self._around(span, _AROUND),
                self._around(span, _BRIEFLY),
            )
            found.setdefault((span.text, self._next_word(span)), figure)
        return tuple(found.values())

    def telling_figures(self, most: int) -> tuple[PrintedFigure, ...]:
        """The figures to choose ``most`` from, in order: not many more, and number words only to make up for others.

        News writes out numbers below ten (AP Stylebook, "numerals"): "two nations" is rarely what a reader looks for.
        """
        telling = [figure for figure in self.figures if not figure.quantity.text.isalpha()]
        others = [figure for figure in self.figures if figure.quantity.text.isalpha()]
        kept = telling[: _CHOICE * most] if len(telling) >= most else telling + others[: most - len(telling)]
        return tuple(sorted(kept, key=lambda figure: figure.span.start))

    @cached_property
    def quotes(self) -> tuple[SpokenQuote, ...]:
        spoken = (
            quotation
            for quotation in self.document.reading.quotations
            if quotation.spoken and quotation.parent is None and len(quotation.text.split()) >= _SHORTEST_QUOTE
        )
        return tuple(
            SpokenQuote(f"q{number}", quotation, self.line_of(quotation)) for number, quotation in enumerate(spoken, 1)
        )[:_MOST]

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Who could be speaking: the speakers that are known, then the other names of the article."""
        reading = self.document.reading
        speakers = [quotation.speaker for quotation in reading.quotations if quotation.speaker]
        named = [name.canonical for name in reading.names if name.kind is not NameKind.PLACE]
        return tuple(dict.fromkeys(speakers + named))[:_MOST_NAMES]

    def line_telling(self, what: str) -> int:
        """The sentence, from 1, that has most of the numbers of ``what``, and of its words; the first of several."""
        language = self.document.language
        wanted = stems_in(what, language)
        values = {quantity.value for quantity in find_quantities(what, language)}
        reading = self.document.reading
        shared = [
            (len(values & reading.values_in(at)), len(wanted & told)) for at, told in enumerate(self.stems_by_line)
        ]
        return shared.index(max(shared)) + 1

    @cached_property
    def stems(self) -> frozenset[str]:
        """What the words of the article say."""
        return frozenset().union(*self.stems_by_line)

    @cached_property
    def stems_by_line(self) -> list[frozenset[str]]:
        """The same of each sentence, in order."""
        language = self.document.language
        return [stems_in(sentence.text, language) for sentence in self.sentences]

    def is_in_headline(self, figure: PrintedFigure) -> bool:
        """Whether a figure stands in a first line that is no sentence."""
        return figure.line == 1 and not self.sentences[0].text.rstrip().endswith((".", "”", '"'))

    def line_of(self, place: Span) -> int:
        """The number of the sentence in which ``place`` begins, from 1."""
        lines = (line for line, span in enumerate(self.sentences, 1) if span.end > place.start)
        return next(lines, len(self.sentences))

    def _next_word(self, span: Span) -> str:
        following = self.document.text[span.end : span.end + _NEAR].split(maxsplit=1)
        return following[0].lower() if following else ""

    def _printed(self, quantity: Quantity) -> Span:
        """Number and unit, with the qualifier where it stands close by."""
        start, end = quantity.start, quantity.end
        qualifier = quantity.qualifier_span
        if qualifier and min(abs(start - qualifier.end), abs(qualifier.start - end)) <= _NEAR:
            start, end = min(start, qualifier.start), max(end, qualifier.end)
        return Span.of(self.document.text, start, end)

    def _around(self, span: Span, reach: int) -> str:
        """The words about a figure in its own sentence, the figure between double brackets."""
        sentence = self.sentences[self.line_of(span) - 1]
        text = self.document.text
        left = text[max(sentence.start, span.start - reach) : span.start]
        right = text[span.end : min(sentence.end, span.end + reach)]
        if span.start - reach > sentence.start:
            left = "…" + left[left.find(" ") :]
        if span.end + reach < sentence.end:
            right = right[: right.rfind(" ") + 1] + "…"
        return _as_data(" ".join(f"{left}[[{span.text}]]{right}".split()))


def _as_data(text: str) -> str:
    """One line that cannot close the article's own brackets."""
    return _TAG.sub("< ", " ".join(text.split()))
