"""A number of another time than the claim's: of last year for this, or of now for 2015.

News tells one thing at several times ("71% passed, up from 66% last year"), and says of each number but the newest when
it was so: what has no time is of the time of the report (TimeML Annotation Guidelines 1.2.1, the document creation
time). So a claim of a time before is not borne out by a number without one, nor a claim without a time by a number of a
time before, where the article gives another number of the claim's time. Who retells may leave a time out: a person
should look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.comparisons import is_base, is_of_before
from summarizer.reading.conjuncts import sentence_words
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.signs import is_age
from summarizer.reading.words import grammar_of
from summarizer.verifying.matching import CALENDAR, in_unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Binding, Subject

LIKELY = 0.5  # agreement from which a number without a time may be the one that a claim without a time means
_APART = CALENDAR | {QuantityKind.ORDINAL}


def told_of_another_time(subject: Subject, binding: Binding, source: Reading) -> Context | None:
    """The number that the article gives for the claim's time, where ``binding``'s is of another; else ``None``."""
    if subject.in_headline or subject.quantity.kind in _APART or subject.quantity.score:
        return None
    if years := subject.years:
        found = _of_the_years(years, binding.context, source)
    elif _is_of_before(subject):
        found = _of_before(binding.context)
    else:
        found = _of_now(subject, binding, source)
    return next((rival for rival in found if _is_rival(subject, rival)), None)


def _is_of_before(subject: Subject) -> bool:
    if subject.label is None:
        return is_of_before(subject.context) or is_base(subject.context)
    return not grammar_of(subject.label.language, "bygone").isdisjoint(subject.label.words.lowered)


def _of_the_years(years: frozenset[int], candidate: Context, source: Reading) -> Iterable[Context]:
    """The numbers of sentences that name one of the years, where the candidate's and the one before name none of them.

    What a time adjunct says holds on until another does (Huddleston and Pullum 2002, chapter 8), and "last year" or
    "this spring" may be of one of the years.
    """
    told, at = source.years, candidate.at
    if not years.isdisjoint(told.get(at, ())) or not years.isdisjoint(told.get(at - 1, ())):
        return ()
    words, language = sentence_words(candidate), source.language
    if not grammar_of(language, "bygone").isdisjoint(words) or not grammar_of(language, "deictic").isdisjoint(words):
        return ()
    named = {sentence for sentence, theirs in told.items() if not years.isdisjoint(theirs)}
    return (rival for rival in in_unit_of(candidate.quantity, source) if rival.at in named)


def _of_before(candidate: Context) -> Iterator[Context]:
    """The numbers behind it in its sentence that are of a time before, where the candidate is of none."""
    if is_base(candidate) or is_of_before(candidate):
        return
    for rival in candidate.alike:
        behind = rival.quantity.start > candidate.quantity.start
        if is_base(rival) or (behind and is_of_before(rival)):
            yield rival


def _of_now(subject: Subject, binding: Binding, source: Reading) -> Iterator[Context]:
    """The numbers without a time that fit no less, where the candidate has one, and the claim none of its words."""
    candidate, claim = binding.context, subject.context
    if _is_of_now(candidate, source) or claim.alike or _tells_a_time(subject):
        return
    if not subject.said.isdisjoint(candidate.conjunct.own.difference(candidate.head)):
        return
    least = max(LIKELY, binding.agreement)
    for rival in in_unit_of(candidate.quantity, source):
        if subject.agreement(rival) >= least and _is_of_now(rival, source):
            yield rival


def _is_of_now(context: Context, source: Reading) -> bool:
    """Whether neither a year nor a time before is told of a number."""
    return context.at not in source.years and not is_base(context) and not is_of_before(context)


def _tells_a_time(subject: Subject) -> bool:
    """Whether the claim names a day, a month, a year or a time before."""
    prose, claim = subject.label, subject.context
    beside = prose.contexts if prose else claim.beside
    bygone = grammar_of(claim.reading.language, "bygone")
    return not bygone.isdisjoint(subject.words) or any(other.quantity.kind is QuantityKind.DATE for other in beside)


def _is_rival(subject: Subject, rival: Context) -> bool:
    """Whether it is another number of the kind, of no other noun, that the claim does not tell too.

    What stands behind an amount with a unit may be the time itself: "66% last year".
    """
    given, claimed = rival.quantity, subject.quantity
    alike = given.value not in subject.told and given.kind is claimed.kind and not given.score
    counted = given.unit is not None or subject.bind(rival).head is not False
    return alike and counted and not is_age(rival) and not is_age(subject.context)
