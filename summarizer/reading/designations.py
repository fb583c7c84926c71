"""Names with a figure in them: "Q2", "COVID-19", "A320", "iPhone 4S", "Article 50".

They count nothing (AP Stylebook: "aircraft names", "highway designations", "numerals"), so they are no quantities; but
a digit changed in one names another thing. CLDR gives a quarter two writings, "Q2" and "2nd quarter", which are one
here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.reading.periods import quarter_of
from summarizer.reading.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.reading import Reading

_PIECES = re.compile(r"[0-9]+|[^\W\d_]+")
_FIGURES = re.compile(r"[0-9]+")
_QUARTER_BACKWARDS = re.compile(r"([1-4])q")
_ENDING = re.compile(r"(?<=[0-9])['’]?s$|['’]s$")  # plural and possessive
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_HYPHENS = ("-", "‐", "‑", "–")
_GROUPING = frozenset(",.'’\u00a0\u202f")
_BETWEEN = ("", " ", "\u00a0", *_HYPHENS)
LONGEST = 12  # characters; a longer one is a reference or an address, not a name
NAME = 4  # letters; "F1" without its figure is a letter, "Covid-19" is still a name


def find_designations(reading: Reading) -> Iterator[Span]:
    """The names with a figure in them that are no part of a quantity, in text order.

    Of one whose figure stands apart ("Article 50"), the figure alone.
    """
    words, text = reading.words, reading.text
    figures = [i for i, low in enumerate(words.lowered) if not low.isalpha() and any(map(str.isdigit, low))]
    taken = {i for context in reading.contexts for i in range(*context.place)} if figures else ()
    for i in figures:
        low = words.lowered[i]
        if i in taken or _YEAR.search(low) or text.startswith("/", words.ends[i]):
            continue
        gap = text[words.ends[i - 1] : words.starts[i]] if i and i - 1 not in taken else "\n"
        hyphenated = gap in _HYPHENS and words.lowered[i - 1].isalpha()
        first = i - 1 if hyphenated else i
        span = Span.of(text, words.starts[first], words.ends[i])
        named = hyphenated or not low.isdigit() or gap in (" ", "\u00a0")
        capital = text[words.starts[i - 1]].isupper() if low.isdigit() else span.text.lower() != span.text
        if named and capital and len(span.text) <= LONGEST:
            yield span


def with_its_word(name: Span, reading: Reading) -> Span:
    """A figure that stands apart from its word, with that word: "Article 50" for "50"; any other name as it is."""
    words = reading.words
    i = words.first_from(name.start)
    return Span.of(reading.text, words.starts[i - 1], name.end) if name.text.isdigit() and i else name


def key_of(designation: str) -> str:
    """What two writings of one name share: "Su-24" and "SU 24" are "su24", "1Q" and "Q1's" are "q1"."""
    key = "".join(_PIECES.findall(_ENDING.sub("", designation.lower())))
    return _QUARTER_BACKWARDS.sub(r"q\1", key) if _QUARTER_BACKWARDS.fullmatch(key) else key


def _is_part_of_a_number(text: str, start: int, end: int) -> bool:
    """Whether a digit stands right behind or before, across a mark that groups digits or parts them (CLDR)."""
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    return (before[:1].isdigit() and before[1:] in _GROUPING) or (behind[1:].isdigit() and behind[:1] in _GROUPING)


def family_of(key: str) -> str:
    """A name without its figures, which "Q2" and "Q3" have in common; "" for a figure alone."""
    return _FIGURES.sub("#", key) if not key.isdigit() else ""


def designations(reading: Reading) -> dict[str, Span]:
    """Key → where a text first has it: words with a figure, alone and with the word before, behind or both.

    Longer words without a figure are there as they are: "Covid" may be how the text writes "Covid-19". A number that
    counts something is no name by itself, nor is a part of one ("4" of "4,300").
    """
    words, text = reading.words, reading.text
    found: dict[str, Span] = {}
    counting = {
        i for c in reading.contexts if c.head or c.quantity.unit is not None for i in range(*c.place)
    }  # fmt: skip
    for i, low in enumerate(words.lowered):
        if not any(map(str.isdigit, low)):
            if len(low) >= NAME:
                found.setdefault(low, Span.of(text, words.starts[i], words.ends[i]))
            continue
        if _is_part_of_a_number(text, words.starts[i], words.ends[i]):
            continue
        before = i > 0 and text[words.ends[i - 1] : words.starts[i]] in _BETWEEN
        behind = i + 1 < len(words) and text[words.ends[i] : words.starts[i + 1]] in _BETWEEN
        for first in (i, i - 1) if before else (i,):
            for last in (i, i + 1) if behind else (i,):
                span = Span.of(text, words.starts[first], words.ends[last])
                if first < last or i not in counting or not low.isdigit():
                    found.setdefault(key_of(span.text), span)
    for context in reading.contexts:
        if (quarter := quarter_of(context)) is not None:
            span = Span.of(text, context.quantity.start, words.ends[context.place[1]])
            found.setdefault(f"q{quarter}", span)
    return found
