"""Numbers in another number's place: of one sentence, and of two."""

from __future__ import annotations

import pytest

from summarizer import verify
from summarizer.schema import Verdict

BIRDS = "The skylark lost 28 per cent, the house sparrow 12 per cent."
LOANS = "Some 620,000 families have loans that follow the rate, and 48,000 of them are behind with payments."
HOSPITALS = "Varn Health, which runs 22 hospitals in four states, is seeking damages."
POSTS = "Norland, the firm, said in May that it would cut 1,400 of its 23,000 posts."
SCHOOLS = (
    "Eastmoor plans to close 16 schools by spring. The petition has many names.\n\nNeighbouring Westmoor closed nine "
    "schools in March."
)
TABLE = "Olm have 52 points from 21 games. Third-placed Tarn have a game in hand, and 39 points."
COUNCIL = "The Centre has 23 of the 41 seats on the council. Varn had 18 corners to Olm's six."
GOALS = "The visitors led through goals by Falk in the 12th minute and Oskar Lund, from a free kick, in the 51st."
SHARES = "Sales of tickets fell by 35% and its share of the market by 14 points, to 22%."
ROOMS = (
    "The closures, in Mill Lane and Easthay, are to save £410,000 a year. The council spent more than planned.\n\n"
    "Library staff were told on Monday. Mill Lane costs £187,500 a year to run, said the finance officer."
)


def verdicts(prose: str, source: str) -> set[Verdict]:
    return {claim.verdict for claim in verify(prose, source).claims if claim.kind in ("number", "date")}


@pytest.mark.parametrize(
    ("source", "true", "false"),
    [
        (BIRDS, "The skylark lost 28 per cent.", "The skylark lost 12 per cent."),
        (BIRDS, "The house sparrow lost 12 per cent.", "The house sparrow lost 28 per cent."),
        (
            LOANS,
            "620,000 families have loans that follow the rate.",
            "48,000 families have loans that follow the rate.",
        ),
        (LOANS, "48,000 families are behind with payments.", "620,000 families are behind with payments."),
        (HOSPITALS, "Varn Health runs 22 hospitals.", "Varn Health runs hospitals in 22 states."),
        (POSTS, "The firm has 23,000 posts.", "The firm is to cut 23,000 posts."),
        (POSTS, "The firm is to cut 1,400 of 23,000 posts.", "Norland said that it would cut 23,000 posts."),
        (SCHOOLS, "Eastmoor plans to close 16 schools.", "Eastmoor plans to close nine schools."),
        (SCHOOLS, "Westmoor closed nine schools.", "Westmoor closed 16 schools."),
        (TABLE, "Olm have 52 points.", "Tarn have 52 points."),
        (TABLE, "Olm have 52 points.", "Olm have 21 points."),
        (COUNCIL, "The Centre has 23 seats.", "The Centre has 41 seats."),
        (COUNCIL, "The council has 41 seats.", "The Centre has 41 seats."),
        (COUNCIL, "Varn had 18 corners.", "Olm had 18 corners."),
        (COUNCIL, "Olm had six corners.", "Varn had six corners."),
        (GOALS, "Falk scored in the 12th minute.", "Oskar Lund scored from a free kick in the 12th minute."),
        (SHARES, "Its share of the market fell to 22%.", "Its share of the market fell by 35%."),
        (ROOMS, "Mill Lane costs £187,500 a year to run.", "Mill Lane costs £410,000 a year to run."),
    ],
)
def test_each_number_stays_where_the_article_has_it(source: str, true: str, false: str) -> None:
    assert verdicts(true, source) == {Verdict.SUPPORTED}
    assert Verdict.SUPPORTED not in verdicts(false, source)


@pytest.mark.parametrize(
    ("prose", "source"),
    [
        ("The jury found him guilty on 11 counts.", "The jury found him guilty on 11 of 14 counts."),
        ("In the crash 43 people were injured.", "Nine people were killed and 43 injured in the crash."),
        ("The firm is to cut 1,400 posts.", "The firm is to cut 1,400 of its 23,000 posts."),
        ("The grant was lost since 2015.", "We have lost 38 per cent of our grant since 2015."),
        ("The firm has 23,000 posts.", "The firm is to cut 1,400 of its 23,000 posts."),
        (
            "Councillors voted to close two of the town’s five libraries.",
            "Councillors voted by 23 to 22 on Tuesday night to close two of the town’s five libraries.",
        ),
        ("In 2005 there were 392 pairs of storks.", "Of storks there are now 1,145 pairs; in 2005 there were 392."),
        (
            "Councillors in Talmere voted to close two of the town's ports.",
            "Councillors in Talmere voted by 23 to 19 on Monday night to close two of the town's five ports from May.",
        ),
        ("A bystander, 55, admitted it.", "A man admitted it after 25 years. Asghar Bell, 55, a bystander, sat by."),
    ],
)
def test_what_a_later_number_leaves_out_is_still_its_own(prose: str, source: str) -> None:
    assert verdicts(prose, source) == {Verdict.SUPPORTED}
