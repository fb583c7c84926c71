"""Figures and number words that count nothing.

Names with a figure (AP Stylebook: "aircraft names", "highway designations", "courts", "addresses", "telephone
numbers"; 9/11 and 24/7 in the same book), list markers, "first" and "second" that order an argument, "one" as a
pronoun (Quirk et al., A Comprehensive Grammar of the English Language, 6.54-6.56), and the furniture of a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.reading.dates import date_at
from summarizer.reading.quantities.figures import POWER
from summarizer.reading.quantities.heights import height_at
from summarizer.reading.quantities.times import time_at

if TYPE_CHECKING:
    from summarizer.reading.quantities.scan import Scan

_PHONE = re.compile(
    r"\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,6}"
    r"|\d{3}[-.]\d{3}[-.]\d{4}(?!\d)"
    r"|\d{3}\)[ -]?\d{3}[-. ]\d{4}(?!\d)"
    r"|0\d{2,5}[ /-]\d{3,8}(?:[ -]\d{2,6})?(?!\d)"
    r"|[1-9]-8\d\d-\d{3}-\d{4}"
)
_MARKER = re.compile(r"\d{1,2}(?:\)|\.(?=[ \t]+[\"“‘'A-Z¿¡«„]))|\d{1,2}\.?\t")
_REFERENCE = re.compile(r"\d{1,3}\]")
_LETTERED = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[-\u2010\u2011][^\W\d_]")
_HYPHENATED = re.compile(r"([^\W\d_]+)[-\u2010\u2011]$")


def excluded(scan: Scan, index: int) -> int | None:
    """Where the thing that is no quantity ends, if token ``index`` begins one."""
    token = scan.tokens[index]
    if token.word and "articles" in token.word.marks and not token.word.ordinal:
        return _begun(scan, index + 1) if scan.follows(index + 1) else None  # "a quarter-final"
    phrase = _phrase(scan, index)
    if phrase:
        return phrase
    if token.kind == "digits":
        return _figures(scan, index)
    return _word(scan, index) if token.kind == "word" else None


def _phrase(scan: Scan, index: int) -> int | None:
    """A set phrase that the token begins ("first lady") or ends ("ground zero")."""
    token, text, names = scan.tokens[index], scan.text, scan.lexicon.names
    if token.kind == "word" and not names.has_edge(scan.words[token.at]):
        return None
    begun = _begun(scan, index)
    if begun is not None:
        return begun
    if token.kind == "word" and names.ending(text, token.end) and not text[token.end : token.end + 1].isalnum():
        return token.end
    return None


def _begun(scan: Scan, index: int) -> int | None:
    """Where the set phrase ends that the token begins."""
    start = scan.tokens[index].start
    found = scan.lexicon.names.starting(scan.text, start)
    return found[1] if found and not scan.text[start - 1 : start].isalnum() else None


def _figures(scan: Scan, index: int) -> int | None:
    token, text = scan.tokens[index], scan.text
    start = token.start
    pattern = _PHONE.match(text, start - 1 if text[start - 1 : start] == "+" else start)
    if pattern is None and scan.line_start(start) and not _is_day(scan, index):
        pattern = _MARKER.match(text, start) or scan.lexicon.furniture.match(text, start)
    if pattern:
        return pattern.end()
    if _REFERENCE.match(text, start) and text[start - 1 : start] == "[":
        return token.end
    if text[start - 1 : start] == "(" and scan.line_start(start - 1) and _MARKER.match(text, start):
        return token.end
    if _in_a_name(scan, start) or _trailing_letters(scan, start, token.end):
        return token.end
    return _address(scan, token.end)


def _is_day(scan: Scan, index: int) -> bool:
    """Whether a figure with a full stop is the day of a month, as in German: "1. Januar"."""
    if not scan.lexicon.has("dates.links", "."):
        return False
    dated = date_at(scan, index)
    return dated is not None and dated.date.day is not None


def _in_a_name(scan: Scan, start: int) -> bool:
    """Glued to letters (A380, MI5, SW1A), behind a hyphen (F-16, COVID-19), or after a designator (Boeing 737)."""
    text = scan.text
    before = text[start - 1 : start]
    if before.isalpha() or before == "_":
        return not _money_or_about(scan, start)
    if before and before in "-\u2010\u2011":
        found = _HYPHENATED.search(text[max(0, start - 24) : start])
        return bool(found and found[1][0].isupper() and not scan.lexicon.has("names.prefixes", found[1].lower()))
    if before and before in "\"'" and text[start - 2 : start - 1] == "=":
        return True  # an attribute of a page's markup
    if before and before in "#@/&=" and not text[start - 2 : start - 1].isdigit():
        return True
    word = scan.last_word(start)
    if word and scan.lexicon.has("names.designators", word):
        return before != "" and text[start - 1] in " \u00a0"
    return False


def _money_or_about(scan: Scan, start: int) -> bool:
    """Such as "US$5", "EUR5", "c1900"."""
    return scan.lexicon.currency_before.ending(scan.text, start) is not None


def _trailing_letters(scan: Scan, start: int, end: int) -> bool:
    """Letters right behind a figure that are no unit, no scale and no ordinal: 5G, 3D, 1AA, 737s."""
    text = scan.text
    if not text[end : end + 1].isalpha() or POWER.match(text, end) or time_at(scan, start):
        return False
    if height_at(scan, start, end):
        return False
    found = _LETTERED.match(text, end, end + 24)
    letters = found.group() if found else ""
    lexicon = scan.lexicon
    scale = lexicon.words.get(letters.lower())
    if scale and scale.cardinal and scale.multiplies:
        return False  # "5.2million"
    if lexicon.has("ordinal_suffixes.suffixes", letters.lower()) or lexicon.has("glued.letters", letters.lower()):
        return False
    return not (lexicon.scales.starting(text, end) or lexicon.after.starting(text, end))


def _address(scan: Scan, end: int) -> int | None:
    """Such as "10 Downing Street": a figure, one to three capitalised words, and a word for a street."""
    text = scan.text
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return None
    words = text[end + 1 : end + 48].split(" ", 4)[:4]
    first = scan.lexicon.known(words[0].lower())
    if first is not None and first.cardinal:
        return None  # "3 Million Square Feet"
    for count, word in enumerate(words):
        bare = word.rstrip(".,;:")
        if not bare or not bare[0].isupper():
            return None
        if count and scan.lexicon.has("names.street", bare):
            return end
        if bare != word.rstrip("."):
            return None
    return None


def _word(scan: Scan, index: int) -> int | None:
    token, word = scan.tokens[index], scan.tokens[index].word
    if word is None:
        return None
    if word.ordinal and scan.text[token.end : token.end + 1] == "," and token.text[0].isupper():
        return token.end  # "First, ..." orders an argument
    if "one" in word.marks and _is_pronoun(scan, index):
        return token.end
    return None


def _is_pronoun(scan: Scan, index: int) -> bool:
    """Whether "one" stands for a noun rather than counting one."""
    token, text = scan.tokens[index], scan.text
    before, behind = scan.last_word(token.start).lower(), scan.next_word(token.end).lower()
    if text[token.end : token.end + 2] in {"'s", "’s"}:
        return True
    if scan.lexicon.has("ones.after", behind):
        return True
    if not scan.lexicon.has("ones.before", before):
        compound = _COMPOUND.match(text, token.end) is not None  # "a new one-year ban"
        return not behind and not compound and _after_adjective(scan, token.start, before)
    return not (scan.lexicon.has("ones.definite", before) and scan.lexicon.has("counted.nouns", behind))


def _after_adjective(scan: Scan, start: int, before: str) -> bool:
    """Whether an article and an adjective stand before: "a new one"."""
    at = scan.text.rfind(before, max(0, start - 24), start) if before else -1
    return at > 0 and scan.last_word(at).lower() in scan.lexicon.cues.get("ones.articles", ())
