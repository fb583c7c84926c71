"""Numerals in figures: "1,234.5", "2½", "2 1/4", "21st", "4.5bn", "3 million 200 thousand"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from summarizer.reading.digits import EXACT, tidy
from summarizer.reading.quantities.numeral import Numeral, divided

if TYPE_CHECKING:
    from summarizer.reading.quantities.scan import Scan

_SPACES = frozenset(" \u00a0\u202f\u2009")
_VULGAR = {
    sign: ratio
    for signs, ratios in (
        ("½⅓⅔¼¾", ((1, 2), (1, 3), (2, 3), (1, 4), (3, 4))),
        ("⅕⅖⅗⅘⅙⅚", ((1, 5), (2, 5), (3, 5), (4, 5), (1, 6), (5, 6))),
        ("⅐⅛⅜⅝⅞⅑⅒", ((1, 7), (1, 8), (3, 8), (5, 8), (7, 8), (1, 9), (1, 10))),
    )
    for sign, ratio in zip(signs, ratios, strict=True)
}
POWER = re.compile(r"[eE]([+-]?\d{1,2})(?![\w.,])|[ ]?[x×·*][ ]?10\^?([+-]?\d{1,2}|[⁻]?[⁰¹²³⁴-⁹]{1,2})(?!\w)")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MOST_GROUPS = 12
_GROUP = 3
_LONGEST_PART = 4


def vulgar_at(scan: Scan, index: int, whole: Decimal | None = None) -> Numeral | None:
    """Such as "½", alone or behind a whole number."""
    token = scan.tokens[index]
    ratio = _VULGAR.get(token.text)
    if ratio is None:
        return None
    value = EXACT.add(whole or Decimal(0), divided(*ratio))
    return scaled(scan, Numeral(token.start, token.end, index + 1, value, ratio=None if whole else ratio))


def figures_at(scan: Scan, index: int) -> Numeral | None:
    """The numeral that begins with the digits of token ``index``."""
    token = scan.tokens[index]
    after, run = _spaced(scan, index)
    value = scan.lexicon.figure(run)
    if value is None:
        return _power(scan, index)
    found = Numeral(token.start, scan.tokens[after - 1].end, after, value, figures=run)
    found = _with_fraction(scan, found)
    power = _power(scan, index)
    return _signed(scan, power) if power else _with_suffix(scan, found) or _signed(scan, scaled(scan, found))


def _spaced(scan: Scan, index: int) -> tuple[int, str]:
    """Groups of three parted by spaces, "1 234 567" (ISO 31-0): the token behind them, and the run joined.

    Between plain spaces English asks for two groups at least; a lone pair is more often two numbers.
    """
    tokens, run, after, plain = scan.tokens, scan.tokens[index].text, index + 1, False
    if not run.isdecimal() or len(run) > _GROUP:
        return after, run
    while after < len(tokens) and after - index < _MOST_GROUPS:
        gap, group = scan.text[tokens[after - 1].end : tokens[after].start], tokens[after].text
        if gap not in _SPACES or not _is_group(group):
            break
        plain |= gap == " "
        run += group
        after += 1
        if len(group) > _GROUP:
            break  # the decimals end it
    if plain and after - index == 2 and not scan.lexicon.spaces:  # noqa: PLR2004
        return index + 1, tokens[index].text
    return after, run


def _is_group(text: str) -> bool:
    head, tail = text[:_GROUP], text[_GROUP:]
    return len(head) == _GROUP and head.isdecimal() and (not tail or tail[0] in ".,")


def _with_fraction(scan: Scan, found: Numeral) -> Numeral:
    """Such as "2½", "2 1/4" and "3/5"."""
    tokens, after = scan.tokens, found.after
    if after >= len(tokens) or not found.figures.isdecimal():
        return found
    gap = scan.text[found.end : tokens[after].start]
    if tokens[after].kind == "vulgar" and (not gap or gap in _SPACES):
        mixed = vulgar_at(scan, after, found.value)
        return mixed._replace(start=found.start) if mixed else found
    slashed = _slashed(scan, after - 1)
    if slashed:
        return slashed._replace(start=found.start)
    slashed = _slashed(scan, after) if gap in {" ", "  ", "\u00a0"} else None
    if slashed and slashed.ratio and slashed.ratio[0] < slashed.ratio[1]:
        return slashed._replace(start=found.start, value=EXACT.add(found.value, slashed.value), ratio=None)
    return found


def _slashed(scan: Scan, index: int) -> Numeral | None:
    """Figures over figures: "3/5". Dates, and names such as 24/7, are met earlier."""
    tokens, text = scan.tokens, scan.text
    if index + 1 >= len(tokens):
        return None
    top, bottom = tokens[index], tokens[index + 1]
    if text[top.end : bottom.start] != "/" or text[bottom.end : bottom.end + 1] == "/":
        return None
    if not (top.text.isdecimal() and bottom.text.isdecimal()) or max(len(top.text), len(bottom.text)) > _LONGEST_PART:
        return None
    ratio = int(top.text), int(bottom.text)
    if not ratio[1]:
        return None
    return Numeral(top.start, bottom.end, index + 2, divided(*ratio), ratio=ratio, figures=text[top.start : bottom.end])


def _with_suffix(scan: Scan, found: Numeral) -> Numeral | None:
    """Such as "21st", "2ème", "3º": an ordinal in figures."""
    if not found.figures.isdecimal():
        return None
    text, end = scan.text, found.end
    stop = end
    while stop - end < 5 and text[stop : stop + 1] and (text[stop].isalpha() or text[stop] in "º°ª"):  # noqa: PLR2004
        stop += 1
    suffix = text[end:stop].lower()
    if stop == end or not scan.lexicon.has("ordinal_suffixes.suffixes", suffix):
        return None
    english = scan.lexicon.data["ordinal_suffixes"].get("agree")
    if english and suffix != _english_suffix(int(found.value)):
        return None  # "10st" is a weight
    return found._replace(end=stop, after=scan.past(found.after, stop), ordinal=True)


def _english_suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _power(scan: Scan, index: int) -> Numeral | None:
    """Such as "1.3e6", "1.3 x 10^6" (ISO 80000-1)."""
    token = scan.tokens[index]
    power = POWER.match(scan.text, token.end)
    value = scan.lexicon.figure(token.text) if power else None
    if power is None or value is None:
        return None
    exponent = int((power[1] or power[2]).translate(_SUPERSCRIPT))
    value = tidy(value.scaleb(exponent, EXACT))
    return Numeral(token.start, power.end(), scan.past(index + 1, power.end()), value)


def _signed(scan: Scan, found: Numeral) -> Numeral:
    """A minus sign right before the figures, with no word or figure before it: "-5", "(-0.3%)"."""
    at = found.start - 1
    if at < 0 or scan.text[at] not in "-\u2212" or found.ordinal:
        return found
    before = scan.text[at - 1 : at]
    blocked = before.isalnum() or before in {"-", ")", "%", "]", "."}
    return found if blocked else negated(found, at)


def negated(found: Numeral, start: int) -> Numeral:
    """The same numeral below zero, from ``start`` on, where its sign stands."""
    ratio = (-found.ratio[0], found.ratio[1]) if found.ratio else None
    bare = -found.bare if found.bare is not None else None
    return found._replace(start=start, value=-found.value, bare=bare, ratio=ratio)


def scaled(scan: Scan, found: Numeral) -> Numeral:
    """The numeral times the scale behind it: "4.5 million", "4.5bn", "13 lakh crore"."""
    word = scan.word(found.after)
    if word and word.multiplies and scan.joined(found.end, found.after):
        if word.cardinal:
            return _times_words(scan, found)
        if word.ordinal and not word.plural:
            return _times_ordinal(scan, found, word.parts[0].value)
    short = _short_scale(scan, found)
    if short is None:
        return found
    power, end = short
    value = tidy(EXACT.multiply(found.value, Decimal(10**power)))
    after = scan.past(found.after, end)
    return found._replace(end=end, after=after, value=value, bare=found.value, scale=10**power, ratio=None)


def _times_ordinal(scan: Scan, found: Numeral, scale: int) -> Numeral:
    """A figure and the scale that makes an ordinal of both: "the 40 millionth lamp"."""
    value = tidy(EXACT.multiply(found.value, Decimal(scale)))
    end = scan.tokens[found.after].end
    return found._replace(end=end, after=found.after + 1, value=value, ordinal=True, ratio=None)


def _short_scale(scan: Scan, found: Numeral) -> tuple[int, int] | None:
    """A shortened scale behind a figure: its power of ten and its end. A lone letter must touch the figure."""
    text, end = scan.text, found.end
    gap = 1 if text[end : end + 1] in _SPACES else 0
    hit = scan.lexicon.scales.starting(text, end + gap)
    if hit is None:
        return None
    stop = hit[1]
    if stop - end - gap > 1:
        return hit
    letter, behind = text[end + gap], text[stop : stop + 1]
    if gap and (letter.islower() or behind in {"'", "’", "&", "-"}):
        return None
    return None if letter == "m" and _is_metre(scan, found.start, stop) else hit


def _is_metre(scan: Scan, start: int, end: int) -> bool:
    """Whether a glued "m" is a length. The Guardian's style has it for millions of money and things; with a word
    of extent behind it ("20m deep", "a 100m sprint") it can only be metres.
    """
    if scan.text[end : end + 1] in {"²", "³", "/"}:
        return True
    money = scan.text[start - 1 : start] and scan.text[start - 1] in "$£€¥"
    behind = scan.next_word(end + (scan.text[end : end + 1] == "-"))
    return not money and scan.lexicon.has("lengths.after", behind.lower())


def _times_words(scan: Scan, found: Numeral) -> Numeral:
    """A figure multiplied by the words behind it, and with what those words go on to add."""
    scale, after, end = 1, found.after, found.end
    while after - found.after < 2:  # noqa: PLR2004
        word = scan.word(after)
        if not (word and word.cardinal and len(word.parts) == 1 and word.multiplies and scan.joined(end, after)):
            break
        scale *= word.parts[0].value
        end = scan.tokens[after].end
        after += 1
    value = tidy(EXACT.multiply(found.value, Decimal(scale)))
    product = found._replace(end=end, after=after, value=value, bare=found.value, scale=scale, ratio=None)
    return _plus_figures(scan, product) if product.whole else product


def _plus_figures(scan: Scan, product: Numeral) -> Numeral:
    """Such as "3 million 200 thousand", "3 hundred and 21": a smaller figure that fills the free places."""
    at = product.after
    linked = scan.marked(at, "and")
    at += linked
    if at >= len(scan.tokens) or scan.tokens[at].kind != "digits" or not scan.follows(at):
        return product
    part = figures_at(scan, at)
    if part is None or part.ordinal or not part.whole or not 0 < part.value < product.scale:
        return product
    if part.scale == 1 and not (linked and product.scale < 1000):  # noqa: PLR2004
        return product
    return product._replace(end=part.end, after=part.after, value=product.value + part.value, bare=None)
