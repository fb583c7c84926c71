"""Quotation marks, as editors of several countries set them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.quotations import find_marked
from tests.effort import effort


def quoted(text: str, language: str = "en") -> list[str]:
    return [quotation.text for quotation in find_marked(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "inside"),
    [
        ("“The dam held,” the mayor said.", "en", ["The dam held,"]),
        ('"The dam held," the mayor said.', "en", ["The dam held,"]),
        ("‘The dam held’, the mayor said.", "en", ["The dam held"]),
        ("'The dam held', the mayor said.", "en", ["The dam held"]),
        ("`` The dam held , '' the mayor said .", "en", ["The dam held ,"]),
        ("« Le barrage a tenu », a dit le maire.", "fr", ["Le barrage a tenu"]),
        ("„Der Damm hielt“, sagte die Bürgermeisterin.", "de", ["Der Damm hielt"]),
        ("»Der Damm hielt«, sagte die Bürgermeisterin.", "de", ["Der Damm hielt"]),
        ("«La presa resistió», dijo el alcalde.", "es", ["La presa resistió"]),
        ("„De dam hield stand”, zei de burgemeester.", "nl", ["De dam hield stand"]),
        ("‹Der Damm hielt›, sagte sie.", "de", ["Der Damm hielt"]),
        ("—No iré —dijo Juan—. Mañana tampoco.", "es", ["No iré", "Mañana tampoco."]),
        ("— Je ne viendrai pas, dit Jean.", "fr", ["Je ne viendrai pas,"]),
        ("– Non verrò, disse Carlo.", "it", ["Non verrò,"]),
        ("> The dam held through the night.", "en", ["The dam held through the night."]),
    ],
)
def test_every_style_of_mark(text: str, language: str, inside: list[str]) -> None:
    assert quoted(text, language) == inside


def test_a_quotation_inside_another_names_it() -> None:
    text = "“I told him, ‘Close the gate.’ He didn’t,” she said."
    outer, inner = find_marked(text)
    assert (outer.parent, inner.parent, inner.text) == (None, 0, "Close the gate.")


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ rights and the owners’ club’s rules weren’t changed.",
        "It’s rock ’n’ roll from the ’90s, she’d say, ’tis.",
        'The board is 6\'2" by 3\'4" and 12" deep.',
        "Don't stop 'em, it's the '80s.",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They met 'til late in the yard' he said."),
        ("de", "Das war 'ne Frage' nach der anderen, sagte er."),
        ("nl", "Wie 's nachts vist, kent de haven' zei hij."),
        ("it", "La 'ndrangheta' non parla, ha detto il giudice."),
    ],
)
def test_a_word_cut_off_at_the_front_opens_no_quotation(language: str, text: str) -> None:
    assert quoted(text, language) == []


def test_a_possessive_does_not_end_a_single_quotation() -> None:
    assert quoted("‘The workers’ rights come first,’ Ms Lund said.") == ["The workers’ rights come first,"]


def test_each_paragraph_of_a_long_quotation_is_one_stretch() -> None:
    text = "“The dam held.\n\n“It will hold again,” she said.\n\nNobody doubted it."
    assert quoted(text) == ["The dam held.", "It will hold again,"]


def test_a_broken_quotation_has_two_parts() -> None:
    assert quoted("“We will stay,” he said, “and we will rebuild.”") == ["We will stay,", "and we will rebuild."]


def test_a_mark_that_never_closes_ends_with_its_paragraph() -> None:
    text = "“We will stay, he said.\n\nThe town was empty. It rained."
    assert quoted(text) == ["We will stay, he said."]


def test_an_interview_is_read_by_its_turns() -> None:
    text = "Q: Will you stay?\nA: Yes, as long as I can.\nQ: And then?\nA: Then we shall see."
    assert quoted(text) == ["Will you stay?", "Yes, as long as I can.", "And then?", "Then we shall see."]


def test_particulars_with_colons_are_no_interview() -> None:
    assert quoted("Time: 5 pm\nPlace: the town hall\nPrice: nothing") == []


@given(st.text("“”‘’\"'«»„ \nabs,.—:>`Q"))
def test_every_quotation_is_a_place_in_the_text(text: str) -> None:
    found = find_marked(text)
    for at, quotation in enumerate(found):
        assert text[quotation.start : quotation.end] == quotation.text == quotation.text.strip()
        assert quotation.parent is None or (quotation.parent < at and found[quotation.parent].covers(quotation))


@pytest.mark.parametrize("unit", ['"', "“", "“a ", "' ", "s’ ", "«a» ", "\n“", "Q: a\n"])
def test_the_work_is_linear_in_the_number_of_marks(unit: str) -> None:
    def calls(count: int) -> int:
        return effort(lambda: find_marked(unit * count))

    calls(1)  # what is read from files once
    assert calls(20_000) <= 11 * calls(2_000)
