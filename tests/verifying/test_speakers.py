"""Speakers in a summary, against who says it in the article."""

from __future__ import annotations

import pytest

from summarizer.verifying.verify import verify

STORY = """Mayor Ingrid Solberg met Amir Haddad, an engineer, and Anders Solberg, a fisherman, on Monday.

“The dam held,” Ingrid Solberg said. “It will hold again.”

“The ground is moving,” Mr Haddad said.

“I saw the water come,” Anders Solberg told Reuters.

“The repairs were done in time,” the Ministry of Works said in a statement.

It had rained for a week in the valley above.

“Nobody slept that night.”
"""


def judged(text: str, speaker: str) -> tuple[str, str | None]:
    claims = verify({"quotes": [{"text": text, "speaker": speaker}]}, STORY).claims
    claim = next(claim for claim in claims if str(claim.kind) == "speaker")
    assert claim.path == "/quotes/0/speaker"
    assert all(STORY[span.start : span.end] == span.text for span in claim.evidence)
    return str(claim.verdict), claim.code and str(claim.code)


@pytest.mark.parametrize(
    "speaker", ["Ingrid Solberg", "Mayor Ingrid Solberg", "Ingrid Solberg, the mayor", "the mayor"]
)
@pytest.mark.parametrize("text", ["The dam held", "It will hold again."])
def test_variants_of_one_name_are_one_person(text: str, speaker: str) -> None:
    assert judged(text, speaker) == ("supported", None)


@pytest.mark.parametrize("speaker", ["Haddad", "Mr Haddad", "Dr. Amir Haddad", "A. Haddad", "the engineer"])
def test_titles_and_short_forms(speaker: str) -> None:
    assert judged("The ground is moving", speaker) == ("supported", None)


@pytest.mark.parametrize(
    ("text", "speaker", "verdict", "code"),
    [
        ("The ground is moving", "Ingrid Solberg", "rejected", "speaker-mismatch"),
        ("The dam held", "Anders Solberg", "rejected", "speaker-mismatch"),
        ("I saw the water come", "Ingrid Solberg", "rejected", "speaker-mismatch"),
        ("The dam held", "Ruth Okafor", "rejected", "speaker-absent"),
        ("The dam held", "the Ministry of Works", "rejected", "speaker-mismatch"),
        ("The repairs were done in time", "the Ministry of Works", "supported", None),
        ("Nobody slept that night.", "Anders Solberg", "unclear", "speaker-unclear"),
        ("Nobody ever said this at all", "Anders Solberg", "unclear", "speaker-unclear"),
    ],
)
def test_who_says_it(text: str, speaker: str, verdict: str, code: str | None) -> None:
    assert judged(text, speaker) == (verdict, code)


def test_a_contradicted_speaker_comes_with_the_true_one() -> None:
    claims = verify({"quotes": [{"text": "The ground is moving", "speaker": "Anders Solberg"}]}, STORY).claims
    claim = claims[-1]
    assert claim.suggestion == "Amir Haddad"
    assert [span.text for span in claim.evidence] == ["The ground is moving,", "Haddad"]


def test_prose_that_gives_a_quotation_to_somebody_else() -> None:
    claims = verify({"summary": "“The ground is moving,” Ingrid Solberg said."}, STORY).claims
    assert [(claim.text, str(claim.code)) for claim in claims if str(claim.kind) == "speaker"] == [
        ("Ingrid Solberg", "speaker-mismatch")
    ]


def test_prose_that_gives_it_to_its_speaker_says_nothing_more() -> None:
    claims = verify({"summary": "“The ground is moving,” Haddad said."}, STORY).claims
    assert [claim for claim in claims if str(claim.kind) == "speaker"] == []
