"""What people have written down about each article: its figures, dates, names and quotations.

A file of ``facts/`` belongs to one article. ``figures`` are lists of the value as the article prints it, what it
counts, a true sentence that holds the value, and, where two values tell of one thing, a name for that thing.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@dataclass(frozen=True, slots=True)
class Figure:
    value: str
    what: str
    sentence: str
    thing: str = ""

    def said(self, value: str) -> str:
        """The sentence with ``value`` in place of the true one."""
        return exchanged(self.sentence, self.value, value)


@dataclass(frozen=True, slots=True)
class Told:
    """A date or a name, and a true sentence that holds it."""

    text: str
    sentence: str

    def said(self, text: str) -> str:
        return exchanged(self.sentence, self.text, text)


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Article:
    name: str
    path: str
    language: str
    published: date | None
    text: str
    figures: tuple[Figure, ...]
    dates: tuple[Told, ...]
    names: tuple[Told, ...]
    quotes: tuple[Quote, ...]

    @property
    def flat(self) -> str:
        """The text with each run of white space as one blank."""
        return " ".join(self.text.split())


def articles() -> list[Article]:
    """Every article with its facts, in the order of their names. Raises ``ValueError`` for a fact it does not have."""
    return [_read(path) for path in sorted((HERE / "facts").glob("*.toml"))]


def _read(path: Path) -> Article:
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    article = Article(
        name=path.stem,
        path=given["article"],
        language=given["language"],
        published=given.get("published"),
        text=(ROOT / given["article"]).read_text(encoding="utf-8"),
        figures=tuple(Figure(*row) for row in given["figures"]),
        dates=tuple(Told(*row) for row in given["dates"]),
        names=tuple(Told(*row) for row in given["names"]),
        quotes=tuple(Quote(*row) for row in given["quotes"]),
    )
    missing = [text for text in _told(article) if text.lower() not in article.flat.lower()]
    if missing:
        raise ValueError(f"{path.name} tells what is not in its article: {missing}")
    return article


def _told(article: Article) -> list[str]:
    texts = [quote.text for quote in article.quotes]
    texts += [fact.value for fact in article.figures]
    texts += [fact.text for fact in (*article.dates, *article.names)]
    return texts + [quote.speaker.split()[-1] for quote in article.quotes]


def exchanged(sentence: str, old: str, new: str) -> str:
    """``sentence`` with ``new`` for ``old``, in capitals at its start only.

    Raises ``ValueError`` if there is no ``old`` in it.
    """
    start = sentence.lower().find(old.lower())
    if start < 0:
        raise ValueError(f"{old!r} is not in {sentence!r}")
    fresh = new[:1].upper() + new[1:] if start == 0 else _small(new)
    return sentence[:start] + fresh + sentence[start + len(old) :]


def _small(text: str) -> str:
    """As it stands within a sentence: a qualifier or a number word with a small letter, a name as it is."""
    first = text.split(" ", maxsplit=1)[0]
    return text[:1].lower() + text[1:] if first in _OPENING else text


_OPENING = frozenset(
    word
    for words in (
        "About Around Some More Nine At Up Over Less No Fewer Nearly Almost",
        "Rund Etwa Bis Mindestens Au Près Dois",
    )
    for word in words.split()
)
