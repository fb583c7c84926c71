"""Numerals: what one number is worth, in figures or in words, before anything says what it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from summarizer.reading.digits import EXACT, figure, tidy
from summarizer.reading.lexicon import Word
from summarizer.reading.quantities.sums import Sum

if TYPE_CHECKING:
    from summarizer.reading.lexicon import Part
    from summarizer.reading.quantities.scan import Scan

_MOST_WORDS = 60
_VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5)} | {
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9)
} | {"⅒": (1, 10)}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at ``start:end``; ``after`` is the first token behind it.

    ``ratio`` holds numerator and denominator where the value is a fraction; ``scale`` is the last scale word
    or letter used (1 when none), ``bare`` the value before it. ``figures`` is the run of digits as written.
    """

    start: int
    end: int
    after: int
    value: Decimal
    ordinal: bool = False
    ratio: tuple[int, int] | None = None
    scale: int = 1
    bare: Decimal | None = None
    figures: str = ""
    vague: bool = False
    multiple: bool = False


def divided(top: int | Decimal, bottom: int) -> Decimal:
    """A fraction as a decimal: exact where it ends, else to 28 digits, and so equal for equal fractions."""
    return (Decimal(top) / Decimal(bottom)).normalize() + 0


def numeral_at(scan: Scan, index: int) -> Numeral | None:
    """The numeral that begins at token ``index``, if one does."""
    token = scan.tokens[index]
    if token.kind == "vulgar":
        return _vulgar(scan, index, 0)
    if token.kind == "digits":
        return _figures(scan, index)
    if token.word is None:
        return None
    return _worded(scan, index, token.word)


def _worded(scan: Scan, index: int, word: Word) -> Numeral | None:
    if "minus" in word.marks:
        return _negative(scan, index)
    if "articles" in word.marks and not word.cardinal:
        return _after_article(scan, index)
    if word.vague is not None:
        return _vague(scan, index, word.vague)
    if word.multiple is not None and "before" not in word.marks:
        token = scan.tokens[index]
        return Numeral(token.start, token.end, index + 1, word.multiple, multiple=True)
    if word.parts:
        return _words(scan, index)
    return None


def _negative(scan: Scan, index: int) -> Numeral | None:
    """ "minus five"."""
    if not scan.follows(index + 1) or "minus" in (scan.word(index + 1) or Word()).marks:
        return None
    found = numeral_at(scan, index + 1)
    if found is None or found.ordinal or found.vague or found.multiple:
        return None
    return _negated(found, scan.tokens[index].start)


def _negated(found: Numeral, start: int) -> Numeral:
    bare = -found.bare if found.bare is not None else None
    ratio = (-found.ratio[0], found.ratio[1]) if found.ratio else None
    return replace(found, start=start, value=-found.value, bare=bare, ratio=ratio)


def _signed(scan: Scan, found: Numeral) -> Numeral:
    """A minus sign right before the figures, with no word or figure before it: "-5", "(-0.3%)"."""
    text, at = scan.text, found.start - 1
    sign = text[at : at + 1] if at >= 0 else ""
    if not sign or sign not in "-\u2212" or found.ordinal:
        return found
    before = text[at - 1 : at] if at else ""
    return found if before.isalnum() or before in {"-", ")", "%"} and before else _negated(found, at)


def _after_article(scan: Scan, index: int) -> Numeral | None:
    """ "a" counts only before a multiplier or a fraction: "a dozen", "a hundred", "a third"."""
    word = scan.word(index + 1)
    if word is None or not word.parts or not scan.follows(index + 1):
        return None
    start = scan.tokens[index].start
    if word.denominator and not word.plural:
        found = _words(scan, index + 1, article=True)
    elif word.cardinal and word.parts[0].role != "unit":
        found = _words(scan, index + 1)
    else:
        return None
    return replace(found, start=start) if found else None


