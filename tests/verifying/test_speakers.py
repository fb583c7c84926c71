"""Speakers in a summary, against who says it in the article."""

from __future__ import annotations

import pytest

from summarizer.schema import Code, Verdict
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


def in_prose(summary: str, source: str) -> list[tuple[str, str, str | None]]:
    """The speaker claims that a summary in prose makes, with their verdicts and codes."""
    claims = [claim for claim in verify(summary, source).claims if str(claim.kind) == "speaker"]
    assert all(summary[claim.start : claim.end] == claim.text for claim in claims)
    assert all(source[span.start : span.end] == span.text for claim in claims for span in claim.evidence)
    assert all(claim.evidence for claim in claims if str(claim.verdict) == "supported")
    return [(claim.text, str(claim.verdict), claim.code and str(claim.code)) for claim in claims]


def of_quote(text: str, speaker: str, source: str) -> str:
    claims = verify({"quotes": [{"text": text, "speaker": speaker}]}, source).claims
    return next(str(claim.verdict) for claim in claims if str(claim.kind) == "speaker")


HARBOUR = """Per Dahl, a skipper, and Ingrid Moe, the harbour master, met at the quay on Monday.

“We’ll fight on,” Dahl said.

“The quay is closed,” harbour office spokeswoman Anna Berg said.
"""


@pytest.mark.parametrize(
    ("summary", "claim"),
    [
        ("“We’ll fight on,” Dahl said.", ("Dahl", "supported", None)),
        ("“We’ll fight on,” Per Dahl said.", ("Per Dahl", "supported", None)),
        ("“We’ll fight on,” the skipper said.", ("the skipper", "supported", None)),
        ("“We’ll fight on,” Moe said.", ("Moe", "rejected", "speaker-mismatch")),
        ("“We’ll fight on,” Ingrid Moe said.", ("Ingrid Moe", "rejected", "speaker-mismatch")),
        ("“We’ll fight on,” said Ruth Okafor.", ("Ruth Okafor", "rejected", "speaker-absent")),
    ],
)
def test_whoever_prose_names_for_certain_is_checked(summary: str, claim: tuple[str, str, str | None]) -> None:
    assert in_prose(summary, HARBOUR) == [claim]


@pytest.mark.parametrize("speaker", ["the harbour office", "Oslo"])
def test_an_office_or_a_capital_may_stand_for_whoever_speaks_for_it(speaker: str) -> None:
    assert in_prose(f"“The quay is closed,” {speaker} said.", HARBOUR) == [(speaker, "unclear", "speaker-unclear")]


def test_of_words_that_are_not_there_the_quotation_alone_says_so() -> None:
    summary = "“We’ll all fight on,” Dahl said."
    assert in_prose(summary, HARBOUR) == []
    assert not verify(summary, HARBOUR).ok


def test_one_mention_has_the_worst_of_what_it_is_said_to_say() -> None:
    summary = "“We’ll fight on,” Dahl said. “The quay is closed.”"
    assert in_prose(summary, HARBOUR) == [("Dahl", "rejected", "speaker-mismatch")]


def test_a_pronoun_that_stands_for_nobody_is_no_speaker() -> None:
    assert in_prose("“We’ll fight on,” said one. “The quay is closed,” another said.", HARBOUR) == []


MUSEUM = """Mary Hale runs the museum. “The curator told me, ‘They took the wrong Vermeer,’” Jonas Lang said."""


@pytest.mark.parametrize("speaker", ["Mary Hale", "Jonas Lang"])
def test_words_that_a_speaker_passes_on_are_not_plainly_his(speaker: str) -> None:
    summary = f"“They took the wrong Vermeer,” said {speaker}."
    assert in_prose(summary, MUSEUM) == [(speaker, "unclear", "speaker-unclear")]


