"""What the words beside a number say of it: who did it, which way it went, whether it is denied."""

from __future__ import annotations

import pytest

from summarizer import Code, Verdict
from tests.verifying.claims import numbers_in

RACE = """\
Marta Lind finished more than two minutes ahead of her rival in Norvane. She won four golds at the Games in Talmere
and has now won 21 titles. Rolf Ade did not finish the final and came 23rd.

The Norvane index gave up 174 points. The club was rewarded not only with a five-year deal but with a new ground.

The 31-year-old Talmere striker Joss Keld said he would stay. Four more men were fatally shot in the town. Spending
is to be cut by 20% over a three-year period. Norvane failed to pay the £75,000 fine.
"""


def codes(line: str) -> set[Code | None]:
    return {claim.code for claim in numbers_in(line, RACE)}


@pytest.mark.parametrize(
    "line",
    [
        "In Norvane, Lind finished more than two minutes ahead of her rival.",  # a place is no doer
        "Lind has won 21 titles.",  # nor is "the Games in Talmere"
        "Ade did not finish the final and came 23rd.",  # what is denied ends before "and"
        "Ade came 23rd.",
        "The Norvane index fell 174 points.",  # "gave up" went nowhere
        "The club was rewarded with a five-year deal.",  # "not only" denies nothing
        "The 31-year-old Joss Keld will stay.",  # both names are his
        "Four more men were shot in the town.",
        "Spending is to be cut by 20% over three years.",
        "Norvane did not pay the £75,000 fine.",
    ],
)
def test_the_same_thing_is_no_contradiction(line: str) -> None:
    assert codes(line) == {None}


SLUMP = """\
The Norvane index was down 174 points. Pay went up 5%. Norvane failed to pay the £75,000 fine. Joss Keld scored 12
goals.
"""


@pytest.mark.parametrize(
    "line",
    [
        "The Norvane index was up 174 points.",
        "The Norvane index rose by 174 points.",
        "Pay fell by 5%.",
        "Norvane paid the £75,000 fine.",
        "Marta Lind scored 12 goals.",
    ],
)
def test_another_way_another_doer_or_a_denial_is_held(line: str) -> None:
    (claim,) = numbers_in(line, SLUMP)
    assert (claim.verdict, claim.code) == (Verdict.UNCLEAR, Code.NUMBER_MISBOUND)


PLANS = """\
Norvane may launch 64 boats. The planned 20% cut is not law. Marta Lind is accused of selling 12 cars. The fleet lost
14 boats in May.
"""


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Norvane launched 64 boats.", Code.NUMBER_MISBOUND),
        ("Marta Lind sold 12 cars.", Code.NUMBER_MISBOUND),
        ("Norvane could launch 64 boats.", None),
        ("Norvane plans to launch 64 boats.", None),
        ("The fleet lost 14 boats.", None),
    ],
)
def test_what_only_may_be_is_not_told_as_done(line: str, code: Code | None) -> None:
    (claim,) = numbers_in(line, PLANS)
    assert claim.code == code