def _vague(scan: Scan, index: int, value: int) -> Numeral:
    """Dozens, hundreds of thousands: the least that the words allow."""
    after = index + 1
    while after + 1 < len(scan.tokens) and scan.marked(after, "of"):
        word = scan.word(after + 1)
        if word is None or word.vague is None or not scan.follows(after + 1):
            break
        value *= word.vague
        after += 2
        if value > 10**30:  # noqa: PLR2004
            break
    tokens = scan.tokens
    return Numeral(tokens[index].start, tokens[after - 1].end, after, Decimal(value), vague=True)


def _vulgar(scan: Scan, index: int, whole: int | Decimal) -> Numeral | None:
    token = scan.tokens[index]
    if token.text not in _VULGAR:
        return None
    top, bottom = _VULGAR[token.text]
    value = EXACT.add(Decimal(whole), divided(top, bottom))
    found = Numeral(token.start, token.end, index + 1, value, ratio=(top, bottom) if not whole else None)
    return _scaled(scan, found)


# ---------------------------------------------------------------- figures


def _figures(scan: Scan, index: int) -> Numeral | None:
    token, lexicon = scan.tokens[index], scan.lexicon
    after, run = _spaced(scan, index)
    value = figure(run, lexicon.decimal, lexicon.group)
    if value is None:
        return None
    found = Numeral(token.start, scan.tokens[after - 1].end, after, value, figures=run)
    found = _with_fraction(scan, found)
    suffixed = _ordinal_suffix(scan, found)
    return suffixed or _signed(scan, _scaled(scan, found))


def _spaced(scan: Scan, index: int) -> tuple[int, str]:
    """Groups of three parted by spaces, "1 234 567" (ISO 31-0): the token behind them, and the run joined.

    Between plain spaces English asks for two groups at least; a lone pair is more often two numbers.
    """
    text, tokens = scan.text, scan.tokens
    run, after = tokens[index].text, index + 1
    if not (run.isdecimal() and len(run) <= 3):  # noqa: PLR2004
        return after, run
    plain = False
    while after < len(tokens) and after - index < 12:  # noqa: PLR2004
        gap, nxt = text[tokens[after - 1].end : tokens[after].start], tokens[after]
        head = nxt.text[:3]
        if nxt.kind != "digits" or gap not in {" ", "\u00a0", "\u202f", "\u2009"}:
            break
        if not head.isdecimal() or len(head) < 3 or nxt.text[3:4].isdecimal():  # noqa: PLR2004
            break
        plain |= gap == " "
        run += nxt.text
        after += 1
        if len(nxt.text) > 3:  # noqa: PLR2004 - the decimals end it
            break
    if plain and after - index == 2 and not scan.lexicon.data["digits"].get("spaces", False):  # noqa: PLR2004
        return index + 1, tokens[index].text
    return after, run


def _with_fraction(scan: Scan, found: Numeral) -> Numeral:
    """ "2½", "2 1/4" and "3/5"."""
    tokens, text, after = scan.tokens, scan.text, found.after
    if after < len(tokens) and tokens[after].kind == "vulgar" and scan.near(found.end, tokens[after].start):
        mixed = _vulgar(scan, after, found.value)
        return replace(mixed, start=found.start) if mixed else found
    if not found.figures.isdecimal() or after >= len(tokens):
        return found
    slash = _slashed(scan, after - 1)
    if slash:
        return replace(slash, start=found.start)
    if text[found.end : tokens[after].start].strip(" ") == "" and tokens[after].start - found.end in (1, 2):
        slash = _slashed(scan, after)
        if slash and slash.ratio and slash.ratio[0] < slash.ratio[1]:
            return replace(slash, start=found.start, value=found.value + slash.value, ratio=None)
    return found


