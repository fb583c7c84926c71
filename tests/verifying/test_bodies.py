"""A place, a company or a club of the article in another's place."""

from __future__ import annotations

import pytest

from summarizer import Document
from summarizer.schema import Claim, Verdict
from tests.verifying.claims import misbound_names

FLOODS = """
Two valleys were cut off on Tuesday. In Norvane the river burst its banks before dawn, and 40 families were taken to a
school. The water rose for six hours. The fire brigade used boats.

The trains stood still all day. Nobody was hurt on the roads.

Eastport lost its only bridge. A crane was brought by ship, and engineers want to have a new bridge up by May. They
measured the piers on Monday.

Halden Foods said the mill at Westmoor would stay shut. Halden will buy Brightwater Dairies for $310 million. In the
cup, Rovers beat Albion 3-1. Talks between the clubs and the league go on in London.
"""


def misbound(summary: str | dict[str, object], source: str = FLOODS, language: str = "en") -> list[Claim]:
    return misbound_names(summary, Document.from_text(source, language=language))


def event(what: str, where: str) -> dict[str, object]:
    return {"headline": "Floods", "summary": "Two valleys were cut off.", "events": [{"what": what, "where": where}]}


@pytest.mark.parametrize(
    ("prose", "other"),
    [
        ("In Eastport the river burst its banks.", "Norvane"),
        ("The river burst its banks in London.", "Norvane"),
        ("Forty families were taken to a school in Westmoor.", "Norvane"),
    ],
)
def test_what_the_article_tells_of_another_place_is_for_a_person_to_look_at(prose: str, other: str) -> None:
    (claim,) = misbound(prose)
    assert claim.verdict is Verdict.UNCLEAR
    assert claim.suggestion == other
    assert [FLOODS[span.start : span.end] for span in claim.evidence] == [span.text for span in claim.evidence]
    assert not misbound(prose.replace(claim.text, other))


@pytest.mark.parametrize(
    ("prose", "doer"),
    [
        ("Albion beat Rovers 3-1.", "Rovers"),
        ("Brightwater Dairies will buy Halden Foods.", "Halden Foods"),
    ],
)
def test_two_that_have_changed_places_around_a_verb(prose: str, doer: str) -> None:
    assert [claim.suggestion for claim in misbound(prose)] == [doer]


@pytest.mark.parametrize(
    "prose",
    [
        "The river burst its banks in Norvane.",
        "In Norvane the water rose for six hours.",  # told behind the name
        "Eastport wants a new bridge by May.",
        "Rovers beat Albion 3-1 in the cup.",
        "Halden Foods will buy Brightwater Dairies.",
        "Halden’s takeover of Brightwater is worth $310 million.",
        "Families in Norvane and Eastport were hit.",  # names both
        "Two valleys, among them Norvane’s, were cut off.",
    ],
)
def test_what_may_be_told_of_the_place_passes(prose: str) -> None:
    assert not misbound(prose)


@pytest.mark.parametrize(
    ("prose", "source"),
    [
        ("Russia is in talks with Norland.", "Norland is in talks with Russia on gas."),
        ("Norland’s deal with Russia is off.", "Russia’s deal with Norland is off."),
        ("Olm met Varn.", "Varn met Olm in the final on Sunday."),
        ("Ann Lee is the mayor of Varn.", "The council of Varn has a new mayor, Ann Lee."),
        ("Bob Hart is the manager of Calder.", "Calder manager Bob Hart was booked."),
    ],
)
def test_what_is_said_of_both_passes(prose: str, source: str) -> None:
    assert not misbound(prose, source)


@pytest.mark.parametrize(
    ("where", "suggestions"),
    [
        ("Norvane", []),
        ("Eastport", ["Norvane"]),
        ("London", ["Norvane"]),
    ],
)
def test_the_place_of_an_event(where: str, suggestions: list[str]) -> None:
    assert [claim.suggestion for claim in misbound(event("The river burst its banks", where))] == suggestions


def test_a_place_that_the_article_names_where_it_tells_nothing_of_the_event() -> None:
    (claim,) = misbound(event("A crane arrived by ship", "Westmoor"))
    assert claim.message == "The article names Westmoor, but tells nothing of this event there."
    assert [span.text for span in claim.evidence] == ["Westmoor"]
    assert not misbound(event("A crane arrived by ship", "Eastport"))


def test_the_place_of_the_lead_may_be_that_of_all() -> None:
    source = "Olm was without power on Friday.\n\nThe trams stopped.\n\nA bakery burned down.\n\nNobody was hurt."
    assert not misbound(event("A bakery burned down", "Olm"), source)


def test_a_language_without_a_list_of_prepositions_of_place_compares_none() -> None:
    source = "In Norvane trat der Fluss über die Ufer. Es regnete. Es war kalt. In Olm fiel ein Baum auf ein Haus."
    assert not misbound("In Olm trat der Fluss über die Ufer.", source, language="de")


def test_the_article_tells_all_that_it_says_of_whom_it_says_it() -> None:
    assert not misbound(FLOODS)
