"""A number that the source does not have as it is claimed: another unit, derived, or not there at all."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from summarizer.reading.quantity import QuantityKind
from summarizer.reading.words import stems_in
from summarizer.schema import Code
from summarizer.verifying.binding import SAME_PLACE
from summarizer.verifying.deriving import derive, is_distance, is_told_together
from summarizer.verifying.elapsed import HOURS, is_between_years, may_lie_between
from summarizer.verifying.finding import rejected, supported, unclear
from summarizer.verifying.implied import implied
from summarizer.verifying.matching import DEGREES, MULTIPLE, POINTED, in_unit_of, is_in_degrees, is_telling
from summarizer.verifying.meant import find_meant
from summarizer.verifying.rounding import judge_rounded
from summarizer.verifying.sides import judge_end_of_range, judge_side_of_rate
from summarizer.verifying.terms import CENTURY
from summarizer.verifying.unprinted import TOLD, judge_unprinted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.context import Context
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Binding, Subject
    from summarizer.verifying.derivation import Derivation
    from summarizer.verifying.finding import Finding

PAIR = 2
LISTED = 12  # a count of things that a text lists without a number is seldom larger
PROVEN = frozenset("+−")  # a share or a product is of two kinds of things, so its nouns prove nothing
SIGN = 0.15  # agreement asked of numbers that the article itself works out
SAME_COUNT = 0.5  # the like for a number that counts the same noun, "first purchase" for "second purchase"


def judge_absent(subject: Subject, otherwise: list[Context], source: Reading) -> Finding:
    """``otherwise``: places that have the value, but in another unit."""
    if is_quoted(subject):
        nearest = _nearest(subject, source)
        return _in_another_unit(subject, otherwise, nearest, source) or _not_there(
            subject, nearest, source, countable=False
        )
    return (
        _other_score(subject, source)
        or judge_rounded(subject, source)
        or judge_side_of_rate(subject, source)
        or judge_end_of_range(subject, source)
        or _elided_year(subject, source)
        or _judge_unfounded(subject, otherwise, source)
    )


def _judge_unfounded(subject: Subject, otherwise: list[Context], source: Reading) -> Finding:
    """A number that stands for none of the source's by itself, beside the one that was probably meant."""
    nearest = _nearest(subject, source)
    return (
        _derived(subject, nearest, source)
        or judge_unprinted(subject, source)
        or _in_another_unit(subject, otherwise, nearest, source)
        or _not_there(subject, nearest, source, countable=_is_countable(subject))
    )


def is_quoted(subject: Subject) -> bool:
    """Whether a number stands alone between quotation marks: rated it a "four".

    What stands there is the article's own word (AP Stylebook, "quotations"), so it is neither worked out nor rounded.
    """
    claimed = subject.quantity
    return any((mark.start, mark.end) == (claimed.start, claimed.end) for mark in subject.context.reading.marked)


def _other_score(subject: Subject, source: Reading) -> Finding | None:
    """A score is one thing; one that the article does not print may be counted from the goals that it tells."""
    if not subject.quantity.score or not source.scores:
        return None
    places = [span for contexts in list(source.scores.values())[:2] for span in contexts[0].evidence]
    return unclear(Code.NUMBER_DERIVED, "The article prints other scores, not this one.", *places)


def _in_another_unit(
    subject: Subject, otherwise: list[Context], nearest: Binding | None, source: Reading
) -> Finding | None:
    if not otherwise or is_between_years(subject, source):
        return None
    claimed, given = subject.quantity, otherwise[0]
    message = f"The article has this value only as “{given.wording}”."
    if DEGREES in (claimed.unit, given.quantity.unit) and all(map(is_in_degrees, (claimed.unit, given.quantity.unit))):
        return unclear(Code.NUMBER_DERIVED, f"{message} Is it the same scale?", *given.evidence)
    kinds, units = {claimed.kind}, {claimed.unit}
    for context in otherwise:
        kinds.add(context.quantity.kind)
        units.add(context.quantity.unit)
    may_be_counted = claimed.unit is None and claimed.value <= LISTED
    if may_be_counted or QuantityKind.ORDINAL in kinds or MULTIPLE in units:
        if not subject.in_headline and MULTIPLE not in units and not _follows(subject, otherwise, nearest):
            return None
        return unclear(Code.NUMBER_DERIVED, message, *given.evidence)
    return rejected(Code.NUMBER_UNIT, message, *given.evidence, suggestion=given.wording)


