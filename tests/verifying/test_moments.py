"""The words of an event's ``when`` that are neither number nor date."""

from __future__ import annotations

import pytest

from summarizer import ClaimKind, Code, Verdict, verify

ARTICLE = (
    "The quay gave way early on Tuesday, and the last docker was brought out by nightfall, after 14 hours. The "
    "council voted by 23 to 19 for a new wall. The debate, which was broadcast, lasted until well past midnight. In "
    "spring the minister had praised the builders of Port Olm. Years of neglect followed."
)


def of_when(what: str, when: str) -> list[tuple[str, Verdict, Code | None]]:
    report = verify({"events": [{"what": what, "when": when}]}, ARTICLE)
    for claim in report.claims:
        assert all(ARTICLE[span.start : span.end] == span.text for span in claim.evidence)
    return [
        (c.text, c.verdict, c.code) for c in report.claims if c.path == "/events/0/when" and c.kind is ClaimKind.DATE
    ]


@pytest.mark.parametrize(
    ("what", "when"),
    [
        ("The last docker was brought out.", "by nightfall"),
        ("The last docker was brought out.", "nightfall"),
        ("The minister praised the builders.", "in spring"),
    ],
)
def test_a_time_in_the_articles_words_beside_the_event(what: str, when: str) -> None:
    assert of_when(what, when) == [(when, Verdict.SUPPORTED, None)]


def test_a_time_that_the_article_tells_of_something_else_is_for_a_person() -> None:
    found = of_when("The minister praised the builders.", "nightfall")
    assert found == [("nightfall", Verdict.UNCLEAR, Code.NUMBER_MISBOUND)]


@pytest.mark.parametrize("when", ["late evening", "midnight in spring", "Tuesday nightfall"])
def test_a_time_in_words_that_the_article_does_not_have_in_a_row_is_for_a_person(when: str) -> None:
    assert (when, Verdict.UNCLEAR, Code.DATE_ABSENT) in of_when("The last docker was brought out.", when)


@pytest.mark.parametrize("when", ["early on Tuesday", "early Tuesday", "Tuesday"])
def test_what_its_date_says_is_not_asked_twice(when: str) -> None:
    assert [verdict for _, verdict, _ in of_when("The quay gave way.", when)] == [Verdict.SUPPORTED]


def test_each_part_between_commas_is_a_time_of_its_own() -> None:
    found = of_when("The last docker was brought out.", "Tuesday, by nightfall")
    assert [verdict for _, verdict, _ in found] == [Verdict.SUPPORTED, Verdict.SUPPORTED]
