"""A number that the source has, but of something else: what it has in the claim's place, its rival."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.lives import is_term, life_of
from summarizer.reading.quantity import Qualifier, QuantityKind
from summarizer.reading.signs import is_age
from summarizer.schema import Code
from summarizer.verifying.contradiction import contradicts, is_denied_by_one, is_the_reverse_score
from summarizer.verifying.dates import contradicts as is_another_date
from summarizer.verifying.finding import rejected, unclear
from summarizer.verifying.matching import in_unit_of, is_rounded
from summarizer.verifying.series import instead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.context import Context
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Binding, Subject
    from summarizer.verifying.finding import Finding

PERFECT = 0.95  # agreement of a number that has everything the claim says
LESS = 0.1  # how much less a number fits, for a perfect rival to be the one meant
MOST = 0.75  # agreement of a number that has most of what the claim says, whatever either counts
APART = 0.5  # how much better that number must fit: money and percentages seldom have a noun to compare
FAR = 0.5  # how much less it fits where nothing is left to doubt
RIVAL = 0.25  # how much better another number must fit for the claim to be bound to the wrong thing


def misbound(subject: Subject, best: Binding, source: Reading) -> Finding | None:
    """Another number of the source stands where this one is claimed to, or this one belongs to somebody else.

    ``best`` is the place where the source has the claim's number and fits the claim most.
    """
    if (life := life_of(best.context)) and is_term(subject.context, life):
        message = f"In the article, “{best.context.wording}” is a date of birth or death."
        return rejected(Code.NUMBER_MISBOUND, message, *best.context.evidence)
    if contradicts(subject, best.context):
        there = instead(subject, best.context)
        if there is None and _is_the_opposite(subject, best):
            message = f"Of “{best.context.wording}” the article says the opposite: only one of the two denies it."
            return rejected(Code.NUMBER_MISBOUND, message, *best.context.evidence)
        return misplaced(subject, best, there, certain=there is not None)
    owner = _owner_of_hedge(subject, best, source)
    return misplaced(subject, best, owner, certain=True) if owner else _outdone_by_noun(subject, best, source)


def _outdone_by_noun(subject: Subject, best: Binding, source: Reading) -> Finding | None:
    """A rival that counts the claim's noun, or is another date, fits better."""
    found = None
    if best.agreement + LESS <= 1:
        found = max(_rivals(subject, best, source), key=subject.agreement, default=None)
    if found is None:
        return None
    rival = subject.bind(found)
    if subject.counts_the_noun_of(best.context) and not subject.counts_the_noun_of(found):
        return None  # "40 mills" has no rival in a number of millers
    lead = rival.agreement - best.agreement
    least = LESS if rival.head is True and rival.agreement >= PERFECT else RIVAL
    if lead >= least and (rival.head is True or _is_date(subject)):
        told = _is_clear(subject, best, rival) or _is_aged_alike(subject, rival) or _is_ranked(subject, best, rival)
        certain = lead >= RIVAL and told
        return misplaced(subject, best, found, certain=certain)
    return None


def outdone(subject: Subject, best: Binding, source: Reading) -> Finding | None:
    """Another number has most of what the claim says, and this one little of it: for a person to look at.

    Money and percentages seldom have a noun by which they could be told apart; the words around them are all there is.
    A headline has too few of them.
    """
    if subject.in_headline or best.head is True or best.agreement + APART > 1:
        return None
    found = max(_rivals(subject, best, source), key=subject.agreement, default=None)
    if found is None or subject.agreement(found) < max(MOST, best.agreement + APART):
        return None
    if subject.counts_the_noun_of(best.context) and not subject.counts_the_noun_of(found):
        return None
    return misplaced(subject, best, found, certain=False)


def misplaced(subject: Subject, best: Binding, rival: Context | None, *, certain: bool) -> Finding:
    """The claim's number stands ``best`` of something else; ``rival`` is what stands in its place, if that is known."""
    evidence, wording = best.context.evidence, best.context.wording
    if rival is None and is_the_reverse_score(subject, best.context):
        return unclear(Code.NUMBER_MISBOUND, "The article has this score the other way round.", *evidence)
    message = f"The article has “{wording}”, but says something else of it"
    if rival is None:
        other = None if wording in subject.context.wording else wording  # what the claim says already helps nobody
        return unclear(Code.NUMBER_MISBOUND, f"{message}.", *evidence, suggestion=other)
    message = f"{message}; here it has “{rival.wording}”."
    judge = rejected if certain else unclear
    return judge(Code.NUMBER_MISBOUND, message, *evidence, *rival.evidence, suggestion=rival.wording)