def _follows(subject: Subject, otherwise: list[Context], nearest: Binding | None) -> bool:
    """Whether a number may follow from places that have its value in another unit.

    A length of time follows from an ordinal of that time ("its fifth year"), not from a "second jury"; and "three
    ships" from no "third port" where the article has "two ships".
    """
    claimed = subject.quantity
    if claimed.unit is not None and claimed.value > 1:
        named = {claimed.unit} | stems_in(claimed.unit, subject.context.reading.language)
        return any(not named.isdisjoint(context.head[:1]) for context in otherwise)
    return claimed.kind is QuantityKind.ORDINAL or _in_its_place(subject, nearest) is None


def _not_there(subject: Subject, nearest: Binding | None, source: Reading, *, countable: bool) -> Finding:
    """``countable``: the number may be that of things which the article only lists."""
    claimed = subject.quantity
    may_be_counted = countable and _in_its_place(subject, nearest) is None
    if (
        may_be_counted
        or _may_have_passed(subject, nearest, source)
        or claimed.kind is QuantityKind.VAGUE
        or claimed.unit == MULTIPLE
    ):
        return unclear(
            Code.NUMBER_DERIVED,
            f"The article does not print “{claimed.text}”; it may be counted or worked out from what is there.",
        )
    message = f"The article does not have “{claimed.text}”."
    meant = find_meant(subject, source, told=subject.told - {claimed.value})
    if meant is None:
        return rejected(Code.NUMBER_ABSENT, message)
    wording = meant.wording
    return rejected(Code.NUMBER_ABSENT, f"{message} It has “{wording}”.", *meant.evidence, suggestion=wording)


def _may_have_passed(subject: Subject, nearest: Binding | None, source: Reading) -> bool:
    """Whether a length of time may lie between two times of the article, which has no other one in its place."""
    contradicted = nearest is not None and nearest.agreement >= SAME_PLACE
    return not contradicted and may_lie_between(subject, source)


def _is_countable(subject: Subject) -> bool:
    """Whether a number may be that of things which the article only lists.

    What stands in third place or later is not told by a list: "first" and "second" may be said of two things. Nor is a
    fraction ("a year and a half"), save as a share of a whole ("half of the ships").
    """
    claimed = subject.quantity
    if claimed.kind is QuantityKind.ORDINAL and subject.heads and not subject.in_headline:
        return claimed.value <= PAIR
    is_share = 0 < claimed.value < 1 and subject.context.opens_partitive
    if claimed.value != claimed.value.to_integral_value() and not is_share:
        return False
    return claimed.value <= LISTED and claimed.kind in (QuantityKind.CARDINAL, QuantityKind.ORDINAL)


def _elided_year(subject: Subject, source: Reading) -> Finding | None:
    """A year without its century, "the '68 crash" (AP Stylebook, "years"), where the article has it in full."""
    claimed = subject.quantity
    before = subject.context.reading.text[: claimed.start][-1:]
    if before not in ("'", "’") or claimed.kind is not QuantityKind.CARDINAL:
        return None
    for context in source.contexts:
        year = context.quantity.date.year if context.quantity.date else None
        if year is not None and year % CENTURY == claimed.value:
            message = f"“{before}{claimed.text}” may be the year of “{context.quantity.text}”."
            return unclear(Code.DATE_INFERRED, message, *context.evidence, suggestion=context.quantity.text)
    return None


