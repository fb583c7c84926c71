"""One thing told of several times: which of its numbers is the claim's?"""

from __future__ import annotations

import pytest

from summarizer import Code, Verdict
from tests.verifying.claims import numbers_in

YEARS = (
    "In mathematics 71% passed, up from 66% last year. The harbour employs 3,900 people, of whom 150 will lose their "
    "posts. In 2015 it employed 5,200 people.\n\n"
    "Seven people died when a coach left the road near Pellan. Police closed it for a day.\n\n"
    "A man who lives there has seen many such nights.\n\n"
    "In 2016 nine people died at the same bend. Milk brought farmers 51 cents a litre; food was 11.6% dearer than a "
    "year earlier and energy cost 2.4% less.\n"
)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Last year 71% passed in mathematics.", "71%"),
        ("In 2015 the harbour employed 3,900 people.", "3,900"),
        ("Nine people died near Pellan.", "Nine"),
    ],
)
def test_a_number_of_another_time_is_held(line: str, number: str) -> None:
    (claim,) = [claim for claim in numbers_in(line, YEARS) if claim.text == number]
    assert (claim.verdict is Verdict.SUPPORTED, claim.code) == (False, Code.NUMBER_MISBOUND)


@pytest.mark.parametrize(
    "line",
    [
        "In mathematics 71% passed.",
        "The harbour employs 3,900 people.",
        "In 2015 the harbour employed 5,200 people.",
        "Seven people died near Pellan.",
        "In 2016 nine people died at the bend.",
        "Energy cost 2.4% less than a year earlier.",
    ],
)
def test_a_number_of_its_own_time_is_supported(line: str) -> None:
    assert {claim.verdict for claim in numbers_in(line, YEARS)} == {Verdict.SUPPORTED}


def test_a_label_with_a_year_has_no_rival_of_another() -> None:
    source = (
        "Some 3,300 guests came on the first evening, and the theatre expects 210,000 guests a year. In 2014, the last "
        "year before the works, there were 160,000."
    )
    (claim,) = numbers_in({"figures": [{"value": "160,000", "what": "guests in 2014"}]}, source)[:1]
    assert claim.verdict is not Verdict.REJECTED
