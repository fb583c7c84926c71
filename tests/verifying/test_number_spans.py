"""Lengths of time, weights and distances told in another unit, and anniversaries told as years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer import Code, Verdict
from tests.verifying.claims import numbers_in

if TYPE_CHECKING:
    from summarizer.schema import Claim

DIARY = """\
The ferry to Varn had been out of service for more than a decade. The bridge at Talmere stood for a century before it
fell. Joss Keld trained for two decades at the club and lifts half a tonne. Fares were cut by 50 basis points. Norvane
marks the 30th anniversary of its port on Friday. The dockers' strike lasted a fortnight. The runner won the 400 metres.
Norvane Stores had losses on six days in a row. Half a century passed before the mine was sold.
"""


def only(line: str, source: str = DIARY) -> Claim:
    (claim,) = numbers_in(line, source)
    return claim


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("The bridge at Talmere stood for 100 years.", "century"),
        ("Keld trained for 20 years at the club.", "two decades"),
        ("Keld lifts 500 kilograms.", "half a tonne"),
        ("Fares were cut by half a percentage point.", "50 basis points"),
        ("The dockers' strike lasted 14 days.", "fortnight"),
        ("The strike of the dockers lasted two weeks.", "fortnight"),
        ("Norvane's port was opened 30 years ago.", "30th"),
        ("Keld's Rival Wins 400M", "400 metres"),
        ("Norvane Stores fell for a sixth straight day.", "six days"),
        ("The mine was sold after 50 years.", "Half a century"),
    ],
)
def test_the_same_number_in_other_units_is_supported_by_its_place(line: str, words: str) -> None:
    claim = only(line)
    assert claim.verdict is Verdict.SUPPORTED
    assert words in [span.text for span in claim.evidence]


@pytest.mark.parametrize(
    "line",
    [
        "The ferry to Varn had been out of service for at most 10 years.",
        "The bridge at Talmere stood for 99 years.",
        "Keld lifts 550 kilograms.",
        "Keld lifts half a pound.",
        "Shares in Norvane Stores fell for a seventh straight day.",
        "The bank lent 400m to the club.",  # nobody lent metres
    ],
)
def test_another_number_is_not(line: str) -> None:
    assert only(line).verdict is not Verdict.SUPPORTED


def test_the_hedge_of_a_decade_counts() -> None:
    claim = only("The ferry to Varn had been out of service for more than 10 years.")
    assert claim.verdict is Verdict.SUPPORTED
    assert [span.text for span in claim.evidence] == ["more than", "decade"]


@pytest.mark.parametrize("source", ["The harbour was built in the 19th century.", "The coins are from this century."])
def test_a_century_of_the_calendar_is_no_length(source: str) -> None:
    assert only("The harbour was closed for 100 years.", source).verdict is not Verdict.SUPPORTED


def test_a_rate_per_decade_is_no_decade() -> None:
    claim = only("The well was dry for 10 years.", "The well, dug once per decade, was dry.")
    assert claim.verdict is Verdict.REJECTED
    assert claim.code is Code.NUMBER_ABSENT


def test_a_short_headline_is_one() -> None:
    assert only("Lamp Prices Up to $8", "Prices of lamps have risen as high as $8.").verdict is Verdict.SUPPORTED
