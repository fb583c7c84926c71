"""What stands between quotation marks, and the other ways in which a text marks speech.

Marks are read paragraph by paragraph, because that is how editors use them: a quotation that runs on opens anew
with each paragraph and closes only in the last (AP Stylebook, "quotation marks"; Guardian style guide; Chicago
Manual of Style 13.32), so one that never closes ends with its paragraph at the latest. Which mark opens and which
closes is told by the mark, the characters beside it and what is open; a single mark also has to be told from an
apostrophe. The marks of each language are those of CLDR's ``delimiters``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from summarizer.reading.dialogue import find_dialogue
from summarizer.reading.quotation import Quotation
from summarizer.reading.sentences import is_wrapped
from summarizer.reading.speech import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.speech import SpeechLexicon

# Each alternative begins with a sign of its own, so that the search skips to one.
_MARK = re.compile("|".join((*'“”„‟"＂«»‹›‘’‚‛', "``", "''?")))
_BREAK = re.compile(r"\n")
_BLANK = re.compile(r"\n[^\S\n]*\n")

_LEFT_EDGE = frozenset(" \t\n\xa0\u2009\u202f([{—–-/“‘\"'«‹„¿¡>")
_RIGHT_EDGE = frozenset(" \t\n\xa0\u2009\u202f)]}—–-/”’\"'»›,.;:?!…<“*")
_ALWAYS_OPEN = frozenset(("„", "‟", "``"))
_BY_TURNS = frozenset(("''", "“"))  # "“" only where low marks open
_ENDING = frozenset(",.?!…;:—–-")
_NEXT_WORD = re.compile(r"\s*(\w+)")


class _Family(Enum):
    DOUBLE = '"'
    GUILLEMET = "«"
    ANGLE = "‹"
    SINGLE = "'"


_FAMILY = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "＂", "``", "''"), _Family.DOUBLE),
    **dict.fromkeys("«»", _Family.GUILLEMET),
    **dict.fromkeys("‹›", _Family.ANGLE),
    **dict.fromkeys("‘’‚‛'", _Family.SINGLE),
}


@dataclass(frozen=True, slots=True)
class _Mark:
    text: str
    start: int
    end: int
    family: _Family


@dataclass(slots=True)
class _Open:
    family: _Family
    inner: int
    mark: str


def find_marked(text: str, language: str = "en") -> tuple[Quotation, ...]:
    """Every stretch of ``text`` that is marked as quoted, in order, without speakers; in linear time.

    Of a quotation over several paragraphs each paragraph is one stretch. One inside another comes after it and
    names it as ``parent``.
    """
    words = lexicon(language)
    scanner = _Scanner(text, words)
    spans = [span for start, end in _paragraphs(text) for span in scanner.paragraph(start, end)]
    if words.dialogue_dash or ">" in text or ":" in text:
        spans += find_dialogue(text, words, spans)
    return _nested(text, spans)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in (_BLANK if is_wrapped(text) else _BREAK).finditer(text):
        if text[match.end() : match.end() + 1].islower() and "\n" not in match.group()[1:]:
            continue  # a line that goes on in lower case is no new paragraph
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _nested(text: str, spans: list[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The spans as quotations: trimmed, in order, each with the smallest one around it as its parent."""
    found: list[Quotation] = []
    around: list[int] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        chunk = text[start:end]
        kept = chunk.strip()
        if not any(map(str.isalnum, kept)):
            continue
        begin = start + len(chunk) - len(chunk.lstrip())
        while around and found[around[-1]].end < begin + len(kept):
            around.pop()
        found.append(Quotation(begin, begin + len(kept), kept, parent=around[-1] if around else None))
        around.append(len(found) - 1)
    return tuple(found)


