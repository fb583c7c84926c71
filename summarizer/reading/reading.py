"""A text read once: everything that the checks ask of it, each part found when first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from summarizer.reading.attribution import Attributions
from summarizer.reading.bases import periods_before
from summarizer.reading.cast import Cast
from summarizer.reading.context import Context
from summarizer.reading.counts import Counts
from summarizer.reading.crowds import Crowds
from summarizer.reading.designations import designations
from summarizer.reading.feasts import find_feasts
from summarizer.reading.folding import fold
from summarizer.reading.frozen import dataclass
from summarizer.reading.meaning import Topics
from summarizer.reading.name import NameKind
from summarizer.reading.named import Named
from summarizer.reading.names import find_names
from summarizer.reading.once import once
from summarizer.reading.periods import years_in
from summarizer.reading.quantities import find_quantities
from summarizer.reading.quotations import find_marked
from summarizer.reading.sentences import find_sentences
from summarizer.reading.signs import score
from summarizer.reading.spans_of_time import spans_of_time
from summarizer.reading.units import to_base
from summarizer.reading.wording import spoken, wording_of
from summarizer.reading.words import find_words

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from summarizer.reading.folding import Folded
    from summarizer.reading.name import Name
    from summarizer.reading.quantity import PartialDate, Quantity, QuantityKind
    from summarizer.reading.quotation import Quotation
    from summarizer.reading.span import Span
    from summarizer.reading.wording import Spoken, Wording
    from summarizer.reading.words import Words


@dataclass(frozen=True)
class Reading:
    """One text with its offsets. ``published`` is the day that relative dates count from."""

    text: str
    language: str = "en"
    published: date | None = None

    @once
    def folded(self) -> Folded:
        """The text with marks, spaces and ligatures made alike, and the way back to the offsets."""
        return fold(self.text)

    @once
    def sentences(self) -> tuple[Span, ...]:
        return find_sentences(self.text, self.language)

    @once
    def sentences_by_text(self) -> dict[str, int]:
        """The text of each sentence → its index; of one that comes again, where it stands first."""
        return {sentence.text: at for at, sentence in reversed(tuple(enumerate(self.sentences)))}

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that ``offset`` is in, or of the last one before it."""
        return bisect_right(self._sentence_starts, offset, 1) - 1 if self._sentence_starts else 0

    @once
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @once
    def words(self) -> Words:
        return find_words(self.text, self.language)

    def sentences_with(self, stem: str) -> frozenset[int]:
        """The sentences that have a word, by their indexes."""
        found = self._sentences_with.get(stem)
        if found is None:
            starts, sentences = self.words.starts, self._sentence_starts
            places = [bisect_right(sentences, starts[at], 1) - 1 for at in self.words.places.get(stem, ())]
            found = self._sentences_with[stem] = frozenset(places)
        return found

    @once
    def _sentences_with(self) -> dict[str, frozenset[int]]:
        return {}

    @once
    def quantities(self) -> tuple[Quantity, ...]:
        """In text order, not overlapping."""
        return tuple(find_quantities(self.text, self.language))

    @once
    def contexts(self) -> tuple[Context, ...]:
        """What stands around each quantity, in the order of ``quantities``."""
        return tuple([Context(self, quantity) for quantity in self.quantities])

    @once
    def topics(self) -> Topics:
        """What its sentences are about."""
        return Topics(self)

    def contexts_in(self, sentence: int) -> tuple[Context, ...]:
        """The quantities of a sentence, by its index; none where there is no such sentence."""
        if sentence < 0:
            return ()
        first = self._first_quantity(sentence) if sentence else 0
        return self.contexts[first : self._first_quantity(sentence + 1)]

    def _first_quantity(self, sentence: int) -> int:
        """The index of the first quantity that starts in a sentence or later."""
        starts = self._sentence_starts
        return bisect_left(self._quantity_starts, starts[sentence]) if sentence < len(starts) else len(self.quantities)

    @once
    def _quantity_starts(self) -> list[int]:
        return [quantity.start for quantity in self.quantities]

    def context_at(self, offset: int) -> Context | None:
        """The quantity that starts at ``offset``, if one does."""
        at = bisect_left(self._quantity_starts, offset)
        return self.contexts[at] if self._quantity_starts[at : at + 1] == [offset] else None

    def values_in(self, sentence: int) -> frozenset[Decimal]:
        """The numbers that a sentence tells, by its index; a list has many, and each of them may be asked of."""
        found = self._values.get(sentence)
        if found is None:
            found = self._values[sentence] = frozenset(told.quantity.value for told in self.contexts_in(sentence))
        return found

    @once
    def _values(self) -> dict[int, frozenset[Decimal]]:
        return {}

    @once
    def dated(self) -> tuple[tuple[Context, PartialDate], ...]:
        """The quantities that are dates or spans of years, with what each tells of a date."""
        return tuple((context, date) for context in self.contexts if (date := context.quantity.date) is not None)

    @once
    def years(self) -> dict[int, frozenset[int]]:
        """Sentence, by its index → the years that it names; of sentences that name any."""
        return years_in(self)

    @once
    def counts(self) -> Counts:
        """What its quantities count, and what befell the counted."""
        return Counts(self)

    @once
    def scores(self) -> dict[frozenset[Decimal], list[Context]]:
        """The sides of each score, by both values: "4-1" and "1-4" are one game as two clubs tell it."""
        table: dict[frozenset[Decimal], list[Context]] = defaultdict(list)
        for context in self.contexts:
            if context.quantity.score and (pair := score(context)):
                table[frozenset(pair)].append(context)
        return table

    @once
    def contexts_by_value(self) -> dict[Decimal, list[Context]]:
        """The quantities of each value, with what stands around them; a range counts at both of its ends."""
        table: dict[Decimal, list[Context]] = defaultdict(list)
        for context in self.contexts:
            quantity = context.quantity
            table[quantity.value].append(context)
            if quantity.upper is not None:
                table[quantity.upper].append(context)
        return table

    @once
    def crowds(self) -> Crowds:
        """The likeliest places of a number that the text has in many."""
        return Crowds(self)

    @once
    def contexts_by_measure(self) -> dict[tuple[Decimal, str], list[Context]]:
        """The quantities with a unit, and "a decade" and the like, by their value in the base unit of the dimension."""
        table: dict[tuple[Decimal, str], list[Context]] = defaultdict(list)
        for context in (*self.contexts, *spans_of_time(self)):
            quantity = context.quantity
            base = to_base(quantity.value, quantity.unit) if quantity.unit and quantity.upper is None else None
            if base is not None:
                table[base].append(context)
        return table

    @once
    def feasts(self) -> tuple[tuple[Span, PartialDate], ...]:
        """The named days of the calendar, with their months and days."""
        return tuple(find_feasts(self.text, self.language))

    @once
    def contexts_by_scale(self) -> dict[tuple[str | None, QuantityKind], list[Context]]:
        """The quantities that can be compared with one another: of one unit, and all times, all orders or all sizes."""
        table: dict[tuple[str | None, QuantityKind], list[Context]] = defaultdict(list)
        for context in self.contexts:
            table[context.quantity.scale].append(context)
        return table

    @once
    def periods_before(self) -> frozenset[str]:
        """The periods of which it tells one before ("last quarter"), as stems."""
        return periods_before(self)

    @once
    def designations(self) -> dict[str, Span]:
        """The names with a figure in them ("Q2", "COVID-19"), by what their writings share."""
        return designations(self)

    @once
    def marked(self) -> tuple[Quotation, ...]:
        """The quotations in text order, without their speakers; one inside another names it as its ``parent``."""
        return find_marked(self.text, self.language)

    @once
    def outermost(self) -> tuple[Quotation, ...]:
        """The quotations that are inside no other."""
        return tuple(quotation for quotation in self.marked if quotation.parent is None)

    def is_quoted(self, offset: int) -> bool:
        """Whether ``offset`` is inside a quotation."""
        at = bisect_right(self._quoted_from, offset) - 1
        return at >= 0 and offset < self.outermost[at].end

    @once
    def _quoted_from(self) -> list[int]:
        return [quotation.start for quotation in self.outermost]

    @once
    def quoted(self) -> tuple[Reading, ...]:
        """The words of each of ``marked`` as a text of its own, in the same order."""
        return tuple(Reading(quotation.text, self.language) for quotation in self.marked)

    @once
    def attributions(self) -> Attributions:
        """Who says each of ``marked``, in the same order, found for those that somebody asks for."""
        return Attributions(self)

    @once
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations with their speakers."""
        return self.attributions.all()

    @once
    def wording(self) -> Wording:
        """The exact words, for word-for-word comparison."""
        return wording_of(self.folded)

    @once
    def spoken(self) -> Spoken:
        """The exact words that stand in quotation marks."""
        return spoken(self.wording, self.marked)

    @once
    def names(self) -> tuple[Name, ...]:
        return find_names(self)

    @once
    def name_starts(self) -> list[int]:
        return [name.start for name in self.names]

    @once
    def names_by_sentence(self) -> dict[int, list[Name]]:
        """Sentence, by its index → the names in it, in text order; of sentences that have any."""
        table: dict[int, list[Name]] = {}
        starts, at, last = self._sentence_starts, 0, len(self.sentences) - 1
        for name in self.names:
            while at < last and starts[at + 1] <= name.start:
                at += 1
            table.setdefault(at, []).append(name)
        return table

    @once
    def people(self) -> frozenset[str]:
        """The people named in the text, each in the fullest form."""
        return frozenset(name.canonical for name in self.names if name.kind is NameKind.PERSON)

    @once
    def cast(self) -> Cast:
        """Of whom each of its sentences speaks."""
        return Cast(self)

    @once
    def named(self) -> Named:
        """Where it speaks of what has a name."""
        return Named(self)

    @once
    def surnames(self) -> frozenset[str]:
        """The last words of the names in ``people``."""
        return frozenset(person.rsplit(" ", 1)[-1] for person in self.people)
