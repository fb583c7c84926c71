"""A number that the source has: is it about the same thing, and hedged alike?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.quantity import Qualifier, QuantityKind
from summarizer.schema import Code
from summarizer.verifying.finding import rejected, supported, unclear
from summarizer.verifying.matching import Units, compare_units
from summarizer.verifying.qualifiers import WORDS, Change, change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Binding, Subject
    from summarizer.verifying.finding import Finding

SIGN = 0.15  # agreement below which nothing says that the two numbers are about one thing
CLOSE = 0.2  # two places whose agreement differs by less are equally likely to be meant
RIVAL = 0.25  # how much better another number must fit for the claim to be bound to the wrong thing


def judge_present(subject: Subject, candidates: list[Context], source: Reading) -> Finding:
    """``candidates``, at least one: the places where the source has the claimed value in a fitting unit."""
    bindings = sorted(map(subject.bind, candidates), key=lambda binding: -binding.agreement)
    best = bindings[0]
    if finding := _misbound(subject, best, source):
        return finding
    likely = [b for b in bindings if b.agreement >= best.agreement - CLOSE]
    changes = [(change(subject.quantity, b.context.quantity), b) for b in likely]
    for kept in (Change.NONE, Change.ENTAILED, Change.UNSAID):
        for turned, binding in changes:
            if turned is kept:
                return _by_agreement(subject, binding, kept)
    if subject.in_headline and subject.quantity.qualifier is Qualifier.EXACTLY:
        return _by_agreement(subject, changes[0][1], Change.UNSAID)
    return _requalified(subject, *changes[0])


def _by_agreement(subject: Subject, binding: Binding, kept: Change) -> Finding:
    evidence = binding.context.evidence
    text = binding.context.quantity.text
    if is_unbound(subject, binding):
        return unclear(
            Code.NUMBER_MISBOUND,
            f"The article has “{text}”, but nothing there says that it is about the same thing.",
            *evidence,
        )
    remark = "" if kept is Change.NONE else f"; here it stands {kept.value}"
    return supported(f"The article has “{binding.context.wording}”{remark}.", *evidence)


def is_unbound(subject: Subject, binding: Binding) -> bool:
    """Whether nothing says that the two numbers are about one thing.

    A headline says in three words what the article says in thirty: it is held to its counted noun alone.
    """
    if binding.head is True:
        return False
    if subject.in_headline:
        return binding.head is False and binding.agreement == 0
    return binding.agreement < SIGN


def _requalified(subject: Subject, turned: Change, binding: Binding) -> Finding:
    claimed, given = subject.quantity, binding.context.quantity
    judge = unclear if turned is Change.DOUBTFUL else rejected
    return judge(
        Code.NUMBER_QUALIFIER,
        f"The article gives {given.text} {WORDS[given.qualifier]}, not {WORDS[claimed.qualifier]}.",
        *binding.context.evidence,
        suggestion=binding.context.wording,
    )


def _misbound(subject: Subject, best: Binding, source: Reading) -> Finding | None:
    """Another number of the source stands where this one is claimed to."""
    if subject.quantity.kind is QuantityKind.DATE or best.agreement + RIVAL > 1:
        return None
    found = max(_rivals(subject, source), key=subject.agreement, default=None)
    if found is None or subject.agreement(found) - best.agreement < RIVAL:
        return None
    rival = subject.bind(found)
    if rival.head is not True:
        return None
    judge = rejected if best.head is False else unclear
    return judge(
        Code.NUMBER_MISBOUND,
        f"In the article, {best.context.wording} is about something else; here it has {rival.context.wording}.",
        *best.context.evidence,
        *rival.context.evidence,
        suggestion=rival.context.wording,
    )


def _rivals(subject: Subject, source: Reading) -> Iterator[Context]:
    """The other numbers that the source gives in this unit, save those that the claim's own sentence tells too."""
    told = subject.context.reading.values_by_sentence[subject.context.at]
    for context in source.contexts:
        given = context.quantity
        if given.value not in told and compare_units(subject.quantity, given) is Units.SAME:
            yield context
