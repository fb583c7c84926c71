"""A date that the source does not print: counted from the day of publication, inferred, or not there at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.schema import Code
from summarizer.verifying import dates
from summarizer.verifying.finding import rejected, supported, unclear

if TYPE_CHECKING:
    from summarizer.reading.context import Context
    from summarizer.reading.quantity import PartialDate, Quantity
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Subject
    from summarizer.verifying.finding import Finding

SAME_PLACE = 0.6  # agreement from which another date stands where the claim's does


def judge_absent_date(subject: Subject, source: Reading) -> Finding:
    """A date that no date of the source bears out as it stands."""
    claimed, text = subject.quantity.date, subject.quantity.text
    message = f"The article does not have {text}."
    if claimed is None:
        return rejected(Code.DATE_ABSENT, message)
    places = list(dates.computed(claimed, source))
    if places:
        return supported("Counted from the day of publication.", *places[:2])
    if (from_there := next(dates.counted_from(claimed, source, by_name=subject.in_headline), None)) is not None:
        return unclear(Code.DATE_INFERRED, f"{message} It may be counted from “{from_there[0].text}”.", *from_there)
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
