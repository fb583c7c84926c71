"""A number that the source does not have as it is claimed: another unit, rounded, derived, or not there at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.quantity import Qualifier, QuantityKind
from summarizer.schema import Code
from summarizer.verifying import dates
from summarizer.verifying.deriving import counted, derive
from summarizer.verifying.finding import rejected, supported, unclear
from summarizer.verifying.matching import (
    MULTIPLE,
    Units,
    compare_units,
    is_bounded_by,
    is_fairly_rounded,
    is_order_of,
    is_rounded,
)
from summarizer.verifying.present import is_unbound

if TYPE_CHECKING:

    from summarizer.reading.context import Context
    from summarizer.reading.quantity import PartialDate, Quantity
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Binding, Subject
    from summarizer.verifying.finding import Finding

LISTED = 12  # a count of things that a text lists without a number is seldom larger
YEARS = frozenset({"year", "decade", "century"})
SPANS = YEARS | {"day", "week", "month"}
SAME_PLACE = 0.6  # agreement from which another number stands where the claim's does


def judge_absent(subject: Subject, otherwise: list[Context], source: Reading) -> Finding:
    """``otherwise``: places that have the value, but in another unit."""
    return (
        _rounded(subject, source)
        or _end_of_range(subject, source)
        or _derived(subject, source)
        or _counted(subject, source)
        or _in_another_unit(subject, otherwise)
        or _not_there(subject, source)
    )


def _in_another_unit(subject: Subject, otherwise: list[Context]) -> Finding | None:
    if not otherwise:
        return None
    claimed, given = subject.quantity, otherwise[0]
    message = f"The article has this value only as “{given.quantity.text}”."
    kinds, units = {claimed.kind}, {claimed.unit}
    for context in otherwise:
        kinds.add(context.quantity.kind)
        units.add(context.quantity.unit)
    may_be_counted = claimed.unit is None and claimed.value <= LISTED
    if may_be_counted or QuantityKind.ORDINAL in kinds or MULTIPLE in units:
        return unclear(Code.NUMBER_DERIVED, message, *given.evidence)
    return rejected(Code.NUMBER_UNIT, message, *given.evidence, suggestion=given.wording)


def _not_there(subject: Subject, source: Reading) -> Finding:
    claimed = subject.quantity
    nearest = _nearest(subject, source)
    small = claimed.value <= LISTED and claimed.kind in (QuantityKind.CARDINAL, QuantityKind.ORDINAL)
    may_be_counted = small and not (nearest and nearest.head and nearest.agreement >= SAME_PLACE)
    contradicted = nearest is not None and nearest.agreement >= SAME_PLACE
    between = not contradicted and _may_lie_between(claimed, source)
    if may_be_counted or between or claimed.kind is QuantityKind.VAGUE or claimed.unit == MULTIPLE:
        return unclear(
            Code.NUMBER_DERIVED,
            f"The article does not print {claimed.text}; it may be counted or worked out from what is there.",
        )
    message = f"The article does not have {claimed.text}."
    if nearest is None:
        return rejected(Code.NUMBER_ABSENT, message)
    wording = nearest.context.wording
    return rejected(Code.NUMBER_ABSENT, f"{message} It has {wording}.", *nearest.context.evidence, suggestion=wording)


def _may_lie_between(claimed: Quantity, source: Reading) -> bool:
    """Whether a length of time, not an age, may be that between two dates of the source, or since one of them."""
    if claimed.unit not in SPANS or claimed.text.endswith("old"):
        return False
    dates_of = [context.quantity.date for context in source.contexts if context.quantity.date is not None]
    in_years = claimed.unit in YEARS
    fine_enough = {date for date in dates_of if (date.year if in_years else date.month) is not None}
    return len(fine_enough) >= (1 if source.published else 2)


def _rounded(subject: Subject, source: Reading) -> Finding | None:
    """Told in fewer digits than the source's: "nearly 2,000" for 1,987, "thousands" for 3,500."""
    claimed = subject.quantity
    near = (
        context
        for context in source.contexts
        if compare_units(claimed, context.quantity) is Units.SAME and _is_near(claimed, context.quantity)
    )
    best = max(map(subject.bind, near), key=lambda binding: binding.agreement, default=None)
    if best is None:
        return None
    given = best.context
    unsaid = claimed.qualifier is Qualifier.EXACTLY and claimed.kind is not QuantityKind.VAGUE
    if unsaid and not subject.in_headline and not is_fairly_rounded(claimed, given.quantity):
        return None
    message = f"Rounded from “{given.wording}”"
    if is_unbound(subject, best, source):
        return unclear(Code.NUMBER_MISBOUND, f"{message}, if that is the same thing.", *given.evidence)
    if unsaid:
        return unclear(Code.NUMBER_ROUNDED, f"{message}, without saying so.", *given.evidence, suggestion=given.wording)
    return supported(f"{message}, and said to be.", *given.evidence)


