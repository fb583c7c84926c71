"""A date that the source does not print: counted from the day of publication, inferred, or not there at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.reading.dateline import find_dateline
from summarizer.reading.signs import is_to_come
from summarizer.reading.words import grammar_of
from summarizer.schema import Code
from summarizer.verifying import dates
from summarizer.verifying.aging import birth_year
from summarizer.verifying.binding import SAME_PLACE
from summarizer.verifying.finding import rejected, supported, unclear
from summarizer.verifying.meant import is_one_slip

if TYPE_CHECKING:
    from summarizer.reading.context import Context
    from summarizer.reading.quantity import PartialDate, Quantity
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Subject
    from summarizer.verifying.finding import Finding


def judge_absent_date(subject: Subject, source: Reading) -> Finding:
    """A date that no date of the source bears out as it stands."""
    claimed, text = subject.quantity.date, subject.quantity.text
    message = f"The article does not have “{text}”."
    if claimed is None:
        return rejected(Code.DATE_ABSENT, message)
    return (
        _computed(claimed, source)
        or _upcoming(claimed, source)
        or _ahead(claimed, source)
        or _named_day(claimed, source)
        or _end_of_span(subject, source)
        or _counted_from(subject, claimed, source)
        or _year_of_birth(subject, claimed, source)
        or _in_its_place(subject, claimed, source)
        or _in_part(subject, claimed, source)
        or _not_there(message, claimed, source)
    )


def _computed(claimed: PartialDate, source: Reading) -> Finding | None:
    places = list(dates.computed(claimed, source))
    return supported("Counted from the day of publication.", *places[:2]) if places else None


def _upcoming(claimed: PartialDate, source: Reading) -> Finding | None:
    """The day of a weekday that is still to come: within seven days of publication, behind or before (AP, "days")."""
    place = next(dates.upcoming(claimed, source), None)
    if place is None:
        return None
    context = source.context_at(place.start)
    if context is not None and is_to_come(context):
        return supported("Counted from the day of publication.", place)
    return unclear(Code.DATE_INFERRED, f"Counted from the day of publication, if “{place.text}” is to come.", place)


def _ahead(claimed: PartialDate, source: Reading) -> Finding | None:
    """A month or year so far from publication as the article tells: "in 15 months", if it counts from there."""
    place = next(dates.ahead(claimed, source), None)
    message = f"It may be counted from the day of publication: “{place.text}”." if place else ""
    return unclear(Code.DATE_INFERRED, message, place) if place else None


def _counted_from(subject: Subject, claimed: PartialDate, source: Reading) -> Finding | None:
    """A year so far from another as the article tells."""
    found = next(dates.counted_from(claimed, source, by_name=subject.in_headline), None)
    if found is None:
        return None
    message = f"The article does not have “{subject.quantity.text}”. It may be counted from “{found[0].text}”."
    return unclear(Code.DATE_INFERRED, message, *found)


def _year_of_birth(subject: Subject, claimed: PartialDate, source: Reading) -> Finding | None:
    """The year in which somebody was born who is of a certain age in another: "died in 1999 aged 36"."""
    born = grammar_of(source.language, "beginnings")
    if claimed.year is None or claimed.month is not None or claimed.decade or born.isdisjoint(subject.weights):
        return None
    found = birth_year(claimed.year, source)
    if found is None:
        return None
    year, age = (context.quantity.text for context in found)
    message = f"The article does not have “{subject.quantity.text}”. It may be counted from “{year}” and “{age}”."
    return unclear(Code.DATE_INFERRED, message, *found[0].evidence, *found[1].evidence)


def _in_its_place(subject: Subject, claimed: PartialDate, source: Reading) -> Finding | None:
    other = _other_date(subject, claimed, source)
    if other is None:
        return None
    wording = other.quantity.text
    message = f"The article does not have “{subject.quantity.text}”. It has “{wording}”."
    return rejected(Code.DATE_ABSENT, message, *other.evidence, suggestion=wording)


def _not_there(message: str, claimed: PartialDate, source: Reading) -> Finding:
    other = _like_year(claimed, source)
    if other is None:
        return rejected(Code.DATE_ABSENT, message)
    wording = other.quantity.text
    return rejected(Code.DATE_ABSENT, f"{message} It has “{wording}”.", *other.evidence, suggestion=wording)


def _like_year(claimed: PartialDate, source: Reading) -> Context | None:
    """A year alone that the source has with one slip of the hand in it: 1958 for 1985."""
    if claimed.year is None or claimed.month is not None or claimed.weekday is not None or claimed.decade:
        return None
    years = ((context, date.year) for context, date in source.dated if context.quantity.upper is None)
    return next((c for c, year in years if year is not None and is_one_slip(str(claimed.year), str(year))), None)


def _in_part(subject: Subject, claimed: PartialDate, source: Reading) -> Finding | None:
    """A part of the date is there, or, where nobody tells the day of publication, what counts from that."""
    told = next((c.evidence[-1] for c in source.contexts if agrees_in_part(claimed, c.quantity)), None)
    given = told or (None if source.published else next(dates.may_be_meant(claimed, source), None))
    if given is None:
        return None
    if told is None and (other := _like_year(claimed, source)):
        wording = other.quantity.text
        message = f"The article does not print “{subject.quantity.text}”. It has “{wording}”."
        return unclear(Code.DATE_ABSENT, message, *other.evidence, suggestion=wording)
    message = f"The article does not print “{subject.quantity.text}”; it may follow from “{given.text}”."
    return unclear(Code.DATE_INFERRED, message, given)


def _named_day(claimed: PartialDate, source: Reading) -> Finding | None:
    """A date that the source tells by its name: "in December" for "on Boxing Day"."""
    for span, date in source.feasts:
        told = replace(claimed, year=None)
        if claimed.weekday is None and claimed.month is not None and dates.agrees(told, date):
            if claimed.year is None:
                return supported(f"The article has “{span.text}”.", span)
            return unclear(Code.DATE_INFERRED, f"The article has “{span.text}”, without the year.", span)
    return None


def _end_of_span(subject: Subject, source: Reading) -> Finding | None:
    """One year told of a span of years: "in 1954" for "between 1951 and 1954"."""
    claimed = subject.quantity
    for context in source.contexts_by_value.get(claimed.value, ()) if claimed.upper is None else ():
        if context.quantity.upper is not None and context.quantity.date is not None:
            message = f"The article gives a span of years, “{context.quantity.text}”, of which this is one end."
            return unclear(Code.DATE_INFERRED, message, *context.evidence, suggestion=context.quantity.text)
    return None


def _other_date(subject: Subject, claimed: PartialDate, source: Reading) -> Context | None:
    """A date of the source that stands where the claimed one does, and is another day, month or year.

    Not the dateline's: that is the day of the report.
    """
    if not subject.weights:  # a bare date stands nowhere
        return None
    dateline = find_dateline(source)
    told_from = dateline.end if dateline is not None else 0
    others = (
        subject.bind(context)
        for context in source.contexts
        if context.quantity.date is not None
        and context.quantity.start >= told_from
        and dates.contradicts(claimed, context.quantity.date)
    )
    best = max(others, key=lambda binding: (binding.agreement, _shared(claimed, binding.context)), default=None)
    return best.context if best is not None and best.agreement >= SAME_PLACE else None


def _shared(claimed: PartialDate, context: Context) -> int:
    """How many parts a date has in common with the claimed one, of two in one sentence: the month of another year."""
    date = context.quantity.date
    if date is None:
        return 0
    return (claimed.month == date.month) + (claimed.day == date.day) + (claimed.year == date.year)


def agrees_in_part(claimed: PartialDate, given: Quantity) -> bool:
    """Whether ``given`` says a part of the claimed date and contradicts none."""
    date = given.date
    if date is None or dates.contradicts(claimed, date):
        return False
    pairs = ((claimed.year, date.year), (claimed.month, date.month), (claimed.day, date.day))
    return any(mine is not None and mine == theirs for mine, theirs in pairs)