def _slashed(scan: Scan, index: int) -> Numeral | None:
    """Figures over figures: "3/5", but not a date or a name such as 24/7 (those are met earlier)."""
    tokens, text = scan.tokens, scan.text
    if index + 1 >= len(tokens) or not (tokens[index].text.isdecimal() and tokens[index + 1].text.isdecimal()):
        return None
    top, bottom = tokens[index], tokens[index + 1]
    if text[top.end : bottom.start] != "/" or text[bottom.end : bottom.end + 1] == "/" or len(bottom.text) > 3:  # noqa: PLR2004
        return None
    if len(top.text) > 4 or not int(bottom.text):  # noqa: PLR2004
        return None
    ratio = int(top.text), int(bottom.text)
    return Numeral(top.start, bottom.end, index + 2, divided(*ratio), ratio=ratio, figures=text[top.start : bottom.end])


def _ordinal_suffix(scan: Scan, found: Numeral) -> Numeral | None:
    """ "21st", "3rd"."""
    suffix = scan.next_word(found.end)
    if (
        found.figures.isdecimal()
        and scan.text[found.end : found.end + len(suffix)] == suffix
        and suffix.lower() in scan.lexicon.cues["ordinal_suffixes.suffixes"]
    ):
        return replace(found, end=found.end + len(suffix), after=_past(scan, found.after, found.end + len(suffix)), ordinal=True)
    return None


def _past(scan: Scan, after: int, end: int) -> int:
    """The first token that begins at or behind ``end``."""
    while after < len(scan.tokens) and scan.tokens[after].start < end:
        after += 1
    return after


def _scaled(scan: Scan, found: Numeral) -> Numeral:
    """ "4.5 million", "4.5bn", "3 hundred and 21": what follows the figures and multiplies them."""
    after, tokens = found.after, scan.tokens
    word = scan.word(after)
    if word and word.cardinal and word.parts[0].role != "unit" and scan.follows(after):
        return _figures_and_words(scan, found)
    letter = _letters(scan, found)
    if letter is None:
        return found
    power, end = letter
    value = tidy(EXACT.multiply(found.value, Decimal(10**power)))
    return replace(
        found, end=end, after=_past(scan, after, end), value=value, bare=found.value, scale=10**power
    ) if tokens else found


def _figures_and_words(scan: Scan, found: Numeral) -> Numeral:
    """A figure multiplied by the words behind it, and with what those words go on to add."""
    word = scan.word(found.after)
    scale, after, value = 1, found.after, found.value
    while word and word.cardinal and len(word.parts) == 1 and word.parts[0].role != "unit" and scan.follows(after):
        if after - found.after >= 3:  # noqa: PLR2004
            break
        scale *= word.parts[0].value
        after += 1
        word = scan.word(after)
    value = tidy(EXACT.multiply(value, Decimal(scale)))
    end = scan.tokens[after - 1].end
    whole = replace(found, end=end, after=after, value=value, bare=found.value, scale=scale, ratio=None)
    return _added(scan, whole) if value == value.to_integral_value() else whole


def _added(scan: Scan, whole: Numeral) -> Numeral:
    """ "3 million 200 thousand", "3 hundred and 21": a smaller figure that fills the free places."""
    at = whole.after
    if scan.marked(at, "and"):
        at += 1
    elif whole.scale < 1000:  # noqa: PLR2004
        return whole
    if at >= len(scan.tokens) or scan.tokens[at].kind != "digits" or not scan.follows(at):
        return whole
    part = _figures(scan, at)
    if part is None or part.ordinal or part.value != part.value.to_integral_value() or part.value >= whole.scale or not part.value:
        return whole
    if part.scale == 1 and at == whole.after:
        return whole
    return replace(whole, end=part.end, after=part.after, value=whole.value + part.value, bare=None)


def _letters(scan: Scan, found: Numeral) -> tuple[int, int] | None:
    """A shortened scale behind a figure: its power of ten and its end."""
    text, end = scan.text, found.end
    gap = 1 if text[end : end + 1] in " \u00a0\u202f" else 0
    word = scan.next_word(end + gap) if gap == 0 or text[end + 1 : end + 2].isalpha() else ""
    if not word or text[end + gap : end + gap + len(word)] != word:
        return None
    power = scan.lexicon.scales.get(word)
    stop = end + gap + len(word)
    if power is None or text[stop : stop + 1].isdigit() or text[stop : stop + 1] in "²³/":
        return None
    if gap and len(word) == 1:
        return None
    return power, stop


