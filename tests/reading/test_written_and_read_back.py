"""Any value, written as the news of each language writes it, reads back as that value in that unit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.quantities import find_quantities
from summarizer.reading.quantity import PartialDate, Qualifier, QuantityKind

PERCENT, MONEY, MEASURE, CARDINAL = (
    QuantityKind.PERCENT,
    QuantityKind.MONEY,
    QuantityKind.MEASURE,
    QuantityKind.CARDINAL,
)
AMOUNTS = [
    ("en", "{}%", 0, "%", PERCENT),
    ("en", "{} per cent", 0, "%", PERCENT),
    ("en", "{} percentage points", 0, "percentage point", PERCENT),
    ("en", "{} basis points", 0, "basis point", PERCENT),
    ("en", "€{}bn", 9, "EUR", MONEY),
    ("en", "{} billion euros", 9, "EUR", MONEY),
    ("en", "{} million people", 6, None, CARDINAL),
    ("en", "{} km", 0, "kilometre", MEASURE),
    ("de", "{} %", 0, "%", PERCENT),
    ("de", "{} Prozent", 0, "%", PERCENT),
    ("de", "{} Milliarden Euro", 9, "EUR", MONEY),
    ("de", "{} Mrd. Euro", 9, "EUR", MONEY),
    ("de", "{} Millionen Menschen", 6, None, CARDINAL),
    ("de", "{} Kilometer", 0, "kilometre", MEASURE),
    ("fr", "{} %", 0, "%", PERCENT),
    ("fr", "{} milliards d’euros", 9, "EUR", MONEY),
    ("fr", "{} millions de personnes", 6, None, CARDINAL),
    ("fr", "{} kilomètres", 0, "kilometre", MEASURE),
    ("es", "{} %", 0, "%", PERCENT),
    ("es", "{} por ciento", 0, "%", PERCENT),
    ("es", "{} millones de euros", 6, "EUR", MONEY),
    ("es", "{} kilómetros", 0, "kilometre", MEASURE),
    ("it", "{}%", 0, "%", PERCENT),
    ("it", "{} per cento", 0, "%", PERCENT),
    ("it", "{} miliardi di euro", 9, "EUR", MONEY),
    ("it", "{} milioni di persone", 6, None, CARDINAL),
    ("it", "{} chilometri", 0, "kilometre", MEASURE),
    ("pt", "{}%", 0, "%", PERCENT),
    ("pt", "{} por cento", 0, "%", PERCENT),
    ("pt", "{} milhões de euros", 6, "EUR", MONEY),
    ("pt", "{} quilômetros", 0, "kilometre", MEASURE),
    ("nl", "{}%", 0, "%", PERCENT),
    ("nl", "{} procent", 0, "%", PERCENT),
    ("nl", "{} miljard euro", 9, "EUR", MONEY),
    ("nl", "{} miljoen mensen", 6, None, CARDINAL),
    ("nl", "{} kilometer", 0, "kilometre", MEASURE),
]
DATES = [
    ("en", "{day} {month} {year}", ("January", "June", "December")),
    ("en", "{month} {day}, {year}", ("January", "June", "December")),
    ("de", "{day}. {month} {year}", ("Januar", "Juni", "Dezember")),
    ("fr", "{day} {month} {year}", ("janvier", "juin", "décembre")),
    ("es", "{day} de {month} de {year}", ("enero", "junio", "diciembre")),
    ("it", "{day} {month} {year}", ("gennaio", "giugno", "dicembre")),
    ("pt", "{day} de {month} de {year}", ("janeiro", "junho", "dezembro")),
    ("nl", "{day} {month} {year}", ("januari", "juni", "december")),
]
MONTHS = (1, 6, 12)
HEDGES = [
    ("en", "at least {}", Qualifier.AT_LEAST),
    ("en", "nearly {}", Qualifier.ABOUT),
    ("de", "mindestens {}", Qualifier.AT_LEAST),
    ("fr", "au moins {}", Qualifier.AT_LEAST),
    ("es", "al menos {}", Qualifier.AT_LEAST),
    ("it", "almeno {}", Qualifier.AT_LEAST),
    ("pt", "pelo menos {}", Qualifier.AT_LEAST),
    ("nl", "minstens {}", Qualifier.AT_LEAST),
]


@pytest.mark.parametrize(("language", "form", "power", "unit", "kind"), AMOUNTS)
@given(tenths=st.integers(min_value=11, max_value=9_999))
def test_an_amount_reads_back(  # noqa: PLR0917 - a row of the table
    language: str, form: str, power: int, unit: str | None, kind: QuantityKind, tenths: int
) -> None:
    written = f"{tenths // 10}{'.' if language == 'en' else ','}{tenths % 10}"
    (found,) = find_quantities(f"({form.format(written)})", language)
    assert (found.value, found.unit, found.kind) == (Decimal(tenths).scaleb(power - 1), unit, kind)
    assert found.qualifier is Qualifier.EXACTLY


@pytest.mark.parametrize(("language", "form", "names"), DATES)
@given(when=st.tuples(st.integers(1, 31), st.integers(0, 2), st.integers(1900, 2060)))
def test_a_date_reads_back(language: str, form: str, names: tuple[str, ...], when: tuple[int, int, int]) -> None:
    day, month, year = when
    (found,) = find_quantities(form.format(day=day, month=names[month], year=year), language)
    assert found.date == PartialDate(year, MONTHS[month], day)


@pytest.mark.parametrize(("language", "form", "qualifier"), HEDGES)
@given(number=st.integers(min_value=13, max_value=999))
def test_a_hedge_reads_back(language: str, form: str, qualifier: Qualifier, number: int) -> None:
    (found,) = find_quantities(f"{form.format(number)}.", language)
    assert (found.value, found.qualifier) == (Decimal(number), qualifier)


@given(first=st.integers(1, 30), days=st.integers(1, 6), dash=st.sampled_from("-–"))
def test_days_told_together_read_back(first: int, days: int, dash: str) -> None:
    last = min(first + days, 31)
    found = find_quantities(f"They met on June {first}{dash}{last}.")
    assert [quantity.date for quantity in found] == [PartialDate(None, 6, first), PartialDate(None, 6, last)]


@given(feet=st.integers(4, 7), inches=st.integers(1, 11), form=st.sampled_from(["{}'{}\"", "{}’{}”", "{}ft {}in"]))
def test_a_height_reads_back(feet: int, inches: int, form: str) -> None:
    found = find_quantities(f"She is {form.format(feet, inches)}.")
    assert [(quantity.value, quantity.unit) for quantity in found] == [
        (Decimal(feet), "foot"),
        (Decimal(inches), "inch"),
    ]
