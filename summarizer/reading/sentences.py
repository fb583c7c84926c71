"""Sentences: where each begins and ends.

A sentence ends at ".", "!", "?" or "…" with the closing marks and brackets that follow it, before white space
and something that can open a sentence, or at the end of a paragraph. A full stop after an abbreviation ends a
sentence only where the abbreviation can stand last and the next word is one that opens sentences. Unicode
Standard Annex 29 gives the frame; the abbreviations (AP Stylebook: titles, months, states; the like for other
languages) are in ``lexicons/quotations``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.reading.span import Span
from summarizer.reading.speech import lexicon

if TYPE_CHECKING:
    from summarizer.reading.speech import SpeechLexicon

_CLOSING = r"[\"'”’»“«)\]]*(?: (?:''|”))?(?=\s)"
_FULL = "(?<![.!?].)[.!?]*+"  # of a row of stops the first, and all of them
# Each alternative begins with a sign of its own, so that the search skips to one.
_STOP = re.compile("|".join(("\n", f"…{_CLOSING}", *(f"{mark}{_FULL}{_CLOSING}" for mark in (r"\.", "!", r"\?")))))
_UP_TO_WORD = re.compile(r"(?s:.*[\s(\[“‘\"'«„—–])|")
_LONGEST_WORD = 24  # signs of one that a full stop may belong to
_AHEAD = re.compile(r"\s+[\"'“‘„«»‹›(\[`¿¡—–-]*\s?(\w[\w’']*)?")
_LETTER_DOTS = re.compile(r"(?:[^\W\d_]\.)+")
_DAY_BEFORE_STOP = re.compile(r"\b[0-9]{1,2}\.$")
_WRAP_WIDTH = 100


def find_sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of ``text`` in order, without the white space between them."""
    words = lexicon(language)
    wrapped = is_wrapped(text)
    found: list[Span] = []
    start = 0
    for match in _STOP.finditer(text):
        at, end = match.span()
        if at >= start and _ends(text, at, end, words, wrapped=wrapped):
            _add(found, text, start, end)
            start = end
    _add(found, text, start, len(text))
    return tuple(found)


def is_wrapped(text: str) -> bool:
    """Whether single line breaks are only line wrapping: blank lines part the paragraphs, all lines are short."""
    if "\n\n" not in text:
        return False
    lines = text.split("\n")
    if max(map(len, lines)) > _WRAP_WIDTH:
        return False
    return any(len(line) > _WRAP_WIDTH // 2 and after[:1].islower() for line, after in pairwise(lines))


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    kept = text[start:end].strip()
    if kept:
        begin = text.index(kept, start, end)
        found.append(Span(begin, begin + len(kept), kept))


def _ends(text: str, at: int, end: int, words: SpeechLexicon, *, wrapped: bool) -> bool:
    """Whether the stop with its closing marks, or the line break, at ``at:end`` ends a sentence."""
    mark = text[at:end]
    if mark == "\n":
        return not wrapped or text[end : end + 1] in ("\n", "")
    if text[end : end + 1] == "\n" and not wrapped:
        return True
    ahead = _AHEAD.match(text, end)
    following = (ahead[1] or "") if ahead else ""
    if following[:1].islower():
        return False
    if mark[0] != "." or mark[:2] == "..":
        return True
    before = _UP_TO_WORD.match(text, max(0, at - _LONGEST_WORD), at)
    word = text[before.end() : at] if before else ""
    return not word or _stop_ends(f"{word}.", following, words)


@lru_cache(maxsize=4096)
def _stop_ends(word: str, following: str, words: SpeechLexicon) -> bool:
    """Whether the full stop of ``word`` ends a sentence when the word ``following`` comes next."""
    low = word.lower()
    if low in words.abbreviations_before_name:
        return False
    if low in words.abbreviations:
        return following.lower() in words.openers
    if _LETTER_DOTS.fullmatch(word):
        return following.lower() in words.openers
    if words.ordinal_dots and _DAY_BEFORE_STOP.search(word):
        return following.lower() in words.openers
    return True
