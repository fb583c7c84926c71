"""Who did what: a name of the article in another's place."""

from __future__ import annotations

import pytest

from summarizer import verify
from summarizer.schema import Claim, Verdict
from tests.verifying.claims import misbound_names

STORY = """
Councillors in Varn voted on Monday to sell the old mill. The finance officer, Ruth Keller, said the sale would bring
£2m. Her deputy, Tom Ashby, warned that the roof had not been looked at since the fire.

Per Dahl, 61, who has run the bakery beside the mill since 1990, said he would leave the town. He has written four
letters to the council. Linda Moss of Varn College, an economist, called the price too low.

The buyer is Castle & Finch. Its chairman, Olof Brandt, would not say what the mill is for. Brandt was mayor of Varn
until 2019. Anna Reiter and Hugo Weiss voted against the sale.
"""


def misbound(prose: str, source: str = STORY) -> list[Claim]:
    return misbound_names(prose, source)


@pytest.mark.parametrize(
    ("prose", "other"),
    [
        ("Tom Ashby is the finance officer.", "Ruth Keller"),
        ("Ruth Keller warned that nobody had looked at the roof since the fire.", "Tom Ashby"),
        ("Linda Moss has run the bakery beside the mill for decades.", "Per Dahl"),
        ("Per Dahl of Varn College is an economist.", "Linda Moss"),
        ("Ruth Keller was the mayor of Varn until 2019.", "Olof Brandt"),
        ("Linda Moss used to be mayor of Varn.", "Olof Brandt"),
    ],
)
def test_what_the_article_tells_of_another_is_for_a_person_to_look_at(prose: str, other: str) -> None:
    (claim,) = misbound(prose)
    assert claim.verdict is Verdict.UNCLEAR
    assert claim.suggestion == other
    assert [STORY[span.start : span.end] for span in claim.evidence] == [span.text for span in claim.evidence]
    assert not misbound(prose.replace(claim.text, other))


@pytest.mark.parametrize(
    "prose",
    [
        "The finance officer, Keller, said the sale would bring £2m.",
        "Per Dahl, a baker who has worked beside the mill since 1990, will leave.",
        "Dahl wrote four letters to the council.",  # told of him as "he"
        "Olof Brandt, a former mayor of Varn, would not say what the mill is for.",
        "Anna Reiter was against the sale.",  # told of two
        "Brandt fell silent.",  # told of nobody
        "“The roof has not been looked at,” said Tom Ashby.",  # the quotation's own check asks who said it
    ],
)
def test_what_may_be_told_of_the_person_passes(prose: str) -> None:
    assert not misbound(prose)


def test_the_article_tells_all_that_it_says_of_whom_it_says_it() -> None:
    assert not misbound(STORY)


def test_a_sentence_that_names_nobody_near_the_person_speaks_of_somebody_else() -> None:
    source = (
        "Nils Aaker, 58, was the first witness on Monday. He kept his coat on.\n\n"
        "The harbour closed at noon. The pilots rowed ashore because of the swell. The lights went out.\n\n"
        "The hearing goes on with Nils Aaker in May."
    )
    (claim,) = misbound("Nils Aaker rowed ashore because of the swell.", source)
    assert [span.text for span in claim.evidence] == ["The pilots rowed ashore because of the swell."]
    assert claim.suggestion is None


def test_a_surname_that_two_people_share_is_held_against_neither() -> None:
    source = "Ann Lee, the surgeon, left at noon. Bob Lee, the pilot, stayed. Carl Voss, the cook, made soup."
    assert not misbound("Lee is the cook.", source)
    assert misbound("Ann Lee is the cook.", source)


@pytest.mark.parametrize(
    ("language", "source", "prose"),
    [
        (
            "de",
            "Landrätin Miriam Lang schätzte den Schaden. »Alles gut«, sagte der Sprecher der Bahn, Jürgen Wolters.",
            "Miriam Lang ist Sprecher der Bahn.",
        ),
        (
            "fr",
            "« On verra », a dit le recteur, Philippe Castaing. La présidente du syndicat, Nadia Ferrand, est partie.",
            "Nadia Ferrand est le recteur.",
        ),
        (
            "es",
            "La alcaldesa, Lucía Robledo, calló. «No hay agua», dijo Andrés Quintana, que cultiva olivos en Peñalba.",
            "Lucía Robledo cultiva olivos en Peñalba.",
        ),
    ],
)
def test_in_other_languages(language: str, source: str, prose: str) -> None:
    from summarizer import Document

    report = verify(prose, Document.from_text(source, language=language))
    assert [str(claim.code) for claim in report.unclear] == ["name-misbound"]


SUIT = (
    "On Monday Per Dahl, 61, sued Ann Lee over the mill. Lee, who is 51, was fined later.\n\n"
    "Ruth Keller, the judge, was warned by the clerk Tom Ashby. Ashby, a clerk, met Ruth Keller again at noon."
)


@pytest.mark.parametrize(
    ("prose", "doer"),
    [
        ("Ann Lee sued Per Dahl.", "Per Dahl"),
        ("Per Dahl was sued by Ann Lee.", "Ann Lee"),
        ("Lee sued Dahl over the mill.", "Per Dahl"),
        ("Ruth Keller warned Tom Ashby.", "Tom Ashby"),
    ],
)
def test_two_people_who_have_changed_places_around_a_verb(prose: str, doer: str) -> None:
    assert [claim.suggestion for claim in misbound(prose, SUIT)] == [doer]


@pytest.mark.parametrize(
    "prose",
    [
        "Per Dahl sued Ann Lee.",
        "Ann Lee was sued by Per Dahl.",
        "Tom Ashby warned Ruth Keller.",
        "Ruth Keller met Tom Ashby.",
    ],
)
def test_the_same_roles_in_another_voice_pass(prose: str) -> None:
    assert not misbound(prose, SUIT)


def test_words_behind_a_number_in_a_quotation_are_the_quotations() -> None:
    source = (
        "The storm took boats and nets along the coast in one night. “We lost 14 boats and all our nets along the "
        "coast in one night,” said Nils Aaker, 58, a fisherman.\n\nThe harbour is shut.\n\nAnn Lee, 61, runs the ferry."
    )
    assert not misbound("“We lost 14 boats and all our nets along the coast in one night,” said Ann Lee.", source)
