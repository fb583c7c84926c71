"""Numbers of one series: which member of it a claim speaks of, and of which time.

"Inflation was 6.2% in 2021 and 7.9% in 2022" tells two numbers of one thing. A claim that gives one of them the
words or the time of the other says what the source denies, and the source says what stands there instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.comparisons import is_base, is_of_before
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.signs import is_age
from summarizer.reading.words import grammar_of
from summarizer.verifying.stages import is_start_of_what_is_to_come

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Subject

MOST = 0.5  # share of a member's own words that a claim must have to be about that member
CERTAIN = 2  # of those words, for no doubt to be left
PART = 4  # words from a part to its whole: "two of the town's five libraries"
TIMES = frozenset({QuantityKind.DATE, QuantityKind.ORDINAL})


def instead(subject: Subject, candidate: Context) -> Context | None:
    """What the source has in the claim's place, where it tells the claim's number of another member or time."""
    rival = exchanged_with(subject, candidate)
    elliptic = subject.quantity.kind is QuantityKind.ORDINAL  # "by the third" leaves its noun to "in the first year"
    if rival is not None and not elliptic and _is_certain(subject, candidate, rival):
        return rival
    if is_only_compared_with(subject, candidate):
        return None if subject.what else _compared(candidate)  # a label is too short to tell of which time it speaks
    if subject.quantity.kind in TIMES:
        return next(_dated_otherwise(subject, candidate.reading), None)
    if subject.context.bearer:
        return _age_of(subject, candidate.reading)
    if not is_of_another_time(subject, candidate):
        return None
    mine, anchor = subject.context.period, subject.anchor
    alike = (other for other in candidate.beside if is_member_beside(candidate, other))
    return next((other for other in alike if other.period == mine and other.anchor == anchor), None)


def changed_places(subject: Subject, candidate: Context) -> bool:
    """As "7.9% in 2021" against "6.2% in 2021 and 7.9% in 2022", or "from 7 to 5" against "from 5 to 7"."""
    return exchanged_with(subject, candidate) is not None


def is_of_another_time(subject: Subject, candidate: Context) -> bool:
    """As "$3.69 in 2020" against "$3.69 in 2021"; and as "2020" there, of whose number the article tells 2021."""
    if subject.quantity.kind in TIMES:
        return any(_dated_otherwise(subject, candidate.reading))
    mine = subject.context.period
    return (mine != (None, None) and _are_apart(mine, candidate.period)) or _is_anchored_elsewhere(subject, candidate)


def _is_anchored_elsewhere(subject: Subject, candidate: Context) -> bool:
    """As "3% this year" against "4.5% this year and 3% next year"."""
    mine = subject.anchor
    theirs = candidate.anchor if mine is not None else None
    return mine is not None and theirs is not None and mine[0] == theirs[0] and mine[1] != theirs[1]


def _dated_otherwise(subject: Subject, source: Reading) -> Iterator[Context]:
    """The other quarter or year that the source gives to a number that the claim tells of this one."""
    date = subject.context
    part = 1 if date.quantity.kind is QuantityKind.DATE else 0
    own = _time(date)
    for told in date.beside if own is not None else ():
        if told.quantity.kind in TIMES or told.period[part] != own:
            continue
        places = source.contexts_by_value.get(told.quantity.value, ())
        alike = [place for place in places if place.quantity.unit == told.quantity.unit]
        if {place.period[part] for place in alike}.isdisjoint({own, None}):
            yield from (
                time
                for place in alike
                for time in place.beside
                if time.quantity.kind is date.quantity.kind and _time(time) == place.period[part]
            )


def _time(context: Context) -> int | None:
    """The year of a date, or which quarter it is."""
    quantity = context.quantity
    return quantity.date.year if quantity.date is not None else int(quantity.value)


def _are_apart(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    return any(None not in (mine, theirs) and mine != theirs for mine, theirs in zip(one, other, strict=True))


def exchanged_with(subject: Subject, candidate: Context) -> Context | None:
    """The number of the candidate's sentence whose own words the claim has, and none of the candidate's.

    Dates, ages and scores are no members of a series.
    """
    beside = candidate.beside
    rivals = [other for other in beside if is_member_beside(candidate, other)] if len(beside) > 1 else []
    if not rivals or candidate.quantity.kind is QuantityKind.DATE or is_age(candidate) or is_age(subject.context):
        return None
    same_noun = subject.bind(candidate).head
    for rival in rivals:
        if same_noun and subject.bind(rival).head is not True and not _leaves_its_noun_to(candidate, rival):
            continue  # it counts what the claim counts, and the other something else
        if is_part_of(candidate, rival) or is_part_of(rival, candidate):
            continue
        if same_noun is False and comes_before(candidate, rival) and subject.counts_the_noun_of(rival):
            return rival
        if _is_told_of(rival, candidate, subject.context.conjunct.all):
            return rival
    return None


def _leaves_its_noun_to(candidate: Context, rival: Context) -> bool:
    """As the 55th does in "Falk in the 12th minute and Pieters, from the spot, in the 55th" (gapping)."""
    return not rival.head and rival.conjunct.has_subject and comes_before(candidate, rival)


def _is_told_of(rival: Context, candidate: Context, said: frozenset[str]) -> bool:
    """Whether a claim has half of the words that are the rival's alone, and none of the candidate's.

    With all of them, it may have as much as half of the candidate's, where no noun is counted: "energy cost 2.4% less"
    leaves out "than a year earlier", which stands with the number before.
    """
    own, theirs = _apart(rival, candidate), _apart(candidate, rival, elliptic=True)
    if said.isdisjoint(own):
        return False
    own -= _lengths_beside(rival)
    if not candidate.head and not theirs and comes_before(rival, candidate):
        own = own.difference(rival.head)  # "24,800 pupils in 2012 and has 19,300 now" leaves out the noun alone
    mine, yours = said & own, said & theirs
    if not mine or len(mine) < MOST * len(own):
        return False
    loose = rival.quantity.unit is not None and own <= said and len(own) >= CERTAIN
    return not yours or (loose and len(yours) <= MOST * len(theirs))


def _is_certain(subject: Subject, candidate: Context, rival: Context) -> bool:
    """Whether the claim has two of the rival's own words, and none of the candidate's."""
    said = subject.context.conjunct.all
    theirs = _apart(candidate, rival, elliptic=True)
    own = _apart(rival, candidate) - _lengths_beside(rival)
    return bool(theirs) and len(said & own) >= CERTAIN and not said & theirs


def _apart(one: Context, other: Context, *, elliptic: bool = False) -> frozenset[str]:
    """The words that are one number's, and not another's of its sentence.

    What stands before the first of two is also the second's, unless that one has a subject of its own (gapping;
    Huddleston and Pullum 2002, chapter 15). ``elliptic``: nor is the counted noun, if the other leaves its own out.
    """
    mine, theirs = one.conjunct, other.conjunct
    shares = comes_before(one, other) and not theirs.has_subject
    words = mine.behind if shares and (mine.behind or not elliptic) else mine.all
    left_out = one.head if elliptic and not other.head else ()
    return words - theirs.all - frozenset(left_out)


def _lengths_beside(context: Context) -> frozenset[str]:
    """The words of the lengths of time in its sentence, as stems: a claim may tell those too, of either number."""
    stems = context.reading.words.stems
    lengths = (other.place for other in context.beside if other.quantity.kind is QuantityKind.DURATION)
    return frozenset(stem for first, last in lengths for stem in stems[first:last])


def comes_before(one: Context, other: Context) -> bool:
    """Whether one number stands before another of the same text."""
    return one.quantity.start < other.quantity.start


def is_part_of(one: Context, other: Context) -> bool:
    """As "11 of 14 counts", "nine of their last 11 games": the noun is that of both."""
    return 0 < other.place[0] - one.place[1] <= PART and one.opens_partitive


def is_the_whole_of_it(subject: Subject, candidate: Context) -> bool:
    """As "would cut 23,000 posts" against "would cut 1,400 of its 23,000 posts".

    The verb governs the part: of the whole, the noun phrase inside it, it says nothing (Huddleston and Pullum 2002,
    chapter 5, partitives). A claim that tells the part too, or the number as a whole, says what the source says.
    """
    words = candidate.reading.words
    for part in candidate.beside:
        if not (is_member_beside(candidate, part) and comes_before(part, candidate) and is_part_of(part, candidate)):
            continue
        deed = part.place[0] - 1
        has = deed > 0 and words.lowered[deed] in grammar_of(candidate.reading.language, "having")
        deed -= has  # "Centre has 29 of the 56 seats": who has, since "has" says nothing
        said = deed >= 0 and words.stems[deed] in subject.said
        if said and (has or not candidate.reading.text[words.starts[deed]].isupper()):
            return part.quantity.value not in subject.told and not _is_told_as_a_whole(subject.context)
    return False


def _is_told_as_a_whole(context: Context) -> bool:
    """As "games won of the last 11"."""
    words, at = context.reading.words, context.place[0]
    before = words.lowered[max(0, at - PART) : at]
    return not grammar_of(context.reading.language, "partitives").isdisjoint(before)


def is_member_beside(candidate: Context, rival: Context) -> bool:
    """Whether two numbers of a sentence may be members of one series: other values of one unit and kind."""
    one, other = candidate.quantity, rival.quantity
    alike = one.kind is other.kind and one.unit == other.unit and (one.ratio is None) is (other.ratio is None)
    return alike and one.value != other.value and not (one.score or other.score)


def is_only_compared_with(subject: Subject, candidate: Context) -> bool:
    """As "income was $946 million" against "income was $971 million, compared with $946 million a year earlier"."""
    if not is_base(candidate) or is_base(subject.context) or is_start_of_what_is_to_come(subject, candidate):
        return False
    if is_elapsed(candidate):
        return False  # "three months before" tells of which time that is
    if subject.quantity.kind in TIMES:  # told of a number that is compared with, too?
        others = [other for other in candidate.beside if other.quantity.kind not in TIMES and is_base(other)]
        told = {other.quantity.value for other in subject.context.beside}
        meant = any(not other.conjunct.own.isdisjoint(subject.context.head) for other in others)  # "their June average"
        return not meant and told.isdisjoint(other.quantity.value for other in others)
    compared = _compared(candidate)
    if _is_told_behind(compared, subject) or _is_origin_of(compared, subject):
        return False
    return not is_of_before(subject.context) and subject.said.isdisjoint(candidate.conjunct.own)


def is_elapsed(context: Context) -> bool:
    """Whether a length of time is counted from another: "three months before"."""
    words, behind = context.reading.words.lowered, context.place[1]
    elapsed = grammar_of(context.reading.language, "elapsed")
    return context.quantity.kind is QuantityKind.DURATION and not elapsed.isdisjoint(words[behind : behind + 1])


def _is_told_behind(other: Context | None, subject: Subject) -> bool:
    """Whether the claim tells both, in the source's order: "31 fell ill, against 129" compares too."""
    return other is not None and any(
        told.quantity.value == other.quantity.value and told.quantity.start < subject.quantity.start
        for told in subject.context.beside
    )


