"""The same numbers in six more languages, each as its newspapers write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from summarizer.reading.quantities import find_quantities
from summarizer.reading.quantity import PartialDate, Qualifier

CASES = [
    ("de", "1.234,5 Tonnen", "1234.5", "tonne"),
    ("de", "fünfunddreißig Menschen", "35", None),
    ("de", "zweihundertsechsundfünfzig Menschen", "256", None),
    ("de", "anderthalb Millionen Menschen", "1500000", None),
    ("de", "eine halbe Million Menschen", "500000", None),
    ("de", "4,5 Mrd. Euro", "4500000000", "EUR"),
    ("de", "drei Prozentpunkte", "3", "percentage point"),
    ("de", "die 19-jährige Frau", "19", "year"),
    ("fr", "1 234,5 tonnes", "1234.5", "tonne"),
    ("fr", "quatre-vingt-dix-sept personnes", "97", None),
    ("fr", "soixante et onze personnes", "71", None),
    ("fr", "4,5 milliards d'euros", "4500000000", "EUR"),
    ("fr", "un million et demi de personnes", "1500000", None),
    ("fr", "12 pour cent", "12", "%"),
    ("es", "treinta y uno", "31", None),
    ("es", "dos mil millones de dólares", "2000000000", "USD"),
    ("es", "un millón y medio de personas", "1500000", None),
    ("es", "3,5 por ciento", "3.5", "%"),
    ("it", "centoventitré persone", "123", None),
    ("it", "duemila persone", "2000", None),
    ("it", "un milione e mezzo di persone", "1500000", None),
    ("it", "4,5 miliardi di euro", "4500000000", "EUR"),
    ("pt", "cento e vinte e um mortos", "121", None),
    ("pt", "R$ 3,5 bilhões", "3500000000", "BRL"),
    ("pt", "dois milhões e meio de pessoas", "2500000", None),
    ("nl", "vijfendertig mensen", "35", None),
    ("nl", "tweeëntwintig mensen", "22", None),
    ("nl", "4,5 miljard euro", "4500000000", "EUR"),
    ("nl", "anderhalf miljoen mensen", "1500000", None),
]


@pytest.mark.parametrize(("language", "text", "value", "unit"), CASES)
def test_a_number(language: str, text: str, value: str, unit: str | None) -> None:
    (found,) = find_quantities(text, language)
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("language", "text", "qualifier"),
    [
        ("de", "mindestens 27 Menschen", Qualifier.AT_LEAST),
        ("fr", "au moins 27 personnes", Qualifier.AT_LEAST),
        ("es", "al menos 27 personas", Qualifier.AT_LEAST),
        ("it", "almeno 27 persone", Qualifier.AT_LEAST),
        ("pt", "pelo menos 27 pessoas", Qualifier.AT_LEAST),
        ("nl", "minstens 27 mensen", Qualifier.AT_LEAST),
        ("de", "bis zu 27 Menschen", Qualifier.AT_MOST),
        ("fr", "plus de 27 personnes", Qualifier.MORE_THAN),
        ("de", "27 Menschen oder mehr", Qualifier.AT_LEAST),
        ("fr", "une vingtaine de personnes", Qualifier.ABOUT),
    ],
)
def test_a_qualifier(language: str, text: str, qualifier: Qualifier) -> None:
    (found,) = find_quantities(text, language)
    assert found.qualifier is qualifier


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "ein Mann und eine Frau"), ("fr", "un homme et une femme"), ("es", "un hombre"), ("nl", "een man")],
)
def test_an_article_is_no_number(language: str, text: str) -> None:
    assert find_quantities(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "in den 1990er Jahren"), ("fr", "les années 1990"), ("es", "los años 90"), ("it", "gli anni '90")],
)
def test_a_decade(language: str, text: str) -> None:
    (found,) = find_quantities(text, language)
    assert found.date == PartialDate(1990, decade=True)


@pytest.mark.parametrize(("language", "text"), [("de", "die zweite Hälfte"), ("fr", "la première moitié")])
def test_a_half_of_a_match_is_no_share(language: str, text: str) -> None:
    (found,) = find_quantities(text, language)
    assert found.ratio is None


def test_an_unknown_language_still_reads_digits() -> None:
    (found,) = find_quantities("Zginęło 27 osób.", "pl")
    assert found.value == 27
