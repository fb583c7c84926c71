"""Numbers that a sentence of the article implies: true ones are for a person to look at, and never rejected."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer import Code, Document, Verdict, verify
from tests.verifying.claims import numbers_in

TOWN = """\
In a survey of 2,000 people in Varn, 69% said that they eat breakfast.

Thefts fell by 1,400 to 253,000 last year. The number of fires was 118, eight fewer than the year before, and robberies
stood at 143, which is 57 more than in 2020. Unemployment on the coast is 12.4 per cent, twice the national rate.

The council opposed the bridge by 47%, 38% were for it, and the rest had no view. Turnout rose from 19% to 51%.

Seventeen people, four of them children, were on the ferry when it sank. It is 112 of the company's 147 boats that can
carry cars. A ticket costs £175 a month.

Ann Lee, who turns 50 in May, won the Varn prize of €500,000, and gave half of it away. She bought her
house for 90,000 crowns. It is worth a hundred times that now.

The trial took three years and four months. In 2014, when he was 82, Karl Weiss married a widow 17 years his junior. His
daughter Kate died in 1999 aged 36. The chapel, built in 1989, will be closed.

Olm scored on 67 minutes. Eleven minutes later their keeper was sent off.
"""


@pytest.mark.parametrize(
    "line",
    [
        "31% of people in the survey do not eat breakfast.",
        "There were 254,400 thefts the year before.",
        "There were 126 fires the year before.",
        "In 2020 there were 86 robberies.",
        "The national unemployment rate is 6.2%.",
        "15% had no view of the bridge.",
        "Turnout rose by 32 points.",
        "There were 13 adults on the ferry.",
        "Thirty-five of the boats cannot carry cars.",
        "A ticket costs £2,100 a year.",
        "Ann Lee, 49, won a prize.",
        "Lee gave €250,000 of the prize away.",
        "The house is worth 9 million crowns now.",
        "The trial took 40 months.",
        "The widow whom Weiss married was 65.",
        "His daughter Kate was born in 1963.",
        "The keeper of Olm was sent off in the 78th minute.",
    ],
)
def test_what_a_sentence_implies_is_for_a_person_to_look_at(line: str) -> None:
    verdicts = {claim.verdict for claim in numbers_in(line, TOWN)}
    assert Verdict.UNCLEAR in verdicts
    assert Verdict.REJECTED not in verdicts


@pytest.mark.parametrize(
    "line",
    [
        "35% of people in the survey do not eat breakfast.",
        "There were 255,400 thefts the year before.",
        "There were 127 fires the year before.",
        "The national unemployment rate is 6.4%.",
        "Turnout rose by 34 points.",
        "There were 23 adults on the ferry.",
        "A ticket costs £2,200 a year.",
        "Ann Lee, 45, won a prize.",
        "Lee gave €150,000 of the prize away.",
        "The trial took 44 months.",
        "The widow whom Weiss married was 68.",
        "The keeper of Olm was sent off in the 77th minute.",
    ],
)
def test_what_no_sentence_implies_is_rejected(line: str) -> None:
    assert Verdict.REJECTED in {claim.verdict for claim in numbers_in(line, TOWN)}


def test_a_change_leaves_no_rest_of_a_whole() -> None:
    (claim,) = numbers_in("Clients saw productivity rise by 65%.", "Clients saw a 35% increase in productivity.")
    assert claim.verdict is Verdict.REJECTED


def test_a_building_is_as_old_as_its_year_tells() -> None:
    article = Document.from_text(TOWN, published="2026-03-01")
    (claim,) = numbers_in("The chapel, 37 years old, will be closed.", article)
    assert (claim.verdict, claim.code) == (Verdict.UNCLEAR, Code.NUMBER_DERIVED)


def test_a_difference_that_the_claim_tells_with_one_of_its_numbers() -> None:
    article = "Profit rose to £94.4m. Sales were up too. The shops did well. Analysts had forecast a profit of £87m."
    (forecast, lead) = numbers_in("Profit beat the analysts' forecast of £87m by £7.4m.", article)
    assert lead.verdict is Verdict.UNCLEAR
    assert forecast.verdict is not Verdict.REJECTED


def test_decades_are_told_for_years_with_a_hedge() -> None:
    article = "It is the first final of the club in 34 years."
    (_, claim) = numbers_in("The club is in its first final for more than three decades.", article)
    assert claim.verdict is Verdict.SUPPORTED
    (_, claim) = numbers_in("The club is in its first final for more than four decades.", article)
    assert claim.verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("Leaders will meet on Friday, 25 April.", Verdict.SUPPORTED),
        ("The book is out on Tuesday, 29 April.", Verdict.UNCLEAR),
        ("Leaders will meet on Friday, 2 May.", Verdict.REJECTED),
        ("The blast was on Wednesday, 23 April.", Verdict.SUPPORTED),
    ],
)
def test_a_weekday_may_be_still_to_come(line: str, verdict: Verdict) -> None:
    text = "A blast hit Kersk on Wednesday. Leaders will meet on Friday to talk about it. A book is out on Tuesday."
    article = Document.from_text(text, published=date(2025, 4, 24).isoformat())
    (claim,) = numbers_in(line, article)
    assert claim.verdict is verdict


@pytest.mark.parametrize(
    ("line", "verdict"), [("It was 31C at midnight.", Verdict.SUPPORTED), ("It was 31F at midnight.", Verdict.UNCLEAR)]
)
def test_degrees_are_of_the_scale_that_the_article_names_first(line: str, verdict: Verdict) -> None:
    article = "It was 47.3C (117.1F) in Amarela. At midnight it was still 31 degrees."
    claim = numbers_in(line, article)[0]
    assert claim.verdict is verdict


def test_a_percentage_is_no_number_of_something_else() -> None:
    article = "The libraries open two days a week, down from five. Bills go up by 4.99%."
    (claim,) = numbers_in("Bills go up by nearly 5%.", article)
    assert claim.verdict is Verdict.SUPPORTED


def test_a_length_of_time_is_told_of_both_numbers_of_a_change() -> None:
    article = "Net debt stood at £402m, down from £466m three months before."
    claims = numbers_in("Net debt fell in three months to £402m.", article)
    assert Verdict.REJECTED not in {claim.verdict for claim in claims}
    (claim,) = numbers_in("Net debt stood at £466m.", article)
    assert claim.verdict is not Verdict.SUPPORTED


def test_a_time_alone_has_no_rival() -> None:
    article = (
        "Amarela hit 47.3C on Wednesday, a record. The reading, taken at 4:10 p.m., beat the old record of 2003. "
        "Prices peaked between 7 and 9 p.m. on Tuesday."
    )
    summary = {"events": [{"what": "A record was taken in Amarela", "when": "4:10 p.m. on Wednesday"}]}
    assert Verdict.REJECTED not in {claim.verdict for claim in numbers_in(summary, article)}


RACE = """\
Verane won the stage in four hours 52 minutes and 37 seconds. Prins was 41 seconds behind, and Anton Lie third at 58.
Twelve of the riders were outside the time limit and a further five gave up. It was 38 degrees in the valley and 6C at
the top. Verane earns 600,000 euros a year. His climb took 27 minutes.

