"""An aside between commas does not part a number from its subject."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import Code, Verdict
from tests.verifying.claims import numbers_in

TABLE = (
    "Second-placed Corran, who drew at Olm before 9,400 fans, have 38 points, and Tarn, who play on Sunday, are third "
    "on 36. The home side led through goals by Pim Aalders in the 14th minute and Oskar Lund, from a free kick, in the "
    "51st. The oldest boat, a cutter from Halm, is 140 years old; the smallest, built in the harbour by pupils, is six "
    "years old.\n"
)


@pytest.mark.parametrize(
    ("summary", "number"),
    [
        ("Tarn have 38 points.", "38"),
        ("Corran have 36 points.", "36"),
        ({"figures": [{"value": "36", "what": "points of Corran"}]}, "36"),
        ({"figures": [{"value": "14th", "what": "minute of the goal by Oskar Lund"}]}, "14th"),
        ({"figures": [{"value": "140 years", "what": "age of the smallest boat"}]}, "140 years"),
    ],
)
def test_a_number_told_of_another_subject_is_held(summary: str | dict[str, Any], number: str) -> None:
    (found,) = (claim for claim in numbers_in(summary, TABLE) if claim.text == number)
    assert (found.verdict is Verdict.SUPPORTED, found.code) == (False, Code.NUMBER_MISBOUND)


@pytest.mark.parametrize(
    "summary",
    [
        "Corran have 38 points.",
        "Tarn are third on 36.",
        "Oskar Lund scored from a free kick in the 51st minute.",
        {"figures": [{"value": "38", "what": "points of Corran"}]},
        {"figures": [{"value": "51st", "what": "minute of the goal by Oskar Lund"}]},
        {"figures": [{"value": "140 years", "what": "age of the cutter from Halm"}]},
    ],
)
def test_a_number_of_its_own_subject_is_supported(summary: str | dict[str, Any]) -> None:
    assert {claim.verdict for claim in numbers_in(summary, TABLE)} == {Verdict.SUPPORTED}
