"""Operators on quotations: false in one way at a time, and true in every way in which editors set them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.adversarial.case import Draft
from benchmarks.adversarial.names import GIVEN, SURNAMES
from benchmarks.adversarial.writing import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from benchmarks.adversarial.facts import Article, Quote

    Change = Callable[[list[str], Article, Random], list[str]]

SHORT = 4  # words: in a shorter quotation nothing can be left out from the middle
CLIPPED = 3  # words that a clipped quotation still has
LONG = 8  # words of a sentence that nobody would take for a word in scare quotes
MARKS = frozenset("“”‘«»„\"'`")
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
_CURLY = str.maketrans({"'": "’"})
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.?!]) +(?=[^\W\d_])")
_TURNS = re.compile(r"\b(?:if|but|unless|may|might|nobody|not|never|no)\b|n[’']t\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,.;:?!]")


def drafts(article: Article, rng: Random) -> Iterator[Draft]:
    """What is false: words changed, cut or joined; narration as speech; another speaker."""
    for quote in article.quotes:
        for operator, changed in _changes(quote, article, rng):
            if changed.lower() not in article.flat.lower():
                yield quoted(operator, changed, quote.speaker, quote.text)
        yield from _clipped(quote, article.language)
        yield from _attributed(quote, article, rng)
    yield from _stitched(article, rng)
    for sentence in narrated(article):
        speaker = rng.choice(article.quotes).speaker
        yield quoted("quote-narration", sentence, speaker, sentence)
        yield prose("quote-narration", sentence, speaker, sentence, article.language)


def quoted(operator: str, text: str, speaker: str, was: str) -> Draft:
    return Draft(operator, {"quotes": [{"text": text, "speaker": speaker}]}, was, text)


def prose(operator: str, text: str, speaker: str, was: str, language: str) -> Draft:
    """The quotation with its speaker in a sentence, in the marks of the language."""
    lexicon = WORDS[language]
    opening, closing = lexicon["marks"]
    bare = text.rstrip(" .,")
    end = "" if bare[-1] in "?!" else ","
    return Draft(operator, f"{opening}{bare}{end}{closing} {lexicon['said']} {speaker}.", was, text)


def _changes(quote: Quote, article: Article, rng: Random) -> Iterator[tuple[str, str]]:
    words = bare(quote.text).split()
    if len(words) >= SHORT:
        for operator, change in CHANGES.items():
            yield operator, " ".join(change(words, article, rng))
    yield "quote-negated", " ".join(_negated(words, article.language))
    if digits := re.findall(r"\d", quote.text):
        old = rng.choice(digits)
        yield "quote-digit", bare(quote.text).replace(old, str(int(old) % 9 + 1), 1)


def bare(text: str) -> str:
    """Without the comma before the closing mark, which is the reporter's."""
    return text.rstrip(",")


def _dropped(words: list[str], article: Article, rng: Random) -> list[str]:
    del article
    at = rng.randrange(1, len(words) - 1)
    return words[:at] + words[at + 1 :]


def _added(words: list[str], article: Article, rng: Random) -> list[str]:
    at = rng.randrange(1, len(words))
    return [*words[:at], rng.choice(_vocabulary(article)), *words[at:]]


def _replaced(words: list[str], article: Article, rng: Random) -> list[str]:
    at = rng.randrange(1, len(words) - 1)
    others = [word for word in _vocabulary(article) if word != re.sub(r"\W", "", words[at]).lower()]
    return [*words[:at], rng.choice(others), *words[at + 1 :]]


def _moved(words: list[str], article: Article, rng: Random) -> list[str]:
    del article
    at = rng.randrange(1, len(words) - 2)
    return [*words[:at], words[at + 1], words[at], *words[at + 2 :]]


def _vocabulary(article: Article) -> list[str]:
    """The small words that people say in this article, in the order of the alphabet."""
    return sorted(
        {word for quote in article.quotes for word in quote.text.split() if word.isalpha() and word.islower()}
    )


CHANGES: dict[str, Change] = {
    "quote-word-dropped": _dropped,
    "quote-word-added": _added,
    "quote-word-exchanged": _replaced,
    "quote-words-moved": _moved,
}


def _negated(words: list[str], language: str) -> list[str]:
    """A denial taken out, or put in behind the verb."""
    lexicon = WORDS[language]
    for at, word in enumerate(words):
        if word.lower() == lexicon["negations"][0]:
            return words[:at] + words[at + 1 :]
        if re.fullmatch(r"\w+n[’']t", word) and word.lower() not in {"can’t", "can't", "won’t", "won't"}:
            return [*words[:at], word[:-3], *words[at + 1 :]]
    at = next((n for n, word in enumerate(words, start=1) if word.lower() in lexicon["auxiliaries"]), 1)
    return [*words[:at], lexicon["negations"][0], *words[at:]]


