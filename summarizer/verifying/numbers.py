"""Every number and date of a summary against the source: value, unit, qualifier, and what it is about.

The order of the questions is an editor's: is the number there; in this unit; about this thing; with this hedge;
and, where it is not there, does it follow from numbers that are?
"""

from __future__ import annotations

from decimal import Decimal
from operator import itemgetter
from typing import TYPE_CHECKING

from summarizer.reading.context import Context
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.signs import is_age, is_same_rank, score
from summarizer.reading.words import grammar_of
from summarizer.schema import ClaimKind, Code, Verdict
from summarizer.verifying.absent import judge_absent
from summarizer.verifying.absent_dates import judge_absent_date
from summarizer.verifying.binding import Subject
from summarizer.verifying.company import judge_company
from summarizer.verifying.copied import judge_copied
from summarizer.verifying.dates import agrees, iso_quantity
from summarizer.verifying.derivation import POINT
from summarizer.verifying.finding import Finding, rejected, unclear
from summarizer.verifying.matching import CALENDAR, DEGREES, MULTIPLE, PERCENT, POINTED, Units, compare_units
from summarizer.verifying.parts import Role
from summarizer.verifying.present import judge_present
from summarizer.verifying.terms import CENTURY, in_century, in_other_terms
from summarizer.verifying.times import event_of, judge_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.quantity import PartialDate, Quantity
    from summarizer.reading.reading import Reading
    from summarizer.schema import Claim
    from summarizer.verifying.parts import Part
    from summarizer.verifying.policy import Policy

_NUMBERED = frozenset({Role.PROSE, Role.WHO, Role.WHEN, Role.VALUE, Role.WHAT})
YEAR = "year"
_IN_ONE_UNIT = frozenset({QuantityKind.MONEY, QuantityKind.PERCENT})


def check_numbers(part: Part, source: Reading, policy: Policy) -> Iterator[Claim]:  # noqa: ARG001 - a Check
    """One claim for each quantity in ``part``; the words of a quote are checked as a quotation instead."""
    if part.role is Role.ISO_DATE:
        yield check_iso_date(part, source)
    if part.role not in _NUMBERED:
        return
    if part.role is Role.VALUE and not part.reading.contexts:
        yield unread(part)
    label = part.beside if part.role is Role.VALUE else None
    subjects = [Subject(context, label) for context in part.reading.contexts]
    findings = [judge(subject, source) for subject in subjects]
    if part.role is Role.WHEN:
        places = [printed_at(subject, source) for subject in subjects]
        findings = judge_times(findings, places, event_of(part), source)
    if part.role is Role.PROSE:
        findings = judge_company(findings, part.reading.contexts)
    for subject, finding in zip(subjects, findings, strict=True):
        judged = judge_label(label, subject.quantity, finding) if label else finding
        yield claim_of(subject.quantity, part, judged)


def printed_at(subject: Subject, source: Reading) -> list[Context]:
    """Where the source has the claimed number itself."""
    return [context for context, units in candidates_for(subject, source) if units is not Units.OTHER]


def claim_of(quantity: Quantity, part: Part, finding: Finding) -> Claim:
    """The claim that ``part`` makes with ``quantity``, judged as in ``finding``."""
    kind = ClaimKind.DATE if quantity.kind is QuantityKind.DATE else ClaimKind.NUMBER
    return finding.claim(kind, part, quantity.start, quantity.end)


def unread(part: Part) -> Claim:
    """A figure in which no number can be read must not pass unseen."""
    finding = unclear(Code.NUMBER_ABSENT, f"No number can be read in “{part.text[:80]}”.")
    return finding.claim(ClaimKind.NUMBER, part, 0, len(part.text))


