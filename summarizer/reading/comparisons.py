"""Whether a number is only what another is compared with: "$971 million, compared with $946 million a year earlier".

The complement of a comparison is told of another time or thing than its sentence is about (Huddleston and Pullum
2002, chapter 13): the subject of the sentence had the first number, and not the second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.conjuncts import MARKS
from summarizer.reading.words import directions_of, grammar_of

if TYPE_CHECKING:
    from summarizer.reading.context import Context

REACH = 16  # words from "compared with" to a number of a pair of them, where "$0.29" is two
ADJUNCT = 6  # words that open a sentence before a comma: "Two years before the merger, …"
THAN = 5  # words from a number to the "than" of its comparative: "35 more members of staff than"
TURN = 3  # words from "up" to "from": "up 17% from"


def is_base(context: Context) -> bool:
    """Whether "compared with", "versus" or "up from" stands before the number, in its clause.

    In "rose from $5 to $7" only the first is what the other is compared with.
    """
    words, text, language = context.reading.words, context.reading.text, context.reading.language
    comparing, origin = grammar_of(language, "comparing"), grammar_of(language, "origin")
    at = context.place[0]
    before = words.lowered[max(context.bounds[0], at - REACH) : at]
    if origin.isdisjoint(before) and comparing.isdisjoint(before):
        return False
    if words.lowered[at - 1] in origin and context.extent.origin is not None:
        return True  # "fell to $5 from $7"
    for i in range(at - 1, max(context.bounds[0], at - REACH) - 1, -1):
        gap = words.gaps[i + 1] if i + 1 < at else text[words.ends[i] : context.quantity.start]
        if gap != " " and not MARKS.isdisjoint(gap):
            return False
        if words.lowered[i] in comparing:
            return True
        if words.lowered[i] in origin and _is_turned(context, i):
            return grammar_of(language, "goal").isdisjoint(words.lowered[i:at])
    return False


def _is_turned(context: Context, at: int) -> bool:
    """Whether a direction stands before word ``at``, as before the "from" of "up from" or "improved 17% from"."""
    before = context.reading.words.lowered[max(0, at - TURN) : at]
    return not directions_of(context.reading.language).keys().isdisjoint(before)


def is_of_before(context: Context) -> bool:
    """Whether the number's own conjunct speaks of a time before: "last year's profit of $946 million".

    Not "less than a year earlier", where that time only has what the number is compared with.
    """
    words, (first, last, *_), language = context.reading.words.lowered, context.extent, context.reading.language
    bygone = grammar_of(language, "bygone")
    opening = context.bounds[0]
    if bygone.isdisjoint(words[first:last]) and bygone.isdisjoint(words[opening : opening + ADJUNCT]):
        return False
    if opening < first and not bygone.isdisjoint(words[opening : adjunct_end(context)]):
        return True  # "Before, admission was $12"
    than = grammar_of(language, "standard")
    return any(words[at] in bygone and than.isdisjoint(words[max(first, at - TURN) : at]) for at in range(first, last))


def is_difference(context: Context) -> bool:
    """Whether a number is by how much something is more, or less, than another: "140 staff, 35 more than before".

    A measure phrase before a comparative tells the difference alone (Huddleston and Pullum 2002, chapter 13).
    """
    behind, language = context.place[1], context.reading.language
    told = context.reading.words.lowered[behind : min(context.bounds[1], behind + THAN)]
    if grammar_of(language, "comparative").isdisjoint(told[:1]):
        return False
    return not grammar_of(language, "standard").isdisjoint(told)


def adjunct_end(context: Context) -> int:
    """Where the adjunct ends that opens the number's sentence, "Last year, …": the word behind its comma.

    Such an adjunct is of the whole clause (Huddleston and Pullum 2002, chapter 8). The first word, if there is none.
    """
    gaps, first = context.reading.words.gaps, context.bounds[0]
    last = min(context.place[0], first + ADJUNCT)
    return next((at for at in range(first + 1, last + 1) if gaps[at] == ", "), first)