RESOLVED = "Marcus Thiele, the owner, spoke. “He was right,” Thiele said. Linda Thiele is governor. Linda Thiele left."
TITLED = "Marcus Thiele and Linda Thiele own the mill. It burned down on Monday. “He was right,” Mr Thiele said."
SHARED = "Marcus Thiele and Linda Thiele own the mill. It burned down on Monday. “He was right,” Thiele said."


@pytest.mark.parametrize(
    ("source", "speaker", "verdict"),
    [
        (RESOLVED, "Marcus Thiele", "supported"),
        (RESOLVED, "Thiele", "supported"),
        (RESOLVED, "Linda Thiele", "rejected"),
        (RESOLVED, "Linda", "rejected"),
        (TITLED, "Marcus Thiele", "supported"),
        (TITLED, "Linda Thiele", "rejected"),
        (SHARED, "Thiele", "supported"),
        (SHARED, "Marcus Thiele", "unclear"),
        (SHARED, "Linda Thiele", "unclear"),
        (SHARED, "Linda", "unclear"),
    ],
)
def test_a_surname_that_two_people_have(source: str, speaker: str, verdict: str) -> None:
    assert of_quote("He was right", speaker, source) == verdict


POLICE = """Detective Inspector Mary Hale and Ann Reid, the chief constable, met reporters.

“We have him,” Hale said. “He ran,” said Reid.
"""


@pytest.mark.parametrize(
    ("text", "speaker", "verdict"),
    [
        ("We have him", "DI Hale", "supported"),
        ("We have him", "Det Insp Hale", "supported"),
        ("We have him", "Inspector Hale", "supported"),
        ("He ran", "CC Reid", "supported"),
        ("We have him", "DS Hale", "unclear"),
        ("We have him", "Molly Hale", "unclear"),
        ("We have him", "DI Reid", "rejected"),
        ("He ran", "DI Hale", "rejected"),
    ],
)
def test_a_rank_in_letters(text: str, speaker: str, verdict: str) -> None:
    assert of_quote(text, speaker, POLICE) == verdict


@pytest.mark.parametrize("source", [STORY, HARBOUR, MUSEUM, RESOLVED, TITLED, SHARED, POLICE])
def test_an_article_bears_itself_out(source: str) -> None:
    assert {verdict for _, verdict, _ in in_prose(source, source)} <= {"supported"}


def test_whom_a_body_is_named_after_is_told_from_a_namesake() -> None:
    source = (
        "The National Union of Viktor Hahn won 58 seats. “One in three voters,” Mr Hahn said.\n\n"
        "The electoral commission had 37 complaints. Its chair, Josef Hahn, is a cousin."
    )
    words = {"quotes": [{"text": "One in three voters", "speaker": "Viktor Hahn"}]}
    assert [str(claim.verdict) for claim in verify(words, source).claims] == ["supported", "supported"]
    words = {"quotes": [{"text": "One in three voters", "speaker": "Josef Hahn"}]}
    assert [str(claim.verdict) for claim in verify(words, source).claims][1] != "supported"


@pytest.mark.parametrize("speaker", ["“", "-", "?!", "\x00", "’s"])
def test_a_speaker_without_a_word_is_left_to_a_person(speaker: str) -> None:
    assert judged("The dam held,", speaker) == ("unclear", "speaker-unclear")


@pytest.mark.parametrize(
    "told",
    ["Somebody shouted “Go home” from the back.", "“Go home,” someone shouted.", "“Go home,” yelled everyone."],
)
@pytest.mark.parametrize("speaker", ["Per Dahl", "Ann Lee"])
def test_somebody_is_nobody_whom_the_article_names(told: str, speaker: str) -> None:
    source = f"“We will pay if the court agrees,” said Per Dahl. Ann Lee is the mayor. The hall was full. {told}"
    claims = verify({"quotes": [{"text": "Go home", "speaker": speaker}]}, source).claims
    assert [(claim.verdict, claim.code) for claim in claims if claim.kind == "speaker"] == [
        (Verdict.UNCLEAR, Code.SPEAKER_UNCLEAR)
    ]
