"""Hedges that tell how near a number lies and on which side: "just under £400,000"."""

from __future__ import annotations

import pytest

from summarizer import Verdict
from tests.verifying.claims import numbers_in

FUND = """\
The fund fell to just under £400,000. Nearly 2,000 families were on its list, and just over 60 of them got help.

At least 38 people were killed and more than 200 injured when a ferry sank off Varn.
"""


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("The fund fell to less than £400,000.", Verdict.SUPPORTED),
        ("The fund fell to more than £400,000.", Verdict.REJECTED),
        ("The fund fell to about £400,000.", Verdict.SUPPORTED),
        ("Fewer than 2,000 families were on the fund's list.", Verdict.SUPPORTED),
        ("More than 2,000 families were on the fund's list.", Verdict.REJECTED),
        ("More than 60 families got help from the fund.", Verdict.SUPPORTED),
        ("Fewer than 60 families got help from the fund.", Verdict.REJECTED),
    ],
)
def test_a_side_follows_from_the_hedge_that_tells_it(line: str, verdict: Verdict) -> None:
    (claim,) = numbers_in(line, FUND)
    assert claim.verdict is verdict


def test_who_was_killed_died() -> None:
    (claim,) = numbers_in("At least 38 people died when the ferry sank.", FUND)
    assert claim.verdict is Verdict.SUPPORTED
