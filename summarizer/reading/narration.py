"""The narration beside a quotation: from where to where the words stand that may say who speaks.

Beside a quotation its own sentence is read, and right behind it the next (AP Stylebook, "attribution"). No farther than
a bound, and past few other quotations, so that in a long list of them none costs more than another.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from summarizer.reading.mentions import Clause
from summarizer.reading.quotation import MARKS

if TYPE_CHECKING:
    from summarizer.reading.quotation import Quotation
    from summarizer.reading.reading import Reading
    from summarizer.reading.speech import SpeechLexicon

_SPACES = " \n\t\xa0\u202f"
_INDENT = 8  # characters before the mark that opens a paragraph
_REACH = 1200  # characters of a sentence that are read beside a quotation
_FEW = 8  # quotations beside one that are read past in its sentence; with more it is a list of words


class Narration:
    """The clauses of one text around its quotations.

    A quotation inside no other is named by its ``place`` among these, one inside another by its ``index`` among all.
    """

    def __init__(self, reading: Reading, words: SpeechLexicon) -> None:
        self._reading = reading
        self._text = reading.text
        self._words = words
        self._all = reading.marked
        self._outer = reading.outermost
        self._ends = [sentence.end for sentence in reading.sentences]

    def before(self, place: int) -> Clause:
        """What stands before a quotation in its own sentence."""
        quotation = self._outer[place]
        low = max(0, place - _FEW)
        passed = self._outer[low - 1].end if low else 0
        start = max(self._sentence_start(quotation), quotation.start - _REACH, passed)
        return self._clause(min(start, quotation.start), quotation.start, self._outer[low:place])

    def after(self, place: int) -> Clause:
        """What stands after a quotation in its own sentence, or the next if that one is the attribution."""
        start = self._after_marks(self._outer[place].end)
        at = bisect_left(self._ends, start + 1)
        end = self._ends[at] if at < len(self._ends) else len(self._text)
        end = min(end, start + _REACH)
        line = self._text.find("\n", start, end)
        if line >= 0:
            end = line
        if place + 1 < len(self._outer):
            end = min(end, self._outer[place + 1].start)
        return self._clause(start, max(start, end))

    def before_inner(self, index: int, outer: Quotation) -> Clause:
        """What stands in ``outer`` before a quotation inside it, in the same sentence."""
        quotation = self._all[index]
        passed = self._all[max(0, index - _FEW)].start
        start = max(outer.start, self._sentence_start(quotation), quotation.start - _REACH, passed)
        return self._clause(start, quotation.start)

    def after_inner(self, index: int, outer: Quotation) -> Clause:
        """What stands in ``outer`` after a quotation inside it, in the same sentence."""
        end = self._all[index].end
        at = bisect_left(self._ends, end + 1)
        passed = self._all[index + _FEW].start if index + _FEW < len(self._all) else outer.end
        stop = min(outer.end, self._ends[at] if at < len(self._ends) else outer.end, end + _REACH, passed)
        return self._clause(self._after_marks(end), stop)

    def of_sentence(self, at: int) -> Clause:
        """A whole sentence."""
        sentence = self._reading.sentences[at]
        low = bisect_left(self._outer, sentence.start, key=lambda outer: outer.end)
        passed = self._outer[low + _FEW].start if low + _FEW < len(self._outer) else sentence.end
        end = max(sentence.start, min(sentence.end, sentence.start + _REACH, passed))
        return self._clause(sentence.start, end, self._outer[low : low + _FEW])

    def is_answer(self, place: int) -> bool:
        """Whether a quotation is a paragraph that answers the one before: a question, or words put to somebody.

        In an interview without names the questions are narration, and whom they quote is not who answers (AP
        Stylebook, "Q&A format").
        """
        start = self._outer[place].start
        line = self._text.rfind("\n", max(0, start - _INDENT), start)
        if line < 0 or not is_nothing(self._text[line:start]):
            return False
        end = line
        while end > 0 and self._text[end - 1] in _SPACES:
            end -= 1
        if self._text[end - 1 : end] == "?":
            return True
        begin = max(self._text.rfind("\n", 0, end) + 1, end - _REACH)
        put = self._clause(begin, end, self._outer[max(0, place - _FEW) : place])
        return not self._words.pronouns_addressed.isdisjoint(put.lows)

    def opens_sentence(self, quotation: Quotation) -> bool:
        """Whether a quotation stands first in its sentence."""
        return quotation.start - self._sentence_start(quotation) <= 3  # noqa: PLR2004 - two signs and a space

    def sentences_since(self, before: Quotation | None, quotation: Quotation) -> int:
        """How many sentences end between two quotations; all of the text if there is none before."""
        if before is None:
            return len(self._ends)
        return bisect_left(self._ends, quotation.start) - bisect_left(self._ends, before.end + 2)

    def _clause(self, start: int, end: int, quoted: tuple[Quotation, ...] = ()) -> Clause:
        return Clause(self._reading, start, end, self._words, quoted)

    def _sentence_start(self, quotation: Quotation) -> int:
        sentences = self._reading.sentences
        return sentences[self._reading.sentence_at(quotation.start)].start if sentences else 0

    def _after_marks(self, offset: int) -> int:
        while offset < len(self._text) and (self._text[offset] in MARKS or self._text[offset] in " \xa0\u202f"):
            offset += 1
        return offset


def is_nothing(text: str) -> bool:
    """Whether only marks and spaces stand between a quotation and what is before it."""
    return not text.strip(MARKS + _SPACES)
