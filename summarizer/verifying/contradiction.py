"""When two like numbers say different things: of another, by another, or of what befell otherwise.

Each test looks at one sign that both texts give. Where one of them does not give it, there is no contradiction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.related import related
from summarizer.reading.signs import denied, direction, is_flat, is_unreal, rate, score
from summarizer.reading.words import grammar_of
from summarizer.verifying.series import changed_places, is_of_another_time, is_only_compared_with, is_the_whole_of_it

if TYPE_CHECKING:
    from summarizer.reading.context import Context
    from summarizer.verifying.binding import Subject

NAME_ROOT = 4  # letters that a country and its people share, as a rule


def contradicts(subject: Subject, candidate: Context) -> bool:
    """Whether claim and source say different things in the same place of two sentences."""
    if subject.in_headline:  # where every word is a capital
        return False
    known = subject.contradictions.get(id(candidate))
    if known is None:
        known = subject.contradictions[id(candidate)] = _is_contradicted(subject, candidate)
    return known


def _is_contradicted(subject: Subject, candidate: Context) -> bool:
    for test in TESTS:  # noqa: SIM110 - any() resumes a generator for each of the tests, of which most numbers take all
        if test(subject, candidate):
            return True
    return False


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

    Only a fate that the source tells of others is another; one that it does not tell at all may be a synonym. Who was
    killed died (WordNet's relation of cause).
    """
    mine, source = subject.context.fate, candidate.reading
    theirs = candidate.fate if mine is not None else None
    return (
        mine is not None
        and theirs is not None
        and mine != theirs
        and subject.bind(candidate).head is not False
        and not related(mine, theirs, source.language)
        and not {mine, theirs} <= grammar_of(source.language, "deadly")
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


def is_the_end_of_it(subject: Subject, candidate: Context) -> bool:
    """As "fell by 22%" against "fell by 14 points, to 22%": how far it went, and where that ended.

    A phrase with "by" measures a change, and one with "to" is its goal (Huddleston and Pullum 2002, chapter 7).
    """
    language, claim = candidate.reading.language, subject.context
    told = claim.reading.words.lowered[claim.place[0] - 1 : claim.place[0]]
    if grammar_of(language, "measuring").isdisjoint(told):
        return False
    given = candidate.reading.words.lowered[candidate.place[0] - 1 : candidate.place[0]]
    return direction(claim) is not None and not grammar_of(language, "goal").isdisjoint(given)


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
    is_the_end_of_it,
    is_denied_by_one,
    is_the_reverse_score,
    changed_places,
    is_the_whole_of_it,
    is_of_another_time,
    is_only_compared_with,
    is_told_as_done,
)
