"""Numbers that the article does not print: what follows from those it does, and what only looks so."""

from __future__ import annotations

import pytest

from summarizer import Code, Verdict, verify
from tests.verifying.claims import numbers_in

BUDGET = """\
Norvane Stores may close 10% of its 1,500 shops. Four former clerks will receive $6.5 million each. Sales rose 37% in
the year in which the chain gave a 10% discount. Talmere has 40 clerks, and six ships lie in its harbour. The mine of
1968 is to be sold.

Three men were hurt in the morning and two men in the afternoon. (Jun 4, 2012) Seventeen years ago a fire burnt down
its first shop.
"""


def only(line: str, source: str = BUDGET) -> tuple[Verdict, Code | None]:
    (claim,) = numbers_in(line, source)
    return claim.verdict, claim.code


@pytest.mark.parametrize(
    "line",
    [
        "Norvane Stores may close 150 shops.",  # 10% of 1,500
        "The former clerks will receive $26 million.",  # four times 6.5
        "Norvane Shop Sold Near '68 Mine",
        "Fire at Norvane Stores in 1995 Is Recalled",  # 17 years before 2012
    ],
)
def test_what_may_be_worked_out_is_for_a_person(line: str) -> None:
    verdict, code = only(line)
    assert verdict is Verdict.UNCLEAR
    assert code in (Code.NUMBER_DERIVED, Code.DATE_INFERRED)


@pytest.mark.parametrize(
    "line",
    [
        "Sales rose 27%.",  # 37% less 10% are percentage points, and of nothing
        "Talmere has 46 clerks.",  # 40 clerks and six ships
        "Norvane Stores may close 15,000 shops.",
    ],
)
def test_a_total_of_things_of_two_kinds_is_rejected(line: str) -> None:
    assert only(line) == (Verdict.REJECTED, Code.NUMBER_ABSENT)


def test_a_sum_of_one_kind_told_together_is_supported_with_its_operands() -> None:
    (claim,) = verify("Five men were hurt.", BUDGET).claims
    assert claim.verdict is Verdict.SUPPORTED
    assert [span.text for span in claim.evidence] == ["Three", "two"]


RISES = "Sales of Norvane Stores doubled last year, and exports tripled. Nothing is known of its imports."


@pytest.mark.parametrize("line", ["Sales of Norvane Stores rose 100% last year.", "Exports rose by 200%."])
def test_a_multiple_is_so_many_percent_more(line: str) -> None:
    assert only(line, RISES) == (Verdict.UNCLEAR, Code.NUMBER_DERIVED)


def test_three_times_as_much_is_not_three_hundred_percent_more() -> None:
    assert only("Exports rose by 300%.", RISES) == (Verdict.REJECTED, Code.NUMBER_ABSENT)


STRIKE = "The harbour of Talmere lost £1.5m a day for 10 days. It had cost £2m to build in 1950."


def test_so_much_a_day_for_so_many_days_may_be_worked_out() -> None:
    assert only("The harbour lost £15m.", STRIKE) == (Verdict.UNCLEAR, Code.NUMBER_DERIVED)
    assert only("The harbour lost £20m.", STRIKE) == (Verdict.REJECTED, Code.NUMBER_ABSENT)


FERRY = "The ferry Alma carried 412 passengers and 58 sailors when it ran aground. Six swam ashore."


@pytest.mark.parametrize("line", ["Of 470 people aboard, all survived.", "The Alma had 470 people aboard."])
def test_a_third_noun_may_stand_for_both_of_a_sum(line: str) -> None:
    assert only(line, FERRY) == (Verdict.UNCLEAR, Code.NUMBER_DERIVED)


@pytest.mark.parametrize("line", ["The Alma carried 470 passengers.", "Of 476 people aboard, all survived."])
def test_the_noun_of_one_part_stands_for_no_sum(line: str) -> None:
    assert only(line, FERRY) == (Verdict.REJECTED, Code.NUMBER_ABSENT)


HARBOUR = """\
Twelve ships lie in the harbour of Talmere this week, the harbour master said. Two of the ships came from Ostrand.

The port's clerks mend eight nets. Talmere opened its third ship lift in 2001. The odds on a storm are 2/1.
"""


@pytest.mark.parametrize(
    "line",
    [
        "Twenty ships lie in the harbour of Talmere.",  # not twelve ships and eight nets
        "Fourteen ships lie in the harbour of Talmere.",  # the two are among the twelve
        "Three ships lie in the harbour of Talmere.",  # there are twelve; "third" counts lifts
    ],
)
def test_what_could_be_worked_out_does_not_stand_against_the_number_in_its_place(line: str) -> None:
    assert only(line, HARBOUR) == (Verdict.REJECTED, Code.NUMBER_ABSENT)


def test_odds_are_no_addend() -> None:
    verdict, _ = only("Talmere expects ten storms.", HARBOUR + "Eight storms struck Talmere last year.")
    assert verdict is Verdict.REJECTED


LODGE = """\
Dockers of Talmere walked out again on Monday over night shifts. A second jury heard the case of the pilot, who was
jailed in May. The lodge raised its forecast to at least $6 a berth; it earned $5.52 a berth in spring. The harbour is
in its fifth year of repairs. The keeper was sent off in the 71st minute.
"""


@pytest.mark.parametrize(
    "line",
    [
        "Dockers of Talmere face a fourth day of walkouts.",  # no list says which day it is
        "The pilot was jailed for two years.",  # a second jury is no length of time
        "The lodge raised its forecast to at least $5 a berth.",  # $5.52 is another number's
    ],
)
def test_what_nothing_in_the_article_counts_is_rejected(line: str) -> None:
    assert only(line, LODGE) == (Verdict.REJECTED, Code.NUMBER_ABSENT)


@pytest.mark.parametrize(
    "line",
    [
        "The harbour has been under repair for five years.",
        "The keeper was sent off after 71 minutes.",
        "The second of the walkouts began on a quay.",
    ],
)
def test_what_may_be_counted_is_for_a_person(line: str) -> None:
    verdict, _ = only(line, LODGE)
    assert verdict is Verdict.UNCLEAR


SEASON = """\
Norvane's coach Joss Keld has lost just once in nine matches since he came to Talmere.
Notices went to 26 harbour clerks and eight ferry clerks on Monday. It rained once in Olm.
"""


@pytest.mark.parametrize(
    "line",
    ["Joss Keld has lost one match of nine in Talmere.", "Keld, the coach, has lost only one out of nine matches."],
)
def test_once_may_be_one_of_what_is_counted(line: str) -> None:
    found = numbers_in(line, SEASON)
    assert found[0].verdict is Verdict.UNCLEAR
    assert [span.text for span in found[0].evidence] == ["once"]


def test_once_of_something_else_is_no_count() -> None:
    found = numbers_in("One clerk had a notice on Monday.", SEASON)
    assert "once" not in [span.text for span in found[0].evidence]


@pytest.mark.parametrize("line", ["More than 30 clerks had notices.", "At least 30 clerks had notices."])
def test_a_hedged_number_may_be_a_sum(line: str) -> None:
    (claim,) = numbers_in(line, SEASON)
    assert claim.verdict is Verdict.SUPPORTED
    assert [span.text for span in claim.evidence] == ["26", "eight"]


@pytest.mark.parametrize("line", ["More than 40 clerks had notices.", "Fewer than 20 clerks had notices."])
def test_but_not_against_its_hedge(line: str) -> None:
    assert only(line, SEASON) == (Verdict.REJECTED, Code.NUMBER_ABSENT)
