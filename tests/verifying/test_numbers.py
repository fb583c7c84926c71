"""Numbers of a summary against an article, as an editor would judge them."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer import Claim, Code, Document, Verdict, verify
from tests.verifying.claims import numbers_in

STORM = """\
At least 27 people were hurt and three were killed when a storm crossed the Varn coast on Wednesday, officials said.

Rescuers launched 64 boats from Port Elsin. Of those, 41 came back before dark.

The harbour authority put the damage at $4.5bn, more than the €1.2 billion that the 2013 flood cost. Insurers
expect to pay about 60% of it. The council had set aside up to 3,000 beds, and 1,987 were used.

Fishing brought in £12 million last year, 5 percentage points less than in 2019. The fleet lost 14 of its 122 boats.
"""


def only(summary: str, source: str | Document = STORM) -> Claim:
    """The one claim that a line of summary makes."""
    (claim,) = numbers_in(summary, source)
    return claim


@pytest.mark.parametrize(
    "line",
    [
        "At least 27 people were hurt in the storm.",
        "A minimum of twenty-seven people were hurt.",
        "Three people were killed by the storm.",
        "Rescuers launched sixty-four boats.",
        "Damage was put at 4.5 billion dollars.",
        "Damage of $4,500 million, the harbour authority said.",
        "Up to 3,000 beds had been set aside by the council.",
        "Insurers will pay about 60 per cent of the damage.",
        "Nearly 2,000 of the beds were used.",
        "The storm crossed the coast on Wednesday.",
        "The flood of 2013 cost €1.2bn.",
        "Fishing brought in £12m.",
    ],
)
def test_what_the_article_says_is_supported_with_its_place(line: str) -> None:
    for claim in verify(line, STORM).claims:
        assert claim.verdict is Verdict.SUPPORTED, claim
        assert claim.code is None
        assert claim.evidence
        assert all(STORM[span.start : span.end] == span.text for span in claim.evidence)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("At least 28 people were hurt.", Code.NUMBER_ABSENT),
        ("Rescuers launched 46 boats.", Code.NUMBER_ABSENT),
        ("27 people were hurt.", Code.NUMBER_QUALIFIER),
        ("Up to 27 people were hurt.", Code.NUMBER_QUALIFIER),
        ("At least 3,000 beds were set aside by the council.", Code.NUMBER_QUALIFIER),
        ("Damage was put at €4.5bn.", Code.NUMBER_UNIT),
        ("Damage was put at $4.5 million.", Code.NUMBER_ABSENT),
        ("Fishing brought in 5% less.", Code.NUMBER_UNIT),
        ("The flood of the 1980s cost €1.2bn.", Code.DATE_ABSENT),
    ],
)
def test_what_the_article_cannot_bear_is_rejected_by_name(line: str, code: Code) -> None:
    report = verify(line, STORM)
    assert code in {claim.code for claim in report.rejected}, report.claims


def test_a_number_of_something_else_is_not_supported() -> None:
    claim = only("Rescuers launched 122 boats from Port Elsin.")
    assert claim.verdict is not Verdict.SUPPORTED
    assert claim.code is Code.NUMBER_MISBOUND


def test_a_figure_is_bound_by_its_label() -> None:
    good = verify({"figures": [{"value": "64", "what": "boats launched by rescuers"}]}, STORM)
    bad = verify({"figures": [{"value": "64", "what": "people hurt"}]}, STORM)
    assert [str(claim.verdict) for claim in good.claims] == ["supported"]
    assert [str(claim.code) for claim in bad.claims] == ["number-misbound"]


def test_a_label_must_say_what_the_article_says_of_the_number() -> None:
    good = verify({"figures": [{"value": "64", "what": "boats that rescuers launched"}]}, STORM)
    loose = verify({"figures": [{"value": "64", "what": "boats sunk off foreign territory"}]}, STORM)
    assert [claim.verdict for claim in good.claims] == [Verdict.SUPPORTED]
    assert Verdict.SUPPORTED not in {claim.verdict for claim in loose.claims}


def test_a_label_that_opens_with_another_number_is_not_this_ones() -> None:
    (claim, *_) = verify({"figures": [{"value": "41", "what": "64 boats from Port Elsin"}]}, STORM).claims
    assert (claim.text, claim.code) == ("41", Code.NUMBER_MISBOUND)


def test_a_rejection_says_what_the_article_has_instead() -> None:
    claim = only("Rescuers launched 46 boats.")
    assert claim.suggestion == "64 boats"
    assert "64 boats" in claim.message
    assert verify(claim.suggestion, STORM).ok


def test_a_rounded_number_without_a_hedge_is_for_a_person() -> None:
    claim = only("2,000 beds were used.")
    assert (claim.verdict, claim.code) == (Verdict.UNCLEAR, Code.NUMBER_ROUNDED)


def test_a_weekday_becomes_a_date_only_with_the_day_of_publication() -> None:
    line = "The storm crossed the coast on 16 July 2025."
    assert only(line).verdict is not Verdict.SUPPORTED
    dated = only(line, Document.from_text(STORM, published=date(2025, 7, 18)))
    assert dated.verdict is Verdict.SUPPORTED
    assert [span.text for span in dated.evidence] == ["Wednesday"]
    off = only("The storm crossed on 17 July 2025.", Document.from_text(STORM, published=date(2025, 7, 18)))
    assert off.verdict is Verdict.REJECTED


def test_a_sum_is_supported_only_with_its_operands() -> None:
    text = "The blast killed three soldiers and two soldiers died later in hospital."
    claim = only("Five soldiers died.", text)
    assert claim.verdict is Verdict.SUPPORTED
    assert [span.text for span in claim.evidence] == ["three", "two"]
    assert only("Nine hundred soldiers died.", text).verdict is Verdict.REJECTED


EXCHANGE = """\
Arvenia has handed over the bodies of a thousand Tolmar soldiers, the ministry said on Friday. Tolmar gave back 19.