def _rivals(subject: Subject, best: Binding, source: Reading) -> Iterator[Context]:
    """The numbers in this unit of sentences that fit better, save those that the claim's own sentence tells too.

    The rival of a date is another date, and that of an age no other length of time ("25 years in prison"). What is
    told as "dozens" has none: whoever tells a number so holds it against no other.
    """
    if subject.quantity.kind is QuantityKind.VAGUE:
        return
    told, agreement = subject.told, subject.agreements(source).at
    aged, of_year = is_age(subject.context), source.years
    years = subject.years & of_year.get(best.context.at, frozenset())
    for context in in_unit_of(subject.quantity, source):
        given = context.quantity
        if given.value in told or agreement(context.at) - best.agreement < LESS:
            continue
        if years and not _is_date(subject) and years.isdisjoint(of_year.get(context.at, ())):
            continue  # "in 2015 it employed 5,200" has no rival in "it employs 3,900"
        if aged and not is_age(context):
            continue
        # "Nearly 670 points" beside "669" is no other number; "340 boats" beside "349 farmers" is.
        if best.head is not False and is_rounded(given, subject.quantity):
            continue
        if not _is_date(subject) or _is_other_date(subject, given):
            yield context


def _is_the_opposite(subject: Subject, best: Binding) -> bool:
    """Whether the source's sentence has all the claim's words, and one of the two denies them; not of a label."""
    return best.agreement >= PERFECT and not subject.what and is_denied_by_one(subject, best.context)


def _owner_of_hedge(subject: Subject, best: Binding, source: Reading) -> Context | None:
    """Another number that has the claim's hedge, and its words, where the claim's number is told without that hedge.

    "At least three people" where the source has "at least two people" killed, and "three people" brought out: the
    hedge is the source's own (AP, Reuters), and tells which number was meant.
    """
    hedge = subject.quantity.qualifier
    if hedge is Qualifier.EXACTLY or best.context.quantity.qualifier is hedge or subject.in_headline:
        return None
    alike = (context for context in _rivals(subject, best, source) if context.quantity.qualifier is hedge)
    found = max(map(subject.bind, alike), key=lambda rival: rival.agreement, default=None)
    clear = found is not None and found.head is not False and found.agreement - best.agreement >= RIVAL
    return found.context if found is not None and clear else None


def _is_clear(subject: Subject, best: Binding, rival: Binding) -> bool:
    """Whether the rival has everything that the claim says, and the claim's number another noun or little of it."""
    if rival.agreement < PERFECT:
        return False
    return best.head is False or _is_date(subject) or rival.agreement - best.agreement >= FAR


def _is_aged_alike(subject: Subject, rival: Binding) -> bool:
    """Whether both are ages of one description in two words or more, and so of one person: "19-year-old dock clerk"."""
    head = subject.context.head
    is_described = len(head) > 1 and head == rival.context.head[: len(head)]
    return is_described and is_age(subject.context) and is_age(rival.context)


def _is_ranked(subject: Subject, best: Binding, rival: Binding) -> bool:
    """Whether the source ranks the claim's noun otherwise, and something else so: "second round" of "came second".

    An ordinal ranks its noun among its like (Huddleston and Pullum 2002, chapter 5). "First" may also be how one tells
    what the source only lists.
    """
    claimed = subject.quantity
    ordinal = claimed.kind is QuantityKind.ORDINAL and claimed.value > 1 and not subject.in_headline
    return ordinal and best.head is False and subject.counts_the_noun_of(rival.context)


def _is_date(subject: Subject) -> bool:
    return subject.quantity.date is not None


def _is_other_date(subject: Subject, given: Quantity) -> bool:
    """Whether ``given`` is another date; of a headline, which has room for one, none is."""
    one, other = subject.quantity.date, given.date
    return one is not None and other is not None and not subject.in_headline and is_another_date(one, other)
