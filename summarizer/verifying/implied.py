"""Numbers that one sentence of the article implies: the rest of a whole, what it was before a change, twice another.

The sentence itself tells how the number follows: by a comparison ("57 more than in 2020", "twice the national rate";
Huddleston and Pullum 2002, chapter 13), by a change ("fell by 1,400 to 253,000"; chapter 7), or since shares of one
whole are 100% together. So what is worked out here needs no noun of its own. It is never more than unclear: whether the
claim means that, words alone do not tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.context import NEAREST
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.signs import direction
from summarizer.reading.units import to_base
from summarizer.reading.words import directions_of, grammar_of
from summarizer.verifying.aging import ages
from summarizer.verifying.derivation import COUNTED, POINT, Derivation
from summarizer.verifying.deriving import gives, is_distance, is_further
from summarizer.verifying.matching import MULTIPLE, PERCENT
from summarizer.verifying.series import is_part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.context import Context
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Subject

WHOLE = 100  # percent
_POINTS = 3  # words up to "point": "a tenth of a point"
_SMALL = 12  # a small number is the difference of many
_PER = {("month", "year"): 12, ("week", "year"): 52, ("quarter", "year"): 4, ("day", "week"): 7, ("day", "year"): 365}
"""How many of one time a longer one has, by which a rate is told."""


def implied(subject: Subject, source: Reading) -> Iterator[Derivation]:
    """Every way in which a sentence of ``source`` implies the number of the claim."""
    claimed = subject.quantity
    if claimed.kind in COUNTED and not claimed.score:
        yield from _rest_of_whole(subject, source)
        for base in source.contexts:
            if base.quantity.kind in COUNTED and base.quantity.unit == claimed.unit:
                yield from _compared(claimed, base)
                yield from _in_other_units(claimed, base)
                yield from _elliptic(claimed, base)
        yield from _shared(claimed, source)
        yield from _from_told(subject, source)
        yield from _by_rate(subject, source)
    yield from ages(subject, source)


def _rest_of_whole(subject: Subject, source: Reading) -> Iterator[Derivation]:
    """What is left of all, "31% do not" of "69% do", or of the shares that one sentence tells; of no change."""
    claimed = subject.quantity
    if claimed.unit != PERCENT or not 0 < claimed.value < WHOLE or _is_change(subject.context):
        return
    for first in source.contexts_by_scale.get(claimed.scale, ()):
        if _is_change(first):
            continue
        left, parts = WHOLE - first.quantity.value, [first]
        if left == claimed.value:
            yield Derivation("taken from 100%", (first,), told=True)
        for other in first.beside:
            if other.quantity.unit == PERCENT and other.quantity.start > first.quantity.start:
                left, parts = left - other.quantity.value, [*parts, other]
                if left == claimed.value:
                    yield Derivation("and", tuple(parts), told=True)


def _is_change(context: Context) -> bool:
    """Whether a percentage tells how far something went, and no share."""
    words, behind = context.reading.words, context.place[1]
    meant = directions_of(context.reading.language)
    glued = context.reading.text[context.quantity.end : context.quantity.end + 1] == " "
    return direction(context) is not None or (glued and words.lowered[behind] in meant)


def _compared(claimed: Quantity, base: Context) -> Iterator[Derivation]:
    """What another number of its sentence is more or less by, or so many times as much."""
    value = base.quantity.value
    for other in base.beside:
        given = other.quantity
        if other is base or not given.value:
            continue
        if given.unit == MULTIPLE:
            if gives(claimed, value * given.value, base.quantity) or gives(claimed, value / given.value, base.quantity):
                yield Derivation("by", (base, other), told=True)
            continue
        for result in (value + given.value, value - given.value):
            if gives(claimed, result, base.quantity) and (how := _how(base, other, adding=result > value)):
                yield Derivation(how, (base, other), told=True)


def _how(base: Context, other: Context, *, adding: bool) -> str:
    """The operation by which the sentence says that ``other`` is added to a number of it, or taken away; or none."""
    given = other.quantity
    if _is_difference(other, base):
        return "and"
    if given.unit != base.quantity.unit:
        return ""
    if given.kind is not QuantityKind.DURATION and is_further(other):
        return "+" if adding else ""
    return "−" if not adding and (is_part_of(other, base) or _is_some_of(other, base)) else ""


def _is_some_of(part: Context, whole: Context) -> bool:
    """Whether a number is some of those that one before it counts: "17 people, four of them children"."""
    if part.quantity.start < whole.quantity.start or part.quantity.value > whole.quantity.value:
        return False
    if part.is_some_of("anaphoric"):
        return True
    words, left, language = part.reading.words.lowered, part.place[0], part.reading.language
    told = grammar_of(language, "anaphoric") | grammar_of(language, "including")
    return not told.isdisjoint(words[max(0, left - 1) : left])


def _is_difference(other: Context, base: Context) -> bool:
    """Whether a number tells how far another of its sentence lies from something else: "118, eight fewer than"."""
    points = base.quantity.unit == PERCENT and (other.quantity.unit == POINT or _counts_points(other))
    if not points and (other.quantity.unit != base.quantity.unit or other.quantity.unit == PERCENT):
        return False
    return _is_compared(other, points=points)


def _is_compared(other: Context, *, points: bool = False) -> bool:
    """Whether words beside a number say that it is a distance: "12 higher", "up six points"."""
    hedge, left = other.quantity.qualifier_span, other.place[0]
    if hedge is not None and hedge.start < other.quantity.start:
        left = other.reading.words.first_from(hedge.start)
    return is_distance(other, left, reach=2 if points else 1)


def _counts_points(context: Context) -> bool:
    """Whether "points", or "of a point", stands behind a number."""
    if context.quantity.unit is not None:
        return False
    return "point" in context.reading.words.stems[context.place[1] : context.place[1] + _POINTS]


def _shared(claimed: Quantity, source: Reading) -> Iterator[Derivation]:
    """A part of what the sentence or the one before told: "gave half of it away", "half were given the drug"."""
    for part in source.contexts:
        given = part.quantity
        if given.unit != MULTIPLE and (given.ratio is None or not _is_anaphoric(part)):
            continue
        for whole in _told_before(part):
            alike = whole.quantity.kind in COUNTED and whole.quantity.unit == claimed.unit
            if not alike or not gives(claimed, given.value * whole.quantity.value, whole.quantity):
                continue
            if given.unit == MULTIPLE:
                yield Derivation("×", (whole, part), told=True)
            else:
                yield Derivation("of", (part, whole), told=True)


def _told_before(context: Context) -> Iterator[Context]:
    """The last numbers before it: those of the sentence before, and of its own if it is no multiple."""
    yield from context.reading.contexts_in(context.at - 1)[-NEAREST:]
    if context.quantity.unit != MULTIPLE:  # "twice the national rate" is asked of its own sentence where it compares
        yield from (other for other in context.beside if other.quantity.start < context.quantity.start)


def _is_anaphoric(share: Context) -> bool:
    """Whether a share is one of something that was told before."""
    return share.is_some_of("anaphoric") if share.opens_partitive else not share.head


def _from_told(subject: Subject, source: Reading) -> Iterator[Derivation]:
    """The distance of a number that the claim's own sentence tells from another: "beat the forecast of £87m by £7m"."""
    claimed = subject.quantity
    in_points = claimed.unit == POINT or _counts_points(subject.context)
    if claimed.unit is None and claimed.value <= _SMALL and not in_points:
        return
    for told in subject.context.beside if in_points else subject.context.alike:
        mine = told.quantity
        if not _may_differ_by(mine, subject):
            continue
        places = [context for context in source.contexts_by_value.get(mine.value, ()) if _alike(context, mine)]
        for value in (mine.value + claimed.value, mine.value - claimed.value) if places else ():
            for other in source.contexts_by_value.get(value, ()):
                if _alike(other, mine):
                    yield Derivation("−", (other, places[0]) if value > mine.value else (places[0], other), told=True)


