"""What the sentences for an editor say: the words of the article and of the summary, marked as such."""

from __future__ import annotations

import pytest

from summarizer import Claim, Code, Verdict, verify
from tests.verifying.claims import numbers_in

QUARRY = """\
VARNSTAD, 14 March (VNA) — Up to 40 men were trapped when a quarry wall fell on Tuesday. Rescuers brought out 22 men,
aged 19 to 60, and treated more than a thousand sheep.

Nearly 30 houses lost their roofs. Prices rose to $4.5bn, and Elsin beat Varnstad 3-1 on Sunday.

“Nobody warned us,” said Per Dahl, 52. The company would not comment. “We asked twice,” Dahl said.

Revenue fell by 7%.
"""


def only(summary: str) -> Claim:
    (claim,) = numbers_in(summary, QUARRY)
    return claim


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Forty men were trapped.", "The article gives 40 with “up to”, not as the bare number."),
        ("More than 30 houses lost their roofs.", "The article gives 30 with “nearly”, not with “more than”."),
        ("Prices fell to $4.5bn.", "The article has “$4.5bn”, but says something else of it."),
        (
            "At least a thousand sheep fell.",
            "The article has “more than a thousand sheep”; here it stands with a weaker hedge.",
        ),
    ],
)
def test_a_hedge_and_a_number_are_told_as_they_are_printed(line: str, message: str) -> None:
    assert only(line).message == message


def test_what_the_summary_says_already_is_no_suggestion() -> None:
    assert only("Prices fell to $4.5bn.").suggestion is None


def test_a_score_turned_round_is_told_as_one() -> None:
    claims = numbers_in("Elsin beat Varnstad 1-3.", QUARRY)
    assert {claim.message for claim in claims} == {"The article has this score the other way round."}


def test_a_number_that_the_sentence_tells_too_is_not_what_was_meant() -> None:
    claim = numbers_in("Rescuers brought out 22 men and 31 men.", QUARRY)[-1]
    assert (claim.code, claim.suggestion) == (Code.NUMBER_ABSENT, "Up to 40 men")


@pytest.mark.parametrize("line", ["Exactly a thousand sheep were treated.", "Precisely 30 houses lost their roofs."])
def test_a_number_that_is_said_to_be_exact_is_not_the_article_s_with_a_hedge(line: str) -> None:
    claim = only(line)
    assert (claim.verdict, claim.code) == (Verdict.REJECTED, Code.NUMBER_QUALIFIER)


def test_an_exact_number_may_be_said_to_be_exact() -> None:
    assert only("Exactly 22 men were brought out.").verdict is Verdict.SUPPORTED


def test_the_day_of_a_dateline_is_not_the_day_of_what_the_report_tells() -> None:
    claim = only("A quarry wall fell on 10 March 2026.")
    assert (claim.verdict, claim.code) == (Verdict.UNCLEAR, Code.DATE_INFERRED)


def test_sentences_from_two_quotations_are_told_to_be_stitched() -> None:
    claims = verify({"quotes": [{"text": "We asked twice. Nobody warned us."}]}, QUARRY).claims
    assert [(claim.code, claim.message) for claim in claims if claim.kind == "quote"] == [
        (Code.QUOTE_STITCHED, "The article quotes each of these sentences, but not together.")
    ]


def test_a_common_word_that_opens_a_sentence_is_not_told_to_be_a_name() -> None:
    claims = verify("Revenue fell. Rescuer teams came. Dahl was not warned.", QUARRY).claims
    assert [claim.text for claim in claims] == ["Dahl"]


def test_a_range_is_not_taken_for_told_because_one_end_of_it_is() -> None:
    source = "Between 3,000 and 3,500 homes were damaged, more than a thousand of them beyond repair."
    (claim,) = numbers_in("Between 3,000 and 5,300 homes were damaged.", source)
    assert claim.suggestion == "3,000 and 3,500 homes"
