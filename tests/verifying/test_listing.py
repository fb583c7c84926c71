"""Counts that a summary spells out: the number is proven by the members of its list."""

from __future__ import annotations

import pytest

from summarizer import Code, Document, Verdict
from tests.verifying.claims import numbers_in

COUNCIL = """\
Ann Lee left the council of Norvane on Monday. Per Dahl, who held the harbour office, followed her out of the hall.

The ferries of the town have long been run by Talmere Lines. Varn Shipping took over the northern routes, and
Blue Ladder of Olm the mail. Three engineers stayed.

Hugo Weiss plays the organ.
"""


def only(line: str) -> tuple[Verdict, Code | None, list[str]]:
    (claim,) = numbers_in(line, COUNCIL)
    return claim.verdict, claim.code, [span.text for span in claim.evidence]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Two councillors, Ann Lee and Per Dahl, left.", ["Ann Lee", "Per Dahl"]),
        ("Two councillors (Ann Lee and Per Dahl) left the hall.", ["Ann Lee", "Per Dahl"]),
        (
            "Three companies run ships: Talmere Lines, Varn Shipping and Blue Ladder of Olm.",
            ["Talmere Lines", "Varn Shipping", "Blue Ladder of Olm"],
        ),
        ("The council lost two members in one day: Ann Lee and Per Dahl.", ["Ann Lee", "Per Dahl"]),
        ("It names two councillors.\n1. Ann Lee, who left\n2. Per Dahl: the harbour office", ["Ann Lee", "Per Dahl"]),
    ],
)
def test_a_list_proves_its_count_by_its_members(line: str, names: list[str]) -> None:
    found = [(claim.verdict, [span.text for span in claim.evidence]) for claim in numbers_in(line, COUNCIL)]
    assert (Verdict.SUPPORTED, names) in found


@pytest.mark.parametrize(
    "line",
    [
        "Three councillors, Ann Lee and Per Dahl, left.",  # a member short
        "Two councillors, Ann Lee and Per Holm, left.",  # one whom the article does not name
        "Two councillors, Ann Lee and Hugo Weiss, left.",  # told far apart
        "Two years of quarrels, Ann Lee and Per Dahl said.",  # no list: they speak
        "Two proposals, Ann Lee and Per Dahl said, were dropped.",
        "Two councillors left.",
        "It names two councillors.\n1. Ann Lee\n2. Ann Lee",
    ],
)
def test_what_is_no_list_of_them_proves_nothing(line: str) -> None:
    assert only(line)[0] is not Verdict.SUPPORTED


def test_a_count_that_the_article_gives_is_compared_with_that() -> None:
    verdict, _, _ = only("Two engineers, Ann Lee and Per Dahl, stayed.")
    assert verdict is Verdict.REJECTED


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Zwei Ratsleute, Ann Lee und Per Dahl, gingen."),
        ("nl", "Twee raadsleden, Ann Lee en Per Dahl, vertrokken."),
        ("fr", "Deux élus, Ann Lee et Per Dahl, sont partis."),
        ("es", "Dos concejales, Ann Lee y Per Dahl, se fueron."),
        ("it", "Due consiglieri, Ann Lee e Per Dahl, sono usciti."),
        ("pt", "Dois vereadores, Ann Lee e Per Dahl, saíram."),
    ],
)
def test_a_list_ends_in_the_words_of_its_language(language: str, line: str) -> None:
    source = Document.from_text(COUNCIL, language=language)
    (claim,) = numbers_in(line, source)
    assert (claim.verdict, [span.text for span in claim.evidence]) == (Verdict.SUPPORTED, ["Ann Lee", "Per Dahl"])
