"""Which change of a number's qualifier matters.

"At least 27 dead" is another report than "27 dead": the first is a floor that will move, the second a count; "up
to 3,000" is a ceiling and no count at all. "More than 600" for 612, though, only tells a size, and so does "about":
what is lost with it is a hedge, not a fact. The agencies' style guides (AP, Reuters) ask for the source's own hedge
to be kept. Putting one in is an invention; before a round number it may be no more than a manner of speaking.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from summarizer.reading.lexicon import lexicon_for
from summarizer.reading.quantity import Qualifier, QuantityKind
from summarizer.verifying.matching import is_round

if TYPE_CHECKING:
    from summarizer.reading.lexicon import Lexicon
    from summarizer.reading.quantity import Quantity

_EXACTLY, _ABOUT = Qualifier.EXACTLY, Qualifier.ABOUT
_AT_LEAST, _MORE = Qualifier.AT_LEAST, Qualifier.MORE_THAN
_AT_MOST, _LESS = Qualifier.AT_MOST, Qualifier.LESS_THAN
_FLOOR = frozenset({_AT_LEAST, _MORE})
_CEILING = frozenset({_AT_MOST, _LESS})


class Change(Enum):
    """What became of the source's qualifier in the claim, from harmless to false."""

    NONE = "hedged alike"
    ENTAILED = "with a weaker hedge"  # "more than 50" told as "at least 50": still true
    UNSAID = "without its hedge"  # "about 200" told as "200"
    DOUBTFUL = "hedged otherwise"  # "at least 50" told as "more than 50", "more than 600" as "600"
    FALSE = "hedged falsely"  # a floor told as a count or as a ceiling


def change(claimed: Quantity, given: Quantity, language: str, *, in_headline: bool = False) -> Change:
    """From the qualifier of the source's number ``given`` to that of the claim, both in texts of one language.

    A headline has room for no hedge: there, one left out is unsaid, and no change is more than doubtful.
    """
    if claimed.qualifier is given.qualifier:  # as nearly always, however the words are read
        return Change.NONE
    given = _one_sided(given, claimed, lexicon_for(language))
    mine_read = _readings(claimed, lexicon_for(language), in_headline=in_headline)
    theirs_read = _readings(given, lexicon_for(language))
    readings = [_change(mine, theirs) for mine in mine_read for theirs in theirs_read]
    turned = min(readings, key=list(Change).index)
    if not in_headline or turned not in (Change.DOUBTFUL, Change.FALSE) or _is_stressed(claimed):
        return turned
    return Change.UNSAID if claimed.qualifier is _EXACTLY else Change.DOUBTFUL


def _change(claimed: Quantity, given: Quantity) -> Change:
    mine, theirs = claimed.qualifier, given.qualifier
    if mine is theirs:
        return Change.NONE
    if (theirs, mine) in {(_MORE, _AT_LEAST), (_LESS, _AT_MOST)}:
        return Change.ENTAILED
    if _is_stressed(claimed):
        return Change.FALSE
    if mine is _EXACTLY and (theirs is _ABOUT or (theirs in (_MORE, _LESS) and is_round(claimed))):
        return Change.UNSAID
    return Change.FALSE if _is_false(mine, theirs, round_number=is_round(claimed)) else Change.DOUBTFUL


def _is_stressed(quantity: Quantity) -> bool:
    """Whether the text says itself that it means this number and no other: "exactly 1,000"."""
    return quantity.qualifier is _EXACTLY and quantity.qualifier_span is not None


def _one_sided(given: Quantity, claimed: Quantity, lexicon: Lexicon) -> Quantity:
    """The source's number as one on the side that its hedge tells too: "just under 400" is less than 400.

    Only against a claim that tells a side, which is entailed or contradicted by it.
    """
    if given.qualifier_span is None or claimed.qualifier not in _FLOOR | _CEILING:
        return given
    word = given.qualifier_span.text.lower()
    if lexicon.has("qualifiers.short_of", word):
        return replace(given, qualifier=_LESS)
    return replace(given, qualifier=_MORE) if lexicon.has("qualifiers.beyond", word) else given


def _readings(quantity: Quantity, lexicon: Lexicon, *, in_headline: bool = False) -> tuple[Quantity, ...]:
    """Both readings of a word that is a hedge or a plain preposition (Huddleston and Pullum 2002, chapter 7).

    "Over" before a length of time may be "in the course of" ("a cut over three years"); in a headline, which leaves
    out what would tell, any of them may be a preposition ("sued over $2M album", "toll up to 7").
    """
    span = quantity.qualifier_span
    word = span.text.lower() if span is not None else ""
    if quantity.kind is QuantityKind.DURATION and lexicon.has("qualifiers.frames", word):
        return replace(quantity, qualifier=_MORE), replace(quantity, qualifier=_EXACTLY, qualifier_span=None)
    if lexicon.has("qualifiers.inclusive", word):
        return replace(quantity, qualifier=_MORE), replace(quantity, qualifier=_AT_LEAST)
    if in_headline and lexicon.has("qualifiers.prepositions", word):
        return quantity, replace(quantity, qualifier=_EXACTLY, qualifier_span=None)
    return (quantity,)


def _is_false(mine: Qualifier, theirs: Qualifier, *, round_number: bool) -> bool:
    if (mine in _FLOOR and theirs in _CEILING) or (mine in _CEILING and theirs in _FLOOR):
        return True
    if mine is _EXACTLY:
        return theirs in (_AT_LEAST, _AT_MOST)
    return theirs is _EXACTLY and not round_number


def hedge_of(quantity: Quantity) -> str:
    """How a number is hedged, in the words of its own text, for an editor: ``with “up to”``."""
    if quantity.qualifier_span is not None:
        return f"with “{quantity.qualifier_span.text.lower()}”"
    return "as the bare number" if quantity.qualifier is _EXACTLY else f"as “{_NAMES[quantity.qualifier]}”"


_NAMES = {  # of a hedge that is in the number itself, as in "5%+"
    Qualifier.AT_LEAST: "at least",
    Qualifier.AT_MOST: "at most",
    Qualifier.MORE_THAN: "more than",
    Qualifier.LESS_THAN: "less than",
    Qualifier.ABOUT: "about",
}
