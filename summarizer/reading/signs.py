"""Signs beside a number that tell whose it is, per what, which way it went, and whether it is denied.

Each is a plain fact of wording near the number, and ``None`` or empty where the text does not put it so.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from summarizer.reading.asides import aside_before
from summarizer.reading.conjuncts import sentence_words
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.wordlists import listed
from summarizer.reading.words import (
    auxiliaries_of,
    before_an_age,
    directions_of,
    endings_of,
    grammar_of,
    modals_of,
    rate_words_of,
)

if TYPE_CHECKING:
    from decimal import Decimal

    from summarizer.reading.context import Context

NEAR = 6  # words before or behind a number in which "rose", "down" or "not" speak of it
BEHIND = 3
NAME_WORDS = 4
OLDEST = 120  # years
BOTH = 2  # sides of a score
DENIED = "no"
_CLAUSE_MARKS = frozenset(",;:–—")


def bearer(context: Context) -> frozenset[str]:
    """Whose age a number is that stands in commas behind a name, or after "is": "Karl Weiss, 34, …".

    Nobody's where no one is as old, nor where it is a part of a whole ("On Saturday, 12 of them").
    """
    words, text, at = context.reading.words, context.reading.text, context.place[0] - 1
    if context.quantity.unit not in (None, "year") or context.head or at < 0 or context.quantity.value > OLDEST:
        return frozenset()
    if is_part(context):
        return frozenset()
    gap = text[words.ends[at] : context.quantity.start]
    if gap.strip() != ",":
        while at >= 0 and words.lowered[at] in before_an_age(context.reading.language):
            at -= 1
        if at < 0 or at == context.place[0] - 1 or context.quantity.kind is QuantityKind.ORDINAL:
            return frozenset()
        if words.gaps[at + 1] == ", ":  # "Ines Prado, the pilot, was 29"
            aside = aside_before(context, at + 1)
            at = aside.start - 1 if aside is not None else at
    name: list[str] = []
    while at >= 0 and len(name) < NAME_WORDS and text[words.starts[at]].isupper():
        name.append(words.lowered[at])
        if at == 0 or text[words.ends[at - 1] : words.starts[at]] != " ":
            break
        at -= 1
    return frozenset(name)


def is_part(context: Context) -> bool:
    """Whether "of" stands right behind a number: it is a part of what is told behind that."""
    behind = context.place[1]
    return context.opens_partitive and behind < context.bounds[1] and context.reading.words.gaps[behind] == " "


def is_age(context: Context) -> bool:
    """Whether a number is a person's age, which stands for the person: "the 19-year-old", "Hugo Weiss, 34," (AP)."""
    quantity, language = context.quantity, context.reading.language
    if quantity.unit == "year":
        return quantity.text.lower().endswith(endings_of(language, "age"))
    if quantity.unit is not None or context.head or quantity.value > OLDEST:
        return False
    words, at = context.reading.words, context.place[0]
    told = at > 0 and words.lowered[at - 1] in before_an_age(language)  # "Martin, who was 8"
    if told and not grammar_of(language, "existential").isdisjoint(words.lowered[max(0, at - 2) : at - 1]):
        return False  # "there were 8"
    return told or context.is_told_age or bool(context.bearer)


def is_unreal(context: Context) -> bool:
    """Whether a word right before the number says that it is only possible, planned or alleged: "may launch 64"."""
    reading, left = context.reading, context.place[0]
    words, modals = reading.words, modals_of(reading.language)
    first = max(context.bounds[0], left - NEAR)
    return (
        not modals.keys().isdisjoint(words.lowered[first:left])
        and any(
            modals.get(words.lowered[i]) == "unreal"
            and reading.text[words.starts[i]].islower()  # not the month
            and _CLAUSE_MARKS.isdisjoint(reading.text[words.ends[i] : context.quantity.start])
            for i in range(first, left)
        )
    )


def is_to_come(context: Context) -> bool:
    """Whether a word right before a date says that it is still to come: "will meet on Friday"."""
    words, left = context.reading.words.lowered, context.place[0]
    modals = modals_of(context.reading.language).keys() - grammar_of(context.reading.language, "goal")
    return not modals.isdisjoint(words[max(context.bounds[0], left - NEAR) : left])


def is_flat(context: Context) -> bool:
    """Whether no word of the number's sentence leaves open that it is so."""
    return modals_of(context.reading.language).keys().isdisjoint(sentence_words(context))


def is_same_rank(one: Context, other: Context) -> bool:
    """Whether an ordinal and a cardinal say one thing: "No. 3" and "third", "turns 51" and "51st birthday".

    AP Stylebook: "No." is "number one" as a rank; a birthday and an anniversary are counted in years.
    """
    ordinal, cardinal = (one, other) if one.quantity.kind is QuantityKind.ORDINAL else (other, one)
    if ordinal.quantity.kind is not QuantityKind.ORDINAL or cardinal.quantity.kind is QuantityKind.ORDINAL:
        return False
    words, at = cardinal.reading.words, cardinal.place[0]
    ranks, yearly = (grammar_of(cardinal.reading.language, role) for role in ("ranks", "yearly"))
    ranked = cardinal.quantity.unit is None and at > 0 and words.lowered[at - 1] in ranks
    in_years = cardinal.quantity.unit == "year" or (cardinal.quantity.unit is None and not cardinal.head)
    return ranked or (in_years and not yearly.isdisjoint(ordinal.head)) or _are_in_a_row(ordinal, cardinal)


