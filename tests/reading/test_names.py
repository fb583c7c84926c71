"""Names, and which of them are one."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.name import NameKind
from summarizer.reading.reading import Reading
from summarizer.reading.variants import relatives, roots

STORY = (
    "Mayor Ingrid Solberg opened the bridge on Friday. Dr. Amir Haddad of the University of Bergen, who built it, "
    "was there. Solberg thanked Mr Haddad. Anders Solberg, a fisherman, was not asked. "
    "The National Harbour Authority paid. Officials from the NHA declined to comment."
)


def canonical(text: str) -> list[str]:
    return [name.canonical for name in Reading(text).names]


def test_a_surname_is_the_person_named_in_full() -> None:
    assert canonical("President Elena Marsh spoke. Mrs Marsh left. Marsh was tired.") == ["Elena Marsh"] * 3


def test_titles_are_not_part_of_a_name_but_make_a_person() -> None:
    name = Reading("They met Sen. Paula Reyes on Monday.").names[0]
    assert (name.text, name.kind, name.gender) == ("Paula Reyes", NameKind.PERSON, "female")


def test_two_people_with_one_surname_are_two() -> None:
    names = [name for name in Reading(STORY).names if "Solberg" in name.text]
    assert {name.canonical for name in names} == {"Ingrid Solberg", "Anders Solberg"}


def test_an_initial_does_not_make_another_person() -> None:
    assert len(set(canonical("Ruth P. Okafor won. Ruth Okafor smiled. Okafor left."))) == 1


def test_initials_are_joined_to_the_words() -> None:
    assert "National Harbour Authority" in {n.canonical for n in Reading(STORY).names if n.text == "NHA"}


def test_the_first_word_of_a_sentence_is_no_name_by_its_capital() -> None:
    assert [name.text for name in Reading("Floods came. The floods in Bergen rose. Officials left.").names] == [
        "Bergen"
    ]


def test_demonyms_share_a_root_with_their_country() -> None:
    for country, people in [
        ("russia", "russian"),
        ("ukraine", "ukrainians"),
        ("israel", "israeli"),
        ("italy", "italian"),
    ]:
        assert roots(country) & roots(people)
    assert not roots("austria") & roots("australia")
    assert "dutch" in relatives("netherlands")


@given(st.text("ABab .,’'-&JU\n“"))
def test_names_are_places_in_order(text: str) -> None:
    names = Reading(text).names
    assert all(text[name.start : name.end] == name.text for name in names)
    assert all(one.end <= other.start for one, other in pairwise(names))