@cache
def _clipped(words: SpeechLexicon) -> re.Pattern[str]:
    """What an apostrophe cuts off at the front: "’til", and the century of "’68" and "the ’90s"."""
    forms = "|".join(sorted(words.clipped, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?:{forms}|[0-9]{{2}}s?)\b", re.IGNORECASE)


class _Scanner:
    """Reads the marks of one text, a paragraph at a time."""

    def __init__(self, text: str, words: SpeechLexicon) -> None:
        self._text = text
        self._words = words
        self._clipped = _clipped(words)
        self._low = "„" in text  # low marks open, so “ closes
        self._low_single = "‚" in text
        first = re.search("[«»]", text)
        self._guillemet_opens = first.group() if first else "«"
        first = re.search("[‹›]", text)
        self._angle_opens = first.group() if first else "‹"

    def paragraph(self, start: int, end: int) -> list[tuple[int, int]]:
        """The quoted stretches from ``start`` to ``end``, inside their marks."""
        marks = [mark for mark in self._marks(start, end) if mark is not None]
        if not marks:
            return []
        return _Paragraph(self, marks, start, end).read()

    def _marks(self, start: int, end: int) -> Iterator[_Mark | None]:
        """The marks from ``start`` to ``end``; ``None`` for an apostrophe inside a word."""
        text = self._text
        for match in _MARK.finditer(text, start, end):
            at, stop = match.span()
            mark = match.group()
            inside = mark in "’'" and at > 0 and text[at - 1].isalnum() and text[stop : stop + 1].isalnum()
            yield None if inside else _Mark(mark, at, stop, _FAMILY[mark])

    def side(self, mark: _Mark, *, is_open: bool) -> str:
        """Whether ``mark`` can be an "open", a "close", or "none"; ``is_open``: one of its family is open."""
        if mark.family is _Family.SINGLE:
            return self._single(mark, is_open=is_open)
        if mark.family is _Family.GUILLEMET:
            return "open" if mark.text == self._guillemet_opens else "close"
        if mark.family is _Family.ANGLE:
            return "open" if mark.text == self._angle_opens else "close"
        return self._double(mark, is_open=is_open)

    def _double(self, mark: _Mark, *, is_open: bool) -> str:
        left, right = self._beside(mark)
        opens = left in _LEFT_EDGE and not right.isspace()
        closes = right in _RIGHT_EDGE and not left.isspace()
        if mark.text in _ALWAYS_OPEN or (mark.text == "“" and not self._low):
            return "close" if mark.text == "“" and is_open and closes and not opens else "open"
        if mark.text == "”":
            return "open" if not is_open and opens and not closes else "close"
        if mark.text == '"' and not is_open and left.isdigit():
            return "none"  # inches, or minutes of arc
        if opens == closes or mark.text in _BY_TURNS:
            return "close" if is_open else "open"
        return "open" if opens else "close"

    def _single(self, mark: _Mark, *, is_open: bool) -> str:
        left, right = self._beside(mark)
        if mark.text == "‘" and is_open and self._low_single and not left.isspace():
            return "close"
        if mark.text in ("‘", "‛", "‚"):
            return "none" if mark.text != "‚" and self._clipped.match(self._text, mark.end) else "open"
        if left in _LEFT_EDGE and (right.isalnum() or right in '“"«¿¡[$€£'):
            if mark.text == "’" or self._clipped.match(self._text, mark.end):
                return "none"
            return "open"
        if is_open and not left.isspace() and not right.isalnum():
            return "close"
        return "none"

    def weak(self, mark: _Mark) -> bool:
        """Whether a closing single mark may as well be the apostrophe of "the workers’ rights" or "goin’ home"."""
        left, right = self._beside(mark)
        if left not in "sSnNxzSXZ" or not right.isspace():
            return False
        word = _NEXT_WORD.match(self._text, mark.end)
        return word is not None and word[1].islower() and word[1] not in self._words.cues

    def _beside(self, mark: _Mark) -> tuple[str, str]:
        return self._text[mark.start - 1 : mark.start] or "\n", self._text[mark.end : mark.end + 1] or "\n"

    def ends_speech(self, mark: _Mark) -> bool:
        """Whether the mark stands right after the punctuation that ends speech."""
        return self._text[mark.start - 1 : mark.start] in _ENDING

    def goes_on(self, end: int, opening: str) -> bool:
        """Whether the next paragraph after ``end`` opens with the mark ``opening``."""
        match = re.compile(r"\s*(\S)").match(self._text, end)
        return match is not None and match[1] == opening


class _Paragraph:
    """The marks of one paragraph, read from left to right with what is open."""

    def __init__(self, scanner: _Scanner, marks: list[_Mark], start: int, end: int) -> None:
        self._scanner = scanner
        self._marks = marks
        self._start = start
        self._end = end
        self._open: list[_Open] = []
        self._found: list[tuple[int, int]] = []
        self._surplus: list[int] | None = None

    def read(self) -> list[tuple[int, int]]:
        for place, mark in enumerate(self._marks):
            side = self._scanner.side(mark, is_open=self._is_open(mark.family))
            if side == "open":
                self._opens(place, mark)
            elif side == "close":
                self._closes(place, mark)
        while self._open:
            self._leave_unclosed(self._open.pop(), self._end)
        return self._found

    def _is_open(self, family: _Family) -> bool:
        return any(entry.family is family for entry in self._open)

    def _opens(self, place: int, mark: _Mark) -> None:
        if self._is_open(mark.family) and not self._nests(place):
            # The one before was never closed: it ends here at the latest.
            while self._open[-1].family is not mark.family:
                self._leave_unclosed(self._open.pop(), mark.start)
            self._leave_unclosed(self._open.pop(), mark.start)
        self._open.append(_Open(mark.family, mark.end, mark.text))

    def _closes(self, place: int, mark: _Mark) -> None:
        if not self._is_open(mark.family):
            if not self._found and not self._open and self._scanner.ends_speech(mark):
                self._found.append((self._start, mark.start))  # opened in an earlier paragraph, or never
            return
        if mark.family is _Family.SINGLE and self._scanner.weak(mark) and self._closes_later(place):
            return
        while self._open[-1].family is not mark.family:
            self._leave_unclosed(self._open.pop(), mark.start)
        self._found.append((self._open.pop().inner, mark.start))

    def _closes_later(self, place: int) -> bool:
        """Whether another mark that can close a single quotation comes before one that opens or encloses it."""
        for mark in self._marks[place + 1 : place + 9]:
            if mark.family is _Family.SINGLE:
                return self._scanner.side(mark, is_open=True) == "close"
        return False

    def _nests(self, place: int) -> bool:
        """Whether enough closing marks follow for a second opening mark of one kind to be nested, not forgotten."""
        if len(self._open) > 8 or self._marks[place].text in ('"', "'"):  # noqa: PLR2004 - deeper is no prose
            return False
        if self._surplus is None:
            self._surplus = self._count_surplus()
        return self._surplus[place] > sum(entry.family is self._marks[place].family for entry in self._open)

    def _count_surplus(self) -> list[int]:
        """For each mark, how many more closing than opening marks of its family come after it."""
        tally = dict.fromkeys(_Family, 0)
        counts = []
        for mark in reversed(self._marks):
            counts.append(tally[mark.family])
            side = self._scanner.side(mark, is_open=True)
            tally[mark.family] += (side == "close") - (side == "open")
        return counts[::-1]

    def _leave_unclosed(self, entry: _Open, end: int) -> None:
        """A single mark that never closes was an apostrophe, unless the next paragraph opens with one too."""
        if entry.family is not _Family.SINGLE or (end == self._end and self._scanner.goes_on(end, entry.mark)):
            self._found.append((entry.inner, end))
