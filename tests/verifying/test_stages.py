"""One thing at several times: what was, what is now, and what is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from summarizer import Code, Verdict
from tests.verifying.claims import numbers_in

if TYPE_CHECKING:
    from summarizer import Claim

TOWN = (
    "Halm had 8,600 inhabitants in 2001 and has 7,150 now. The bakers' guild will raise the price of a loaf from an "
    "average of $3.20 to just over $3.60. The shortest way to a doctor would be 14 miles, up from nine miles.\n\n"
    "The dockers have been offered 5% this year and 2% next year. Last year, the port handled 410 ships. Unemployment "
    "is expected to fall from 6.4% to 6.1%.\n"
)


def number_of(summary: str | dict[str, Any], text: str) -> Claim:
    (claim,) = (claim for claim in numbers_in(summary, TOWN) if claim.text == text)
    return claim


@pytest.mark.parametrize(
    ("summary", "number"),
    [
        ("Halm now has 8,600 inhabitants.", "8,600"),
        ("The shortest way to a doctor is 14 miles now.", "14 miles"),
        ("The price of a loaf will be $3.20.", "$3.20"),
        ("The price of a loaf will rise from an average of just over $3.60.", "$3.60"),
        ({"figures": [{"value": "8,600", "what": "inhabitants of Halm now"}]}, "8,600"),
        ({"figures": [{"value": "just over $3.60", "what": "average price of a loaf now"}]}, "$3.60"),
        ({"figures": [{"value": "6.1%", "what": "unemployment now"}]}, "6.1%"),
    ],
)
def test_a_number_of_another_stage_is_unclear(summary: str | dict[str, Any], number: str) -> None:
    found = number_of(summary, number)
    assert (found.verdict, found.code) == (Verdict.UNCLEAR, Code.NUMBER_MISBOUND)


@pytest.mark.parametrize(
    ("summary", "number"),
    [
        ("Halm now has 7,150 inhabitants.", "7,150"),
        ("In 2001 Halm had 8,600 inhabitants.", "8,600"),
        ("The shortest way to a doctor is nine miles now.", "nine miles"),
        ("The price of a loaf will rise from an average of $3.20.", "$3.20"),
        ("The price of a loaf will rise to just over $3.60.", "$3.60"),
        ({"figures": [{"value": "7,150", "what": "inhabitants of Halm now"}]}, "7,150"),
        ({"figures": [{"value": "6.4%", "what": "unemployment now"}]}, "6.4%"),
        ({"figures": [{"value": "6.1%", "what": "unemployment expected"}]}, "6.1%"),
    ],
)
def test_a_number_of_its_own_stage_is_supported(summary: str | dict[str, Any], number: str) -> None:
    assert number_of(summary, number).verdict is Verdict.SUPPORTED


def test_what_is_of_next_year_is_not_of_this() -> None:
    claim = number_of("The dockers have been offered 2% this year.", "2%")
    assert (claim.verdict, claim.code, claim.suggestion) == (Verdict.REJECTED, Code.NUMBER_MISBOUND, "5%")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("The dockers have been offered 5% this year.", "5%"),
        ("Next year the dockers would get 2%.", "2%"),
        ("The port handled 410 ships last year.", "410"),
    ],
)
def test_what_is_of_its_year_is_supported(line: str, number: str) -> None:
    assert number_of(line, number).verdict is Verdict.SUPPORTED


def test_an_adjunct_in_front_is_of_the_whole_sentence() -> None:
    claim = number_of("The port handled 410 ships this year.", "410")
    assert claim.verdict is Verdict.UNCLEAR
