"""Who says it: the orders in which news text names a speaker."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.find import find_quotations
from summarizer.reading.quotation import Quotation


def said(text: str, language: str = "en") -> list[tuple[str | None, bool]]:
    return [(quotation.speaker, quotation.certain) for quotation in find_quotations(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "“The dam held,” Ingrid Solberg said.",
        "“The dam held,” said Ingrid Solberg.",
        "“The dam held,” said Mayor Ingrid Solberg.",
        "“The dam held,” former Bergen mayor Ingrid Solberg told reporters on Monday.",
        "“The dam held,” Ingrid Solberg, the mayor of Bergen, said.",
        "“The dam held,” Ingrid Solberg, who was mayor until May, wrote on X.",
        "“The dam held,” the mayor, Ingrid Solberg, said in a statement.",
        "“The dam held,” Bergen's mayor, Ingrid Solberg, told analysts.",
        "“The dam held,” Nordal Energy's chief executive, Ingrid Solberg, told investors on a call.",
        "“The dam held,” said Chief Constable Ingrid Solberg.",
        "“The dam held,” said Detective Chief Inspector Ingrid Solberg.",
        "“The dam held,” according to Ingrid Solberg.",
        "According to Ingrid Solberg, “the dam held through the night”.",
        "Ingrid Solberg said: “The dam held.”",
        "Ingrid Solberg (Labour) said the dam was “strong enough to hold”.",
        "Ingrid Solberg spoke to Amir Haddad and said, “The dam held.”",
        "From Ingrid Solberg's statement: “The dam held.”",
        "The reason, says Ingrid Solberg, is that the dam “was never finished at all”.",
    ],
)
def test_the_speaker_is_named_in_the_sentence(text: str) -> None:
    assert said(text) == [("Ingrid Solberg", True)]


def test_the_place_of_the_attribution_is_told() -> None:
    text = "“The dam held,” Solberg said. Ingrid Solberg is the mayor."
    quotation = find_quotations(text)[0]
    assert quotation.speaker == "Ingrid Solberg"
    assert quotation.speaker_span is not None
    assert quotation.speaker_span.text == "Solberg"
    assert quotation.cue is not None
    assert quotation.cue.text == "said"


def test_what_follows_in_the_paragraph_is_the_same_speakers() -> None:
    text = "“The dam held,” Ingrid Solberg said. “It will hold again.”"
    assert said(text) == [("Ingrid Solberg", True)] * 2


def test_both_halves_of_a_broken_quotation_have_one_speaker() -> None:
    assert said("“We will stay,” Amir Haddad said, “and rebuild.”") == [("Amir Haddad", True)] * 2


def test_a_paragraph_of_nothing_but_quotation_goes_on() -> None:
    text = "“The dam held,” Ingrid Solberg said.\n\n“It will hold again.”"
    assert [speaker for speaker, _ in said(text)] == ["Ingrid Solberg"] * 2


def test_paragraphs_that_never_close_are_one_speakers_for_certain() -> None:
    text = "Ingrid Solberg said: “The dam held.\n\n“It will hold again.”"
    assert said(text) == [("Ingrid Solberg", True)] * 2


def test_a_club_that_only_says_whose_manager_it_is_does_not_speak() -> None:
    text = "Corran Rovers lost. Rovers manager Gail Pettit was angry. “The referee has to look at that,” she said."
    (quotation,) = find_quotations(text)
    assert (quotation.speaker, quotation.certain) == ("Gail Pettit", True)


def test_a_pronoun_is_the_speaker_before_whose_gender_fits() -> None:
    text = "Mrs Solberg met Mr Haddad on Monday. “The dam held,” she said. “It will not,” he said."
    assert [speaker for speaker, _ in said(text)] == ["Solberg", "Haddad"]


def test_a_role_is_the_one_who_has_it() -> None:
    text = "Amir Haddad, a 54-year-old engineer, was called. “It will hold,” the 54-year-old said."
    assert [speaker for speaker, _ in said(text)] == ["Amir Haddad"]


def test_bodies_and_documents_speak() -> None:
    text = "“The dam is safe,” the ministry said in a statement. “It was tested,” a report said."
    assert [speaker for speaker, _ in said(text)] == ["the ministry", "a report"]


def test_interviews_name_their_speakers_in_front() -> None:
    text = "Marsh: Will it hold?\nHaddad: It will hold.\nMarsh: And then?\nHaddad: We shall see."
    assert [speaker for speaker, _ in said(text)] == ["Marsh", "Haddad", "Marsh", "Haddad"]


@pytest.mark.parametrize("attribution", ["Per Dahl said", "said Per Dahl", "Per Dahl, a skipper, told reporters"])
def test_a_given_name_that_is_also_a_preposition(attribution: str) -> None:
    assert said(f"“The dam held,” {attribution}.") == [("Per Dahl", True)]


@pytest.mark.parametrize(
    ("text", "speaker", "certain"),
    [
        (
            "Marcus Thiele spoke. “It held,” Thiele said. Linda Thiele left. Linda Thiele laughed.",
            "Marcus Thiele",
            True,
        ),
        ("Marcus Thiele and Linda Thiele met. “It held,” Mr Thiele said.", "Marcus Thiele", True),
        ("Marcus Thiele and Linda Thiele met. “It held,” Ms Thiele said.", "Linda Thiele", True),
        ("Marcus Thiele and Linda Thiele met. “It held,” Thiele said.", "Linda Thiele", False),
        ("“It held,” Thiele said, after Marcus Thiele and Linda Thiele had met.", "Marcus Thiele", False),
    ],
)
def test_a_surname_that_two_have(text: str, speaker: str, *, certain: bool) -> None:
    assert said(text) == [(speaker, certain)]


@pytest.mark.parametrize(
    ("text", "speaker", "certain"),
    [
        ("As the crowd began to chant, Ann Lee turned to Amir Haddad and joked, “You are early.”", "Ann Lee", False),
        ("BERGEN, July 25 (NTB) — The harbour board released a letter, offering “a sincere apology”.", "board", False),
        ("Voters were quick to answer, with Ann Lee tweeting it was over and asking, “Who is next?”", "Ann Lee", False),
        ("Ann Lee issued a statement, “We lost a friend last night.”", "Ann Lee", False),
        ("Ann Lee pointed out that the bill was full of “tax cuts and loopholes”.", "Ann Lee", False),
        (
            "“It is time that we had a mayor,” exhorted Ann Lee's introducer, actress Jo May Curtis.",
            "Jo May Curtis",
            True,
        ),
        ("“It held,” Haddad said, reading. “It held well.” Governor Ann Lee said she would have left.", "Haddad", True),
    ],
)
def test_longer_sentences(text: str, speaker: str, *, certain: bool) -> None:
    found, sure = said(text)[-1]
    assert found is not None
    assert found.endswith(speaker)
    assert sure or not certain


def test_scare_quotes_and_titles_are_not_speech() -> None:
    text = "The “bridge” was a plank. The museum showed “The Night Watch of the North” again."
    assert [quotation.spoken for quotation in find_quotations(text)] == [False, False]


def test_a_quotation_that_nobody_is_said_to_speak_has_no_certain_speaker() -> None:
    assert said("It rained all day in the valley. “The dam will hold through the night.”") == [(None, False)]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "„Wir geben nicht nach“, sagte Ministerin Anna Keller.", "Anna Keller"),
        ("de", "Anna Keller erklärte: „Wir geben nicht nach.“", "Anna Keller"),
        ("fr", "« Nous ne céderons pas », a déclaré le ministre Paul Martin.", "Paul Martin"),
        ("fr", "Selon Jeanne Petit, « tout va bien au village ».", "Jeanne Petit"),
        ("es", "«No vamos a ceder», dijo la ministra Ana Pérez.", "Ana Pérez"),
        ("es", "—No iré —dijo Juan—.", "Juan"),
        ("it", "«Non cederemo», ha detto il ministro Carlo Bianchi.", "Carlo Bianchi"),
        ("pt", "“Não vamos ceder”, disse a ministra Ana Souza.", "Ana Souza"),
        ("nl", "‘We gaan niet akkoord’, zei minister Jan de Vries.", "Jan de Vries"),
        ("nl", "„Dat klopt niet”, aldus woordvoerder Piet Smit.", "Piet Smit"),
    ],
)
def test_other_languages(language: str, text: str, speaker: str) -> None:
    assert [found for found, _ in said(text, language)] == [speaker]


@given(
    st.text('“”"‘’ \n.,:?Aab')
    | st.lists(
        st.sampled_from(
            [
                "“We go,” ",
                "said ",
                "Ann Lee ",
                "he ",
                ", ",
                ". ",
                "who ",
                "the mayor ",
                "\n",
                "adding ",
                "and ",
                "“No.” ",
            ]
        )
    ).map("".join)
)
def test_no_text_is_too_odd(text: str) -> None:
    for quotation in find_quotations(text):
        assert isinstance(quotation, Quotation)
        assert text[quotation.start : quotation.end] == quotation.text
        for span in (quotation.speaker_span, quotation.cue):
            assert span is None or text[span.start : span.end] == span.text
        assert quotation.speaker is not None or not quotation.certain


def test_who_is_quoted_in_a_question_is_not_who_answers_it() -> None:
    text = (
        "Professor Anton Reuss of Calbach wrote that your boreholes are “too few and too close together”.\n\n"
        "“Anton is right that they are few. There are 14 of them in the south.”\n\n"
        "What does it mean for the coast?\n\n"
        "“The sea would rise by some three centimetres, and people say that is nothing.”\n"
    )
    few, right, rise = find_quotations(text)
    assert few.speaker == "Anton Reuss"
    assert (right.speaker, rise.speaker) == (None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Its director, Rupert Lane, said the offer was final.",
        "The offer, Rupert Lane said, was final. At 20, Lane drove a bus.",
    ],
)
def test_a_person_may_be_called_as_streets_are(sentence: str) -> None:
    text = f"“We lost,” said the union's secretary, Bernadette Coyle.\n\n{sentence} “There is no pot,” he said."
    assert said(text)[-1][0] == "Rupert Lane"
