"""What a rejection names in the place of a number, a date or a quotation that the article does not have."""

from __future__ import annotations

import pytest

from summarizer import Code, Document, Verdict, verify
from tests.verifying.claims import numbers_in

LEAGUE = """\
Dunmore 3-2 Vell Rovers

Ilse Karr scored twice in the last six minutes as Dunmore beat Vell Rovers 3-2 on Saturday. Karr, 22, had come on in
the 70th minute. Dunmore have 41 points from 19 matches. The attendance was 23,418.

The club paid $3.4 million for her in January 2023, after it had let her go in March 2019. Between 250 and 300 fans
waited at the airport, and tickets worth $810,000 were sold in a week.
"""


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("The crowd was 23,481.", "23,418"),  # neighbours exchanged
        ("The crowd was 23,318.", "23,418"),  # one digit wrong
        ("The crowd was 2,418.", "23,418"),  # one left out
        ("Tickets worth $8.1 million were sold.", "$810,000"),  # another scale
        ("The club paid $3.4 billion.", "$3.4 million"),
        ("Between 250 and 400 fans waited.", "250 and 300 fans"),  # one end of a range
        ("Dunmore have 14 points.", "41 points"),
    ],
)
def test_a_slip_of_the_hand_is_told_from_its_writing(line: str, meant: str) -> None:
    (claim,) = numbers_in(line, LEAGUE)
    assert (claim.verdict, claim.suggestion) == (Verdict.REJECTED, meant)


@pytest.mark.parametrize("line", ["Ilse Karr, 29, scored twice.", "The crowd was 61,905."])
def test_no_number_is_named_that_has_nothing_to_do_with_the_claim_s(line: str) -> None:
    claim = numbers_in(line, LEAGUE)[0]
    assert (claim.verdict, claim.suggestion) == (Verdict.REJECTED, None)


def test_a_goal_of_a_score_is_not_what_another_number_was_meant_to_be() -> None:
    for claim in numbers_in("Dunmore beat Vell Rovers by a margin of 33 points.", LEAGUE):
        assert claim.suggestion not in ("3", "2")


def test_of_two_dates_in_one_sentence_the_one_with_the_same_month_is_named() -> None:
    (claim,) = (c for c in verify("The club paid $3.4 million in January 2024.", LEAGUE).claims if c.kind == "date")
    assert claim.suggestion == "January 2023"


@pytest.mark.parametrize(("published", "verdict"), [(None, Verdict.UNCLEAR), ("2026-11-22", Verdict.REJECTED)])
def test_a_year_with_one_slip_is_told_from_the_article_s(published: str | None, verdict: Verdict) -> None:
    article = Document.from_text("The ground was built in 1958. The town voted on Sunday.", published=published)
    (claim,) = verify("A ground of 1985 was too small.", article).claims
    assert (claim.verdict, claim.code, claim.suggestion) == (verdict, Code.DATE_ABSENT, "1958")


TRIAL = """\
Defending, Sarah Holm said her client was "deeply ashamed" and would repay it. The witness never looked at him.
"I never saw her again," he said. "I kept the letter until somebody took it from me."
"""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("He was deeply ashamed", "deeply ashamed"),
        ("I not kept the letter until somebody took it from me", "I kept the letter until somebody took it from me"),
        ("I not never saw her again", "I never saw her again"),
    ],
)
def test_the_reporter_s_own_words_are_not_offered_for_a_quotation(text: str, meant: str) -> None:
    (claim,) = verify({"quotes": [{"text": text}]}, TRIAL).claims
    assert (claim.verdict, claim.suggestion) == (Verdict.REJECTED, meant)
    assert verify({"quotes": [{"text": meant}]}, TRIAL).ok
