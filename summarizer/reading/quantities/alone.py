"""Numbers that stand alone: "two libraries", "at least 64 people", "six years in prison", "38 per cent of".

Most words beside a number say nothing of its kind, and one look at each side tells so: the word before is none that
leads a number, save a hedge; the word behind is a unit, or none that a unit, a scale or a hedge begins with. The
readers of this package come to the same quantity by asking each question in turn; the tests hold the two together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.quantities.measures import KINDS, unit_behind
from summarizer.reading.quantities.qualifiers import framed, hedge_before
from summarizer.reading.quantity import PartialDate, Qualifier, Quantity, QuantityKind
from summarizer.reading.span import Span
from summarizer.reading.years import year_at

if TYPE_CHECKING:
    from summarizer.reading.quantities.scan import Scan
    from summarizer.reading.tokens import Token

_YEAR = 4  # digits of a year, and of a time of day without its colon
_HALVES = frozenset({"am", "pm"})
_NEAR = 8  # signs between a noun and "or more"
_UNHEDGED = Qualifier.EXACTLY, None
_CLEAR = frozenset({"percent", "measure", "duration"})  # money may be weight, and cents a part
_APART = frozenset(("", ", ", "; "))
_MARKS = frozenset('.,;:!?)”"')
_REST = re.compile(r" [^\W\d_]{2}")


class _Counted(NamedTuple):
    """What a number counts, and where number and unit end."""

    end: int
    kind: QuantityKind = QuantityKind.CARDINAL
    unit: str | None = None


def alone(scan: Scan, index: int) -> Quantity | None:
    """The number at token ``index``, with its hedge and unit; ``None`` where anything beside it may say more of it."""
    token = scan.tokens[index]
    if token.kind == "sign":
        return _sum_of_money(scan, index)
    if token.kind == "digits" and len(token.text) == _YEAR:
        return _year(scan, index)
    value = _value(scan, token)
    hedge = None if value is None else _hedge(scan, token)
    counted = None if hedge is None else _counted(scan, index, token)
    if value is None or hedge is None or counted is None:
        return None
    start, (end, kind, unit) = token.start, counted
    if kind is QuantityKind.DURATION:
        hedge = framed(scan, hedge, end)
    ends = (Span(start, token.end, token.text),)
    return Quantity(start, end, scan.text[start:end], value, kind, unit, hedge[0], qualifier_span=hedge[1], ends=ends)


def _value(scan: Scan, token: Token) -> Decimal | None:
    if token.kind == "word":
        return scan.lexicon.plain.get(scan.words[token.at])
    return scan.lexicon.figure(token.text) if token.kind == "digits" else None


def _year(scan: Scan, index: int) -> Quantity | None:
    """A year with a mark behind it: "opened in 1958."."""
    token = scan.tokens[index]
    start, end, text = token.start, token.end, token.text
    hedge = _hedge(scan, token, is_date=True) if _is_before_mark(scan, end) else None
    year = year_at(scan, index) if hedge is not None else None
    if hedge is None or year is None:
        return None
    ends, date = (Span(start, end, text),), PartialDate(year=year)
    return Quantity(
        start,
        end,
        text,
        Decimal(year),
        QuantityKind.DATE,
        None,
        hedge[0],
        date=date,
        qualifier_span=hedge[1],
        ends=ends,
    )


def _is_before_mark(scan: Scan, end: int) -> bool:
    """Whether a mark that ends a phrase stands at ``end``, and nothing glued to it."""
    behind = scan.text[end : end + 2]
    return behind[:1] in _MARKS and not behind[1:].isalnum()


def _hedge(scan: Scan, token: Token, *, is_date: bool = False) -> tuple[Qualifier, Span | None] | None:
    """The hedge before the number, if any; ``None`` where no comma and no word that leads no number stands there."""
    before = scan.text[max(0, token.start - 2) : token.start]
    if before == ", " or (not before and (token.kind == "word" or token.end == len(scan.text))):
        return _UNHEDGED
    if not token.at or before[1:] != " " or scan.ends[token.at - 1] != token.start - 1:
        return None
    word, lexicon = scan.words[token.at - 1].lower(), scan.lexicon
    if word in lexicon.leads:
        return None
    if not word.isalpha():
        return _UNHEDGED if _in_a_row(token, word) else None
    if word not in lexicon.hedging:
        return _UNHEDGED
    return hedge_before(scan, token.start, is_date=is_date) or _UNHEDGED


def _counted(scan: Scan, index: int, token: Token) -> _Counted | None:
    """What the number counts; ``None`` where what stands behind it may say more than a plain unit does."""
    end, at = token.end, token.at + 1
    behind = scan.text[end : end + 2]
    if behind in _APART or (token.kind == "word" and _is_before_mark(scan, end)):
        return _Counted(end)
    word = _word_behind(scan, end, at)
    if behind[:1] == "%" or word in scan.lexicon.units:
        return _measured(scan, index, end)
    if _in_a_row(token, word):
        return _Counted(end)
    if _leads_nowhere(scan, index, at, word):
        return _Counted(end)
    if len(word) <= 1 or not word.isalpha() or word in _HALVES or word in scan.lexicon.followers:
        return None
    named = token.kind == "digits" and behind[1].isupper()  # a street
    return None if named or scan.is_token(index + 1, at) or _may_hedge(scan, at) else _Counted(end)


def _word_behind(scan: Scan, end: int, at: int) -> str:
    """The word ``at`` in lower case, if it stands a space behind ``end``; or nothing."""
    if scan.text[end : end + 1] != " " or at >= len(scan.words) or scan.starts[at] != end + 1:
        return ""
    return scan.words[at].lower()


def _in_a_row(token: Token, beside: str) -> bool:
    """Whether two figures of a table stand side by side; one with a sign in it ("1.2") is never a part of the other."""
    return beside[:1].isdecimal() and token.kind == "digits" and not token.text.isdecimal()


def _measured(scan: Scan, index: int, at: int) -> _Counted | None:
    """The unit behind offset ``at``; ``None`` for one of several meanings, or with more behind it."""
    found = unit_behind(scan, at)
    if found is None or found[0] not in _CLEAR or not _ends(scan, index, found[2]):
        return None
    sort, unit, end = found
    return _Counted(end, KINDS[sort], unit)


def _ends(scan: Scan, index: int, end: int) -> bool:
    """Whether the unit that ends at ``end`` is one word to the lexicon, and neither hedge nor second number follow."""
    tokens, text = scan.tokens, scan.text
    if index + 1 < len(tokens) and tokens[index + 1].start < end:
        return False
    if text[end : end + 1] in _MARKS:
        return True
    at = bisect_left(scan.starts, end, tokens[index].at)
    word = _word_behind(scan, end, at)
    if word in scan.lexicon.resuming:
        return _leads_nowhere(scan, index, at, word)
    return word != "" and not _may_hedge(scan, at)


def _leads_nowhere(scan: Scan, index: int, at: int, word: str) -> bool:
    """Whether the word ``at``, behind the number ``index``, could join it to another, but has a mere word behind it."""
    lexicon, text = scan.lexicon, scan.text
    if word not in lexicon.joints or not scan.is_token(index + 1, at) or scan.is_token(index + 2, at + 1):
        return False
    if not _REST.match(text, scan.ends[at]) or lexicon.names.starting(text, scan.tokens[index].start) is not None:
        return False
    return lexicon.qualifier_after.starting(text, scan.starts[at]) is None


def _sum_of_money(scan: Scan, index: int) -> Quantity | None:
    """A sign and its figure: "£410,000 a year"; ``None`` where a scale or another number may go on with it."""
    sign, figure = scan.tokens[index], scan.tokens[index + 1] if index + 1 < len(scan.tokens) else None
    lexicon, text = scan.lexicon, scan.text
    if figure is None or figure.kind != "digits" or figure.start != sign.end or lexicon.names.has_edge(sign.text):
        return None
    value, code = lexicon.figure(figure.text), lexicon.currency_before.ending(text, sign.end)
    if value is None or code is None or not _is_all(scan, index + 1):
        return None
    unit, start = code
    hedge = hedge_before(scan, start) or _UNHEDGED
    ends = (Span(figure.start, figure.end, figure.text),)
    whole = text[start : figure.end]
    return Quantity(
        start, figure.end, whole, value, QuantityKind.MONEY, unit, hedge[0], qualifier_span=hedge[1], ends=ends
    )


def _is_all(scan: Scan, index: int) -> bool:
    """Whether the sum of money ends with its figure, token ``index``: behind it a mark, or a word of another matter."""
    end, at, lexicon = scan.tokens[index].end, scan.tokens[index].at + 1, scan.lexicon
    if end == len(scan.text) or _is_before_mark(scan, end):
        return True
    word = _word_behind(scan, end, at)
    if not word.isalpha() or _may_hedge(scan, at):
        return False
    if _leads_nowhere(scan, index, at, word) and unit_behind(scan, end) is None:
        return True
    if word in lexicon.scaling:
        return False
    meaning = lexicon.meanings[word]
    return (not meaning or word in lexicon.mere_articles) and unit_behind(scan, end) is None


def _may_hedge(scan: Scan, at: int) -> bool:
    """Whether a hedge can begin behind the word ``at``: "27 people or more"."""
    words, following = scan.words, at + 1
    if following >= len(words) or scan.starts[following] - scan.ends[at] > _NEAR:
        return False
    return scan.lexicon.has("qualifiers.or", words[following].lower())
