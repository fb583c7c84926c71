"""A right number in a statement that the article does not make: for a person to look at, and never rejected."""

from __future__ import annotations

import pytest

from summarizer import Code, Verdict, verify

ARTICLE = """\
The Norvane ferry company has sold nine of its ships. Its chairwoman, Ada Lund, told the harbour board that the money
would pay for a new quay. She joined the company at 31.

The insurer pays for the roof of the two-storey ferry house and for what is kept in it. Dahl played the pilot in the
film Salt Harbour (2017), and wrote a novel in 2015.
"""


def number_of(line: str, text: str) -> tuple[Verdict, Code | None, str]:
    (claim,) = (claim for claim in verify(line, ARTICLE).claims if claim.text == text)
    return claim.verdict, claim.code, claim.message


def test_words_that_the_article_has_nowhere_are_named() -> None:
    verdict, code, message = number_of("Lund has joined a ruthless gang at 31.", "31")
    assert (verdict, code) == (Verdict.UNCLEAR, Code.NUMBER_MISBOUND)
    assert "“ruthless” or “gang”" in message
    assert "does it say this of 31?" in message


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("The Norvane ferry company sold nine ships.", "nine"),
        ("The company has disposed of nine of its vessels.", "nine"),  # other words for the same
        ("Nine ships of the Norvane ferry company were sold, in a remarkable shift.", "Nine"),  # near others of its own
    ],
)
def test_the_same_in_other_words_is_supported(line: str, text: str) -> None:
    assert number_of(line, text)[0] is Verdict.SUPPORTED


def test_an_only_that_the_article_does_not_say_is_unclear() -> None:
    verdict, code, message = number_of("The insurer pays only for the roof of the two-storey ferry house.", "two")
    assert (verdict, code) == (Verdict.UNCLEAR, Code.NUMBER_MISBOUND)
    assert "does not say “only”" in message


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("The insurer pays for the roof of the only two-storey ferry house.", "two"),  # of the number itself
        ("The insurer pays not only for the roof of the two-storey ferry house.", "two"),
        ("The company has sold only nine of its ships.", "nine"),
    ],
)
def test_an_only_of_the_number_itself_or_denied_says_no_more(line: str, text: str) -> None:
    assert number_of(line, text)[0] is Verdict.SUPPORTED


def test_the_year_of_a_work_is_not_that_of_a_deed() -> None:
    verdict, code, message = number_of("Dahl played the pilot in Salt Harbour in 2017.", "2017")
    assert (verdict, code) == (Verdict.UNCLEAR, Code.NUMBER_MISBOUND)
    assert "in brackets behind a name" in message


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Dahl played the pilot in Salt Harbour (2017).", "2017"),
        ("Dahl wrote a novel in 2015.", "2015"),
    ],
)
def test_a_year_told_as_the_article_tells_it_is_supported(line: str, text: str) -> None:
    assert number_of(line, text)[0] is Verdict.SUPPORTED


def test_a_headline_is_held_to_none_of_this() -> None:
    headline = "Norvane Line Dumps Nine Rusty Hulks Amid Cash Crunch"
    assert all(
        claim.verdict is not Verdict.UNCLEAR for claim in verify(headline, ARTICLE).claims if claim.text == "Nine"
    )
