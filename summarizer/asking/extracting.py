"""Sentences picked from the article where the model's own prose cannot be kept.

News tells what matters first (the inverted pyramid); its first sentences are the baseline that summarizers are
measured against (lead-3: Nallapati et al., "SummaRuNNer", AAAI 2017).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.dateline import find_dateline
from summarizer.reading.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.asking.material import Material

SENTENCES = 2

_FEWEST_WORDS = 8  # less is a byline, a section heading or a caption
_LONGEST = 320
_LONGEST_HEADLINE = 160
_STOPS = (".", "!", "?", ".”", '."', ".’", "…")


def headline_candidates(material: Material) -> Iterator[Span]:
    """The article's own headline if it opens with one, then the sentences that tell it."""
    opening = next(iter(material.sentences), None)
    if opening and not opening.text.endswith(_STOPS) and len(opening.text) <= _LONGEST_HEADLINE:
        yield opening
    yield from _telling(_undated(material))
    yield from material.sentences


def summary_candidates(material: Material) -> Iterator[Span]:
    """The sentences that can stand in a summary, from the top."""
    told = list(_telling(_undated(material)))
    yield from told or material.sentences


def _undated(material: Material) -> list[Span]:
    """The sentences, the first without the dateline, which belongs to the report and not to what it tells."""
    reading = material.document.reading
    dateline = find_dateline(reading)
    if dateline is None:
        return list(material.sentences)
    return [
        Span.of(reading.text, dateline.end, sentence.end) if sentence.start < dateline.end < sentence.end else sentence
        for sentence in material.sentences
    ]


def _telling(sentences: Sequence[Span]) -> Iterator[Span]:
    for sentence in sentences:
        if (
            len(sentence.text.split()) >= _FEWEST_WORDS
            and len(sentence.text) <= _LONGEST
            and sentence.text.endswith(_STOPS)
        ):
            yield sentence
