"""No text is too odd to be read, in any language, and none takes more than linear time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.find import find_quotations
from summarizer.reading.reading import Reading
from tests.effort import effort

LANGUAGES = ["de", "en", "es", "fr", "it", "nl", "pt"]
PIECE = st.sampled_from(
    [
        "„Nein“",
        "« Non »",
        "“No.” ",
        "‘Go,’ ",
        "—No —dijo Ana—. ",
        "– Ja, ",
        "»So«",
        "a-t-elle dit",
        "l’avocate ",
        "L’",
        " sagte ",
        " der ",
        "die Ministerin ",
        "Karin Vogt",
        "Vogt",
        " dijo ",
        "según ",
        "Laut ",
        " so ",
        ", aldus ",
        "it said",
        "It said. ",
        "he said ",
        "They ",
        "Will ",
        "May ",
        "Baron",
        "Minister van Financiën ",
        " van ",
        "54-Jährige",
        "A: ",
        "Q: ",
        "\n",
        "\n\n",
        ", ",
        ". ",
        ": ",
        "? ",
        "and asking ",
        "was told ",
        " by ",
        "’s ",
        "> ",
        "İ",
        "ſ",
        "ß",
        "ﬁ",
    ]
)


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.lists(PIECE, max_size=40).map("".join))
def test_every_place_is_in_the_text(language: str, text: str) -> None:
    reading = Reading(text, language)
    for quotation in reading.quotations:
        assert text[quotation.start : quotation.end] == quotation.text
        for span in (quotation.speaker_span, quotation.cue):
            assert span is None or text[span.start : span.end] == span.text
        assert quotation.speaker is not None or not quotation.certain
    for name in reading.names:
        assert text[name.start : name.end] == name.text != ""


@pytest.mark.parametrize("language", ["de", "en", "fr"])
@pytest.mark.parametrize(
    "unit",
    [
        "It said. ",
        "“No,” it said. ",
        "„Nein“, sagte die Ministerin. ",
        "“Go home,” said the head of the club, ",
        "the minister, Ann Lee, ",
        "and asking ",
        "the ",
        "l’a-t-elle ",
        "—No —dijo —",
    ],
)
def test_the_work_is_linear_in_the_length(language: str, unit: str) -> None:
    def calls(count: int) -> int:
        return effort(lambda: find_quotations(unit * count, language))

    calls(1)  # what is read from files once
    assert calls(500) <= 6 * calls(100)


@pytest.mark.parametrize(
    "unit",
    [
        '"a" ',
        'the "quick" brown fox and the lazy dog ',
        'Anna Smith met him, he said "no" and ',
        '"no" Anna Smith Karl Weiss the minister ',
    ],
)
def test_a_quotation_costs_little_more_among_hundreds_than_among_a_few(unit: str) -> None:
    """One endless sentence that is full of marks: what is read for each is bounded by those beside it."""

    def calls(count: int) -> float:
        return effort(lambda: find_quotations(unit * count)) / count

    calls(1)
    assert calls(400) <= 2 * calls(25)


def test_quotations_inside_one_cost_no_more_when_there_are_many() -> None:
    def calls(count: int) -> float:
        return effort(lambda: find_quotations(f"“He went, {'‘go’ and ' * count}”, said Anna Smith.")) / count

    calls(1)
    assert calls(300) <= 2 * calls(25)


def test_a_role_is_looked_up_however_many_bear_one() -> None:
    def calls(count: int) -> float:
        told = (
            f"Ana Ruiz{'aeiou'[i % 5]}{'lmnrt'[i // 5 % 5]}, a minister, met him, the minister said “no”. "
            for i in range(count)
        )
        text = "".join(told)
        return effort(lambda: find_quotations(text)) / count

    calls(1)
    assert calls(200) <= 1.5 * calls(25)


def test_of_two_phrases_that_begin_alike_the_longer_is_read() -> None:
    (quotation,) = find_quotations("Selon les termes de Pierre Lambert, « nous irons ».", "fr")
    assert quotation.speaker == "Pierre Lambert"
