"""A number like a list's, in a text that has no list."""

from __future__ import annotations

import pytest

from summarizer import Code, Document, Verdict, verify

ARTICLE = "The Norvane yard has two plans.\n\n1. A new dock for ships.\n2. A house for its crews.\n"


@pytest.mark.parametrize("number", ["5", "2"])  # the article has another second item
def test_the_number_of_an_item_without_a_list_is_unclear(number: str) -> None:
    (claim,) = verify(f"{number}) The yard has plans for a dock.", ARTICLE).claims
    assert (claim.text, claim.verdict, claim.code) == (number, Verdict.UNCLEAR, Code.NUMBER_ABSENT)
    assert "there is no list" in claim.message


@pytest.mark.parametrize(
    "line",
    [
        "1) A dock is planned.\n2) A house is planned.\n3) Both are on the quay.",  # a list
        "2. A house for its crews.",  # an item of the article's own
        "The Norvane yard has plans.",
        "Plans: (5) is no item here.",
    ],
)
def test_a_list_and_the_articles_own_items_pass(line: str) -> None:
    assert not [claim for claim in verify(line, ARTICLE).claims if "no list" in claim.message]


def test_a_day_of_the_month_is_no_item() -> None:
    article = Document.from_text("Am 5. Mai war ein Feiertag.", language="de")
    claims = verify("5. Mai war ein Feiertag.", article).claims
    assert not [claim for claim in claims if "no list" in claim.message]
