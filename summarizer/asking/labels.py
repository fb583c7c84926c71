"""What a figure counts: the model's words where the article's own sentence has them, else the sentence's."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.asking.forms import LABEL, whole
from summarizer.reading.find import find_quantities
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.words import auxiliaries_of, find_words, grammar_of, stems_in, stopwords

if TYPE_CHECKING:
    from summarizer.asking.material import Material, PrintedFigure

_CLAUSE_AFTER = re.compile(r"[^.,;:!?()“”\"\n—–]*")
_CLAUSE_BEFORE = re.compile(r"[^;:!?()“”\"\n—–]*$")
_WORDS = 8
_HEAD = 3  # words of a noun phrase among which its noun is
_SHARES = {QuantityKind.MONEY, QuantityKind.PERCENT}
_TIMES = {QuantityKind.DATE, QuantityKind.TIME, QuantityKind.ORDINAL}


def label_of(figure: PrintedFigure, said: str, material: Material) -> str | None:
    """``said`` if its words are in the figure's sentence or the one before; else the words around the number.

    ``None`` where neither says anything.
    """
    said = _bare(whole(said, LABEL), figure, material.document.language)
    if _is_label(said, figure, material) and _stands_near(said, figure, material):
        return said
    return _around(figure, material)


@cache
def _counting(language: str) -> re.Pattern[str]:
    """A "number of" or "the total of the" with which a label may open."""
    article, tally, link = (
        "|".join(sorted(grammar_of(language, role), key=len, reverse=True)) or "(?!)"
        for role in ("articles", "tally", "partitives")
    )
    return re.compile(rf"(?:(?:{article}) )?(?:{tally}) (?:{link}) (?:(?:{article}) )?", re.IGNORECASE)


def _bare(said: str, figure: PrintedFigure, language: str) -> str:
    """Without the number itself or "number of" at the front, and without a full stop."""
    said = said.strip(" .\"'“”[]")
    for printed in (figure.span.text, figure.quantity.text):
        if said.lower().startswith(printed.lower() + " "):
            said = said[len(printed) :].strip()
    opening = _counting(language).match(said)
    return said[opening.end() :] if opening else said


def _is_label(said: str, figure: PrintedFigure, material: Material) -> bool:
    """Whether it opens with a word that says something; "annually" alone does not say what a sum is."""
    words = said.lower().split()
    needed = 2 if figure.quantity.kind in _SHARES else 1
    opens = len(words) >= needed and words[0] not in stopwords(material.document.language)
    stutters = any(word == following for word, following in pairwise(words))
    return opens and not stutters and _holds_no_number(said, material) and _names_what_follows(said, figure, material)


def _names_what_follows(said: str, figure: PrintedFigure, material: Material) -> bool:
    """What is counted follows the number ("64 homes"): a label must have one of the first words there, if any are.

    Huddleston and Pullum, The Cambridge Grammar of the English Language, chapter 5: a numeral determines the noun
    phrase that it opens.
    """
    if figure.quantity.kind in _SHARES:
        return True
    language = material.document.language
    sentence = material.sentences[figure.line - 1]
    after = _CLAUSE_AFTER.match(material.document.text, figure.span.end, sentence.end)
    following = [stem for stem in find_words(after.group() if after else "", language).stems if stem][:_HEAD]
    return not following or not set(following).isdisjoint(stems_in(said, language))


def _holds_no_number(label: str, material: Material) -> bool:
    found = find_quantities(label, material.document.language)
    return all(quantity.kind in _TIMES for quantity in found)


def _stands_near(said: str, figure: PrintedFigure, material: Material) -> bool:
    labelled = stems_in(said, material.document.language)
    near = material.stems_by_line[max(0, figure.line - 2) : figure.line]
    return bool(labelled) and labelled <= frozenset().union(*near)


def _around(figure: PrintedFigure, material: Material) -> str | None:
    """The article's own words for what a figure counts, from its clause and up to the numbers beside it.

    Those behind a count ("64 homes"), or the verb before it where nothing behind says something ("shot down 41 of
    them"). Of a sum or a share, the noun that it is the amount of ("a gap of £2.3m in the budget"), what it is a share
    of, or the clause that it ends ("the margin slipped by"). Nothing for a length of time, which may be followed by
    anything.
    """
    if figure.quantity.kind is QuantityKind.DURATION:
        return None
    language = material.document.language
    before, behind = _clause(figure, material)
    empty = stopwords(language)
    partitives, complements = (grammar_of(language, role) for role in ("partitives", "complements"))
    if figure.quantity.kind not in _SHARES:
        counted = _first_members(behind, empty, language)
        verb_phrase = _after_last(before, auxiliaries_of(language))  # "it said it had shot down" without what it said
        told = [counted if _opens_a_count(behind, figure, language) else [], verb_phrase]
    elif before and before[-1].lower() in partitives:
        noun_phrase = _after_last(before[:-1], empty)  # "gap" of "it left a gap"
        told = [noun_phrase + behind]
    elif behind and behind[0].lower() in partitives:
        told = [behind, before]
    else:
        told = [before, behind if behind and behind[0].lower() in complements else []]
    labels = (_trimmed(words, empty, complements) for words in told)
    return next((label for label in labels if label and _holds_no_number(label, material)), None)


def _clause(figure: PrintedFigure, material: Material) -> tuple[list[str], list[str]]:
    """The words of a figure's clause before it and behind it, as far as the next figures."""
    sentence, text = material.sentences[figure.line - 1], material.document.text
    others = [other.span for other in material.figures if sentence.start <= other.span.start < sentence.end]
    first = max((other.end for other in others if other.end <= figure.span.start), default=sentence.start)
    last = min((other.start for other in others if other.start >= figure.span.end), default=sentence.end)
    after = _CLAUSE_AFTER.match(text, figure.span.end, last)
    before = _CLAUSE_BEFORE.search(text[first : figure.span.start])
    leading = _without_asides(before.group().rstrip(" ,") if before else "", material.document.language)
    return leading.split()[-_WORDS:], after.group().split()[:_WORDS] if after else []


def _without_asides(leading: str, language: str) -> str:
    """The last part between commas; with the first, if that has its subject ("The closures, in June, are to save")."""
    *earlier, last = leading.split(",")
    opening = next(iter(last.lower().split()), "")
    if earlier and opening in auxiliaries_of(language):
        return f"{earlier[0]} {last}"
    telling = [word for word in last.lower().split() if word not in stopwords(language)]
    return last if len(telling) > 1 else leading


def _opens_a_count(behind: list[str], figure: PrintedFigure, language: str) -> bool:
    """Whether a noun, a verb or "of" follows: "19 of them", not "by 23 to 19 on Wednesday".

    A measure may go on with a preposition: "80 metres from the crossing".
    """
    opening = behind[0].lower() if behind else ""
    links = grammar_of(language, "partitives" if figure.quantity.unit is None else "complements")
    return opening in links or opening in auxiliaries_of(language) or opening not in stopwords(language)


def _first_members(words: list[str], empty: frozenset[str], language: str) -> list[str]:
    """Up to the first "and" behind a word that says something: "visits" of "visits last year and that it cost"."""
    joining, told = grammar_of(language, "joining"), False
    for at, word in enumerate(words):
        if told and word.lower() in joining:
            return words[:at]
        told = told or word.lower() not in empty
    return words


def _after_last(words: list[str], marking: frozenset[str]) -> list[str]:
    """What follows the last of the marking words; all, where there is none."""
    start = max((at for at, word in enumerate(words, 1) if word.lower() in marking), default=0)
    return words[start:]


def _trimmed(words: list[str], empty: frozenset[str], complements: frozenset[str]) -> str | None:
    """Without function words at either end, except for an "of" that opens it."""
    while words and words[-1].lower() in empty:
        words.pop()
    while words and words[0].lower() in empty - complements:
        words.pop(0)
    label = " ".join(words).strip(" -’',")
    return label if any(map(str.isalpha, label)) else None
