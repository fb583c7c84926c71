"""Which numeral begins at a token, if one does."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from summarizer.reading.quantities.figures import figures_at, negated, scaled, vulgar_at
from summarizer.reading.quantities.numeral import Numeral, divided
from summarizer.reading.quantities.worded import divides, mixed, vague_at, words_at

if TYPE_CHECKING:
    from summarizer.reading.number_words import Word
    from summarizer.reading.quantities.scan import Scan


def numeral_at(scan: Scan, index: int) -> Numeral | None:
    """The numeral that begins at token ``index``."""
    token = scan.tokens[index]
    if token.kind == "vulgar":
        return vulgar_at(scan, index)
    if token.kind == "digits":
        found = figures_at(scan, index)
        return mixed(scan, found) if found and not found.ordinal else found
    return _word(scan, index, token.word) if token.word else None


def _word(scan: Scan, index: int, word: Word) -> Numeral | None:
    if "minus" in word.marks:
        return _negative(scan, index)
    if "articles" in word.marks:
        return _after_article(scan, index)
    if word.vague is not None:
        return _vague(scan, index, word.vague)
    token = scan.tokens[index]
    if word.mixed is not None:
        return scaled(scan, Numeral(token.start, token.end, index + 1, word.mixed))
    if word.multiple is not None and _multiplies(scan, index, word):
        return Numeral(token.start, token.end, index + 1, word.multiple, multiple=True)
    return words_at(scan, index) if word.parts else None


def _vague(scan: Scan, index: int, value: int) -> Numeral | None:
    """Some words are vague numbers only with "of" behind them: "scores of", but not "test scores"."""
    wants_of = scan.lexicon.has("numerals.vague_with_of", scan.tokens[index].text.lower())
    return None if wants_of and not scan.marked(index + 1, "of") else vague_at(scan, index, value)


def _multiplies(scan: Scan, index: int, word: Word) -> bool:
    """Such as "double the number", but not "double glazing"."""
    if "before" not in word.marks:
        return True
    token, lexicon = scan.tokens[index], scan.lexicon
    if lexicon.has("multiples_before.followers", scan.next_word(token.end).lower()):
        return True
    return lexicon.qualifier_before.ending(scan.text, token.start - 1) is not None


def _negative(scan: Scan, index: int) -> Numeral | None:
    """A word for minus before the number: "minus five"."""
    following, end = scan.word(index + 1), scan.tokens[index].end
    if not scan.follows(index + 1) or (following and "minus" in following.marks):
        return None
    if scan.lexicon.qualifier_before.ending(scan.text, end):
        return None  # "al menos 27" is at least 27
    found = words_at(scan, index + 1) if following and following.cardinal else numeral_at(scan, index + 1)
    return negated(found, scan.tokens[index].start) if found and found.plain and found.value > 0 else None


def _after_article(scan: Scan, index: int) -> Numeral | None:
    """Such as "a" counts only before what multiplies or divides: "a dozen", "a hundred", "a third"."""
    word = scan.word(index + 1)
    if word is None or not scan.follows(index + 1):
        return _counted_one(scan, index)
    fraction = word.denominator and not word.plural
    multiplier = word.cardinal and word.multiplies
    if not (fraction or multiplier or word.mixed is not None):
        return _counted_one(scan, index) or _share(scan, index)
    found = words_at(scan, index + 1, article=True) if word.parts else numeral_at(scan, index + 1)
    if found is None or (found.ordinal and not multiplier):
        return None
    return found._replace(start=scan.tokens[index].start)


def _share(scan: Scan, index: int) -> Numeral | None:
    """Such as "a twenty-first of it": an ordinal of several words that an article makes a fraction."""
    found = words_at(scan, index + 1)
    if found is None or not found.ordinal or found.value <= 2 or not divides(scan, found.end):  # noqa: PLR2004
        return None
    value = divided(1, int(found.value))
    return found._replace(start=scan.tokens[index].start, value=value, ordinal=False, ratio=(1, int(found.value)))


def _counted_one(scan: Scan, index: int) -> Numeral | None:
    """An article that is the number one as well ("un", "een"), where it counts: "un sur trois", "uno e mezzo"."""
    token = scan.tokens[index]
    if token.word is None or not token.word.cardinal:
        return None
    found = words_at(scan, index)
    if found and (found.ratio or not found.whole):
        return found
    rate = scan.lexicon.rates.starting(scan.text, token.end + 1)
    after = scan.past(index + 1, rate[1]) if rate else 0
    if rate is None or not scan.joined(rate[1], after) or scan.tokens[after].kind == "sign":
        return None
    return Numeral(token.start, token.end, index + 1, Decimal(1))
