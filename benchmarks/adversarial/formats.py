"""Operators that leave a figure true: as printed, in words or digits, with other separators, signs and synonyms."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from benchmarks.adversarial.figures import both
from benchmarks.adversarial.writing import MOST, WORDS, in_words, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.adversarial.case import Draft
    from benchmarks.adversarial.facts import Article
    from benchmarks.adversarial.writing import Written

    Writing = Callable[[Written], Iterator[str]]

_MULTIPLES = {"million": Decimal(10**6), "billion": Decimal(10**9)}


def drafts(article: Article) -> Iterator[Draft]:
    """Each figure as it is printed, and in every other writing that fits it."""
    for fact in article.figures:
        yield from both("as-printed", fact, fact.value)
        value = written(fact.value, article.language)
        if value is None:
            continue
        for operator, write in WRITINGS.items():
            for fresh in write(value):
                yield from both(operator, fact, fresh)


def word_or_digits(value: Written) -> Iterator[str]:
    """A word in digits, and 64 as "sixty-four"; not among signs, decimals or ordinals."""
    if not value.in_digits:
        yield value.text(number=str(value.value))
    elif _is_small(value):
        yield value.text(number=in_words(int(value.value), value.language))


def _is_small(value: Written) -> bool:
    """Whether a writer could put the number in words."""
    bare = value.plain and value.number.isdigit() and not value.before and not re.match(r"\s*[%°]", value.after)
    return bare and 1 < value.value <= MOST


def separators(value: Written) -> Iterator[str]:
    """Thousands without a separator, and with a narrow blank as ISO 80000-1 has them."""
    if value.plain and re.fullmatch(r"\d{1,3}(?:[., \u00a0\u202f]\d{3})+", value.number):
        groups = re.findall(r"\d+", value.number)
        yield value.text(number="".join(groups))
        yield value.text(number="\u202f".join(groups))


def scale_writing(value: Written) -> Iterator[str]:
    """The scale in full, "4.5bn" as "4.5 billion"; all digits of "2.4 million"; "1.2 billion" as "1,200 million"."""
    for short, long in WORDS[value.language]["scale_writing"]:
        if value.after.strip().split(" ")[0] == short:
            yield value.text(after=value.after.replace(short, long, 1))
    scale = value.after.strip().split(" ")[0]
    if value.language == "en" and value.plain and value.in_digits and scale in _MULTIPLES:
        rest = value.after.replace(f" {scale}", "", 1)
        yield value.text(number=f"{int(value.value * _MULTIPLES[scale]):,}", after=rest)
        if scale == "billion":
            yield value.text(number=f"{int(value.value * 1000):,}", after=f" million{rest}")


def currency_writing(value: Written) -> Iterator[str]:
    """A word for the sign, "$340,000" as "340,000 dollars"; the code of ISO 4217."""
    if not value.plain or "bn" in value.after or value.after == "m":
        return
    for sign, word in WORDS[value.language]["currency_words"]:
        if value.before == sign:
            yield value.text(before="", after=f"{value.after} {word}")
    code = {"€": "EUR ", "£": "GBP "}.get(value.before)
    if code:
        yield value.text(before=code)


def unit_writing(value: Written) -> Iterator[str]:
    """The unit in full or short: "96%" as "96 per cent", "210 mm" as "210 millimetres"."""
    for old, new in WORDS[value.language]["unit_writing"]:
        if value.plain and value.after.strip() == old.strip():
            gap = "" if new == "%" and value.language == "en" else " "
            yield value.text(after=gap + new.strip())


def qualifier_writing(value: Written) -> Iterator[str]:
    """A qualifier of the same meaning: "no fewer than" for "at least"."""
    for old, new in WORDS[value.language]["synonyms"]:
        if value.qualifier.lower() == old:
            yield value.text(qualifier=new)


WRITINGS: dict[str, Writing] = {
    "word-or-digits": word_or_digits,
    "separators": separators,
    "scale-writing": scale_writing,
    "currency-writing": currency_writing,
    "unit-writing": unit_writing,
    "qualifier-writing": qualifier_writing,
}
