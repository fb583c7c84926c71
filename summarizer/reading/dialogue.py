"""Speech without quotation marks: dashes of dialogue, block quotations, questions and answers.

A dash opens a line of dialogue in French, Spanish, Italian and Portuguese (Ortografía de la lengua española 2010,
"raya"; Lexique des règles typographiques de l'Imprimerie nationale, "tiret"); in an interview each turn begins
with the speaker's name or letter and a colon (AP Stylebook, "Q&A format"); ">" begins a block quotation in mail
and Markdown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from summarizer.reading.quotation import MARKS

if TYPE_CHECKING:
    from summarizer.reading.span import Span
    from summarizer.reading.speech import SpeechLexicon

_DASHED = re.compile(r"^[ \t]*[—–―][ \t\xa0\u202f]*(?=\S)(.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^[ \t]*>+[ \t]?(\S.*)$", re.MULTILINE)
_TURN = re.compile(r"^[ \t]*((?:[^\W\d_a-z][\w.'’-]*)(?:[ ][^\W\d_a-z][\w.'’-]*){0,4})[ ]?:[ \t]+(\S.*)$", re.MULTILINE)
_SPACED_INSERT = re.compile(r"\s[—–―]([ \xa0\u202f]?)(?=([^\s—–―]+))")
_INSERT_END = re.compile(r"[—–―](?=[\s.,;:?!…]|$)")
_INVERTED = re.compile(r"[,?!…][ \xa0\u202f]+(?:[a-zà-ÿ]{1,3}['’])?(?:[a-zà-ÿ]{1,3}[ ])?([a-zà-ÿ]+)\b")
_FULL_STOP = re.compile(r"[.?!…](?=\s|$)")
_FEWEST_TURNS = 3
_LONGEST_LABEL = 60  # characters
_BESIDE_MARKS = f"{MARKS} \xa0\u202f"


def find_dialogue(text: str, words: SpeechLexicon, marked: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of speech that are set off by dashes, ">" or turns, where none of ``marked`` overlaps."""
    spans = [match.span(1) for match in _BLOCK.finditer(text)] if ">" in text else []
    spans += _turns(text)
    if words.dialogue_dash:
        spans += _dashed(text, words)
    starts = sorted(marked)
    return [span for span in spans if not _overlaps(span, starts)]


def _overlaps(span: tuple[int, int], marked: list[tuple[int, int]]) -> bool:
    at = bisect_left(marked, (span[1], 0))
    return at > 0 and marked[at - 1][1] > span[0]


def _turns(text: str) -> list[tuple[int, int]]:
    """What follows "Q:", "A:" or a name and a colon, if the text is written in turns."""
    turns = list(_TURN.finditer(text))
    if len(turns) < _FEWEST_TURNS:
        return []
    labels = Counter(turn[1] for turn in turns)
    if len(labels) == len(turns):  # no label comes back: a list of particulars, not a conversation
        return []
    return [turn.span(2) for turn in turns if labels[turn[1]] > 1 or len(labels) > 1]


def turn_at(text: str, quotation: Span) -> re.Match[str] | None:
    """The label and the colon that the line of ``quotation`` begins with, where it is a turn."""
    line = text.rfind("\n", max(0, quotation.start - _LONGEST_LABEL - 1), quotation.start) + 1
    match = _TURN.match(text, line) if quotation.start - line <= _LONGEST_LABEL else None
    return match if match is not None and not text[match.start(2) : quotation.start].strip(_BESIDE_MARKS) else None


def _dashed(text: str, words: SpeechLexicon) -> list[tuple[int, int]]:
    """Lines of dialogue, without what the narrator puts in ("—dijo Juan—", ", dit Jean.")."""
    lines = list(_DASHED.finditer(text))
    spans: list[tuple[int, int]] = []
    for line in lines:
        found = _without_inserts(text, *line.span(1), words)
        if found[0] != line.span(1) or (len(lines) > 1 and line[1].rstrip()[-1:] in ".?!…"):
            spans += found
    return spans


def _without_inserts(text: str, start: int, end: int, words: SpeechLexicon) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    while start < end:
        cut = _insert(text, start, end, words)
        if cut is None:
            return [*spans, *_before_cue(text, start, end, words)]
        spans.append((start, cut.start()))
        back = _INSERT_END.search(text, cut.end(), end)
        if back is None:
            break
        start = back.end()
        while start < end and text[start] in " .,;:—–":
            start += 1
    return spans


def _insert(text: str, start: int, end: int, words: SpeechLexicon) -> re.Match[str] | None:
    """The dash that opens what the narrator puts in: right at its word, or spaced before a verb of speech."""
    for dash in _SPACED_INSERT.finditer(text, start, end):
        if not dash[1] or dash[2].lower() in words.cues:
            return dash
    return None


def _before_cue(text: str, start: int, end: int, words: SpeechLexicon) -> list[tuple[int, int]]:
    """The line up to ", dit Jean", and again from the sentence after it."""
    for match in _INVERTED.finditer(text, start, end):
        if match[1] in words.cues:
            stop = _FULL_STOP.search(text, match.end(), end)
            rest = [(stop.end(), end)] if stop and text[stop.end() : end].strip() else []
            return [(start, match.start() + 1), *rest]
    return [(start, end)]