The river peaked at 8.71 metres, 12 centimetres higher than the old record. Premiums have jumped from $780 to $1,250 in
four years. A seat on the council costs 34 crowns a month. The pass rate was 97.4 per cent, down a tenth of a point.

Families wait six years and two months for a home. In the hostels were 9,340 people, compared with 4,410 in 2020.
"""


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("Verane won the stage in just under five hours.", Verdict.SUPPORTED),
        ("His climb took almost half an hour.", Verdict.SUPPORTED),
        ("Families wait more than six years for a home.", Verdict.SUPPORTED),
        ("Families wait more than seven years for a home.", Verdict.REJECTED),
        ("Lie was 17 seconds behind Prins.", Verdict.UNCLEAR),
        ("Lie was 27 seconds behind Prins.", Verdict.REJECTED),
        ("Seventeen riders gave up or were outside the limit.", Verdict.UNCLEAR),
        ("Nineteen riders gave up or were outside the limit.", Verdict.REJECTED),
        ("It fell by 32 degrees from the valley to the top.", Verdict.UNCLEAR),
        ("Verane earns 50,000 euros a month.", Verdict.UNCLEAR),
        ("Verane earns 60,000 euros a month.", Verdict.REJECTED),
        ("The old record of the river was 8.59 metres.", Verdict.UNCLEAR),
        ("The old record of the river was 8.49 metres.", Verdict.REJECTED),
        ("Premiums have jumped by 60%.", Verdict.UNCLEAR),
        ("Premiums have jumped by 70%.", Verdict.REJECTED),
        ("A seat on the council costs about 400 crowns a year.", Verdict.UNCLEAR),
        ("The pass rate was 97.5% the year before.", Verdict.UNCLEAR),
        ("2.6% did not pass.", Verdict.UNCLEAR),
        ("2.8% did not pass.", Verdict.REJECTED),
    ],
)
def test_lengths_rates_and_differences(line: str, verdict: Verdict) -> None:
    verdicts = [claim.verdict for claim in numbers_in(line, RACE)]
    assert max(verdicts, key=["supported", "unclear", "rejected"].index) is verdict


def test_a_comparison_may_be_told_as_a_change() -> None:
    claims = numbers_in("The number of people in hostels rose from 4,410 to 9,340.", RACE)
    assert Verdict.REJECTED not in {claim.verdict for claim in claims}
    claims = numbers_in("The number of people in hostels fell from 9,340 to 4,410.", RACE)
    assert {claim.verdict for claim in claims} != {Verdict.SUPPORTED}


def test_a_time_ahead_is_counted_from_publication() -> None:
    article = Document.from_text("The governor's term ends in 15 months.", published="2025-09-18")
    (claim,) = numbers_in("The governor's term ends in December 2026.", article)
    assert (claim.verdict, claim.code) == (Verdict.UNCLEAR, Code.DATE_INFERRED)
    (claim,) = numbers_in("The governor's term ends in October 2026.", article)
    assert claim.verdict is Verdict.REJECTED


def test_a_hedge_on_a_number_of_something_else_proves_nothing() -> None:
    article = (
        "Eleven per cent of rough sleepers were women. They were asked in May. A report is due. Hostels cost the city "
        "£1 in every £9 of what it spends."
    )
    (claim,) = numbers_in("The city spends about 11% of its budget on hostels.", article)
    assert claim.verdict is Verdict.UNCLEAR


def test_another_hedged_number_is_not_meant_by_one_of_another_size() -> None:
    article = "More than a quarter of entries got an A. Maths had 112,100 entries."
    (claim,) = numbers_in("Maths had more than 112,000 entries.", article)
    assert claim.verdict is Verdict.SUPPORTED


LAUNCH = """\
The rocket failed for the second time in three flights on Wednesday, six and a half minutes after lift-off. Of its
8.3 million customers, Telmara told all. Bank details of 412,000 of them were taken.

