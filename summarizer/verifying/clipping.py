"""Whether a quotation is cut so that its sense turns.

A true quotation can mislead by where it begins and ends: "done with him" out of "I'm not done with him" (AP
Stylebook, "quotations in the news": never take them out of context). So the words right beside the cut are read:
a negation that governs what is quoted, a hedge or condition that limits it, a "but" or "if" that goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.reading.speech import lexicon

if TYPE_CHECKING:
    from summarizer.reading.reading import Reading
    from summarizer.verifying.quoting import Place

_CLAUSE_END = re.compile(r"[.,;:?!()\[\]-]")
_SENTENCE_END = re.compile(r"[.;:?!]")
_NEAR = 3
_REACH = 6
_SHORT_GAP = 4
_SENTENCE = 40  # words: as far back as a sentence is read


@dataclass(frozen=True, slots=True)
class Clip:
    """The word that was cut off, and whether that turns the sense for certain."""

    word: str
    turns: bool


def find_clip(place: Place, source: Reading) -> Clip | None:
    """The word whose loss changes what is said, if there is one."""
    return _before(place, source) or _inside(place, source) or _after(place, source) or _condition(place, source)


def _before(place: Place, source: Reading) -> Clip | None:
    """A negation or hedge in the same clause, before the first word."""
    spoken, whole, words = source.spoken, source.wording, lexicon(source.language)
    first = place.first
    for distance in range(1, _REACH + 1):
        word = first - distance
        if word < 0 or spoken.piece[word] != spoken.piece[first] or _CLAUSE_END.search(whole.between(spoken.at[word])):
            return None
        if spoken.words[word] in words.negations:
            return Clip(spoken.words[word], turns=distance <= _NEAR)
        if distance <= _NEAR and spoken.words[word] in words.hedges:
            return Clip(spoken.words[word], turns=False)
    return None


def _inside(place: Place, source: Reading) -> Clip | None:
    """A negation among a few words that an ellipsis or bracket stands for."""
    spoken, words = source.spoken, lexicon(source.language)
    for (_, end), (start, _) in pairwise(place.runs):
        left_out = spoken.words[end:start]
        for word in left_out:
            if word in words.negations:
                if len(left_out) <= _SHORT_GAP:
                    return Clip(word, turns=True)
                if len(left_out) <= 2 * _REACH and not _ends_sentence(end, start, source):
                    return Clip(word, turns=False)
    return None


def _ends_sentence(end: int, start: int, source: Reading) -> bool:
    spoken, whole = source.spoken, source.wording
    return any(_SENTENCE_END.search(whole.between(spoken.at[word])) for word in range(end - 1, start - 1))


def _after(place: Place, source: Reading) -> Clip | None:
    """A condition or "but" that goes on right after the last word."""
    spoken, whole, words = source.spoken, source.wording, lexicon(source.language)
    last = place.end - 1
    if place.end >= len(spoken.words) or spoken.piece[place.end] != spoken.piece[last]:
        return None
    if _SENTENCE_END.search(whole.between(spoken.at[last])):
        return None
    following = spoken.words[place.end]
    return Clip(following, turns=False) if following in words.limits else None


def _condition(place: Place, source: Reading) -> Clip | None:
    """An "if" or "unless" that opens an earlier clause of the sentence: "If it rains, we will go"."""
    spoken, whole, words = source.spoken, source.wording, lexicon(source.language)
    for word in range(place.first - 1, max(-1, place.first - 1 - _SENTENCE), -1):
        if spoken.piece[word] != spoken.piece[place.first]:
            return None
        if _SENTENCE_END.search(whole.between(spoken.at[word])):
            return None
        opens = word == 0 or spoken.piece[word - 1] != spoken.piece[word] or _clause_opens(word, source)
        if opens and spoken.words[word] in words.limits & words.hedges:
            return Clip(spoken.words[word], turns=False)
    return None


def _clause_opens(word: int, source: Reading) -> bool:
    return _CLAUSE_END.search(source.wording.between(source.spoken.at[word - 1])) is not None
