"""Small counts that a summary spells out itself: "two ministers, Ann Lee and Per Dahl,", or a numbered list.

A list behind a noun is its apposition, and says whom the number counts (Huddleston and Pullum 2002, chapter 15: the
members of a coordination in apposition are the counted). The article need not print the number: the proof is that
the list has as many members, and that the article names each of them, together.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from summarizer.reading.name import name_words
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.wording import wording
from summarizer.reading.words import grammar_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.reading import Reading
    from summarizer.reading.span import Span
    from summarizer.verifying.binding import Subject

MOST = 12  # members; longer lists are tables
TOGETHER = 2  # sentences apart in which an article names the members of one list
_LINE = 300  # signs of a list in a sentence, and up to the first item of one in lines
_REACH = 4000  # signs up to its last item
_OPENS = re.compile(r"[ ]?[,:—–(][ ]?")
_COLON = re.compile(r"[^.;:!?\n]{1,80}:[ ]?")  # which announces a list however far behind the noun
_CLOSES = re.compile(r"[.;)—–\n]")
_ASIDE = re.compile(r" \([^()\n]{1,80}\)")
_ITEM = re.compile(r"^[ \t]*(\d{1,2})[.)][ \t]+[*_\"“'‘]*([^\n]{1,120})", re.MULTILINE)


def members_in(subject: Subject, source: Reading) -> tuple[Span, ...]:
    """The places of the source that name the members of the list that the claim's number counts; none without proof."""
    claimed = subject.quantity
    counts = claimed.kind is QuantityKind.CARDINAL and claimed.unit is None and 1 < claimed.value <= MOST
    if not counts or not subject.context.head or any(map(subject.counts_the_noun_of, source.contexts)):
        return ()
    members = _in_apposition(subject) or _numbered(subject)
    return _together(members, source) if len(set(members)) == claimed.value == len(members) else ()


def _in_apposition(subject: Subject) -> list[str]:
    """The names of a list right behind the counted noun, where a mark, and no further word, ends the list."""
    context = subject.context
    text, end = context.reading.text, context.reading.words.ends[context.head_from + len(context.head) - 1]
    opening = _OPENS.match(text, end) or _COLON.match(text, end)
    if opening is None:
        return []
    line = _ASIDE.sub("", text[opening.end() : opening.end() + _LINE])
    pieces = _joints(context.reading.language).split(_CLOSES.split(line, maxsplit=1)[0])
    members: list[str] = []
    for at, piece in enumerate(pieces[::2]):
        if not _is_name(piece):
            return []
        members.append(piece)
        if at and pieces[2 * at - 1] != ", ":
            return members
    return []


@cache
def _joints(language: str) -> re.Pattern[str]:
    """What stands between two members of a list: a comma, or the word before the last."""
    last = "|".join(["&", *sorted(grammar_of(language, "members"))])
    return re.compile(rf"(,? (?:{last}) |, )")


def _is_name(piece: str) -> bool:
    words, links = piece.split(), name_words().links
    return bool(words) and words[0][0].isupper() and all(w[0].isupper() or w[0].isdigit() or w in links for w in words)


def _numbered(subject: Subject) -> list[str]:
    """The names that open the items of a numbered list behind the number's line."""
    text, start = subject.context.reading.text, subject.quantity.end
    items: list[str] = []
    for item in _ITEM.finditer(text, start, start + _REACH):
        if int(item[1]) != len(items) + 1 or (not items and item.start() - start > _LINE):
            break
        items.append(_opening_name(item[2]))
    return items if all(items) else []


def _opening_name(line: str) -> str:
    """The capitalised words with which a line begins."""
    words = _CLOSES.split(re.split(r"[,:(*\"”]", line, maxsplit=1)[0], maxsplit=1)[0].split()
    return " ".join(takewhile(lambda word: word[0].isupper(), words))


def _together(members: list[str], source: Reading) -> tuple[Span, ...]:
    """A place for each member, no place for two, none far from the one before it."""
    places: list[Span] = []
    for member in members:
        place = next((span for span in _places(member, source) if _is_near(span, places, source)), None)
        if place is None:
            return ()
        places.append(place)
    return tuple(places)


def _places(member: str, source: Reading) -> Iterator[Span]:
    words = wording(member).words
    for first in source.wording.find(words):
        yield source.wording.span(first, first + len(words) - 1)


def _is_near(span: Span, taken: list[Span], source: Reading) -> bool:
    if any(span.start < other.end and other.start < span.end for other in taken):
        return False
    at = [source.sentence_at(place.start) for place in (*taken, span)]
    return all(abs(one - other) <= TOGETHER for one, other in pairwise(at))
