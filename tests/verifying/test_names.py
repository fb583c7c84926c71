"""Names in a summary that the article does not have."""

from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.verifying.policy import Policy
from summarizer.verifying.verify import verify

STORY = (
    "Russia and the Netherlands signed a treaty on Monday. President Elena Marsh met Amir J. Haddad of the National "
    "Harbour Authority in Geneva. The EU was not there."
)


def absent(prose: str) -> list[str]:
    return [claim.text for claim in verify({"summary": prose}, STORY).claims if str(claim.code) == "name-absent"]


@pytest.mark.parametrize(
    "prose",
    [
        "A Russian and a Dutch minister met President Marsh.",
        "On Monday, Amir Haddad met Mrs Elena Marsh in Geneva.",
        "The talks with the NHA went on without European ministers.",
        "Officials met. Floods were not discussed.",
    ],
)
def test_names_in_any_form_that_the_article_has(prose: str) -> None:
    assert absent(prose) == []


@pytest.mark.parametrize(
    ("prose", "names"),
    [
        ("They met in Vienna with Ruth Okafor.", ["Vienna", "Ruth Okafor"]),
        ("They met with Robert Marsh in Geneva.", ["Robert Marsh"]),
        ("Officials from Austria came.", ["Austria"]),
    ],
)
def test_names_from_elsewhere(prose: str, names: list[str]) -> None:
    assert absent(prose) == names


def test_the_policy_decides_about_them() -> None:
    summary = {"events": [{"what": "They met.", "where": "Vienna"}]}
    assert [str(claim.verdict) for claim in verify(summary, STORY).claims if str(claim.kind) == "name"] == ["unclear"]
    strict = verify(summary, STORY, policy=Policy(absent_names="rejected"))
    assert [str(claim.verdict) for claim in strict.claims if str(claim.kind) == "name"] == ["rejected"]


def test_a_headline_in_capitals_proves_nothing() -> None:
    assert verify({"headline": "Marsh Signs Landmark Peace Treaty With Haddad"}, STORY).unclear == ()


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("Mayor of Eastport resigns", ["Eastport"]),
        ("Treaty signed with Okafor in Vienna", ["Okafor", "Vienna"]),
        ("Marsh and Haddad meet again", []),
    ],
)
def test_a_headline_in_sentence_case_is_held_to_its_names(headline: str, names: list[str]) -> None:
    assert [claim.text for claim in verify({"headline": headline}, STORY).unclear] == names


def test_a_word_that_opens_a_sentence_and_that_the_article_has_in_small_letters_is_no_name() -> None:
    source = "The flood reached 40 homes near Eastport before midnight."
    assert [claim.text for claim in verify("Homes in Eastport flooded.", source).claims] == ["Eastport"]


@pytest.mark.parametrize(
    ("language", "source", "true", "false"),
    [
        ("nl", "Wethouder Marloes Veenstra zweeg.", "Marloes Veenstra zweeg.", "Agatha Veenstra zweeg."),
        ("es", "Habló Lucía Robledo, la alcaldesa.", "Lucía Robledo habló.", "Doreen Robledo habló."),
        ("de", "Landrat Jürgen Wolters schwieg.", "Jürgen Wolters schwieg.", "Clemens Wolters schwieg."),
    ],
)
def test_another_given_name_that_opens_a_sentence(language: str, source: str, true: str, false: str) -> None:
    document = Document.from_text(source, language=language)
    assert verify(true, document).unclear == ()
    assert [str(claim.code) for claim in verify(false, document).unclear] == ["name-absent"]


def test_a_name_that_is_there_has_its_place() -> None:
    claims = [claim for claim in verify({"summary": "They met Marsh."}, STORY).claims if str(claim.kind) == "name"]
    assert [STORY[span.start : span.end] for claim in claims for span in claim.evidence] == ["Marsh"]


def test_a_name_that_opens_a_sentence_is_missed_where_the_article_has_it_nowhere() -> None:
    source = "Ingrid Moe opened the harbour in Varn on Monday. Rescuers watched."
    report = verify("Brantsev opened the harbour in Varn. Officials watched. Instead, it rained.", source)
    assert [claim.text for claim in report.unclear if claim.kind == "name"] == ["Brantsev"]


def test_a_body_named_for_a_place_that_the_article_lacks_is_missed_at_the_head_of_a_headline() -> None:
    report = verify({"headline": "Council of Eastport approves new homes"}, STORY)
    assert [claim.text for claim in report.unclear if claim.kind == "name"] == ["Council of Eastport"]


@pytest.mark.parametrize(
    "summary", ["Der Umsatz stieg um 5 Prozent.", "Norvane zahlte 3 Millionen Euro an Mark Keller."]
)
def test_a_unit_with_a_capital_is_no_name(summary: str) -> None:
    article = "Der Umsatz von Norvane stieg um 5 %. Norvane zahlte 3 Mio. Euro an Mark Keller."
    claims = verify(summary, Document.from_text(article, language="de")).claims
    assert [claim.text for claim in claims if claim.kind == "name" and claim.code] == []
    assert {claim.text for claim in claims if claim.kind == "name"} <= {"Norvane", "Mark Keller"}


def test_what_a_number_s_own_check_asks_about_is_not_asked_again_as_a_name() -> None:
    claims = verify("They met on Aug. 28 and in Q3.", "They met on Aug. 28 and in Q3, for the LV-9.").claims
    assert [(str(claim.kind), claim.text) for claim in claims] == [("date", "Aug. 28"), ("number", "Q3")]


def test_the_code_of_a_currency_is_told_by_its_number_and_is_no_name() -> None:
    source = "Profit rose to NOK 642 million, said Kari Solheim of Halden Paper."
    names = [
        claim.text for claim in verify("Kari Solheim told of NOK 642 million.", source).claims if claim.kind == "name"
    ]
    assert names == ["Kari Solheim"]
