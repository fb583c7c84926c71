"""Operators that move a date: to another day, month, year or day of the week; and other writings of the same date."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from benchmarks.adversarial.case import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from benchmarks.adversarial.facts import Article

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"\b\d{1,2}(?!\d)")
_SHORT = {"Aug.": "August", "Sept.": "September", "Oct.": "October"}  # as AP shortens them


@cache
def months(language: str) -> tuple[str, ...]:
    """Their names in the order of the year, as CLDR has them."""
    names = Locale(language).months["format"]["wide"]
    return tuple(str(names[number]) for number in range(1, 13))


@cache
def weekdays(language: str) -> tuple[str, ...]:
    names = Locale(language).days["format"]["wide"]
    return tuple(str(names[number]) for number in range(7))


def drafts(article: Article, rng: Random) -> Iterator[Draft]:
    """Each date of the facts with one of its parts moved."""
    for fact in article.dates:
        for operator, text in moved(fact.text, article, rng):
            if text.lower() not in article.flat.lower():
                yield Draft(operator, fact.said(text), fact.text, text)


def moved(text: str, article: Article, rng: Random) -> Iterator[tuple[str, str]]:
    """Every part moved that the date has, to one that the article does not have."""
    names = months(article.language)
    month = next((name for name in (*_SHORT, *names) if name in text.split()), None)
    day = _DAY.search(text) if month else None
    if month:
        yield "date-month", text.replace(month, _another(names, article, rng, _SHORT.get(month, month)))
    if day:
        fresh = str(rng.choice([n for n in range(1, 28) if not re.search(rf"\b{n}\b", article.text)]))
        yield "date-day", text[: day.start()] + fresh + text[day.end() :]
    if year := _YEAR.search(text):
        near = [str(int(year.group()) + step) for step in (-7, -3, -2, -1, 1, 2, 4, 6)]
        fresh = rng.choice([other for other in near if other not in article.text])
        yield "date-year", text.replace(year.group(), fresh)
    for weekday in weekdays(article.language):
        if text == weekday:
            yield "date-weekday", _another(weekdays(article.language), article, rng, weekday)


def _another(names: tuple[str, ...], article: Article, rng: Random, old: str) -> str:
    return rng.choice([name for name in names if name != old and name not in article.text])


def writings(article: Article) -> Iterator[Draft]:
    """The same date as others write it: month first or last, shortened, with an ordinal, as ISO 8601 has it."""
    for fact in article.dates:
        for text in _written(fact.text, article.language):
            yield Draft("date-writing", fact.said(text), fact.text, text)


def _written(text: str, language: str) -> Iterator[str]:
    names = months(language)
    parts = re.fullmatch(r"(?:(\d{1,2})\.? (?:de )?)?([^\W\d]+\.?)(?: (\d{1,2}))?(?: (\d{4}))?", text)
    if parts is None or (name := _SHORT.get(parts[2], parts[2])) not in names:
        return
    day, year = parts[1] or parts[3], parts[4]
    number = names.index(name) + 1
    if language == "en" and day:
        tail = f", {year}" if year else ""
        late = f" {year}" if year else ""
        yield from (
            w for w in (f"{name} {day}{tail}", f"{day} {name}{late}", f"{day}{_th(int(day))} {name}{late}") if w != text
        )
    if day and year:
        yield f"{year}-{number:02}-{int(day):02}"
    if language == "de" and day:
        yield f"{day}.{number}."


def _th(day: int) -> str:
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in {11, 12, 13} else 0, "th")