Arvenia launched 64 drones overnight, the air force said. It said it had shot down 41 of them. Arvenia's own air
defences shot down 122 Tolmar drones.

Three teenagers were wounded in Brask when debris struck a house. Two farmers were killed near Olm.
"""


@pytest.mark.parametrize(
    "line",
    [
        "Arvenia launched 122 drones.",  # the number of another action
        "Tolmar launched 64 drones.",  # the doing of another
        "Arvenia handed over the bodies of a thousand Arvenian soldiers.",  # another's soldiers
        "Three teenagers were killed in Brask.",  # another fate
        "Arvenia handed over the bodies of 122 soldiers.",  # the number of another thing
    ],
)
def test_a_number_that_the_article_binds_elsewhere_is_not_supported(line: str) -> None:
    claims = numbers_in(line, EXCHANGE)
    assert [claim.code for claim in claims] == [Code.NUMBER_MISBOUND]


@pytest.mark.parametrize(
    "line",
    [
        "Arvenia launched 64 drones, of which 41 were shot down.",
        "The bodies of 1,000 soldiers were handed over by Arvenia.",
        "Three teenagers were injured by debris in Brask.",
        "122 drones from Tolmar were shot down.",
        "Tolmar returned 19 bodies.",
    ],
)
def test_the_same_thing_in_other_words_is_supported(line: str) -> None:
    claims = numbers_in(line, EXCHANGE)
    assert {claim.verdict for claim in claims} == {Verdict.SUPPORTED}


def test_a_headline_may_leave_the_hedge_out_and_the_message_says_so() -> None:
    claim = only("Storm on Varn Coast Leaves 27 People Hurt")
    assert claim.verdict is Verdict.SUPPORTED
    assert "without its hedge" in claim.message


def test_an_article_checked_against_itself_has_nothing_stopped() -> None:
    for text in (STORM, EXCHANGE):
        assert {claim.verdict for claim in verify(text, text).claims} == {Verdict.SUPPORTED}


@pytest.mark.parametrize(
    ("when", "day", "published", "verdict"),
    [
        ("in 2013", "2013", None, Verdict.SUPPORTED),
        ("Wednesday", "2025-07-16", date(2025, 7, 18), Verdict.SUPPORTED),
        ("Wednesday", "2025-07-16", None, Verdict.UNCLEAR),
        ("Wednesday", "2025-07-17", None, Verdict.REJECTED),  # a Thursday
        (None, "2025-02-30", None, Verdict.REJECTED),
        (None, "2024-01-01", date(2025, 7, 18), Verdict.REJECTED),
    ],
)
def test_the_date_of_an_event_must_follow_from_the_article(
    when: str | None, day: str, published: date | None, verdict: Verdict
) -> None:
    event = {"what": "A storm crossed the Varn coast.", "when": when, "date": day}
    report = verify({"events": [event]}, Document.from_text(STORM, published=published))
    assert [claim.verdict for claim in report.claims if claim.path == "/events/0/date"] == [verdict]


COUNCIL = """\
Karl Weiss, 34, and his brother Hugo Weiss, 29, were fined £600,000 a year ago, and pay £78 a week.

