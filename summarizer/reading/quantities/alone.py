"""Numbers that stand alone: "two libraries", "64 people", "Edith Sorrel, 84, has".

Most words beside a number say nothing of its kind, unit or hedge, and one look at each side tells so: the word
before is none that leads a number, the word behind none that a unit, a scale or a hedge begins with. The readers
of this package come to the same quantity by asking each question in turn; the tests hold the two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.quantity import Quantity, QuantityKind
from summarizer.reading.span import Span

if TYPE_CHECKING:
    from decimal import Decimal

    from summarizer.reading.quantities.scan import Scan
    from summarizer.reading.tokens import Token

_YEAR = 4  # digits of a year, and of a time of day without its colon
_SHORT = 2  # letters of "am" and "m", which mean much behind a figure
_NEAR = 8  # signs between a noun and "or more"


def alone(scan: Scan, index: int) -> Quantity | None:
    """The bare number at token ``index``; ``None`` where anything beside it may say more of it."""
    token = scan.tokens[index]
    value = _value(scan, token)
    if value is None or not _nothing_before(scan, token) or not _nothing_behind(scan, index, token):
        return None
    start, end, text = token.start, token.end, token.text
    return Quantity(start, end, text, value, QuantityKind.CARDINAL, ends=(Span(start, end, text),))


def _value(scan: Scan, token: Token) -> Decimal | None:
    if token.kind == "word":
        return scan.lexicon.plain.get(scan.words[token.at])
    return scan.lexicon.figure(token.text) if token.kind == "digits" and len(token.text) != _YEAR else None


def _nothing_before(scan: Scan, token: Token) -> bool:
    """Whether a word that leads no number stands a space before, or a comma and a space."""
    before = scan.text[token.start - 2 : token.start]
    if before == ", ":
        return True
    if not token.at or before[1:] != " " or scan.ends[token.at - 1] != token.start - 1:
        return False
    word, lexicon = scan.words[token.at - 1].lower(), scan.lexicon
    if not word.isalpha() or word in lexicon.leads:
        return False
    return lexicon.qualifier_before.ending(scan.text, token.start - 1) is None


def _nothing_behind(scan: Scan, index: int, token: Token) -> bool:
    """Whether a comma stands behind, or a space and a word with which nothing begins that belongs to a number."""
    text, end, words, at = scan.text, token.end, scan.words, token.at + 1
    behind = text[end : end + 2]
    if behind in {", ", "; "}:
        return True
    if behind[:1] != " " or at >= len(words) or scan.starts[at] != end + 1 or scan.is_token(index + 1, at):
        return False
    word = words[at]
    if len(word) <= _SHORT or not word.isalpha() or word.lower() in scan.lexicon.followers:
        return False
    if token.kind == "digits" and behind[1].isupper():
        return False  # a street, a name
    return at + 1 >= len(words) or scan.starts[at + 1] - scan.ends[at] > _NEAR or not _hedges(scan, at + 1)


def _hedges(scan: Scan, at: int) -> bool:
    """Whether the word ``at`` can begin a hedge behind the noun: "27 people or more"."""
    return scan.lexicon.has("qualifiers.or", scan.words[at].lower())
