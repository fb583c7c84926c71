"""A sentence that stands in the article word for word: its numbers need no weighing.

Whatever a number of such a sentence is claimed to be of, by whom, when and how sure, the article says in the very same
words. Where the article was picked from and not told anew, as for a headline or a summary of its own sentences, that
is all of the numbers. A part of a sentence is no such proof: "64 drones came down" may be cut out of a denial.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.verifying.finding import supported

if TYPE_CHECKING:
    from summarizer.reading.context import Context
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Subject
    from summarizer.verifying.finding import Finding

FEWEST = 5  # words; a shorter sentence ("He is 34.") may be two people's


def judge_copied(subject: Subject, source: Reading) -> Finding | None:
    """Supported, with the number's place in the article, where its whole sentence is the article's."""
    place = None if subject.what else _copied(subject.context, source)
    return supported(f"The article has “{place.wording}”.", *place.evidence) if place is not None else None


def _copied(claim: Context, source: Reading) -> Context | None:
    """The number of the article in the same place of the same sentence."""
    sentence = claim.reading.sentences[claim.at]
    at = source.sentences_by_text.get(sentence.text)
    if at is None or (sentence.text.count(" ") + 1 < FEWEST and not _follows_alike(claim, at, source)):
        return None
    place = source.context_at(source.sentences[at].start + claim.quantity.start - sentence.start)
    return place if place is not None and _said(place.quantity) == _said(claim.quantity) else None


def _follows_alike(claim: Context, at: int, source: Reading) -> bool:
    """Whether a short sentence stands behind the same sentence here and in the article, as in a list of headings."""
    before = claim.reading.sentences[claim.at - 1 : claim.at]
    return bool(before) and [one.text for one in before] == [one.text for one in source.sentences[at - 1 : at]]


def _said(quantity: Quantity) -> tuple[object, ...]:
    """What a quantity says, wherever it stands."""
    return (
        quantity.text,
        quantity.kind,
        quantity.value,
        quantity.upper,
        quantity.unit,
        quantity.qualifier,
        quantity.date,
    )