Unemployment rose to 6.2%. Sales fell by a fifth. Kestria beat Olm 4-1. The council was fined $75,000.
"""


@pytest.mark.parametrize(
    "line",
    [
        "Karl Weiss, 29, was fined.",  # his brother's age
        "Karl Weiss is 29.",
        "They pay £78 a month.",  # another rate
        "Unemployment fell to 6.2%.",  # the other way
        "Olm beat Kestria 1-4.",  # the score turned round
        "The council was not fined $75,000.",  # denied
    ],
)
def test_the_right_number_in_a_wrong_statement_is_not_supported(line: str) -> None:
    claims = numbers_in(line, COUNCIL)
    assert claims
    assert Verdict.SUPPORTED not in {claim.verdict for claim in claims}


@pytest.mark.parametrize(
    "line",
    [
        "Karl Weiss, 34, was fined.",
        "Hugo Weiss is 29.",
        "They pay £78 a week.",
        "Sales fell by 20%.",
        "Kestria won 4-1.",
    ],
)
def test_the_right_number_in_a_right_statement_is(line: str) -> None:
    claims = numbers_in(line, COUNCIL)
    assert claims
    assert {claim.verdict for claim in claims} == {Verdict.SUPPORTED}


def test_a_figure_without_a_number_does_not_pass_unseen() -> None:
    (claim, *_) = verify({"figures": [{"value": "many", "what": "boats"}]}, STORM).claims
    assert claim.verdict is Verdict.UNCLEAR


def test_who_of_an_event_is_a_name_that_the_article_must_have() -> None:
    event = {"what": "A storm crossed the Varn coast.", "who": "Angela Merkel"}
    report = verify({"events": [event]}, STORM)
    assert [claim.code for claim in report.claims if claim.path == "/events/0/who"] == [Code.NAME_ABSENT]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Thousands of pilgrims came to Sela.", None),
        ("Pilgrims have come to Sela for thousands of years.", Code.NUMBER_UNIT),
        ("The fair earned Sela millions of crowns.", Code.NUMBER_UNIT),
    ],
)
def test_a_vague_number_is_of_what_it_counts(line: str, code: Code | None) -> None:
    source = "The bell at Sela drew thousands of other pilgrims. The fair earned millions of euros."
    (claim,) = numbers_in(line, source)
    assert claim.code is code


def test_an_age_is_not_how_long_something_lasts() -> None:
    source = "Lena Horak, 46, ends her 17-year career at the glassworks."
    (claim,) = numbers_in("The 17-year-old ends her career at the glassworks.", source)
    assert (claim.verdict, claim.code) == (Verdict.REJECTED, Code.NUMBER_UNIT)


def test_a_rank_of_something_else_is_rejected_beside_the_one_that_is_meant() -> None:
    source = """\
Ada Lund and Per Dahl rowed 2,000 metres to come second behind the Marola crew. They had won the first heat in May.

The third heat of the Norvane regatta is held in Port Elsin in August.
"""
    (rejected,) = verify(
        "Ada Lund took silver at the second heat of the Norvane regatta in Port Elsin.", source
    ).rejected
    assert (rejected.code, rejected.suggestion) == (Code.NUMBER_MISBOUND, "third heat")


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("She waited for an hour and a half.", Verdict.SUPPORTED),
        ("She waited for 90 minutes.", Verdict.SUPPORTED),
        ("She waited for half an hour.", Verdict.REJECTED),
    ],
)
def test_an_hour_and_a_half_is_no_half_hour(line: str, verdict: Verdict) -> None:
    (claim,) = numbers_in(line, "Ada Lund waited for an hour and a half at the quay.")
    assert claim.verdict is verdict


@pytest.mark.parametrize("article", ["The ferry line lost 3 million last year.", "Its loss was $3 million last year."])
def test_a_time_behind_a_number_is_not_what_it_counts(article: str) -> None:
    for line in ("The ferry line lost $3 million last year.", "It lost 3 million last year."):
        (number,) = (claim for claim in numbers_in(line, article) if "3" in claim.text)
        assert number.verdict is Verdict.SUPPORTED


def test_two_percentages_lie_percentage_points_apart() -> None:
    article = "Unemployment in Norvane fell from 5.1% to 4.8% in May."
    (points,) = numbers_in("Unemployment fell by 0.3 percentage points.", article)
    assert (points.verdict, points.code) == (Verdict.UNCLEAR, Code.NUMBER_DERIVED)
    assert "5.1% − 4.8%" in points.message
    (points,) = numbers_in("Unemployment fell by 0.4 percentage points.", article)
    assert points.verdict is Verdict.REJECTED


@pytest.mark.parametrize(
    ("line", "verdict"),
    [("It cost 12 billion Swiss francs.", Verdict.SUPPORTED), ("It cost 12 billion euros.", Verdict.REJECTED)],
)
def test_a_currency_may_be_told_without_its_country(line: str, verdict: Verdict) -> None:
    (claim,) = numbers_in(line, "The tunnel cost 12bn francs.")
    assert claim.verdict is verdict