Under-18s, who made up 31 per cent of the 1.26 million visitors, get in free. The team of guards was cut from 140 to 85.
Germany, which pays 21% of the budget, has doubts; France pays 56% of it. The crew did not reach 12 villages.
"""


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("The rocket failed six and a half minutes after lift-off.", Verdict.SUPPORTED),
        ("The rocket has failed for the second time in three flights.", Verdict.SUPPORTED),
        ("The crew reached 12 villages.", Verdict.REJECTED),
        ("The crew failed to reach 12 villages.", Verdict.SUPPORTED),
        ("Roughly 5% of the customers had their bank details taken.", Verdict.UNCLEAR),
        ("Roughly 9% of the customers had their bank details taken.", Verdict.REJECTED),
        ("Children under 18 get in free.", Verdict.SUPPORTED),
        ("Children under 16 get in free.", Verdict.REJECTED),
        ("About 390,000 of the visitors were under 18.", Verdict.UNCLEAR),
        ("About 320,000 of the visitors were under 18.", Verdict.REJECTED),
        ("The team of guards was cut by 55 to 85.", Verdict.UNCLEAR),
        ("The team of guards was cut by 55 to 95.", Verdict.REJECTED),
        ("Together, France and Germany pay 77% of the budget.", Verdict.UNCLEAR),
        ("Together, France and Germany pay 76% of the budget.", Verdict.REJECTED),
    ],
)
def test_failing_shares_and_age_groups(line: str, verdict: Verdict) -> None:
    verdicts = [claim.verdict for claim in verify(line, LAUNCH).claims if claim.kind != "speaker"]
    assert max(verdicts, key=["supported", "unclear", "rejected"].index) is verdict


def test_a_deadline_lies_so_many_months_ahead() -> None:
    article = Document.from_text(
        "The inquiry, after three flights, has until June 30 to report.", published="2026-04-09"
    )
    claims = numbers_in("The inquiry has less than three months to report.", article)
    assert [claim.verdict for claim in claims] == [Verdict.UNCLEAR]


def test_so_many_at_so_much_each() -> None:
    article = "In the 23 towns 118 people have been fined, 350 crowns each."
    (claim,) = numbers_in("The fines in the towns come to 41,300 crowns.", article)
    assert claim.verdict is Verdict.UNCLEAR
    (claim,) = numbers_in("The fines in the towns come to 43,300 crowns.", article)
    assert claim.verdict is Verdict.REJECTED
