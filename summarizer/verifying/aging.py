"""Ages and years of birth that follow from what an article tells of somebody's or something's life.

"She turns 50 in May" tells an age of 49 till then; who "died in 1999 aged 36" was born in 1962 or 1963; and what was
built in 1989 is 37 years old in 2026. An age is told in whole years (AP Stylebook, "ages"), so that a year may be one
off. Ages stand with their difference too: "when he was 82, he married a widow 17 years his junior".
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from summarizer.reading.quantity import PartialDate, QuantityKind
from summarizer.reading.signs import OLDEST, is_age
from summarizer.reading.words import grammar_of
from summarizer.verifying.derivation import Derivation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Subject

_REACH = 4  # words between "born" or "built" and its year


def ages(subject: Subject, source: Reading) -> Iterator[Derivation]:
    """The ways in which the article lets somebody or something be as old as the claim says."""
    value, aged = subject.quantity.value, is_age(subject.context)
    if subject.quantity.unit not in (None, "year") or not (aged or subject.quantity.unit is None) or value > OLDEST:
        return
    turning = grammar_of(source.language, "turning")
    for context in source.contexts_by_value.get(value + 1, ()):
        at = context.place[0]
        if context.quantity.unit in (None, "year") and not turning.isdisjoint(
            source.words.lowered[max(0, at - 1) : at]
        ):
            yield Derivation("less one", (context,), told=True)
    if not aged:
        return
    yield from _since_birth(int(value), source)
    yield from _of_two_people(subject, source)


def _since_birth(value: int, source: Reading) -> Iterator[Derivation]:
    """From the year of a birth or a beginning to another year that is told, or to that of publication."""
    of_year: dict[int, list[tuple[Context, PartialDate]]] = defaultdict(list)
    for context, date in source.dated:
        if date.year is not None:
            of_year[date.year].append((context, date))
    for context, begun in source.dated:
        if begun.year is None or not _is_beginning(context):
            continue
        later = [*of_year.get(begun.year + value, ()), *of_year.get(begun.year + value + 1, ())]
        for other, date in sorted(later, key=lambda told: told[0].quantity.start):
            if value in _years_between(begun, date):
                yield Derivation("−", (other, context), told=True)
        if source.published is not None:
            today = PartialDate(source.published.year, source.published.month, source.published.day)
            if value in _years_between(begun, today):
                yield Derivation("to the day of publication", (context,), told=True)


def _years_between(begun: PartialDate, date: PartialDate) -> tuple[int, ...]:
    """The ages at a date that a date of birth allows: one, where month and day of both are known, else two."""
    if begun.year is None or date.year is None:
        return ()
    years = date.year - begun.year
    if None in (begun.month, begun.day, date.month, date.day):
        return years - 1, years
    birthday = (begun.month or 0, begun.day or 0) <= (date.month or 0, date.day or 0)
    return (years,) if birthday else (years - 1,)


def _of_two_people(subject: Subject, source: Reading) -> Iterator[Derivation]:
    """An age from another's of the same sentence, and how many years lie between them."""
    value = subject.quantity.value
    for context in source.contexts:
        apart = context.quantity
        if apart.unit != "year" or is_age(context):
            continue
        for other in context.beside:
            if is_age(other) and abs(other.quantity.value - apart.value) == value:
                yield Derivation("−", (other, context), told=True)


def _is_beginning(context: Context) -> bool:
    words, at = context.reading.words, context.place[0]
    beginnings = grammar_of(context.reading.language, "beginnings")
    return not beginnings.isdisjoint(words.stems[max(context.bounds[0], at - _REACH) : at])


def birth_year(year: int, source: Reading) -> tuple[Context, Context] | None:
    """An age and a year of one sentence by which somebody was born in ``year``: "died in 1999 aged 36"."""
    for context, date in source.dated:
        if date.year is None:
            continue
        for other in context.beside:
            quantity = other.quantity
            aged = quantity.kind in (QuantityKind.CARDINAL, QuantityKind.DURATION) and is_age(other)
            if aged and date.year - year - quantity.value in (0, 1):
                return context, other
    return None