def check_iso_date(part: Part, source: Reading) -> Claim:
    """The date of an event, which no article prints in this form: does one follow from the article?

    It must fall on the weekday that the event's own ``when`` names.
    """
    quantity = iso_quantity(part.text)
    told = [context.quantity.date for context in part.beside.contexts if context.quantity.date] if part.beside else []
    date = quantity.date
    if date is not None and date.day is not None:
        if date.weekday is None:
            return claim_of(quantity, part, rejected(Code.DATE_ABSENT, f"There is no day {part.text}."))
        if any(d.weekday not in (None, date.weekday) for d in told):
            message = f"{part.text} is not the weekday told beside it."
            return claim_of(quantity, part, rejected(Code.DATE_ABSENT, message))
    return claim_of(quantity, part, judge(Subject(Context(part.reading, quantity)), source))


def judge_label(label: Reading, quantity: Quantity, finding: Finding) -> Finding:
    """A label that opens with a number of its own ("64 people") is that number's label, not this one's."""
    first = next(iter(label.quantities), None)
    if (
        finding.verdict is not Verdict.SUPPORTED
        or first is None
        or label.text[: first.start].strip()
        or first.value == quantity.value
        or not label.contexts[0].head
    ):
        return finding
    message = f"The label is that of another number, {label.contexts[0].wording}."
    return Finding(Verdict.UNCLEAR, Code.NUMBER_MISBOUND, message, finding.evidence)


def judge(subject: Subject, source: Reading) -> Finding:
    """What the source says to one number."""
    if copied := judge_copied(subject, source):
        return copied
    claimed = subject.quantity
    candidates = list(candidates_for(subject, source))
    closest = min(map(itemgetter(1), candidates), default=Units.OTHER)
    if closest is Units.BARE and is_told_in_another_unit(claimed, candidates):
        closest = Units.OTHER
    usable = [context for context, units in candidates if units is closest]
    if closest is not Units.OTHER:
        return judge_present(subject, usable, source)
    if claimed.kind is QuantityKind.DATE:
        return judge_absent_date(subject, source)
    return judge_absent(subject, usable, source)


def candidates_for(subject: Subject, source: Reading) -> Iterator[tuple[Context, Units]]:
    """The numbers of the source that have the claimed value, and how their units compare."""
    claimed = subject.quantity
    if claimed.date is not None:
        yield from ((context, Units.SAME) for context in dates_for(subject.context, claimed.date, source))
        yield from ((context, Units.SAME) for context in in_century(claimed.date, source))
        yield from ((context, Units.SAME) for context in counts_like_years(subject, source))
        return
    if (pair := score(subject.context)) and source.scores:
        yield from ((context, Units.SAME) for context in source.scores.get(frozenset(pair), ()))
        return
    for context in in_other_terms(subject.context, source):
        yield context, Units.SAME
    for context in source.crowds.likely(claimed.value, subject.weights):
        given = context.quantity
        strange = (given.kind in CALENDAR and claimed.kind not in CALENDAR) or claimed.upper != given.upper
        if strange or (given.score and claimed.unit is not None):
            continue
        if claimed.unit == PERCENT and given.unit is None and is_beside_no_percentage(context):
            continue
        units = compare_units(claimed, given)
        settled = units is Units.SAME and given.unit != YEAR
        yield context, units if settled else by_what_is_counted(subject, context, units, source)


def by_what_is_counted(subject: Subject, context: Context, units: Units, source: Reading) -> Units:
    """How two units stand to each other where what both numbers count, or the whole source, may tell more of it."""
    claimed, given = subject.context.quantity, context.quantity
    if DEGREES in (claimed.unit, given.unit) and scale_of(source) in (claimed.unit, given.unit):
        return Units.SAME
    if units is Units.OTHER and is_same_rank(subject.context, context):
        return Units.BARE
    if units is Units.BARE and is_of_another_kind(subject, context):
        return Units.OTHER
    if units is Units.SAME and given.unit == YEAR and is_how_long(subject, context):
        return Units.OTHER
    return units