def _may_differ_by(told: Quantity, subject: Subject) -> bool:
    """Whether the claim's number can be how far one that it tells beside lies from another."""
    claimed = subject.quantity
    if told.upper is not None or told is claimed:
        return False
    if claimed.unit == POINT or _counts_points(subject.context):
        return told.unit == PERCENT
    return told.unit == claimed.unit != PERCENT


def _elliptic(claimed: Quantity, base: Context) -> Iterator[Derivation]:
    """The distance of a number from one that leaves out its unit: "41 seconds behind, and Lie third at 58"."""
    if claimed.unit is None:
        return
    for other in base.beside:
        bare = other.quantity.unit is None and other.quantity.kind is QuantityKind.CARDINAL and not other.head
        if bare and abs(other.quantity.value - base.quantity.value) == claimed.value:
            yield Derivation("−", (base, other))


def _in_other_units(claimed: Quantity, base: Context) -> Iterator[Derivation]:
    """The distance of a number that is told in another unit: "8.71 metres, 12 centimetres higher than the record"."""
    unit = claimed.unit
    if unit is None or (whole := to_base(claimed.value, unit)) is None:
        return
    told = to_base(base.quantity.value, unit)
    for other in base.beside if told is not None else ():
        apart = to_base(other.quantity.value, other.quantity.unit or "") if other.quantity.unit != unit else None
        if apart is None or told is None or apart[1] != whole[1] or not _is_compared(other):
            continue
        if whole[0] in (told[0] + apart[0], told[0] - apart[0]):
            yield Derivation("and", (base, other), told=True)


def _alike(context: Context, claimed: Quantity) -> bool:
    given = context.quantity
    return given.unit == claimed.unit and given.kind is claimed.kind and given.upper is None


def _by_rate(subject: Subject, source: Reading) -> Iterator[Derivation]:
    """A rate told by a longer time: "£2,100 a year" for "£175 a month"."""
    longer = _time_behind(subject.context)
    for context in source.contexts_by_scale.get(subject.quantity.scale, ()) if longer else ():
        given = _time_behind(context)
        times, parts = _PER.get((given, longer)), _PER.get((longer, given))
        if times is not None and gives(subject.quantity, context.quantity.value * times, context.quantity):
            yield Derivation(f"× {times}", (context,), told=True)
        if parts is not None and gives(subject.quantity, context.quantity.value / parts, context.quantity):
            yield Derivation(f"÷ {parts}", (context,), told=True)


def _time_behind(context: Context) -> str:
    """The time by which a rate is told, "month" in "£175 a month"; or nothing."""
    words, language = context.reading.words, context.reading.language
    behind = context.place[1] + len(context.head)
    per = grammar_of(language, "articles") | grammar_of(language, "each")
    told = behind + 1 < len(words) and words.lowered[behind] in per and words.lowered[behind + 1]
    return told or ""
