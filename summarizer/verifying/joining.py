"""Whether neighbouring quotations in the source are one act of speech.

"We will go," he said, "and we will win." is one sentence, broken by its attribution; paragraphs that open anew
without a close before are one quotation (AP Stylebook, "quotation marks"). Two sentences with narration between
are two quotations, and joining them needs an ellipsis; two speakers cannot be joined at all.
"""

from __future__ import annotations

from enum import IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.quotation import Quotation
    from summarizer.reading.reading import Reading

_MARKS = "“”„‟\"'‘’«»‹›`—–―> \t\n\r\xa0\u202f"
_QUOTES = "“”„‟\"'‘’«»‹›` \t\n\r\xa0\u202f"
_BROKEN = (",", "—", "–", "-", "...", "…")


class Joint(IntEnum):
    """How two quotations hang together; lower is closer."""

    ONE = 0  # one sentence or one quotation
    TURN = 1  # the same speaker goes on after the attribution
    APART = 2  # other narration is between
    SPEAKERS = 3  # somebody else speaks


def weakest_joint(pieces: Sequence[int], source: Reading) -> Joint:
    """The weakest joint among the quotations with these indices and all that stand between them."""
    if len(pieces) < 2:  # noqa: PLR2004 - one has no joint
        return Joint.ONE
    between = range(pieces[0], pieces[-1] + 1)
    outer = [source.attributions[at] for at in between if source.marked[at].parent is None]
    return max(_joint(one, other, source) for one, other in pairwise(outer))


def _joint(one: Quotation, other: Quotation, source: Reading) -> Joint:
    between = source.text[one.end : other.start]
    narration = between.strip(_MARKS)
    if not narration and "\n" in between and source.text[one.end : one.end + 1].isspace():
        return Joint.ONE  # never closed, so it runs on
    if one.speaker != other.speaker and one.certain and other.certain:
        return Joint.SPEAKERS
    if not narration:
        return Joint.TURN
    if "\n" in between.strip():
        return Joint.APART
    ended = any(
        one.end + 2 < sentence.end < other.start
        for sentence in source.sentences[source.sentence_at(one.end) : source.sentence_at(other.start) + 1]
    )
    if ended:
        return Joint.TURN if one.speaker == other.speaker else Joint.APART
    # Commas or dashes on both sides of the attribution say that the sentence goes on after it.
    broken = one.text[-1] in _BROKEN or between.strip(_QUOTES)[:1] in _BROKEN
    return Joint.ONE if broken and between.rstrip(_QUOTES)[-1:] in _BROKEN else Joint.APART
