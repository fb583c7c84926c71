"""The ``when`` of an event: one expression of time, told in one place of the article."""

from __future__ import annotations

import pytest

from summarizer import Verdict, verify

ARTICLE = (
    "The truce of 29 March 2022 failed within a week. Shells fell on the harbour on Wednesday night, "
    "at about 10 p.m., the mayor of Lindvik said. The harbour had been rebuilt in 2019."
)


def verdicts(when: str) -> dict[str, Verdict]:
    report = verify({"events": [{"what": "The harbour was hit.", "when": when}]}, ARTICLE)
    return {claim.text: claim.verdict for claim in report.claims if claim.path.endswith("/when")}


@pytest.mark.parametrize("when", ["Wednesday night", "Wednesday, 10 p.m.", "29 March 2022", "in 2019"])
def test_a_time_as_the_article_tells_it(when: str) -> None:
    assert set(verdicts(when).values()) == {Verdict.SUPPORTED}


@pytest.mark.parametrize("when", ["Wednesday night, 2022", "Wednesday, 2019", "10 p.m. on 29 March 2022"])
def test_a_time_pieced_together_from_two_sentences_is_for_a_person(when: str) -> None:
    assert set(verdicts(when).values()) == {Verdict.UNCLEAR}


def test_a_time_that_the_article_tells_of_something_else_is_for_a_person() -> None:
    event = {"what": "The truce failed.", "when": "Wednesday night"}
    report = verify({"events": [event]}, ARTICLE + " Nobody was hurt.")
    assert [claim.verdict for claim in report.claims if claim.path.endswith("/when")] == [Verdict.SUPPORTED]
    far = ARTICLE.replace("Shells fell", "It was quiet in the hills for years. The mayor was abroad. Shells fell")
    report = verify({"events": [event]}, far)
    assert [claim.verdict for claim in report.claims if claim.path.endswith("/when")] == [Verdict.UNCLEAR]
