"""A number that the source has: is it about the same thing, and hedged alike?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.signs import is_age
from summarizer.schema import Code
from summarizer.verifying.contradiction import contradicts
from summarizer.verifying.finding import rejected, supported, unclear
from summarizer.verifying.matching import Units, compare_units, is_rounded, is_telling
from summarizer.verifying.qualifiers import WORDS, Change, change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Binding, Subject
    from summarizer.verifying.finding import Finding

LABELLED = 0.8  # agreement asked of a figure: its label is all there is to compare, and made for that
SIGN = 0.15  # agreement below which nothing says that the two numbers are about one thing
CLOSE = 0.2  # two places whose agreement differs by less are equally likely to be meant
PLACES = 24  # places of one number that are weighed against each other; no article repeats it as often
PERFECT = 0.95  # agreement of a number that has everything the claim says
LESS = 0.1  # how much less a number fits, for a perfect rival to be the one meant
COUNTED = 0.25  # agreement asked of a number whose noun differs, where the source counts the claim's noun too
RIVAL = 0.25  # how much better another number must fit for the claim to be bound to the wrong thing


def judge_present(subject: Subject, candidates: list[Context], source: Reading) -> Finding:
    """``candidates``, at least one: the places where the source has the claimed value in a fitting unit."""
    changes = _told(subject, likeliest(subject, candidates))
    if finding := _misbound(subject, changes[0][1], source):
        return finding
    for kept in (Change.NONE, Change.ENTAILED, Change.UNSAID):
        for turned, binding in changes:
            if turned is kept:
                return _by_agreement(subject, binding, kept, source)
    return _requalified(subject, *changes[0])


def _told(subject: Subject, likely: list[Binding]) -> list[tuple[Change, Binding]]:
    """What became of each place's hedge, without the places that contradict the claim unless all do.

    Where the best place is told alike, no other is asked.
    """
    changes = (
        (change(subject.quantity, binding.context.quantity, in_headline=subject.in_headline), binding)
        for binding in likely
    )
    best = next(changes)
    if best[0] is Change.NONE and not contradicts(subject, best[1].context):
        return [best]
    told = [best, *changes]
    return [entry for entry in told if not contradicts(subject, entry[1].context)] or told


def likeliest(subject: Subject, candidates: list[Context]) -> list[Binding]:
    """The places that fit best, the best first; of a number that a text repeats without end, the first of them."""
    fits = subject.fits(candidates)
    least = max(fits) - CLOSE
    close = [place for place, fit in enumerate(fits) if fit >= least]
    close.sort(key=lambda place: -fits[place])
    return [subject.bind(candidates[place]) for place in close[:PLACES]]


def _by_agreement(subject: Subject, binding: Binding, kept: Change, source: Reading) -> Finding:
    evidence = binding.context.evidence
    text = binding.context.quantity.text
    if is_unbound(subject, binding, source):
        return unclear(
            Code.NUMBER_MISBOUND,
            f"The article has “{text}”, but nothing there says that it is about the same thing.",
            *evidence,
        )
    remark = "" if kept is Change.NONE else f"; here it stands {kept.value}"
    return supported(f"The article has “{binding.context.wording}”{remark}.", *evidence)


def is_unbound(subject: Subject, binding: Binding, source: Reading) -> bool:
    """Whether nothing says that the two numbers are about one thing.

    A headline says in three words what the article says in thirty: it is held to its counted noun alone.
    """
    if subject.what:
        return binding.agreement < LABELLED
    if binding.head is True or (is_age(subject.context) and is_age(binding.context)):
        return False
    if is_telling(subject.quantity) and is_telling(binding.context.quantity):
        return False
    if subject.in_headline:
        return binding.head is False and binding.agreement == 0
    counted = binding.head is False and subject.is_counted_in(source)
    return binding.agreement < (COUNTED if counted else SIGN)


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
    """Another number of the source stands where this one is claimed to, or this one belongs to somebody else."""
    if contradicts(subject, best.context):
        return _elsewhere(best)
    if best.agreement + LESS > 1:
        return None
    found = max(_rivals(subject, best, source), key=subject.agreement, default=None)
    if found is None:
        return None
    rival = subject.bind(found)
    lead = rival.agreement - best.agreement
    if rival.head is True and lead >= (LESS if rival.agreement >= PERFECT else RIVAL):
        return _elsewhere(best, rival)
    return None


def _elsewhere(best: Binding, rival: Binding | None = None) -> Finding:
    message = f"In the article, {best.context.wording} is about something else"
    if rival is None:
        return unclear(Code.NUMBER_MISBOUND, f"{message}.", *best.context.evidence, suggestion=best.context.wording)
    clear = best.head is False and rival.agreement >= PERFECT and rival.agreement - best.agreement >= RIVAL
    judge = rejected if clear else unclear
    return judge(
        Code.NUMBER_MISBOUND,
        f"{message}; here it has {rival.context.wording}.",
        *best.context.evidence,
        *rival.context.evidence,
        suggestion=rival.context.wording,
    )


def _rivals(subject: Subject, best: Binding, source: Reading) -> Iterator[Context]:
    """The numbers in this unit of sentences that fit better, save those that the claim's own sentence tells too."""
    told = subject.context.reading.values_by_sentence.get(subject.context.at, ())
    fitting = (at for at, fits in subject.agreements(source).everywhere.items() if fits - best.agreement >= LESS)
    for at in sorted(fitting):
        for context in source.contexts_by_sentence.get(at, ()):
            given = context.quantity
            if given.value in told or compare_units(subject.quantity, given) is not Units.SAME:
                continue
            if not is_rounded(given, subject.quantity):  # "nearly 670 points" beside "669" is no other number
                yield context
