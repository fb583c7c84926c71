"""A text with its tokens, and the small questions that every reader of numbers asks of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.reading.frozen import dataclass

if TYPE_CHECKING:
    from summarizer.reading.lexicon import Lexicon
    from summarizer.reading.number_words import Word
    from summarizer.reading.tokens import Token

_GAP = re.compile(r"[ \t\u00a0\u202f\u2009]{0,3}(?:\r?\n[ \t]{0,3})?(?:[-\u2010\u2011][ \t]{0,2})?")
GAP = r"[ \t\u00a0\u202f\u2009]{0,3}(?:\r?\n[ \t]{0,3})?"
_NEXT_WORD = re.compile(rf"{GAP}([^\W\d_]+)")
_REACH = 32
_WIDEST = 6
_BLANK = " \t\r\n\u00a0\u202f\u2009"


@dataclass(frozen=True, slots=True)
class Scan:
    """One text on its way to quantities."""

    text: str
    lexicon: Lexicon
    tokens: list[Token]
    words: list[str]
    """Every word and figure of the text in lower case, known or not, with its place."""
    starts: list[int]
    ends: list[int]

    def is_token(self, index: int, at: int) -> bool:
        """Whether the word ``at`` is token ``index``."""
        return index < len(self.tokens) and self.tokens[index].at == at

    def near(self, left: int, right: int) -> bool:
        """Whether nothing but a space, a line end or a hyphen stands between two offsets."""
        if right - left == 1 and self.text[left] == " ":  # as nearly always
            return True
        return right - left <= 8 and _GAP.fullmatch(self.text, left, right) is not None  # noqa: PLR2004

    def follows(self, index: int) -> bool:
        """Whether token ``index`` stands right after the one before it."""
        return 0 < index < len(self.tokens) and self.near(self.tokens[index - 1].end, self.tokens[index].start)

    def word(self, index: int) -> Word | None:
        """The lexicon's word at token ``index``, if there is such a token and it is a word."""
        return self.tokens[index].word if 0 <= index < len(self.tokens) else None

    def joined(self, at: int, index: int) -> bool:
        """Whether there is a token ``index`` and it stands right behind offset ``at``."""
        return index < len(self.tokens) and self.near(at, self.tokens[index].start)

    def past(self, index: int, end: int) -> int:
        """The first token from ``index`` on that begins at or behind offset ``end``."""
        while index < len(self.tokens) and self.tokens[index].start < end:
            index += 1
        return index

    def marked(self, index: int, mark: str) -> bool:
        """Whether token ``index`` follows the one before it and can be a word of this sort ("and", "of")."""
        word = self.word(index)
        return word is not None and mark in word.marks and self.follows(index)

    def marked_behind(self, at: int, index: int, mark: str) -> bool:
        """Whether token ``index`` stands right behind offset ``at`` and can be a word of this sort."""
        word = self.word(index)
        return word is not None and mark in word.marks and self.near(at, self.tokens[index].start)

    def next_word(self, at: int) -> str:
        """The word that begins at ``at`` after at most a space, as written; or nothing."""
        found = _NEXT_WORD.match(self.text, at, at + _REACH)
        return found.group(1) if found else ""

    def last_word(self, at: int) -> str:
        """The word that ends at ``at`` before at most a space, as written; or nothing."""
        window = self.text[max(0, at - _REACH) : at]
        end = len(window.rstrip(_BLANK))
        if len(window) - end > _WIDEST or window.count("\n", end) > 1:
            return ""
        last = window[:end].rpartition(" ")[2]
        if last.isalpha():  # as nearly always
            return last
        start = end
        while start and window[start - 1].isalpha():
            start -= 1
        return window[start:end]

    def line_start(self, at: int) -> bool:
        """Whether only blanks stand between the start of the line and ``at``."""
        window = self.text[max(0, at - 12) : at]
        head, newline, tail = window.rpartition("\n")
        return not tail.strip() and bool(newline or (not head and at <= 12))  # noqa: PLR2004