def _derived(subject: Subject, nearest: Binding | None, source: Reading) -> Finding | None:
    """Worked out of numbers that count one thing, the claim's, where the article speaks of it."""
    standing = None if subject.in_headline else _in_its_place(subject, nearest)
    for derivation in _ways_to(subject, source):
        bindings = [subject.bind(operand) for operand in derivation.operands]
        of_other_nouns = is_told_together(derivation) and not any(binding.head for binding in bindings)
        told = derivation.told or _is_told_as(derivation, subject)
        if not (of_other_nouns or _may_be_worked_out(subject, bindings, told=told)):
            continue
        evidence = [span for operand in derivation.operands for span in operand.evidence]
        if all(binding.head for binding in bindings) and derivation.operation in PROVEN:
            return supported(f"Worked out from the article: {derivation}.", *evidence)
        if standing is not None and standing not in derivation.operands and not (told or of_other_nouns):
            continue  # "four crews" for "three crews", however many other numbers add up to four
        return unclear(
            Code.NUMBER_DERIVED,
            f"The article does not print “{subject.quantity.text}”; it may be worked out as {derivation}.",
            *evidence,
        )
    return None


def _ways_to(subject: Subject, source: Reading) -> Iterator[Derivation]:
    """Every way to work out the claimed number."""
    in_points = subject.quantity.unit is None and POINTED in subject.context.head[:1]
    return chain(derive(_as_length(subject), source, told_in_points=in_points), implied(subject, source))


def _as_length(subject: Subject) -> Quantity:
    """The claimed number; "the 78th minute" as 78 minutes, which may be 67 and eleven."""
    claimed, language = subject.quantity, subject.context.reading.language
    if claimed.kind is QuantityKind.ORDINAL:
        for unit in HOURS:
            if not stems_in(unit, language).isdisjoint(subject.context.head[:1]):
                return replace(claimed, kind=QuantityKind.DURATION, unit=unit)
    return claimed


def _is_told_as(derivation: Derivation, subject: Subject) -> bool:
    """Whether the claim itself says how it was worked out: a minute that others led to, or a difference."""
    if subject.quantity.kind is QuantityKind.ORDINAL:
        return derivation.operation == "+"
    return derivation.operation == "−" and _is_difference(subject)


def _is_difference(subject: Subject) -> bool:
    """Whether the claim says that its number is one."""
    return is_distance(subject.context, subject.context.place[0])


def _tells_much(subject: Subject) -> bool:
    """Whether a number is none that two others differ by as a rule: it has a unit, or digits enough."""
    return subject.quantity.unit is not None or POINTED in subject.context.head[:1] or is_telling(subject.quantity)


def _may_be_worked_out(subject: Subject, operands: list[Binding], *, told: bool) -> bool:
    """Whether no operand counts another thing than the claim, and one of them stands where the claim's words do.

    ``told``: the article itself says how it is worked out, so that no noun is asked for.
    """
    if subject.in_headline:
        return len({operand.context.at for operand in operands}) == 1 or any(o.head is not False for o in operands)
    counted = [operand for operand in operands if operand.context.quantity.unit is None]
    if not told and any(operand.head is False for operand in counted):
        return False
    most = max(operand.agreement for operand in operands)
    if told and all(is_telling(operand.context.quantity) for operand in operands):
        return True
    return most >= (SIGN if told else TOLD) or (most > 0 and _is_difference(subject) and _tells_much(subject))


def _in_its_place(subject: Subject, nearest: Binding | None) -> Context | None:
    """The nearest number, if it counts the claim's noun where the article tells what the claim does."""
    least = SAME_PLACE if subject.in_headline else SAME_COUNT
    return nearest.context if nearest and nearest.head and nearest.agreement >= least else None


def _nearest(subject: Subject, source: Reading) -> Binding | None:
    """The number of the source that stands where the claim's does."""
    alike = map(subject.bind, in_unit_of(subject.quantity, source))
    best = max(alike, key=lambda binding: (binding.head is True, binding.agreement), default=None)
    return best if best is not None and best.agreement > 0 else None
