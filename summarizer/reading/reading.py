"""A text read once: everything that the checks ask of it, each part found when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from summarizer.reading.folding import Folded
    from summarizer.reading.names import Name
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.quotation import Quotation
    from summarizer.reading.span import Span
    from summarizer.reading.words import Words


@dataclass(frozen=True)
class Reading:
    """One text with its offsets. ``published`` is the day that relative dates count from."""

    text: str
    language: str = "en"
    published: date | None = None

    @cached_property
    def folded(self) -> Folded:
        """The text with marks, spaces and ligatures made alike, and the way back to the offsets."""
        from summarizer.reading.folding import fold

        return fold(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        from summarizer.reading.sentences import find_sentences

        return find_sentences(self.text, self.language)

    @cached_property
    def words(self) -> Words:
        from summarizer.reading.words import find_words

        return find_words(self.text, self.language)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """In text order, not overlapping."""
        from summarizer.reading.quantities import find_quantities

        return tuple(find_quantities(self.text, self.language))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """In text order, with their speakers; one inside another names it as its ``parent``."""
        from summarizer.reading.attribution import attribute
        from summarizer.reading.quotations import find_marked

        return attribute(self, find_marked(self.text, self.language))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        from summarizer.reading.names import find_names

        return find_names(self)
