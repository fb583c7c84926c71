"""Numbers told in fewer digits than the article's."""

from __future__ import annotations

import pytest

from summarizer import Code, Verdict
from tests.verifying.claims import numbers_in

REPORT = """\
Norvane Air earned $2.79 a share, on sales of $946 million. Its load factor was 79.4%, and it bought 11 jets at
$185,250 a month. The fleet flew 1,987 times. Its loss was $29.9 million before tax, and a seat cost $185.
The terminal cost $28 million.
"""


@pytest.mark.parametrize(
    ("line", "verdict", "code"),
    [
        ("The fleet flew 2,000 times.", Verdict.UNCLEAR, Code.NUMBER_ROUNDED),
        ("The fleet flew nearly 2,000 times.", Verdict.SUPPORTED, None),
        ("Sales were $950 million.", Verdict.UNCLEAR, Code.NUMBER_ROUNDED),
        ("The load factor was 79%.", Verdict.UNCLEAR, Code.NUMBER_ROUNDED),
        ("It earned $2.80 a share.", Verdict.REJECTED, Code.NUMBER_ABSENT),  # told to the cent
        ("The load factor was 79.0%.", Verdict.REJECTED, Code.NUMBER_ABSENT),
        ("It bought 10 jets.", Verdict.REJECTED, Code.NUMBER_ABSENT),  # 11 is short as it stands
        ("It bought about 10 jets.", Verdict.SUPPORTED, None),
        ("A seat cost $190.", Verdict.REJECTED, Code.NUMBER_ABSENT),
        ("Its loss was $29 million before tax.", Verdict.REJECTED, Code.NUMBER_ABSENT),  # cut off, not rounded
        ("The terminal cost $30 million.", Verdict.REJECTED, Code.NUMBER_ABSENT),  # 28 million is short, too
        ("The terminal cost about $30 million.", Verdict.SUPPORTED, None),
        ("Norvane Air Buys 10 Jets", Verdict.UNCLEAR, Code.NUMBER_ROUNDED),
    ],
)
def test_a_rounded_number_is_told_from_another_one(line: str, verdict: Verdict, code: Code | None) -> None:
    (claim,) = numbers_in(line, REPORT)
    assert (claim.verdict, claim.code) == (verdict, code)


POLL = """\
In the poll of Norvane, 52% of voters were for the bridge, 32% of them keen on it. A quarter of the clerks stayed away.
The chapel was built in 1642. It lost a fifth of its visitors.
"""


@pytest.mark.parametrize(
    ("line", "verdict", "code"),
    [
        ("More than half of voters were for the bridge.", Verdict.SUPPORTED, None),
        ("Nearly a third of them were keen on it.", Verdict.SUPPORTED, None),
        ("Less than half of voters were for the bridge.", Verdict.UNCLEAR, Code.NUMBER_DERIVED),
        ("A third of them were keen on it.", Verdict.UNCLEAR, Code.NUMBER_ROUNDED),  # 32% is less
        ("Two fifths of them were keen on it.", Verdict.UNCLEAR, Code.NUMBER_DERIVED),
        ("More than a quarter of the clerks stayed away.", Verdict.UNCLEAR, Code.NUMBER_QUALIFIER),
        ("About 26% of the clerks stayed away.", Verdict.SUPPORTED, None),
        ("The 17th century chapel was built.", Verdict.SUPPORTED, None),
        ("The 16th century chapel was built.", Verdict.REJECTED, Code.NUMBER_ABSENT),
        ("It lost 20% of its visitors.", Verdict.SUPPORTED, None),
        ("It lost 21% of its visitors.", Verdict.UNCLEAR, Code.NUMBER_ROUNDED),
        ("It lost 23% of its visitors.", Verdict.REJECTED, Code.NUMBER_ABSENT),
    ],
)
def test_a_fraction_stands_for_the_percentage_nearest_to_it(line: str, verdict: Verdict, code: Code | None) -> None:
    (claim,) = numbers_in(line, POLL)
    assert (claim.verdict, claim.code) == (verdict, code)