# ---------------------------------------------------------------- words


def _words(scan: Scan, index: int, *, article: bool = False) -> Numeral | None:
    """A numeral that begins with a number word."""
    total = _start_sum(scan)
    tokens, after = scan.tokens, index
    while after < len(tokens) and after - index < _MOST_WORDS and (after == index or scan.follows(after)):
        word = tokens[after].word
        if word and word.cardinal:
            if not _take_all(total, word.parts):
                break
        elif not (word and "and" in word.marks and _may_join(scan, total) and _joins(scan, total, after + 1)):
            break
        after += 1
    if total.empty:
        return _ending_word(scan, index, total, article=article)
    return _closed(scan, index, after, total)


def _start_sum(scan: Scan) -> Sum:
    numerals = scan.lexicon.data["numerals"]
    return Sum(vigesimal=numerals.get("vigesimal", False), inverted=numerals.get("inverted", False))


def _may_join(scan: Scan, total: Sum) -> bool:
    """Whether "and" can go on with this numeral, as the language's lexicon has it."""
    if total.empty or total.done:
        return False
    how = scan.lexicon.data["numerals"]["and_after"]
    held = (total.open or 0) % 100
    return how == "any" or held == 0


def _joins(scan: Scan, total: Sum, at: int) -> bool:
    """Whether the words behind "and" fill free places: "a hundred and five", not "one hundred and two hundred"."""
    trial = total.copy()
    for step in range(4):
        word = scan.word(at + step)
        if word is None or not scan.follows(at + step) or not word.cardinal:
            fraction = word is not None and word.denominator and (word.plural or not word.ordinal)
            return step > 0 and not (fraction and scan.follows(at + step))
        if not _take_all(trial, word.parts):
            return step > 0 and word.parts[0].role == "unit"
        if word.parts[0].role != "unit":
            return True
    return True


def _take_all(total: Sum, parts: tuple[Part, ...]) -> bool:
    """Take every part of a compound word or none."""
    if len(parts) == 1:
        return total.take(parts[0])
    trial = total.copy()
    if not all(trial.take(part) for part in parts):
        return False
    total.groups, total.open, total.done = trial.groups, trial.open, trial.done
    return True


def _closed(scan: Scan, index: int, after: int, total: Sum) -> Numeral:
    """The sum with what may end it: an ordinal, a fraction, a decimal point in words."""
    start, end = scan.tokens[index].start, scan.tokens[after - 1].end
    value = Decimal(total.value)
    scale = total.groups[-1][0] if total.groups and total.open is None else 1
    found = Numeral(start, end, after, value, scale=scale, bare=EXACT.divide(value, Decimal(scale)))
    word = scan.word(after)
    if word and (word.ordinal or word.denominator) and scan.follows(after):
        ended = _ended(scan, found, total, word)
        if ended:
            return ended
    return _mixed(scan, _pointed(scan, found))


def _ended(scan: Scan, found: Numeral, total: Sum, word: Word) -> Numeral | None:
    """ "twenty-first", "two thirds", "one fifth", "twenty-three fifths"."""
    end, after = scan.tokens[found.after].end, found.after + 1
    top = total.value
    fits = total.copy()
    if word.ordinal and not word.plural and _take_all(fits, word.parts):
        return replace(found, end=end, after=after, value=Decimal(fits.value), ordinal=True, scale=1)
    bottom = word.parts[-1].value
    if word.denominator and (word.plural or top == 1 or not word.ordinal) and bottom:
        value = divided(top, bottom)
        fraction = replace(found, end=end, after=after, value=value, ratio=(top, bottom), scale=1, bare=value)
        return _of_a_scale(scan, fraction)
    return None