def _is_near(claimed: Quantity, given: Quantity) -> bool:
    return is_rounded(claimed, given) or is_bounded_by(claimed, given) or is_order_of(claimed, given)


def _end_of_range(subject: Subject, source: Reading) -> Finding | None:
    """One end told of a range, or a range told of two numbers."""
    claimed = subject.quantity
    if claimed.upper is not None:
        ends = [source.contexts_by_value.get(end) for end in (claimed.value, claimed.upper)]
        if not all(ends):
            return None
        evidence = [span for places in ends if places for span in places[0].evidence]
        return unclear(Code.NUMBER_DERIVED, "The article has both ends, but not as one range.", *evidence)
    for context in source.contexts_by_value.get(claimed.value, ()):
        given = context.quantity
        if given.upper is None or compare_units(claimed, given) is Units.OTHER:
            continue
        end = Qualifier.AT_MOST if claimed.value == given.upper else Qualifier.AT_LEAST
        if claimed.qualifier is end:
            return supported(f"The article has “{given.text}”.", *context.evidence)
        message = f"The article gives a range, “{given.text}”, of which this is one end."
        return unclear(Code.NUMBER_QUALIFIER, message, *context.evidence, suggestion=context.wording)
    return None


def _derived(subject: Subject, source: Reading) -> Finding | None:
    for derivation in derive(subject.quantity, source):
        heads = [subject.bind(operand).head for operand in derivation.operands]
        if heads.count(False) == len(heads):
            continue  # a sum of other things
        evidence = [span for operand in derivation.operands for span in operand.evidence]
        if all(heads):
            return supported(f"Worked out from the article: {derivation}.", *evidence)
        return unclear(
            Code.NUMBER_DERIVED,
            f"The article does not print {subject.quantity.text}; it may be worked out as {derivation}.",
            *evidence,
        )
    return None


def _counted(subject: Subject, source: Reading) -> Finding | None:
    claimed = subject.quantity
    if claimed.kind is not QuantityKind.CARDINAL or claimed.unit is not None:
        return None
    place = counted(claimed.value, subject.heads, source)
    return supported(f"The article has “{place.text}”.", place) if place else None


def _nearest(subject: Subject, source: Reading) -> Binding | None:
    """The number of the source that stands where the claim's does: the one probably meant."""
    alike = (
        subject.bind(context)
        for context in source.contexts
        if compare_units(subject.quantity, context.quantity) is Units.SAME
    )
    best = max(alike, key=lambda binding: (binding.head is True, binding.agreement), default=None)
    return best if best is not None and best.agreement > 0 else None


def judge_absent_date(subject: Subject, source: Reading) -> Finding:
    """A date that no date of the source bears out as it stands."""
    claimed, text = subject.quantity.date, subject.quantity.text
    message = f"The article does not have {text}."
    if claimed is None:
        return rejected(Code.DATE_ABSENT, message)
    places = list(dates.computed(claimed, source))
    if places:
        return supported("Counted from the day of publication.", *places[:2])
    other = _other_date(subject, claimed, source)
    if other is not None:
        wording = other.quantity.text
        return rejected(Code.DATE_ABSENT, f"{message} It has {wording}.", *other.evidence, suggestion=wording)
    given = next((c.evidence[-1] for c in source.contexts if agrees_in_part(claimed, c.quantity)), None)
    given = given or (None if source.published else next(dates.may_be_meant(claimed, source), None))
    if given is None:
        return rejected(Code.DATE_ABSENT, message)
    return unclear(
        Code.DATE_INFERRED,
        f"The article does not print {text}; it may follow from “{given.text}”.",
        given,
    )


def _other_date(subject: Subject, claimed: PartialDate, source: Reading) -> Context | None:
    """A date of the source that stands where the claimed one does, and is another day, month or year."""
    if not subject.weights:  # a bare date stands nowhere
        return None
    others = (
        subject.bind(context)
        for context in source.contexts
        if context.quantity.date is not None and dates.contradicts(claimed, context.quantity.date)
    )
    best = max(others, key=lambda binding: binding.agreement, default=None)
    return best.context if best is not None and best.agreement >= SAME_PLACE else None


def agrees_in_part(claimed: PartialDate, given: Quantity) -> bool:
    """Whether ``given`` says a part of the claimed date and contradicts none."""
    date = given.date
    if date is None or dates.contradicts(claimed, date):
        return False
    pairs = ((claimed.year, date.year), (claimed.month, date.month), (claimed.day, date.day))
    return any(mine is not None and mine == theirs for mine, theirs in pairs)
