"""When two like numbers say different things: of another, by another, or of what befell otherwise.

Each test looks at one sign that both texts give. Where one of them does not give it, there is no contradiction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.quantity import QuantityKind
from summarizer.reading.related import related
from summarizer.reading.signs import denied, direction, is_age, is_flat, is_unreal, rate, score

if TYPE_CHECKING:
    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Subject

MOST = 0.5  # share of a member's own words that a claim must have to be about that member
NAME_ROOT = 4  # letters that a country and its people share, as a rule


def contradicts(subject: Subject, candidate: Context) -> bool:
    """Whether claim and source say different things in the same place of two sentences."""
    if subject.in_headline:  # where every word is a capital
        return False
    told = subject.contradictions
    if id(candidate) not in told:
        told[id(candidate)] = any(test(subject, candidate) for test in TESTS)
    return told[id(candidate)]


def counts_others(subject: Subject, candidate: Context) -> bool:
    """As "3,000 Russian soldiers" against "3,000 Ukrainian soldiers".

    Not of an age: the names behind it are one person's, told in many ways ("31-year-old Togo striker Ade").
    """
    mine = subject.names
    if not mine or subject.quantity.unit == "year" or not candidate.head_names:
        return False
    return not any(_same_name(one, stem) for one in mine for stem in candidate.head)


def is_done_by_others(subject: Subject, candidate: Context) -> bool:
    """As "Ukraine launched 64" against "Russia launched 64"."""
    doing = subject.context.deed
    done = candidate.deed if doing is not None else None
    if doing is None or done is None or doing[1] != done[1]:
        return False
    return not any(_same_name(one, other) for one in doing[0] for other in done[0])


def befell_otherwise(subject: Subject, candidate: Context) -> bool:
    """As "three were killed" against "three were wounded".

    Only a fate that the source tells of others is another; one that it does not tell at all may be a synonym.
    """
    mine, source = subject.context.fate, candidate.reading
    theirs = candidate.fate if mine is not None else None
    return (
        mine is not None
        and theirs is not None
        and mine != theirs
        and subject.bind(candidate).head is not False
        and not related(mine, theirs, source.language)
        and source.counts.tells(mine)
    )


def is_anothers(subject: Subject, candidate: Context) -> bool:
    """As "Hugo Weiss, 34" against "Karl Weiss, 34": the names differ in more than how much of them is given."""
    mine = subject.context.bearer
    theirs = candidate.bearer if mine else mine
    return bool(mine and theirs) and not (mine <= theirs or theirs <= mine)


def is_at_another_rate(subject: Subject, candidate: Context) -> bool:
    """As "£78 a month" against "£78 a week"."""
    mine = rate(subject.context)
    theirs = rate(candidate) if mine is not None else None
    return theirs is not None and mine != theirs


def went_the_other_way(subject: Subject, candidate: Context) -> bool:
    """As "rose to 64" against "fell to 64"."""
    mine = direction(subject.context)
    theirs = direction(candidate) if mine is not None else None
    return theirs is not None and mine != theirs


def is_denied_by_one(subject: Subject, candidate: Context) -> bool:
    """As "was not fined $75,000" against "was fined $75,000"."""
    return denied(subject.context) != denied(candidate)


def is_told_as_done(subject: Subject, candidate: Context) -> bool:
    """As "launched 64" against "may launch 64": what is only possible, planned or alleged is told flatly."""
    return is_unreal(candidate) and is_flat(subject.context) and not subject.what


def is_the_reverse_score(subject: Subject, candidate: Context) -> bool:
    """As "1-4" against "4-1"."""
    mine, theirs = score(subject.context), score(candidate)
    return mine is not None and theirs is not None and mine != theirs and mine == theirs[::-1]


def changed_places(subject: Subject, candidate: Context) -> bool:
    """As "7.9% in 2021" against "6.2% in 2021 and 7.9% in 2022", or "from 7 to 5" against "from 5 to 7"."""
    return exchanged_with(subject, candidate) is not None


def is_of_another_time(subject: Subject, candidate: Context) -> bool:
    """As "$3.69 in 2020" against "$3.69 in 2021"; and as "2020" there, of whose number the article tells 2021."""
    if subject.quantity.kind is not QuantityKind.DATE and subject.quantity.kind is not QuantityKind.ORDINAL:
        mine = subject.context.period
        return mine != (None, None) and _are_apart(mine, candidate.period)
    return any(_is_dated_otherwise(subject.context, other, candidate.reading) for other in subject.context.beside)


def _is_dated_otherwise(date: Context, told: Context, source: Reading) -> bool:
    """Whether a number of the claim is told of this quarter or year, and the source tells it, but of others only."""
    part = 1 if date.quantity.kind is QuantityKind.DATE else 0
    own = date.quantity.date.year if date.quantity.date is not None else int(date.quantity.value)
    if told.quantity.kind in (QuantityKind.DATE, QuantityKind.ORDINAL) or told.period[part] != own or own is None:
        return False
    places = source.contexts_by_value.get(told.quantity.value, ())
    times = {place.period[part] for place in places if place.quantity.unit == told.quantity.unit}
    return bool(times) and times.isdisjoint({own, None})


def _are_apart(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    return any(None not in (mine, theirs) and mine != theirs for mine, theirs in zip(one, other, strict=True))


def exchanged_with(subject: Subject, candidate: Context) -> Context | None:
    """The number of the candidate's sentence whose own words the claim has, and none of the candidate's.

    Dates, ages and scores are no members of a series.
    """
    if candidate.quantity.kind is QuantityKind.DATE or is_age(candidate) or is_age(subject.context):
        return None
    rivals = [other for other in candidate.beside if is_member_beside(candidate, other)]
    same_noun = bool(rivals) and subject.bind(candidate).head
    for rival in rivals:
        if same_noun and subject.bind(rival).head is not True:
            continue  # it counts what the claim counts, and the other something else
        said, theirs = subject.context.conjunct.all, candidate.conjunct.all
        own = rival.conjunct.own - theirs
        if MOST * len(own) <= len(said & own) > 0 and not said & (theirs - rival.conjunct.all):
            return rival
    return None


def is_member_beside(candidate: Context, rival: Context) -> bool:
    """Whether two numbers of a sentence may be members of one series: other values of one unit and kind."""
    one, other = candidate.quantity, rival.quantity
    alike = (one.unit, one.kind) == (other.unit, other.kind)
    return alike and one.value != other.value and not (one.score or other.score)


def _same_name(one: str, other: str) -> bool:
    """Whether two stems may be forms of one name: "russia" and "russian"."""
    return one[:NAME_ROOT] == other[:NAME_ROOT]


TESTS = (
    counts_others,
    is_done_by_others,
    befell_otherwise,
    is_anothers,
    is_at_another_rate,
    went_the_other_way,
    is_denied_by_one,
    is_the_reverse_score,
    changed_places,
    is_of_another_time,
    is_told_as_done,
)