def counts_like_years(subject: Subject, source: Reading) -> Iterator[Context]:
    """The counts that the source sets with a separator ("1,400 posts") where the claim leaves it out ("1400 posts").

    Four digits alone look like a year; but no year has a separator (AP, Chicago 9.56), and none counts a noun.
    """
    claimed = subject.quantity
    date = claimed.date
    if not claimed.text.isdigit() or date is None or date.year is None or not subject.heads:
        return
    for context in source.contexts_by_value.get(Decimal(date.year), ()):
        given = context.quantity
        if given.kind is QuantityKind.CARDINAL and not given.text.isalnum() and given.qualifier is claimed.qualifier:
            yield context


def dates_for(claim: Context, date: PartialDate, source: Reading) -> Iterator[Context]:
    """The dates of the source that say what the claimed one says; of a span of years, both ends, told together."""
    claimed = claim.quantity
    for context, told_date in source.dated:
        given = context.quantity
        if given.upper is not None and claimed.upper is None:
            told = has_end(given.upper, claim) if agrees(date, told_date) else claimed.value == given.upper
            if told and has_end(given.value, claim):  # "from 1951 to 1954" has both ends of "1951-54"
                yield context
        elif agrees(date, told_date) and (claimed.upper in (None, given.upper) or has_end(claimed.upper, context)):
            yield context


def has_end(year: Decimal | None, context: Context) -> bool:
    """Whether a year stands, in full or without its century, in the sentence of the year that opens a span."""
    beside = (other.quantity for other in context.beside)
    return year is not None and any(
        year in (quantity.value, quantity.date and quantity.date.year) or quantity.value == year % CENTURY
        for quantity in beside
    )


def is_how_long(subject: Subject, context: Context) -> bool:
    """Whether the claim is an age, and the years of the source are how long something lasts: "a 17-year career"."""
    return bool(context.head) and not is_age(context) and is_age(subject.context)


def is_told_in_another_unit(claimed: Quantity, candidates: list[tuple[Context, Units]]) -> bool:
    """Whether the source tells this amount of money, or this percentage, in a unit, and it is another.

    Then a bare number of the same value ("Four and a half billion in sales") is meant in the source's unit.
    """
    return claimed.kind in _IN_ONE_UNIT and any(
        units is Units.OTHER and context.quantity.kind is claimed.kind for context, units in candidates
    )


def scale_of(source: Reading) -> str | None:
    """The scale in which a text tells temperatures, where it names one: the first, since a conversion comes second."""
    named = (quantity.unit for quantity in source.quantities if (quantity.unit or "").startswith(f"{DEGREES} "))
    return next(named, None)


def is_beside_no_percentage(context: Context) -> bool:
    """Whether a bare number stands in a sentence that tells no percentage, so that it is not meant as one itself."""
    return context.quantity.ratio is None and all(other.quantity.unit != PERCENT for other in context.beside)


def is_of_another_kind(subject: Subject, context: Context) -> bool:
    """Whether a bare number counts something of its own: "26 watches" is not meant in years."""
    if subject.quantity.unit is None:
        bare, counted, measured = subject.context, subject.heads, context.quantity
    else:
        bare, counted, measured = context, context.head, subject.quantity
    if not counted or measured.unit in (None, MULTIPLE) or measured.unit in counted:
        return False
    if measured.unit == POINT and POINTED in counted:
        return False  # "six points" of a share
    if counted[-1] in measured.text.lower():
        return False  # "12bn francs", of which the other says that they are Swiss
    return not is_time_behind(bare)


def is_time_behind(context: Context) -> bool:
    """Whether what stands behind a number tells when, and not what it counts: "lost 3 million last year"."""
    words, at, language = context.reading.words, context.place[1], context.reading.language
    when, times = grammar_of(language, "when"), grammar_of(language, "times")
    return not when.isdisjoint(words.lowered[at : at + 1]) and not times.isdisjoint(words.stems[at + 1 : at + 2])
