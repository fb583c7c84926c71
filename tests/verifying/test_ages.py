"""An age is borne out by an age, and by the same person's; who somebody of an age is said to be is told somewhere."""

from __future__ import annotations

import pytest

from summarizer import Code, Verdict
from tests.verifying.claims import claim_of, numbers_in

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


@pytest.mark.parametrize("line", ["A man aged 61 died.", "A man of 61 pulled them out.", "A boy of 9 cheered."])
def test_an_age_before_what_became_of_somebody_counts_nothing(line: str) -> None:
    assert {found.verdict for found in numbers_in(line, ROWERS)} == {Verdict.SUPPORTED}


@pytest.mark.parametrize("line", ["A man aged 14 died.", "A woman of 14 died."])
def test_an_age_is_not_borne_out_by_a_count(line: str) -> None:
    (found,) = numbers_in(line, KEEPERS)
    assert found.verdict is not Verdict.SUPPORTED


ROWERS = """\
Ines Vidal, 24, joined the Marola rowing club in July and has won three races. Her brother, who is 9, cheered her on
from the pier. A 61-year-old ferryman pulled two rowers out of the water, the harbour police said.
"""


def age_of(line: str, text: str) -> tuple[Verdict, Code | None, str]:
    claim = claim_of(text, line, ROWERS)
    return claim.verdict, claim.code, claim.message


@pytest.mark.parametrize(
    ("line", "text", "word"),
    [
        ("Ines Vidal, a 24-year-old lawyer, has joined the Marola rowing club.", "24-year-old", "lawyer"),
        ("Ines Vidal, a 24-year-old Olympic rower, has joined the Marola club.", "24-year-old", "olympic"),
    ],
)
def test_a_kind_of_person_that_the_article_does_not_name_is_unclear(line: str, text: str, word: str) -> None:
    verdict, code, message = age_of(line, text)
    assert (verdict, code) == (Verdict.UNCLEAR, Code.NUMBER_MISBOUND)
    assert f"nowhere “{word}”" in message


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Ines Vidal, a 24-year-old rower, has joined the Marola club.", "24-year-old"),
        ("Ines Vidal, a 24-year-old woman, has joined the Marola rowing club.", "24-year-old"),  # the age tells it
        ("Ines Vidal's brother, a nine-year-old boy, cheered her on from the pier.", "nine-year-old"),
        ("A 61-year-old ferryman pulled two rowers out of the water.", "61-year-old"),
        ("The 24-year-old joined the Marola rowing club in July.", "24-year-old"),
    ],
)
def test_what_the_article_or_the_age_tells_is_supported(line: str, text: str) -> None:
    assert age_of(line, text)[0] is Verdict.SUPPORTED


COURT = (
    "Otto Brand, 61, got seven years in prison and his partner, Clara Voss, 48, who has four children, got three. The "
    "skippers of Corran have 45 boats, those of Olm have 37, and there were 52. The youngest witness, a boy, turned 12 "
    "in May. Brand was guilty of 19 of the 24 counts, Voss of eight. The trial heard 113 witnesses.\n"
)


@pytest.mark.parametrize(
    "claim",
    [
        "Clara Voss has 48 children.",
        "Clara Voss got 48 years in prison.",
        "Otto Brand is seven.",
        "Otto Brand is 37.",
        "Clara Voss is 45.",
        "Clara Voss is 113.",
        "Otto Brand is eight.",
        {"figures": [{"value": "48", "what": "children of Clara Voss"}]},
        {"figures": [{"value": "61", "what": "years in prison for Otto Brand"}]},
        {"figures": [{"value": "52", "what": "age of Clara Voss"}]},
    ],
)
def test_an_age_counts_nothing_and_what_somebody_has_is_no_age(claim: str | dict[str, object]) -> None:
    (found,) = numbers_in(claim, COURT)
    assert (found.verdict is Verdict.SUPPORTED, found.code) == (False, Code.NUMBER_MISBOUND)


@pytest.mark.parametrize(
    "claim",
    [
        "Clara Voss has four children.",
        "Otto Brand got seven years in prison.",
        "Clara Voss is 48.",
        "Clara Voss is 48 years old.",
        "The youngest witness is 12.",
        "48-Year-Old Sent to Prison",
        "The skippers of Olm have 37 boats.",
        {"figures": [{"value": "61", "what": "age of Otto Brand"}]},
    ],
)
def test_an_age_is_told_in_many_ways(claim: str | dict[str, object]) -> None:
    assert {found.verdict for found in numbers_in(claim, COURT)} == {Verdict.SUPPORTED}