def _is_origin_of(other: Context | None, subject: Subject) -> bool:
    """Whether the claim tells both as one change: "from 4,410 to 9,340" for "9,340, compared with 4,410"."""
    words, language = subject.context.reading.words.lowered, subject.context.reading.language
    at = subject.context.place[0] - 1
    if other is None or at < 0 or words[at] not in grammar_of(language, "origin"):
        return False
    goal = grammar_of(language, "goal")
    ends = (end for end in subject.context.beside if end.place[0] and words[end.place[0] - 1] in goal)
    return any(end.quantity.value == other.quantity.value for end in ends)


def _age_of(subject: Subject, source: Reading) -> Context | None:
    """The age that the source gives beside the name that the claim has beside this one."""
    name = subject.context.bearer
    others = (other for other in source.contexts if other.bearer and other.quantity.value != subject.quantity.value)
    return next((other for other in others if name <= other.bearer or other.bearer <= name), None)


def _compared(candidate: Context) -> Context | None:
    """The number before it in its sentence that is compared with ``candidate``."""
    alike = (candidate.quantity.unit, candidate.quantity.kind)
    for other in candidate.beside:
        if (other.quantity.unit, other.quantity.kind) == alike and other.quantity.value != candidate.quantity.value:
            return None if is_base(other) else other
    return None
