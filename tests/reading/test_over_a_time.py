""" "Over" before a length of time: a hedge where a phrase measures, "in the course of" where it tells when."""

from __future__ import annotations

import pytest

from summarizer import Verdict, verify
from summarizer.reading.quantities import find_quantities
from summarizer.reading.quantity import Qualifier, QuantityKind


def hedge_of(text: str) -> Qualifier:
    (found,) = [quantity for quantity in find_quantities(text) if quantity.kind is QuantityKind.DURATION]
    return found.qualifier


@pytest.mark.parametrize(
    "text",
    [
        "The talks were held over three days.",
        "Spending fell by 12% over six years.",
        "Clerks were cheated over seven decades.",
        "The thefts took place over six weeks in Norvane.",
        "Over two days, the council met in Olm.",
    ],
)
def test_it_tells_when(text: str) -> None:
    assert hedge_of(text) is Qualifier.EXACTLY


@pytest.mark.parametrize(
    "text",
    [
        "He has lived there for over two decades.",
        "The mill was sold over 20 years ago.",
        "The talks lasted over two days.",
        "It took over nine weeks to raise the ship.",
        "Over nine weeks have passed.",
        "She was jailed for well over three years.",
        "Those over 20 years old may vote.",
    ],
)
def test_it_hedges(text: str) -> None:
    assert hedge_of(text) is Qualifier.MORE_THAN


def test_other_hedges_of_a_time_stay() -> None:
    assert hedge_of("The talks were held more than two days before.") is Qualifier.MORE_THAN


@pytest.mark.parametrize("line", ["The talks were held over three days.", "The talks were held for three days."])
def test_both_are_borne_out_by_a_time(line: str) -> None:
    assert verify(line, "The talks in Norvane were held over three days.").ok


def test_it_may_still_be_meant_as_a_hedge() -> None:
    (claim,) = verify("The fire burned over nine weeks.", "The fire in Varn burned for more than nine weeks.").claims
    assert claim.verdict is Verdict.SUPPORTED
