"""Quotations in a summary, against an article of our own."""

from __future__ import annotations

import pytest

from summarizer.schema import Claim, Verdict
from summarizer.verifying.verify import verify

STORY = """Mayor defends the dam after the flood

BERGEN (Reuters) – Mayor Ingrid Solberg defended the old dam on Monday after water filled the harbour.

“The dam did not fail us, and it will not fail our children,” Ms Solberg told reporters. “If the rain goes on, \
we will open the gates.”

Amir Haddad, an engineer who has warned of cracks since 2019, said he was “not entirely happy” with the repairs.

“They have mended the wall — not the ground under it,” he said, “and the ground is what moves.”

The council will meet on Thursday to decide about the gates.

“I told her, ‘Close the road first.’ She said no,” Mr Haddad said. “That was a mistake.”

A film about the flood, The Long Night of Bergen, opens in May.
"""


def judged(text: str) -> Claim:
    return next(claim for claim in verify({"quotes": [{"text": text}]}, STORY).claims if str(claim.kind) == "quote")


def outcome(text: str) -> tuple[str, str | None]:
    claim = judged(text)
    return str(claim.verdict), claim.code and str(claim.code)


@pytest.mark.parametrize(
    "text",
    [
        "The dam did not fail us, and it will not fail our children",
        "“The dam did not fail us, and it will not fail our children.”",
        "the dam did not fail us",
        '"If the rain goes on,  we will open the gates."',
        "They have mended the wall – not the ground under it, and the ground is what moves",
        "Close the road first.",
        'I told her, "Close the road first." She said no',
        "The dam did not fail us ... it will not fail our children",
        "The dam did not fail us […] it will not fail our children",
        "[The dam] did not fail us",
        "not entirely happy",
    ],
)
def test_true_quotations(text: str) -> None:
    claim = judged(text)
    assert claim.verdict is Verdict.SUPPORTED, claim
    assert claim.evidence
    assert all(STORY[span.start : span.end] == span.text for span in claim.evidence)


@pytest.mark.parametrize(
    ("text", "verdict", "code"),
    [
        ("The bridge is gone for ever and nobody cares", "rejected", "quote-absent"),
        ("The dam did fail us, and it will not fail our children", "rejected", "quote-clipped"),
        ("The dam did not ever fail us, and it will not fail our children", "rejected", "quote-altered"),
        ("The dam does not fail us, and it will not fail our children", "rejected", "quote-altered"),
        ("The dam did not fail us, and it will not fail children our", "rejected", "quote-altered"),
        ("They have mended the walls — not the ground under it", "rejected", "quote-altered"),
        ("The council will meet on Thursday to decide about the gates", "rejected", "quote-unquoted"),
        ("an engineer who has warned of cracks since 2019", "rejected", "quote-unquoted"),
        ("said he was not entirely happy", "rejected", "quote-unquoted"),
        ("it will not fail our children. Close the road first", "rejected", "quote-stitched"),
        ("it will not fail our children ... and the ground is what moves", "rejected", "quote-stitched"),
        ("fail us", "rejected", "quote-clipped"),
        ("The dam did fail us", "rejected", "quote-clipped"),
        ("entirely happy", "rejected", "quote-clipped"),
        ("The dam did [not] fail us, and it will [not] fail our children", "supported", None),
        ("They have [not] mended the wall", "rejected", "quote-altered"),
        ("The dam did ... fail us", "rejected", "quote-clipped"),
        ("it will not fail our children. If the rain goes on", "unclear", "quote-stitched"),
        ("we will open the gates", "unclear", "quote-clipped"),
        ("The dam did not fail us; and It will not fail our children", "unclear", "quote-altered"),
    ],
)
def test_false_quotations(text: str, verdict: str, code: str | None) -> None:
    assert outcome(text) == (verdict, code)


def test_an_altered_quotation_shows_the_difference_and_the_true_wording() -> None:
    claim = judged("The dam did not fail us, and it would not fail our children")
    assert "“would” stands where the article has “will”" in claim.message
    assert claim.suggestion == "The dam did not fail us, and it will not fail our children"


@pytest.mark.parametrize(
    ("prose", "verdict"),
    [
        ("Solberg said the dam “did not fail us”.", "supported"),
        ("Haddad is “not entirely happy” with it.", "supported"),
        ("Haddad is not “entirely happy” with it.", "supported"),
        ("Solberg said the dam “did fail us”.", "rejected"),
        ("The “repairs” are done.", "unclear"),
        ("The “disaster” is over.", "rejected"),
        ("The film “The Long Night of Bergen” opens in May.", "supported"),
        ("Solberg said “the council will meet on Thursday”.", "rejected"),
    ],
)
def test_marks_in_prose(prose: str, verdict: str) -> None:
    claims = [claim for claim in verify({"summary": prose}, STORY).claims if str(claim.kind) == "quote"]
    assert [str(claim.verdict) for claim in claims] == [verdict]
    assert all(prose[claim.start : claim.end] == claim.text for claim in claims)


ODD = "The dam held, she said. “It held.\nIt will ‘hold again,\n“We know,” he said, 'yes”. \"No.\n"


@pytest.mark.parametrize("text", [STORY, ODD, "“‘“”’”", "“One. “Two.” Three.”", 'He said "yes and "no" and \'so.\n'])
def test_a_source_bears_itself(text: str) -> None:
    assert [
        claim for claim in verify(text, text).claims if str(claim.kind) in ("quote", "speaker") and claim.code
    ] == []