def _are_in_a_row(ordinal: Context, cardinal: Context) -> bool:
    """Whether both tell how often in a row: "the fifth straight day" and "a losing streak of five days"."""
    words, at, runs = ordinal.reading.words, ordinal.place[1], listed("runs", ordinal.reading.language)
    counted = {cardinal.quantity.unit, *cardinal.head}
    told = words.lowered[at : at + 1] and words.lowered[at] in runs and not counted.isdisjoint(ordinal.head)
    return bool(told) and not runs.isdisjoint(sentence_words(cardinal))


def rate(context: Context) -> str | None:
    """The time that a number is counted by: "week" in "£78 a week"."""
    words, at = context.reading.words, context.place[1]
    if at + 1 >= len(words) or words.lowered[at] not in rate_words_of(context.reading.language):
        return None
    gap = context.reading.text[context.quantity.end : words.starts[at + 1]]
    found = words.stems[at + 1] if gap.count(" ") and "," not in gap and "." not in gap else ""
    return found if found in grammar_of(context.reading.language, "times") else None


def score(context: Context) -> tuple[Decimal, Decimal] | None:
    """Both sides of the score that a number is one side of, as they stand."""
    if not context.quantity.score:
        return None
    quantities = context.reading.quantities
    at = bisect_left(quantities, context.quantity.start, key=lambda quantity: quantity.start)
    for first in (at - 1, at):
        pair = quantities[max(0, first) : first + 2]
        if len(pair) == BOTH and all(side.score for side in pair) and pair[1].start - pair[0].end == 1:
            return pair[0].value, pair[1].value
    return None


def ways(context: Context) -> frozenset[str]:
    """What is said of a number by the words near it, in its sentence and on its side of any clause mark.

    "up" and "down" tell which way it went, and "no" that a word before it denies what is said of it.
    """
    reading, (left, right) = context.reading, context.place
    words, meant = reading.words, directions_of(reading.language)
    first, last = max(context.bounds[0], left - NEAR), min(context.bounds[1], right + BEHIND)
    beside = (*words.lowered[first:left], *words.lowered[right:last])
    denying, found = endings_of(reading.language, "denying"), set()
    if meant.keys().isdisjoint(beside) and not any(map(" ".join(beside).__contains__, denying)):
        return frozenset()  # as of nine numbers in ten
    for i in (*range(first, left), *range(right, last)):
        word = words.lowered[i]
        way = meant.get(word) or (DENIED if word.endswith(denying) else None)
        if way is None or (way == DENIED and i >= right):
            continue
        if _says_nothing(context, i, way):
            continue
        between = (words.ends[i], context.quantity.start) if i < left else (context.quantity.end, words.starts[i])
        if _CLAUSE_MARKS.isdisjoint(reading.text[slice(*between)]):
            found.add(way)
    return frozenset(found)


def _says_nothing(context: Context, at: int, way: str) -> bool:
    """Whether the word ``at`` speaks of something else than the number (Huddleston and Pullum 2002).

    "Up" and "down" tell a direction right behind a number, or before it with a verb of being or going ("was up 5%"),
    and are particles of a verb elsewhere ("gave up 174 points"; chapter 7). "Not only" denies nothing, and what a
    clause denies ends before a coordinator ("did not finish and came 23rd"; chapter 9), nor does it deny the time that
    "until" adds ("will not open until Friday"). A passive "was denied" denies its subject, and not what a preposition
    adds ("for 30 years"; chapter 16). "Failed" denies an infinitive ("failed to reach 12"; chapter 14), and by itself
    tells what happened ("the rocket failed after six minutes"). "Without" denies the noun behind it, and so a number
    only where it counts that noun ("without power on Saturday"; chapter 9).
    """
    words, (left, right), language = context.reading.words, context.place, context.reading.language
    low = words.lowered[at]
    if way != DENIED:
        verb = words.lowered[at - 1] if at else ""
        moved = at == left - 1 and (verb in grammar_of(language, "going") or verb in auxiliaries_of(language))
        return low in grammar_of(language, "particles") and not (moved or at == right)
    between = words.lowered[at + 1 : left]
    if low in grammar_of(language, "catenative") and grammar_of(language, "goal").isdisjoint(between[:1]):
        return True
    return (
        not grammar_of(language, "coordinators").isdisjoint(between)
        or not grammar_of(language, "until").isdisjoint(between)
        or (low in grammar_of(language, "privative") and any(words.stems[at + 1 : left]))
        or _is_additive(context, at)
        or _denies_its_subject(context, at)
    )


def _is_additive(context: Context, at: int) -> bool:
    """Such as "not only"."""
    words, language = context.reading.words, context.reading.language
    following = words.lowered[at + 1] if at + 1 < len(words) else ""
    return words.lowered[at] in grammar_of(language, "negator") and following in grammar_of(language, "additive")


def _denies_its_subject(context: Context, at: int) -> bool:
    """Whether the word ``at`` is a passive with a preposition behind it: "was denied for 30 years"."""
    words, language = context.reading.words, context.reading.language
    participle = words.lowered[at].endswith(endings_of(language, "past"))
    passive = participle and at > 0 and words.lowered[at - 1] in auxiliaries_of(language)
    return passive and at + 1 < len(words) and words.lowered[at + 1] in grammar_of(language, "circumstances")


def direction(context: Context) -> str | None:
    """Which way the number went, "up" or "down", where the words near it say so and agree."""
    told = context.ways
    if DENIED in told:
        told -= {DENIED}
    return next(iter(told)) if len(told) == 1 else None


def denied(context: Context) -> bool:
    """Whether a word before the number denies what is said of it."""
    return DENIED in context.ways
