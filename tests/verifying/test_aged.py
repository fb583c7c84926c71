"""Who somebody of an age is said to be: what neither the article nor the age tells is for a person to look at."""

from __future__ import annotations

import pytest

from summarizer import Code, Verdict, verify

ARTICLE = """\
Ines Vidal, 24, joined the Marola rowing club in July and has won three races. Her brother, who is 9, cheered her on
from the pier. A 61-year-old ferryman pulled two rowers out of the water, the harbour police said.
"""


def age_of(line: str, text: str) -> tuple[Verdict, Code | None, str]:
    (claim,) = (claim for claim in verify(line, ARTICLE).claims if claim.text == text)
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
