"""Two like numbers of one sentence: whose words does the claim have?"""

from __future__ import annotations

import pytest

from summarizer import Code, Verdict
from tests.verifying.claims import numbers_in

SEASON = (
    "Lindhaven have 31 points from 18 games, Ostra 27 from 17. Marte Holm scored nine goals for the hosts and Ida Rask "
    "seven for the visitors.\n\n"
    "House prices in Corran rose 9.2%, against 3.1% in the country as a whole. Wages will rise to $50 by June from $41 "
    "now. The storm left 31,000 homes without power in Kerrin and 17,000 in Dole.\n\n"
    "Petra Sand, 47, of Centre took 61,300 votes and Noel Grady, 52, of Labour 54,800. The ferry museum fell to "
    "188,000 visitors from 231,000. Builders completed 840 homes, 210 of them flats.\n\n"
    "The cheapest lamp costs $59, the dearest $249. The government paid 150 million euros and the city "
    "134 million euros. The mill would cut 1,400 of its 23,000 posts. Sales fell by 35% and its share of the market by "
    "14 points, to 22%. There were 31 cases among the children who had the vaccine, compared with 129 in the other "
    "group.\n"
)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Ostra have 31 points.", "31"),
        ("Lindhaven have 27 points.", "27"),
        ("Noel Grady took 61,300 votes.", "61,300"),
        ("The dearest lamp costs $59.", "$59"),
        ("The city paid 150 million euros.", "150 million euros"),
        ("Marte Holm scored seven goals.", "seven"),
        ("House prices in Corran rose 3.1%.", "3.1%"),
        ("Wages will rise to $41.", "$41"),
        ("In Dole 31,000 homes were without power.", "31,000"),
        ("Builders completed 210 homes.", "210"),
        ("The mill has 1,400 posts.", "1,400"),
        ("Sales fell by 22%.", "22%"),
        ("There were 31 cases in the other group.", "31"),
    ],
)
def test_a_number_told_in_the_words_of_the_one_beside_it_is_held(line: str, number: str) -> None:
    (claim,) = [claim for claim in numbers_in(line, SEASON) if claim.text == number]
    assert (claim.verdict is not Verdict.SUPPORTED, claim.code) == (True, Code.NUMBER_MISBOUND)


@pytest.mark.parametrize(
    "line",
    [
        "Ostra have 27 points.",
        "Lindhaven have 31 points.",
        "The dearest lamp costs $249.",
        "The mill has 23,000 posts.",
        "The mill would cut 1,400 posts.",
        "There were 129 cases in the other group.",
        "The government paid 150 million euros.",
        "Ida Rask scored seven goals.",
        "In the country house prices rose 3.1%.",
        "Wages will rise to $50.",
        "In Dole 17,000 homes were without power.",
        "Noel Grady took 54,800 votes.",
        "Builders completed 210 flats.",
        "The ferry museum drew 188,000 visitors.",
    ],
)
def test_a_number_told_in_its_own_words_is_supported(line: str) -> None:
    assert {claim.verdict for claim in numbers_in(line, SEASON)} == {Verdict.SUPPORTED}


@pytest.mark.parametrize(
    "line",
    [
        "The year before the ferry museum drew 231,000 visitors.",
        "On Saturday 48,000 homes were without power.",
        "There are now 27 pupils in a first-grade class.",
        "In the half-year before Alder lent €610 million.",
        "The dividend is 18 cents.",
        "The approval of Jan Orr fell to 29%.",
    ],
)
def test_what_a_sentence_leaves_out_to_say_once_is_no_ground_to_reject(line: str) -> None:
    report = numbers_in(
        line,
        SEASON + "The storm left 48,000 homes without power on Saturday.\n\n"
        "She wants classes of 22 pupils at most in the first grade, where there are now 27. Alder lent €730 million in "
        "the half-year, after €610 million in the one before. The dividend goes up to 18 cents from 15 cents. The "
        "government's approval fell to 33%, and that of Prime Minister Jan Orr to 29%.\n",
    )
    assert Verdict.REJECTED not in {claim.verdict for claim in report}


RAIDS = "Officers arrested 32 people in raids on 47 homes in six towns. The firm runs 19 mills in three provinces.\n"


@pytest.mark.parametrize(
    "claim",
    [
        "Officers arrested 47 people.",
        "There were raids on six homes.",
        "The firm runs three mills.",
        {"figures": [{"value": "47", "what": "people arrested"}]},
        {"figures": [{"value": "three", "what": "mills run by the firm"}]},
        {"figures": [{"value": "19", "what": "provinces in which the firm runs mills"}]},
    ],
)
def test_a_number_of_the_neighbours_noun_is_held(claim: str | dict[str, object]) -> None:
    (found,) = numbers_in(claim, RAIDS)
    assert (found.verdict is Verdict.SUPPORTED, found.code) == (False, Code.NUMBER_MISBOUND)


@pytest.mark.parametrize(
    "claim",
    [
        "Officers arrested 32 people.",
        "There were raids on 47 homes.",
        "The firm runs 19 mills.",
        {"figures": [{"value": "32", "what": "people arrested"}]},
        {"figures": [{"value": "three", "what": "provinces in which the firm runs mills"}]},
    ],
)
def test_a_number_of_its_own_noun_is_supported(claim: str | dict[str, object]) -> None:
    assert {found.verdict for found in numbers_in(claim, RAIDS)} == {Verdict.SUPPORTED}


WORKS = (
    "The works has 160 staff, 45 more than before, and cost 82 million dollars, 13 million dollars more than planned. "
    "Some 5,200 villagers were brought out, 1,900 of them by barge. The bank froze 170 accounts, 37 of which are "
    "abroad.\n"
)


@pytest.mark.parametrize(
    "claim",
    [
        "The works has 45 staff.",
        "The works has 160 more staff than before.",
        "The works cost 13 million dollars.",
        "By barge 5,200 villagers were brought out.",
        "Of the accounts 170 are abroad.",
        {"figures": [{"value": "45", "what": "staff of the works"}]},
    ],
)
def test_a_difference_is_no_whole_and_a_whole_no_part(claim: str | dict[str, object]) -> None:
    (found,) = numbers_in(claim, WORKS)
    assert (found.verdict is Verdict.SUPPORTED, found.code) == (False, Code.NUMBER_MISBOUND)


@pytest.mark.parametrize(
    "claim",
    [
        "The works has 160 staff.",
        "The works has 45 more staff than before.",
        "The staff of the works grew by 45.",
        "The works cost 13 million dollars more than planned.",
        "The works cost 82 million dollars.",
        "By barge 1,900 villagers were brought out.",
        "Some 5,200 villagers were brought out.",
        {"figures": [{"value": "45", "what": "staff more than before"}]},
    ],
)
def test_a_difference_a_part_and_a_whole_are_told_as_such(claim: str | dict[str, object]) -> None:
    assert {found.verdict for found in numbers_in(claim, WORKS)} == {Verdict.SUPPORTED}
