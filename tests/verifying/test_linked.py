"""Happenings linked in time: a link that the article does not make is for a person to look at."""

from __future__ import annotations

import pytest

from summarizer import Code, Verdict, verify
from tests.verifying.claims import claim_of

ARTICLE = """\
The Ostrava glassworks moved to Lipnik in 1994. Its first furnace, of 40 tonnes, stands in the museum.

Residents of the old quarter had blocked the gates for weeks. The dust on their windows, they said, was from the kiln.

Lena Horak took over in March, when her uncle fell ill. She let 12 people go and bought a second kiln.
"""


def date_of(line: str, text: str) -> tuple[Verdict, Code | None, str]:
    claim = claim_of(text, line, ARTICLE)
    return claim.verdict, claim.code, claim.message


@pytest.mark.parametrize(
    ("line", "text", "link"),
    [
        ("The Ostrava glassworks moved to Lipnik in 1994 after residents blocked its gates.", "1994", "after"),
        ("The Ostrava glassworks blew its first glass before it moved to Lipnik in 1994.", "1994", "before"),
    ],
)
def test_a_link_that_the_article_does_not_make_is_unclear(line: str, text: str, link: str) -> None:
    verdict, code, message = date_of(line, text)
    assert (verdict, code) == (Verdict.UNCLEAR, Code.NUMBER_MISBOUND)
    assert f"links nothing there with “{link}”" in message


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("The Ostrava glassworks moved to Lipnik in 1994.", "1994"),
        ("Lena Horak took over in March after her uncle fell ill.", "March"),  # "when", in the article
        ("Lena Horak, the new owner, let 12 people go after she took over.", "12"),  # the sentence before
        ("After the blockade of the gates, the Ostrava glassworks moved to Lipnik in 1994.", "1994"),  # goes on telling
        ("The Ostrava glassworks has been in its Lipnik buildings since 1994.", "1994"),  # a date, and no happening
    ],
)
def test_what_the_article_links_or_the_claim_does_not_is_supported(line: str, text: str) -> None:
    assert date_of(line, text)[0] is Verdict.SUPPORTED


def test_a_headline_is_not_held_to_links() -> None:
    (claim,) = verify("Glassworks Moved to Lipnik in 1994 After Blockade of Gates", ARTICLE).claims[:1]
    assert claim.verdict is not Verdict.REJECTED
