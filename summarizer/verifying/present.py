"""A number that the source has: is it about the same thing, and hedged alike?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.quantity import Qualifier, QuantityKind
from summarizer.reading.signs import is_age
from summarizer.schema import Code
from summarizer.verifying.ages import is_no_age_of
from summarizer.verifying.beside import told_beside
from summarizer.verifying.bygone import told_of_another_time
from summarizer.verifying.contradiction import contradicts
from summarizer.verifying.elsewhere import PLACES, told_of
from summarizer.verifying.finding import rejected, supported, unclear
from summarizer.verifying.labels import is_label_of
from summarizer.verifying.lengths import goes_on
from summarizer.verifying.listing import members_in
from summarizer.verifying.matching import is_telling
from summarizer.verifying.overstated import judge_statement
from summarizer.verifying.qualifiers import Change, change, hedge_of
from summarizer.verifying.rivals import misbound, misplaced, outdone
from summarizer.verifying.stages import is_start_of_what_is_to_come, told_of_another_stage

if TYPE_CHECKING:
    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Binding, Subject
    from summarizer.verifying.finding import Finding

SIGN = 0.15  # agreement below which nothing says that the two numbers are about one thing
CLOSE = 0.2  # two places whose agreement differs by less are equally likely to be meant
RANKED = 0.5  # agreement asked of an ordinal whose noun differs: it ranks that noun among its like, and no other
COUNTED = 0.25  # agreement asked of a number whose noun differs, where the source counts the claim's noun too


def judge_present(subject: Subject, candidates: list[Context], source: Reading) -> Finding:
    """``candidates``, at least one: the places where the source has the claimed value in a fitting unit."""
    changes = _told(subject, likeliest(subject, candidates))
    if finding := misbound(subject, changes[0][1], source):
        return finding
    for kept in (Change.NONE, Change.ENTAILED, Change.UNSAID):
        for turned, binding in changes:
            if turned is kept:
                return _by_agreement(subject, binding, kept, source)
    return _requalified(subject, *changes[0], source)


def _told(subject: Subject, likely: list[Binding]) -> list[tuple[Change, Binding]]:
    """What became of each place's hedge, without the places that contradict the claim unless all do.

    Where the best place is told alike, no other is asked.
    """
    language = subject.context.reading.language
    changes = ((_change(subject, binding.context, language), binding) for binding in likely)
    best = next(changes)
    if best[0] is Change.NONE and not contradicts(subject, best[1].context):
        return [best]
    told = [best, *changes]
    return [entry for entry in told if not contradicts(subject, entry[1].context)] or told


def _change(subject: Subject, given: Context, language: str) -> Change:
    """What became of a place's hedge; "more than six years" is how one tells "six years and two months"."""
    claimed = subject.quantity
    turned = change(claimed, given.quantity, language, in_headline=subject.in_headline)
    told_on = turned in (Change.FALSE, Change.DOUBTFUL) and claimed.qualifier is Qualifier.MORE_THAN
    return Change.ENTAILED if told_on and goes_on(given) is not None else turned


def likeliest(subject: Subject, candidates: list[Context]) -> list[Binding]:
    """The places that fit best, the best first; of a number that a text repeats without end, the first of them."""
    if len(candidates) == 1:
        return [subject.bind(candidates[0])]
    fits = subject.fits(candidates)
    least = max(fits) - CLOSE
    close = [place for place, fit in enumerate(fits) if fit >= least]
    close.sort(key=lambda place: -fits[place])
    return [subject.bind(candidates[place]) for place in close[:PLACES]]


def _by_agreement(subject: Subject, binding: Binding, kept: Change, source: Reading) -> Finding:
    evidence = binding.context.evidence
    text = binding.context.quantity.text
    if is_unbound(subject, binding, source):
        if members := members_in(subject, source):
            return supported(f"The article names {', '.join(span.text for span in members)}.", *members)
        return unclear(
            Code.NUMBER_MISBOUND,
            f"The article has “{text}”, but nothing there says that it is about the same thing.",
            *evidence,
        )
    if finding := outdone(subject, binding, source):
        return finding
    if other := _meant(subject, binding, source):
        return misplaced(subject, binding, other, certain=False)
    if finding := judge_statement(subject, binding, source):
        return finding
    remark = "" if kept is Change.NONE else f"; here it stands {kept.value}"
    return supported(f"The article has “{binding.context.wording}”{remark}.", *evidence)


def _meant(subject: Subject, binding: Binding, source: Reading) -> Context | None:
    """The number of which the article tells what the claim does: in another sentence, in its own, at another time."""
    if is_start_of_what_is_to_come(subject, binding.context):
        return None
    return (
        told_of(subject, binding, source)
        or told_beside(subject, binding, source)
        or told_of_another_time(subject, binding, source)
        or told_of_another_stage(subject, binding.context)
    )


def is_unbound(subject: Subject, binding: Binding, source: Reading) -> bool:
    """Whether nothing says that the two numbers are about one thing.

    A headline says in three words what the article says in thirty: it is held to its counted noun alone.
    """
    if subject.what:
        return is_no_age_of(subject, binding.context) or not is_label_of(subject, binding.context, source)
    if binding.head is True or (is_age(subject.context) and is_age(binding.context)):
        return False
    if not subject.in_headline and is_no_age_of(subject, binding.context):
        return True
    span = binding.context.quantity.date is not None and binding.context.quantity.upper is not None
    if span or (is_telling(subject.quantity) and is_telling(binding.context.quantity)):
        return False  # nor are two years, told together, met by chance
    if subject.in_headline:
        return binding.head is False and binding.agreement == 0
    return binding.agreement < _sign(subject, binding, source)


def _sign(subject: Subject, binding: Binding, source: Reading) -> float:
    """The agreement that says that two numbers are about one thing: more where they count different nouns."""
    if binding.head is not False:
        return SIGN
    if subject.quantity.kind is QuantityKind.ORDINAL:
        return RANKED
    return COUNTED if subject.is_counted_in(source) else SIGN


def is_by_chance(subject: Subject, binding: Binding, source: Reading) -> bool:
    """Whether the source may have the number of something else: no noun and no words agree, and it is short."""
    return not subject.what and binding.head is not True and is_unbound(subject, binding, source)


def _requalified(subject: Subject, turned: Change, binding: Binding, source: Reading) -> Finding:
    claimed, given = subject.quantity, binding.context.quantity
    doubtful = turned is Change.DOUBTFUL or is_by_chance(subject, binding, source)
    judge = unclear if doubtful else rejected
    return judge(
        Code.NUMBER_QUALIFIER,
        f"The article gives {given.text} {hedge_of(given)}, not {hedge_of(claimed)}.",
        *binding.context.evidence,
        suggestion=binding.context.wording,
    )