def _ending_word(scan: Scan, index: int, total: Sum, *, article: bool) -> Numeral | None:
    """A lone ordinal or fraction: "third", "half", "a quarter"."""
    token, word = scan.tokens[index], scan.tokens[index].word
    if word is None or not word.parts:
        return None
    top, bottom = 1, word.parts[-1].value
    if word.denominator and (article or not word.ordinal) and not word.plural:
        value = divided(top, bottom)
        found = Numeral(token.start, token.end, index + 1, value, ratio=(top, bottom))
        return _of_a_scale(scan, found)
    if word.ordinal and _take_all(total, word.parts):
        return Numeral(token.start, token.end, index + 1, Decimal(total.value), ordinal=True)
    return None


def _of_a_scale(scan: Scan, found: Numeral) -> Numeral:
    """ "half a million", "three-quarters of a million", "half a dozen", "quarter million"."""
    at = found.after
    if scan.marked(at, "of"):
        at += 1
    if scan.marked(at, "articles"):
        at += 1
    elif at > found.after:
        return found
    word = scan.word(at)
    if not (word and word.cardinal and word.parts[0].role != "unit" and scan.follows(at)):
        return found
    scale = word.parts[0].value
    value = tidy(EXACT.divide(EXACT.multiply(Decimal(found.ratio[0]), Decimal(scale)), Decimal(found.ratio[1]))) if found.ratio else found.value
    return replace(found, end=scan.tokens[at].end, after=at + 1, value=value, ratio=None, scale=scale, bare=found.value)


def _pointed(scan: Scan, found: Numeral) -> Numeral:
    """ "two point five": decimals in words."""
    if not scan.marked(found.after, "point"):
        return found
    digits, after = "", found.after + 1
    while after < len(scan.tokens) and scan.follows(after) and len(digits) < 12:  # noqa: PLR2004
        word = scan.word(after)
        if not (word and word.cardinal and len(word.parts) == 1 and word.parts[0].role == "unit"):
            break
        if digits and word.parts[0].value > 9:  # noqa: PLR2004
            break
        digits += str(word.parts[0].value)
        after += 1
        if word.parts[0].value > 9:  # noqa: PLR2004
            break
    if not digits:
        return found
    value = Decimal(f"{found.value}.{digits}")
    pointed = replace(found, end=scan.tokens[after - 1].end, after=after, value=value, scale=1, bare=value)
    return _scaled(scan, pointed)


def _mixed(scan: Scan, found: Numeral) -> Numeral:
    """ "one and a half", "two and three fifths", "a million and a half", "two and a half million"."""
    if not scan.marked(found.after, "and") or found.value != found.value.to_integral_value():
        return found
    at = found.after + 1
    word = scan.word(at)
    if word is None or not scan.follows(at):
        return found
    part = _after_article(scan, at) if "articles" in word.marks else _words_once(scan, at)
    if part is None or part.value >= (found.scale if part.ratio is None else max(found.scale, 1)):
        return found
    if part.ratio is None:
        return replace(found, end=part.end, after=part.after, value=found.value + part.value, bare=None) if part.scale > 1 and part.bare is not None and part.bare < 1 else found
    unit = found.scale if found.scale >= 1000 else 1  # noqa: PLR2004
    value = EXACT.add(found.value, tidy(EXACT.multiply(part.value, Decimal(unit))))
    whole = replace(found, end=part.end, after=part.after, value=value, scale=unit, bare=None)
    return _scaled(scan, replace(whole, scale=1)) if unit == 1 else whole


def _words_once(scan: Scan, at: int) -> Numeral | None:
    """A short numeral behind "and": a fraction whose numerator is one or two words."""
    word = scan.word(at)
    if word is None or not word.parts:
        return None
    if word.denominator and not word.ordinal:
        return _ending_word(scan, at, _start_sum(scan), article=False)
    nxt = scan.word(at + 1)
    if word.cardinal and nxt and nxt.denominator and (nxt.plural or word.parts[0].value == 1) and scan.follows(at + 1):
        total = _start_sum(scan)
        if _take_all(total, word.parts):
            return _closed(scan, at, at + 1, total)
    return None
