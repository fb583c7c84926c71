"""Operators that make a figure false: another digit, scale, currency, unit, qualifier, or another number's place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.adversarial.case import Draft
from benchmarks.adversarial.writing import WORDS, in_words, numbers_of, reckoned, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from benchmarks.adversarial.facts import Article, Figure
    from benchmarks.adversarial.writing import Written

    Change = Callable[[Written, Article, Random], Iterator[str]]

_UPWARD, _DOWNWARD = ("at_least", "more_than"), ("at_most", "less_than")
_ALIKE = 20  # times: a number so much larger or smaller fools nobody
_FAR = 4  # an estimate changed by less than a fourth might still be one


def drafts(article: Article, rng: Random) -> Iterator[Draft]:
    """Each figure made false in every way that fits it, as a figure with its label and in a sentence."""
    for fact in article.figures:
        value = written(fact.value, article.language)
        if value is None:
            continue
        for operator, change in CHANGES.items():
            for fresh in change(value, article, rng):
                if operator == "qualifier-dropped" or not _is_there(fresh, article):
                    yield from both(operator, fact, fresh)
        yield from _exchanged(fact, value, article, rng)


def both(operator: str, fact: Figure, value: str) -> Iterator[Draft]:
    """The claim as a figure with its label, and in a sentence."""
    yield Draft(operator, {"figures": [{"value": value, "what": fact.what}]}, fact.value, value)
    yield Draft(operator, fact.said(value), fact.value, value)


def _is_there(value: str, article: Article) -> bool:
    """Whether the article prints this very value anywhere."""
    return re.search(rf"(?<!\w){re.escape(value)}(?!\w)", article.flat, re.IGNORECASE) is not None


def digit(value: Written, article: Article, rng: Random) -> Iterator[str]:
    """Another digit; for a small number in words, another word. The article has the new number nowhere."""
    known = numbers_of(article.text, article.language)
    fresh = [
        number
        for number in (_digits_changed(value.number) if value.in_digits else _words_changed(value))
        if reckoned(number, value.language) not in known and _is_false(value, number)
    ]
    if fresh:
        yield value.text(number=rng.choice(fresh))


def _digits_changed(number: str) -> list[str]:
    """Every number that differs from this one in one digit, of the same length."""
    return [
        number[:at] + other + number[at + 1 :]
        for at, old in enumerate(number)
        if old.isdigit()
        for other in "0123456789"
        if other != old and not (at == 0 and other == "0")
    ]


def _words_changed(value: Written) -> list[str]:
    return [in_words(other, value.language) for other in range(2, 20) if other != value.value]


def _is_false(value: Written, number: str) -> bool:
    """Whether the article's value does not imply the new one: "at least 17" does imply "at least 14"."""
    new, old = reckoned(number, value.language), value.value
    if value.hedge in _UPWARD:
        return new > old
    if value.hedge in _DOWNWARD:
        return new < old
    return not value.hedge or abs(new - old) * _FAR > old


def scale(value: Written, article: Article, rng: Random) -> Iterator[str]:
    """Another word for the scale, or one digit more or less."""
    whole = value.text()
    for old, new in WORDS[value.language]["scales"]:
        if re.search(rf"(?<![^\W\d_]){re.escape(old)}(?![^\W\d_])", whole):
            yield re.sub(rf"(?<![^\W\d_]){re.escape(old)}(?![^\W\d_])", new, whole)
            return
    digits = re.sub(r"\D", "", value.number)
    if value.plain and value.in_digits and len(digits) > 3 and digits.endswith("00") and not value.hedge:
        known = numbers_of(article.text, article.language)
        number = rng.choice([digits[:-1], digits + "0"])
        if reckoned(number, value.language) not in known:
            yield value.text(number=_grouped(number, value.number))


def _grouped(digits: str, like: str) -> str:
    """``digits`` with the separator of ``like``."""
    sign = next((c for c in like if not c.isdigit()), "")
    return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", sign, digits)


def currency(value: Written, article: Article, rng: Random) -> Iterator[str]:
    """The same amount in another currency."""
    del article
    whole = value.text()
    for sign in "$€£":
        if sign in whole:
            yield whole.replace(sign, rng.choice(sorted(set("$€£") - {sign})))
            return
    yield from _first(WORDS[value.language]["currencies"], whole)


def unit(value: Written, article: Article, rng: Random) -> Iterator[str]:
    """The same number in another unit."""
    del article, rng
    if not any(sign in value.text() for sign in "$€£"):
        yield from _first(WORDS[value.language]["units"], value.text())


def _first(pairs: list[list[str]], whole: str) -> Iterator[str]:
    """``whole`` with the first pair exchanged that it has at its end."""
    for old, new in pairs:
        if whole.endswith(old):
            yield whole[: -len(old)] + new
            return


def qualifier(value: Written, article: Article, rng: Random) -> Iterator[str]:
    """The opposite of the article's qualifier."""
    del article, rng
    for kind, phrase in WORDS[value.language]["opposites"]:
        if value.hedge == kind:
            yield value.text(qualifier=phrase)


def qualifier_dropped(value: Written, article: Article, rng: Random) -> Iterator[str]:
    """A floor or a ceiling told as a count."""
    del article, rng
    if value.hedge in {"at_least", "at_most"}:
        yield value.text(qualifier="")


def qualifier_added(value: Written, article: Article, rng: Random) -> Iterator[str]:
    """A count told as a floor, a ceiling or a bound."""
    del article
    if value.plain and not value.hedge:
        yield value.text(qualifier=rng.choice(WORDS[value.language]["added"]))


def _exchanged(fact: Figure, value: Written, article: Article, rng: Random) -> Iterator[Draft]:
    """Another number of the article in this one's place, of the same sort."""
    others = [
        other.value
        for other in article.figures
        if other != fact and not (fact.thing and fact.thing == other.thing) and _fits(value, other, article.language)
    ]
    if others:
        yield from both("number-swapped", fact, rng.choice(others))


def _fits(value: Written, other: Figure, language: str) -> bool:
    """Whether the other's value can stand here and would be false: not equal, not implied, no close estimate."""
    theirs = written(other.value, language)
    if theirs is None or _sort(theirs) != _sort(value) or theirs.value == value.value:
        return False
    if max(theirs.value, value.value) > _ALIKE * min(theirs.value, value.value):
        return False
    bound = {**dict.fromkeys(_UPWARD, 1), **dict.fromkeys(_DOWNWARD, -1)}.get(theirs.hedge, 0)
    implied = (theirs.value - value.value) * bound < 0
    vague = theirs.hedge in {"about", "less_than"} or value.hedge in {"about", "less_than"}
    close = vague and abs(theirs.value - value.value) * _FAR <= value.value
    return not implied and not close


def _sort(value: Written) -> tuple[str, str, bool]:
    """What must be alike for two numbers to change places: what stands before and behind them."""
    return value.before, value.after, value.plain


CHANGES: dict[str, Change] = {
    "digit": digit,
    "scale": scale,
    "currency": currency,
    "unit": unit,
    "qualifier": qualifier,
    "qualifier-dropped": qualifier_dropped,
    "qualifier-added": qualifier_added,
}
