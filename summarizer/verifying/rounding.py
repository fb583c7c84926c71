"""A number told in fewer digits than the source's, or hedged around it: "nearly 2,000" for 1,987."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.quantity import Qualifier, QuantityKind
from summarizer.schema import Code
from summarizer.verifying.contradiction import contradicts
from summarizer.verifying.finding import supported, unclear
from summarizer.verifying.lengths import is_near_length
from summarizer.verifying.matching import (
    Units,
    compare_units,
    is_bounded_by,
    is_fairly_rounded,
    is_near_share,
    is_order_of,
    is_rounded,
)
from summarizer.verifying.present import is_unbound
from summarizer.verifying.rivals import outdone

if TYPE_CHECKING:
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Binding, Subject
    from summarizer.verifying.finding import Finding

FEW = 10  # times: how much larger a number is at most that was meant instead


def judge_rounded(subject: Subject, source: Reading) -> Finding | None:
    """Told in fewer digits than the source's: "nearly 2,000" for 1,987, "thousands" for 3,500."""
    claimed = subject.quantity
    near = (
        context
        for context in source.contexts
        if (compare_units(claimed, context.quantity) is Units.SAME and _is_near(claimed, context.quantity))
        or is_near_share(claimed, context.quantity)
        or is_near_length(claimed, context)
    )
    best = max(map(subject.bind, near), key=lambda binding: binding.agreement, default=None)
    if best is None:
        return None
    given = best.context
    if _is_hedged_elsewhere(subject, best, source):
        return None
    unsaid = claimed.qualifier is Qualifier.EXACTLY and claimed.kind is not QuantityKind.VAGUE
    fair = is_fairly_rounded(claimed, given.quantity) or is_near_share(claimed, given.quantity)
    if unsaid and not subject.in_headline and (not fair or contradicts(subject, given)):
        return None
    message = f"Rounded from “{given.wording}”"
    if is_unbound(subject, best, source):
        return unclear(Code.NUMBER_MISBOUND, f"{message}, if that is the same thing.", *given.evidence)
    if unsaid:
        return unclear(Code.NUMBER_ROUNDED, f"{message}, without saying so.", *given.evidence, suggestion=given.wording)
    return outdone(subject, best, source) or supported(f"{message}, as its hedge says.", *given.evidence)


def _is_hedged_elsewhere(subject: Subject, best: Binding, source: Reading) -> bool:
    """Whether "at least 5" is not how the claim tells the source's 5.5, since the source has "at least 6" there."""
    claimed = subject.quantity
    if not is_bounded_by(claimed, best.context.quantity):
        return False
    hedged = (
        context
        for context in source.contexts
        if context.quantity.qualifier is claimed.qualifier and _may_be_meant(claimed, context.quantity)
    )
    return any(subject.agreement(context) >= best.agreement for context in hedged)


def _may_be_meant(claimed: Quantity, hedged: Quantity) -> bool:
    """Whether two hedged numbers are of one unit and size: "more than a quarter" is not what "more than 112,000" is."""
    if compare_units(claimed, hedged) is not Units.SAME or (claimed.ratio is None) is not (hedged.ratio is None):
        return False
    low, high = sorted((claimed.value, hedged.value))
    return high <= low * FEW


def _is_near(claimed: Quantity, given: Quantity) -> bool:
    return is_rounded(claimed, given) or is_bounded_by(claimed, given) or is_order_of(claimed, given)