def _clipped(quote: Quote, language: str) -> Iterator[Draft]:
    """What follows a denial without it, and the denial behind an ellipsis."""
    words = quote.text.split()
    if language == "fr":
        return
    for at, word in enumerate(words):
        if word.lower() not in WORDS[language]["negations"]:
            continue
        clause = _CLAUSE.split(" ".join(words[at + 1 :]))[0]
        if len(clause.split()) >= CLIPPED:
            yield quoted("quote-clipped", clause, quote.speaker, quote.text)
            if at:
                yield quoted("quote-clipped", f"{' '.join(words[:at])} […] {clause}", quote.speaker, quote.text)
        return


def _stitched(article: Article, rng: Random) -> Iterator[Draft]:
    """Two speakers' words as one quotation, with and without an ellipsis."""
    for quote in article.quotes:
        others = [other for other in article.quotes if other.speaker != quote.speaker]
        if not others:
            continue
        first, second = bare(quote.text), bare(rng.choice(others).text)
        for joint in (" … ", " "):
            yield quoted("quote-stitched", first.rstrip(".") + joint + second, quote.speaker, quote.text)


def _attributed(quote: Quote, article: Article, rng: Random) -> Iterator[Draft]:
    """The words in somebody else's mouth: one who speaks in the article, and one nobody has heard of."""
    others = sorted({other.speaker for other in article.quotes} - {quote.speaker})
    text = bare(quote.text)
    stranger = f"{rng.choice(GIVEN)} {rng.choice(SURNAMES)}"
    yield quoted("speaker-absent", text, stranger, quote.speaker)
    if others:
        other = rng.choice(others)
        yield quoted("speaker-swapped", text, other, quote.speaker)
        yield prose("speaker-swapped", text, other, quote.speaker, article.language)


def narrated(article: Article) -> list[str]:
    """The longer sentences of paragraphs that have no quotation mark."""
    paragraphs = [line for line in article.text.split("\n")[1:] if line and not MARKS.intersection(line)]
    sentences = [sentence for line in paragraphs for sentence in _SENTENCE.split(line)]
    return [sentence for sentence in sentences if len(sentence.split()) >= LONG and sentence.endswith(".")]


# ---- what is true ---------------------------------------------------------------------------------------------


def true_drafts(article: Article) -> Iterator[Draft]:
    """Each quotation as it stands, in other marks, excerpted, with an ellipsis; and sentences of the narration."""
    for quote in article.quotes:
        text = bare(quote.text)
        yield quoted("quote-as-printed", text, quote.speaker, quote.text)
        yield prose("quote-as-printed", text, quote.speaker, quote.text, article.language)
        yield quoted("quote-marks", text.translate(_STRAIGHT), quote.speaker, quote.text)
        yield quoted("quote-marks", text.translate(_CURLY).replace(" ", "\u00a0", 1), quote.speaker, quote.text)
        yield from _excerpts(quote)
        if _only(quote.speaker, article):
            yield quoted("speaker-surname", text, quote.speaker.split()[-1], quote.speaker)
    for sentence in narrated(article):
        yield Draft("sentence-as-printed", sentence, sentence, sentence)


def _excerpts(quote: Quote) -> Iterator[Draft]:
    """The first of several sentences; the first and the last with an ellipsis between; the halves around "and"."""
    halves = bare(quote.text).split(", and ")
    if len(halves) == 2 and all(len(half.split()) >= SHORT for half in halves) and not _TURNS.search(quote.text):
        for half in halves:
            yield quoted("quote-excerpt", half, quote.speaker, quote.text)
    sentences = _SENTENCE.split(bare(quote.text))
    if len(sentences) > 1 and len(sentences[0].split()) >= SHORT:
        yield quoted("quote-excerpt", sentences[0], quote.speaker, quote.text)
        if len(sentences) > 2:
            yield quoted("quote-ellipsis", f"{sentences[0]} […] {sentences[-1]}", quote.speaker, quote.text)


def _only(speaker: str, article: Article) -> bool:
    """Whether the surname is given to one person in the article."""
    surname = re.escape(speaker.rsplit(maxsplit=1)[-1])
    given = set(re.findall(rf"([A-ZÀ-Þ][\w-]+) {surname}\b", article.text)) - {"Mr", "Ms", "Dr", "Captain", "Governor"}
    return len(given) <= 1
