"""Numerals in words: "two hundred and five", "twenty-first", "three-quarters", "one and a half", "a dozen"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from summarizer.reading.digits import EXACT, tidy
from summarizer.reading.quantities.figures import scaled
from summarizer.reading.quantities.numeral import Numeral, divided
from summarizer.reading.sums import Sum

if TYPE_CHECKING:
    from summarizer.reading.number_words import Part, Word
    from summarizer.reading.quantities.scan import Scan

_MOST_WORDS = 60
_MOST_DECIMALS = 12
_LARGEST_VAGUE = 10**15
_LAST_DIGIT = 9
_THOUSAND = 1000
_HYPHENS = frozenset("-\u2010\u2011")


def words_at(scan: Scan, index: int, *, article: bool = False) -> Numeral | None:
    """The numeral that begins with the number word at token ``index``; ``article`` says that "a" stands before."""
    total, after = _summed(scan, index)
    if total.empty:
        return _lone(scan, index, article=article)
    start, end = scan.tokens[index].start, scan.tokens[after - 1].end
    value = Decimal(total.value)
    scale = total.groups[-1][0] if total.groups and total.open is None else 1
    last = scan.word(after - 1)
    rounded = last is not None and "rounded" in last.marks
    vague = _multiplies(scan, index) and scan.lexicon.has("numerals.vague_before", scan.last_word(start).lower())
    found = Numeral(
        start, end, after, value, scale=scale, bare=EXACT.divide(value, Decimal(scale)), rounded=rounded, vague=vague
    )
    return _ended(scan, found, total) or mixed(scan, _pointed(scan, found))


def _summed(scan: Scan, index: int) -> tuple[Sum, int]:
    """Every word from token ``index`` on that adds to one number, and the first token that does not."""
    total = Sum(vigesimal=scan.lexicon.data["numerals"].get("vigesimal", False))
    after = index
    while after < len(scan.tokens) and after - index < _MOST_WORDS and (after == index or scan.follows(after)):
        word = scan.word(after)
        if word and word.cardinal:
            if not total.takes(word.parts):
                break
        elif not (word and "and" in word.marks and _may_join(scan, total) and _joins(scan, total, after + 1)):
            break
        after += 1
    return total, after


def _may_join(scan: Scan, total: Sum) -> bool:
    """Whether "and" can go on with this numeral: after a hundred, after a ten, or wherever there is room."""
    if total.empty or total.done:
        return False
    how, held = scan.lexicon.data["numerals"]["and_after"], (total.open or 0) % 100
    return held == 0 or how == "any" or (how == "ten" and held % 10 == 0)


def _joins(scan: Scan, total: Sum, at: int) -> bool:
    """Whether the words behind "and" fill free places: "a hundred and five", not "one hundred and two hundred"."""
    trial = total.copy()
    for step in range(4):
        word = scan.word(at + step)
        if word is None or not scan.follows(at + step) or not word.cardinal:
            return _joins_before(scan, total, trial, word if scan.follows(at + step) else None, step)
        if not trial.takes(word.parts):
            return step > 0 and not word.multiplies
        if word.multiplies:
            return True
    return True


def _joins_before(scan: Scan, total: Sum, trial: Sum, word: Word | None, step: int) -> bool:
    """Whether "and" joins when ``word``, which ends the numeral, is ``step`` words behind it."""
    if step == 0:
        return word is not None and word.ordinal and not word.plural and trial.takes(word.parts)
    divides = word is not None and word.denominator and (word.plural or not word.ordinal or "divides" in word.marks)
    if not divides:
        return True
    # "a hundred and three quarters" is 100.75, but "cento e trinta e dois quintos" is 132/5
    added = trial.value - total.value
    return scan.lexicon.data["numerals"]["and_after"] != "hundred" and (added > _LAST_DIGIT or total.value % 100 != 0)


def _worth(parts: tuple[Part, ...]) -> int:
    """What the parts of one word come to."""
    total = Sum()
    return total.value if total.takes(parts) else 0


def _multiplies(scan: Scan, index: int) -> bool:
    """Whether the numeral begins with a multiplier, as in "several thousand"."""
    word = scan.word(index)
    return word is not None and word.cardinal and word.multiplies


def _ended(scan: Scan, found: Numeral, total: Sum) -> Numeral | None:
    """An ordinal or a fraction that ends the sum: "twenty-first", "two thirds", "one twenty-fifth"."""
    word = scan.word(found.after)
    if word is None or not scan.joined(found.end, found.after):
        return None
    if word.ordinal and not word.plural:
        fits = total.copy()
        if fits.takes(word.parts):
            return _chained(scan, found, fits)
    return _fraction(scan, found, total.value, word)


def _chained(scan: Scan, found: Numeral, total: Sum) -> Numeral:
    """The ordinal, with those that go on with it where the language counts so: "milésimo vigésimo tercero"."""
    after = found.after + 1
    total.chained = True
    while scan.lexicon.data["numerals"].get("ordinal_chains", False) and scan.follows(after):
        word = scan.word(after)
        if not (word and word.ordinal and total.takes(word.parts)):
            break
        after += 1
    end = scan.tokens[after - 1].end
    return found._replace(end=end, after=after, value=Decimal(total.value), ordinal=True, scale=1, bare=None)


def _fraction(scan: Scan, found: Numeral, top: int, word: Word) -> Numeral | None:
    """Such as "two thirds", "three quarter", "one fifth", "twenty twenty-fifths"."""
    after, bottom = found.after + 1, 0
    if word.denominator and (word.plural or top == 1 or not word.ordinal or "divides" in word.marks):
        bottom = _worth(word.parts)
    elif word.cardinal:
        total, last = _summed(scan, found.after)
        closing = scan.word(last)
        if closing and scan.follows(last) and _divides_by(closing, total, top):
            after, bottom = last + 1, total.value
    if not bottom:
        return None
    end, value = scan.tokens[after - 1].end, divided(top, bottom)
    return _of_a_scale(
        scan, found._replace(end=end, after=after, value=value, ratio=(top, bottom), scale=1, bare=value)
    )


def _divides_by(closing: Word, total: Sum, top: int) -> bool:
    """Whether ``closing`` makes a denominator of the words before it, and adds its own part to it."""
    if "fraction word" in closing.marks:
        return not total.empty
    fits = (closing.ordinal or closing.denominator) and (top == 1 or closing.plural)
    return fits and total.takes(closing.parts)


def _lone(scan: Scan, index: int, *, article: bool) -> Numeral | None:
    """An ordinal or a fraction with no number before it: "third", "half", "a quarter"."""
    token, word = scan.tokens[index], scan.word(index)
    if word is None or not word.parts:
        return None
    if word.denominator and not word.plural and (not word.ordinal or (article and divides(scan, token.end))):
        bottom = _worth(word.parts)
        value = divided(1, bottom)
        share = Numeral(token.start, token.end, index + 1, value, ratio=(1, bottom), bare=value)
        found = _of_a_scale(scan, share)
        return found if article or found is not share or _is_share(scan, index) else None
    total = Sum()
    if word.ordinal and total.takes(word.parts):
        return _chained(scan, Numeral(token.start, token.end, index, Decimal(0)), total)
    return None


def _is_share(scan: Scan, index: int) -> bool:
    """Whether a bare "half" or "quarter" is a share ("half of them"), not a part of a match or of a year."""
    token, lexicon = scan.tokens[index], scan.lexicon
    previous = scan.word(index - 1)
    if previous and previous.ordinal and scan.follows(index):
        return False
    if lexicon.has("numerals.shares", token.text.lower()):
        return True
    behind, before = scan.next_word(token.end).lower(), scan.last_word(token.start).lower()
    if lexicon.has("half.after", behind) or lexicon.has("half.before", before) or not (behind or before):
        return True
    unit = lexicon.after.starting(scan.text, token.end + 1)
    return unit is not None or lexicon.qualifier_before.ending(scan.text, token.start - 1) is not None


def divides(scan: Scan, end: int) -> bool:
    """Whether "a third" is a share, as in "a third of voters", and not one more, as in "a third suspect".

    Nor is it one where it is joined to the noun, "a fourth-quarter charge" (Chicago 7.89, "ordinal + noun").
    """
    if scan.text[end : end + 1] in _HYPHENS and scan.text[end + 1 : end + 2].isalpha():
        return False
    behind = scan.next_word(end).lower()
    return not behind or scan.lexicon.has("numerals.of", behind) or scan.lexicon.has("numerals.after_share", behind)


def _of_a_scale(scan: Scan, found: Numeral) -> Numeral:
    """Such as "half a million", "three-quarters of a million", "half a dozen", "quarter million"."""
    at, linked = found.after, scan.marked(found.after, "of")
    at += linked
    if scan.marked(at, "articles"):
        at += 1
    word = scan.word(at)
    if found.ratio is None or not (word and word.cardinal and word.multiplies and scan.follows(at)):
        return found
    scale = word.parts[0].value
    value = divided(found.ratio[0] * scale, found.ratio[1])
    end = scan.tokens[at].end
    return found._replace(end=end, after=at + 1, value=value, ratio=None, scale=scale, bare=found.value)


def _pointed(scan: Scan, found: Numeral) -> Numeral:
    """Such as "two point five", "dos coma veinticinco": decimals in words."""
    if not (scan.marked(found.after, "point") and found.whole):
        return found
    digits, after = _digits(scan, found.after + 1)
    if not digits:
        return found
    value = Decimal(f"{found.value}.{digits}")
    return scaled(scan, found._replace(end=scan.tokens[after - 1].end, after=after, value=value, scale=1, bare=value))


def _digits(scan: Scan, index: int) -> tuple[str, int]:
    """The decimals from token ``index`` on, said one by one ("zero eight") or as one number ("twenty-five")."""
    digits, after = "", index
    while scan.follows(after) and len(digits) < _MOST_DECIMALS:
        word = scan.word(after)
        if not (word and word.cardinal and not word.multiplies and word.parts[0].value <= _LAST_DIGIT):
            break
        digits += str(word.parts[0].value)
        after += 1
    if digits.startswith("0") or len(digits) > 1 or not scan.follows(index):
        return digits, after
    total, last = _summed(scan, index)
    if total.empty or (total.groups and after > index):
        return digits, after
    return (str(total.value), last) if len(str(total.value)) <= _MOST_DECIMALS else (digits, after)


def mixed(scan: Scan, found: Numeral) -> Numeral:
    """Such as "one and a half", "two and three fifths", "a million and a half", "two and a half million"."""
    linked = scan.marked_behind(found.end, found.after, "and") or scan.marked_behind(found.end, found.after, "with")
    if not linked or not found.whole:
        return found
    part = _share(scan, found.after + 1)
    if part is None or part.bare is None or part.bare >= 1:
        return found
    if part.ratio is None and found.scale > part.scale:
        value = EXACT.add(found.value, part.value)  # a billion and a half million
    elif part.ratio is None:
        value = tidy(EXACT.multiply(EXACT.add(found.value, part.bare), Decimal(part.scale)))  # two and a half million
    else:
        unit = found.scale if found.scale >= _THOUSAND else 1
        value = EXACT.add(found.value, divided(part.ratio[0] * unit, part.ratio[1]))
    whole = found._replace(end=part.end, after=part.after, value=value, bare=None)
    return whole if found.scale > 1 or part.ratio is None else scaled(scan, whole)


def _share(scan: Scan, at: int) -> Numeral | None:
    """The fraction at token ``at``, behind "and"; possibly one of a scale, as in "a billion and a half million"."""
    word = scan.word(at)
    if word is None or not scan.follows(at):
        return None
    if "articles" in word.marks:
        following = scan.word(at + 1)
        if not (following and following.denominator and not following.plural and scan.follows(at + 1)):
            return None
        return _lone(scan, at + 1, article=True)
    if word.denominator and not word.ordinal and not word.cardinal:
        return _lone(scan, at, article=True)
    total = Sum()
    closing = scan.word(at + 1)
    if not (word.cardinal and closing and scan.follows(at + 1) and total.takes(word.parts)):
        return None
    return (
        _fraction(scan, Numeral(scan.tokens[at].start, 0, at + 1, Decimal(0)), total.value, closing)
        if closing.denominator
        else None
    )


def vague_at(scan: Scan, index: int, value: int) -> Numeral:
    """Dozens, hundreds of thousands: the least that the words allow."""
    after = index + 1
    while scan.marked(after, "of") and scan.follows(after + 1) and value < _LARGEST_VAGUE:
        word = scan.word(after + 1)
        following = word.vague or _scale_of(word) if word else None
        if following is None:
            break
        value *= following
        after += 2
    return Numeral(scan.tokens[index].start, scan.tokens[after - 1].end, after, Decimal(value), vague=True)


def _scale_of(word: Word) -> int | None:
    """Such as "milliers de millions": a scale counted by the dozen."""
    return word.parts[0].value if word.cardinal and word.parts[0].role == "scale" else None
