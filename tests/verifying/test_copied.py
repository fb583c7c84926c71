"""A sentence that is taken over from the article word for word."""

from __future__ import annotations

import pytest

from summarizer import Verdict, verify
from summarizer.reading.reading import Reading
from summarizer.verifying.binding import Subject
from summarizer.verifying.copied import judge_copied

ARTICLE = (
    "Orsk may yet be sued over the 64 drones that it bought. Police denied that 17 people had been hurt on the bridge. "
    "The toll rose from $5 to $7 on Monday, compared with $3 in 2019. It was 64.\n\n"
    "A second bridge, where 17 lorries a day cross, is to open in 2031."
)


def copied(sentence: str) -> list[str]:
    """The numbers of ``sentence`` that need no weighing."""
    source = Reading(ARTICLE)
    subjects = [Subject(context) for context in Reading(sentence).contexts]
    return [subject.quantity.text for subject in subjects if judge_copied(subject, source) is not None]


@pytest.mark.parametrize("sentence", [span.text for span in Reading(ARTICLE).sentences if len(span.text.split()) > 4])
def test_every_number_of_a_copied_sentence_is_supported_where_it_stands(sentence: str) -> None:
    claims = [claim for claim in verify(sentence, ARTICLE).claims if claim.kind in ("number", "date")]
    assert len(copied(sentence)) == len(claims) > 0
    for claim in claims:
        assert claim.verdict is Verdict.SUPPORTED
        assert claim.evidence[-1].start == ARTICLE.index(sentence) + claim.start


@pytest.mark.parametrize(
    "sentence",
    [
        "17 people had been hurt on the bridge.",  # cut out of a denial
        "Police denied that 18 people had been hurt on the bridge.",
        "Orsk may yet be sued over the 64 ships that it bought.",
        "It was 64.",  # two things may be so told
    ],
)
def test_what_is_not_a_whole_sentence_is_weighed(sentence: str) -> None:
    assert copied(sentence) == []


def test_a_sentence_that_comes_again_stands_where_it_stands_first() -> None:
    claims = verify("The ferry carried 412 people on Monday.", "The ferry carried 412 people on Monday.\n\n" * 2).claims
    assert [span.start for claim in claims for span in claim.evidence][:1] == [18]


def test_a_short_sentence_needs_the_one_before_it() -> None:
    toll = "The toll rose from $5 to $7 on Monday, compared with $3 in 2019."
    assert copied("It was 64.") == []
    assert copied(f"{toll} It was 64.")[-1] == "64"
    assert copied("Orsk bought drones. It was 64.") == []
