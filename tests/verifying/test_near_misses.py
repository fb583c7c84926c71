"""Claims that come near to what the article says, and are not it; and true ones that are written otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import Code, Document, Verdict, verify


def verdict(summary: str | dict[str, Any], article: str, language: str = "en") -> str:
    """The worst verdict, with its code."""
    order = ("supported", "unclear", "rejected")
    claims = verify(summary, Document.from_text(article, language=language)).claims
    return max((str(claim.verdict) for claim in claims), key=order.index)


def figure(value: str, what: str) -> dict[str, Any]:
    return {"figures": [{"value": value, "what": what}]}


def test_a_ceiling_far_above_tells_no_number_below_it() -> None:
    article = "The maker could produce 20 million doses in the first year."
    assert verdict("It could produce up to 100 billion doses.", article) == "rejected"
    assert verdict(figure("fewer than 100", "people hurt"), "In the fire, 27 people were hurt.") == "rejected"


def test_a_ceiling_does_not_tell_a_floor() -> None:
    article = "At least 17 people were killed and up to 40 people are missing."
    assert verdict(figure("up to 20", "people missing"), article) == "rejected"


def test_a_ceiling_near_by_still_does() -> None:
    assert verdict("Fewer than 2,000 people came.", "Organisers counted 1,987 people.") == "supported"


def test_an_amount_told_in_dollars_is_not_borne_out_by_the_bare_number() -> None:
    article = "Revenue rose to $4.5bn. “Four and a half billion in sales is not bad,” said Mirela Stone."
    assert verdict("Revenue rose to £4.5bn.", article) == "rejected"
    assert verdict("Revenue rose to $4.5 billion.", article) == "supported"


def test_percentage_points_are_not_borne_out_by_a_count() -> None:
    article = "The owners had offered 15%. Of the ships outside, 15 had left for other ports."
    assert verdict("The owners had offered 15 percentage points.", article) == "rejected"


@pytest.mark.parametrize(
    ("claim", "article", "language"),
    [
        ("It would cut 1400 posts.", "Norvane will cut 1,400 of its 23,000 posts.", "en"),
        (figure("1200", "jobs"), "The project would do away with 1,200 jobs.", "en"),
        ("De pont vervoert 1900 fietsers per dag.", "De pont vervoert 1.900 fietsers per dag.", "nl"),
        ("The train was travelling at 130 km/h.", "The train was travelling at 130 km per hour.", "en"),
        ("O vento chegou a 75 km/h.", "O vento chegou a 75 quilómetros por hora.", "pt"),
    ],
)
def test_another_writing_is_no_other_number(claim: str | dict[str, Any], article: str, language: str) -> None:
    assert verdict(claim, article, language) == "supported"


def test_a_year_is_no_count_written_without_its_separator() -> None:
    assert verdict("The line opened in 1900.", "The ferry carries 1,900 cyclists.") == "rejected"


def test_a_surname_nobody_has_is_noticed_where_it_opens_a_sentence() -> None:
    article = "Carol Benning is the chief executive of Meridian."
    assert verdict("Carol Pascoe is the chief executive.", article) == "unclear"
    assert verdict("Carol Benning is the chief executive.", article) == "supported"


def test_a_speaker_from_somewhere_may_be_named_by_surname() -> None:
    article = "Professor Anton Reuss of Calbach wrote that the boreholes are “too few and too close together”."
    quote: dict[str, Any] = {"quotes": [{"text": "too few and too close together", "speaker": "Reuss"}]}
    assert verdict(quote, article) == "supported"


def test_a_label_that_tells_the_earlier_time_is_not_rejected() -> None:
    article = "Turnout was 63.4%, the highest for two decades, and up from 58.9% in 2021."
    assert verdict(figure("58.9%", "turnout in 2021"), article) != "rejected"


def test_an_ordinal_without_its_noun_is_not_taken_for_the_other() -> None:
    article = "It could produce 20 million doses in the first year and up to 100 million by the third."
    assert verdict("It could produce up to 100,000,000 doses by the third year.", article) != "rejected"


def test_an_amount_of_something_else_is_left_to_a_person_where_another_stands_in_its_place() -> None:
    article = (
        "Crane was fined $75,000 and barred from public office. "
        "His lawyer argued that $210,000 of the bribes had been paid back before the investigation began."
    )
    assert verdict("Crane was fined $210,000 and barred from public office.", article) == "unclear"
    assert verdict("Crane was fined $75,000 and barred from public office.", article) == "supported"
    assert verdict("His lawyer argued that $210,000 had been paid back.", article) == "supported"


def test_a_rounded_number_is_not_borne_out_where_another_has_its_place() -> None:
    article = (
        "Osei said that the city had overpaid by almost $9 million for the two bridges. "
        "The council, which sacked two officials, said it would try to recover $1.1 million."
    )
    assert verdict("The city had overpaid by almost $1 million for the bridges.", article) == "unclear"
    assert verdict("The city had overpaid by almost $9 million for the bridges.", article) == "supported"


def test_a_number_near_to_the_true_one_is_not_borne_out_by_another_thing() -> None:
    article = "The harbour of Olm counts 340 boats. Some 349 farmers protested there on Tuesday."
    assert verdict("The harbour of Olm counts 349 boats.", article) == "rejected"
    assert verdict("The harbour of Olm counts 340 boats.", article) == "supported"


@pytest.mark.parametrize("word", ["four", "five"])
def test_a_number_in_quotation_marks_is_neither_counted_nor_worked_out(word: str) -> None:
    article = "Some jurors gave the cake a two and others a three, for its icing, its crumb, its size and its shape."
    (claim,) = (
        claim
        for claim in verify(f'The jurors rated the cake a "{word}".', article).claims
        if (claim.text, claim.kind) == (word, "number")
    )
    assert (claim.verdict, claim.code) == (Verdict.REJECTED, Code.NUMBER_ABSENT)


def test_a_fraction_is_no_count_but_may_be_a_share() -> None:
    article = "The policy pays after a year. Of its four clauses the court struck down two."
    for line in ("It pays after a year and a half.", "It has a clause and a half."):
        (fraction,) = verify(line, article).claims
        assert fraction.verdict is Verdict.REJECTED
    (share,) = verify("The court struck down half of the clauses.", article).claims
    assert share.verdict is Verdict.UNCLEAR


def test_no_weekday_follows_from_another() -> None:
    (claim,) = verify("The ferry sails on Saturday.", "The ferry sails on Wednesday, its owner said.").claims
    assert (claim.verdict, claim.code) == (Verdict.REJECTED, Code.DATE_ABSENT)
    (claim,) = verify("The ferry sails on Saturday.", "The ferry sails tomorrow, its owner said.").claims
    assert (claim.verdict, claim.code) == (Verdict.UNCLEAR, Code.DATE_INFERRED)


def test_a_hedge_tells_which_number_was_meant() -> None:
    article = (
        "A slide at the Norvane quarry killed at least two people, its owner said. Crews have brought out three people."
    )
    (claim,) = verify("A slide at the Norvane quarry killed at least three people.", article).rejected
    assert (claim.code, claim.suggestion) == (Code.NUMBER_MISBOUND, "at least two people")


def test_the_opposite_of_a_sentence_with_all_its_words_is_rejected() -> None:
    article = "The harbour master was fined on Thursday over the quay."
    (claim,) = verify("The harbour master was not fined on Thursday over the quay.", article).rejected
    assert (claim.text, claim.code) == ("Thursday", Code.NUMBER_MISBOUND)


def test_not_until_friday_is_on_friday() -> None:
    article = "The harbour master's list will not be settled until Friday morning."
    assert verdict("The harbour master's list will be settled on Friday morning.", article) == "supported"


def test_an_ordinal_ranks_its_own_noun() -> None:
    article = "The vaccine has passed the first stage of a trial at Norvane. More trials will follow, its makers said."
    claims = verify("The world's first ferry with sails has left Norvane.", article).claims
    assert [claim.verdict for claim in claims if claim.text == "first"] == [Verdict.UNCLEAR]
    claims = verify("The vaccine has passed the first stage at Norvane.", article).claims
    assert [claim.verdict for claim in claims if claim.text == "first"] == [Verdict.SUPPORTED]
