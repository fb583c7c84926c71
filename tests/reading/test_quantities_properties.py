"""What must hold of every text, and of every value in every form that it can be written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from summarizer.reading.lexicon import lexicon_for
from summarizer.reading.quantities import find_quantities
from summarizer.reading.quantity import QuantityKind

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
GROUP_SIGNS = {"en": ",", "de": ".", "es": ".", "fr": "\u202f", "it": ".", "nl": ".", "pt": "."}

ONES = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
GERMAN_ONES = (
    "null",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
)
GERMAN_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")


def in_english(number: int) -> str:
    """The words of a whole number below a billion, as the Guardian would spell them."""
    for size, name in ((10**6, "million"), (10**3, "thousand")):
        if number >= size:
            rest = number % size
            tail = f" and {in_english(rest)}" if 0 < rest < 100 else f" {in_english(rest)}" if rest else ""
            return f"{in_english(number // size)} {name}{tail}"
    if number >= 100:
        return f"{ONES[number // 100]} hundred" + (f" and {in_english(number % 100)}" if number % 100 else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


def in_german(number: int) -> str:
    """The word of a whole number below a million."""
    if number >= 1000:
        return in_german(number // 1000) + "tausend" + (in_german(number % 1000) if number % 1000 else "")
    if number >= 100:
        return GERMAN_ONES[number // 100] + "hundert" + (in_german(number % 100) if number % 100 else "")
    if number >= 20:
        unit = f"{GERMAN_ONES[number % 10]}und" if number % 10 else ""
        return unit + GERMAN_TENS[number // 10 - 2]
    return GERMAN_ONES[number]


def grouped(number: int, sign: str) -> str:
    return f"{number:,}".replace(",", sign)


@given(st.integers(min_value=2, max_value=10**9 - 1))
def test_english_words_read_back(number: int) -> None:
    (found,) = find_quantities(f"They counted {in_english(number)} ballots.")
    assert found.value == number


@given(st.integers(min_value=2, max_value=999_999))
def test_german_words_read_back(number: int) -> None:
    (found,) = find_quantities(f"Gezählt wurden {in_german(number)} Stimmen.", "de")
    assert found.value == number


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "On a compté {} voix."),
        ("fr_BE", "On a compté {} voix."),  # septante
        ("fr_CH", "On a compté {} voix."),  # huitante
        ("es", "Se contaron {} votos."),
        ("it", "Si contarono {} voti."),
        ("pt", "Foram contados {} votos."),
        ("nl", "Er werden {} stemmen geteld."),
    ],
)
@given(number=st.one_of(st.integers(2, 1000), st.integers(1000, 10**6), st.integers(10**6, 10**9 - 1)))
def test_words_of_other_languages_read_back(language: str, sentence: str, number: int) -> None:
    """As num2words, which knows none of this project's lexicons, spells them."""
    words = num2words(number, lang=language).replace("dicotto", "diciotto")  # its slip in Italian for 18
    (found,) = find_quantities(sentence.format(words), language)
    assert (found.text, found.value) == (words, Decimal(number))


@pytest.mark.parametrize("language", LANGUAGES)
@given(number=st.integers(min_value=10_000, max_value=10**12), cents=st.integers(min_value=0, max_value=99))
def test_grouped_figures_read_back(language: str, number: int, cents: int) -> None:
    decimal = lexicon_for(language).decimal
    text = f"{grouped(number, GROUP_SIGNS[language])}{decimal}{cents:02}"
    (found,) = find_quantities(f"({text})", language)
    assert (found.text, found.value) == (text, Decimal(f"{number}.{cents:02}"))


@pytest.mark.parametrize(
    ("form", "power"),
    [("${}bn", 9), ("${} billion", 9), ("${}m", 6), ("US${} million", 6), ("{} trillion dollars", 12)],
)
@given(tenths=st.integers(min_value=1, max_value=9999))
def test_money_with_a_scale_reads_back(form: str, power: int, tenths: int) -> None:
    (found,) = find_quantities(f"It cost {form.format(f'{tenths // 10}.{tenths % 10}')}.")
    assert (found.value, found.unit) == (Decimal(tenths) * 10 ** (power - 1), "USD")
    assert found.kind is QuantityKind.MONEY


def check_spans(text: str, language: str) -> None:
    last = 0
    for found in find_quantities(text, language):
        assert text[found.start : found.end] == found.text
        assert last <= found.start < found.end
        assert found.ends
        for end in found.ends:
            assert text[end.start : end.end] == end.text
            assert found.start <= end.start < end.end <= found.end
        if found.qualifier_span:
            span = found.qualifier_span
            assert text[span.start : span.end] == span.text
        last = found.end


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(max_size=60))
def test_spans_slice_back_on_any_text(language: str, text: str) -> None:
    check_spans(text, language)


SIGNS = [
    "%",
    "$",
    "€",
    "£",
    "1",
    "12",
    "1,234",
    "1.234",
    "2020",
    "-",
    "–",
    "/",
    "½",
    "(",
    ")",
    "\n",
    "'",
    "+",
    "14:00",
    "km",
]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=150)
@given(data=st.data())
def test_spans_slice_back_on_heaps_of_number_words(language: str, data: st.DataObject) -> None:
    words = st.sampled_from([*sorted(lexicon_for(language).words), *SIGNS])
    gaps = st.sampled_from(["", " ", " ", " ", "-", ", ", ". "])
    pieces = data.draw(st.lists(st.tuples(words, gaps), max_size=14))
    check_spans("".join(word + gap for word, gap in pieces), language)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 50_000,
        "," * 20_000,
        "1," * 20_000,
        "one hundred and " * 2_000,
        "Wednesday, " * 2_000,
        "half a " * 2_000,
        "1-" * 5_000,
    ],
    ids=["digits", "commas", "digits and commas", "hundreds", "weekdays", "halves", "hyphens"],
)
def test_long_runs_are_read_without_a_fault(text: str) -> None:
    check_spans(text, "en")
