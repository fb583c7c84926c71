"""An age is borne out by an age, and by the same person's."""

from __future__ import annotations

import pytest

from summarizer import Code, Verdict
from tests.verifying.claims import numbers_in

KEEPERS = (
    "Marte Holm, 24, scored nine goals for Lindhaven. The goalkeeper, Anna Vik, 33, saved 14 shots, and was on the "
    "bench in 19 of the 24 games. The driver, a man of 38, was arrested.\n\n"
    "Marte Holm has scored 112 goals this season, and Anna Vik has stopped 31 penalties.\n"
)


@pytest.mark.parametrize(
    "claim",
    [
        "Marte Holm is nine.",
        "Anna Vik, 14, was on the bench.",
        "Anna Vik, 31, was on the bench.",
        "Anna Vik is 19.",
        {"figures": [{"value": "14", "what": "age of Anna Vik"}]},
        {"figures": [{"value": "24", "what": "age of Anna Vik"}]},
    ],
)
def test_what_counts_something_is_nobodys_age(claim: str | dict[str, object]) -> None:
    (found,) = numbers_in(claim, KEEPERS)
    assert (found.verdict is Verdict.SUPPORTED, found.code) == (False, Code.NUMBER_MISBOUND)


@pytest.mark.parametrize(
    "claim",
    [
        "Marte Holm is 24.",
        "Anna Vik, 33, was on the bench.",
        "The driver is 38.",
        {"figures": [{"value": "33", "what": "age of Anna Vik"}]},
        {"figures": [{"value": "38", "what": "age of the driver"}]},
    ],
)
def test_an_age_is_supported_by_that_age(claim: str | dict[str, object]) -> None:
    assert {found.verdict for found in numbers_in(claim, KEEPERS)} == {Verdict.SUPPORTED}
