"""The label of a structured figure: is it the number's, or its neighbour's?"""

from __future__ import annotations

import pytest

from summarizer import Code, Verdict, verify
from summarizer.documents.document import Document

PORT = (
    "Port Talmere handled 412 lorries and 90 buses a day in June, the harbour board said.\n\n"
    "Of its 640 cranes, 75 have been idle since March. The board has spent $14 million on the new quay and employs 310 "
    "people.\n\n"
    "Seven dockers were killed and 23 injured when the old quay collapsed. Fares have fallen by 12% this year, while "
    "freight rates have risen by 9%.\n\n"
    "The union won 41 of the council's 60 seats, the employers 19. Ada Brenn, 52, leads the inquiry.\n"
)


def verdict(value: str, what: str) -> Verdict:
    claims = verify({"figures": [{"value": value, "what": what}]}, PORT).claims
    (claim,) = (claim for claim in claims if claim.path == "/figures/0/value")
    assert claim.verdict is Verdict.SUPPORTED or claim.code is Code.NUMBER_MISBOUND
    return claim.verdict


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("412", "lorries a day"),  # "a day" stands behind the last member, for both
        ("90", "buses a day"),
        ("75", "cranes idle since March"),  # the noun is that of the whole
        ("$14 million", "cost of the new quay"),  # an amount of money is a cost
        ("23", "dockers injured"),  # the noun stands once, before
        ("12%", "fall in fares"),  # the direction is said by a verb
        ("19", "seats of the employers"),
        ("52", "age of Ada Brenn"),
    ],
)
def test_a_label_in_an_editors_words(value: str, what: str) -> None:
    assert verdict(value, what) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("90", "lorries a day"),
        ("412", "buses a day"),
        ("310", "cost of the new quay"),  # people are no cost
        ("$14 million", "people employed by the board"),  # nor is money what another number counts
        ("23", "dockers killed"),
        ("9%", "fall in fares"),
        ("75", "lorries idle since March"),
        ("41", "ferries since the collapse"),  # told of nowhere near
    ],
)
def test_a_label_that_is_anothers(value: str, what: str) -> None:
    assert verdict(value, what) is not Verdict.SUPPORTED


def test_years_tell_two_figures_apart() -> None:
    text = "Turnout was 63.4% in 2025 and 58.9% in 2021, the electoral office said."
    told = {}
    for value in ("63.4%", "58.9%"):
        for year in ("2025", "2021"):
            claims = verify({"figures": [{"value": value, "what": f"turnout in {year}"}]}, text).claims
            told[value, year] = claims[0].verdict is Verdict.SUPPORTED
    assert told == {
        ("63.4%", "2025"): True,
        ("63.4%", "2021"): False,
        ("58.9%", "2025"): False,
        ("58.9%", "2021"): True,
    }


@pytest.mark.parametrize(
    ("language", "text", "value", "what"),
    [
        ("de", "Die Brücke ist 310 Meter lang und kostete 14 Millionen Euro.", "14 Millionen Euro", "Preis der Brücke"),
        ("fr", "Le pont, long de 310 mètres, a coûté 14 millions d’euros.", "14 millions d’euros", "montant du pont"),
        ("es", "El puente mide 310 metros y costó 14 millones de euros.", "14 millones de euros", "precio del puente"),
        ("it", "Il ponte è costato 14 milioni di euro al comune.", "14 milioni di euro", "prezzo del ponte"),
        ("pt", "A ponte custou 14 milhões de euros à câmara.", "14 milhões de euros", "preço da ponte"),
        ("nl", "De brug kostte 14 miljoen euro.", "14 miljoen euro", "prijs van de brug"),
    ],
)  # fmt: skip
def test_function_words_and_what_the_unit_says_need_not_stand_there(
    language: str, text: str, value: str, what: str
) -> None:
    document = Document(text=text, language=language)
    assert verify({"figures": [{"value": value, "what": what}]}, document).claims[0].verdict is Verdict.SUPPORTED
