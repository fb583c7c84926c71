"""The words that are a number's own where a sentence tells several: its conjunct.

In a coordination, what stands before the first member is shared by all, and what stands in a later member, or behind
a number, is that one's alone (Huddleston and Pullum 2002, chapter 15): "inflation was 6.2% in 2021 and 7.9% in 2022".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.asides import aside_before, opens_relative
from summarizer.reading.frozen import dataclass
from summarizer.reading.words import auxiliaries_of, endings_of, grammar_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.context import Context

FAR = 60  # words; what stands farther off in a sentence is another item of a list
REACH = 10  # words to either side; a conjunct of news is seldom longer
MARKS = frozenset(",;:–—()")  # between two words they end a conjunct
_MEAN = 4  # words of "from an average of"
_NOTHING = frozenset({""})


@dataclass(frozen=True, slots=True)
class Conjunct:
    """``own`` are the words that no other number of the sentence shares, ``all`` these and the shared ones.

    ``behind`` are those of the number's own side: what stands before it is shared by a later member without a subject.
    ``has_subject``: a later conjunct with words of its own before the number ("and the sparrow 12 per cent"), which
    takes nothing over from before the number of the first but the verb. What goes on right behind another number is no
    such conjunct ("voted by 23 to 19 to close two libraries").
    """

    own: frozenset[str]
    all: frozenset[str]
    behind: frozenset[str]
    has_subject: bool = False


class Extent(NamedTuple):
    """The words of a number's conjunct, itself included: the first, and the one behind the last.

    ``opens``: the sentence, and not only the conjunct, begins there. ``origin``: the number right before it in one
    change, "fell to 188,000 from 231,000"; what they are of stands before both. ``aside``: the words of an aside that
    tells other numbers, "Kilbride, who drew in front of 11,300 fans, have 45"; see :mod:`summarizer.reading.asides`.
    """

    first: int
    last: int
    opens: bool
    origin: Context | None
    aside: range = range(0)


def conjunct_of(context: Context) -> Conjunct:
    """Words as stems, figures as they are; "from" and "to" right before the number, which tell its role.

    Nothing in a sentence with "respectively", which binds by order and not by nearness.
    """
    language = context.reading.language
    if not grammar_of(language, "respectively").isdisjoint(sentence_words(context)):
        return Conjunct(frozenset(), frozenset(), frozenset())
    extent = context.extent
    behind = _told(context, context.place[1], extent.last)
    before = _before(context, extent)
    role = _role(context)
    own = behind | {f"{role} …"} if role else behind
    shared = extent.opens and not _has_subject_behind(context)
    return Conjunct(own if shared else own | before, own | before, own, bool(before) and _is_coordinate(context))


def _role(context: Context) -> str:
    """The "from" or "to" right before a number, or before what it is one of: "from an average of $41"."""
    words, at, language = context.reading.words, _hedged(context), context.reading.language
    ends = grammar_of(language, "ends")
    told = words.lowered[max(context.bounds[0], at - _MEAN) : at]
    if told and told[-1] in ends:
        return told[-1]
    if len(told) < _MEAN or told[-1] not in grammar_of(language, "partitives"):
        return ""
    return told[0] if told[0] in ends and told[1] in grammar_of(language, "articles") else ""


def _before(context: Context, extent: Extent) -> frozenset[str]:
    """The words of the conjunct before the number, without those of the number that it changes from or to."""
    if extent.origin is None:
        end = _hedged(context)
        if not extent.aside:
            return _told(context, extent.first, end)
        return _told(context, extent.first, extent.aside.start) | _told(context, extent.aside.stop, end)
    first, behind = extent.origin.place
    return _told(context, extent.first, first) | _told(context, behind, _hedged(context))


def _origin(context: Context) -> Context | None:
    """The number before it with nothing but "from" or "to" between."""
    words, ends = context.reading.words, grammar_of(context.reading.language, "ends")
    at = context.place[0] if context.quantity.qualifier_span is None else _hedged(context)
    if not at or words.lowered[at - 1] not in ends:
        return None
    for other in context.alike:
        if other.place[1] < at and ends.issuperset(words.lowered[other.place[1] : at]):
            return other
    return None


def _is_coordinate(context: Context) -> bool:
    """Whether a number's conjunct opens behind a coordinator or a mark, and not right behind another number."""
    extent, words = context.extent, context.reading.words
    if extent.opens or words.lowered[extent.first] in grammar_of(context.reading.language, "governing"):
        return False  # "in Dole 17,000": an adjunct is no subject
    if not MARKS.isdisjoint(words.gaps[extent.first]):
        return True
    return all(other.place[1] != extent.first for other in context.beside)


def _hedged(context: Context) -> int:
    """The first word of the number, or of the hedge before it: "roughly" says nothing of what is counted."""
    hedge = context.quantity.qualifier_span
    if hedge is None or hedge.start > context.quantity.start:
        return context.place[0]
    return max(context.bounds[0], context.reading.words.first_from(hedge.start))


def extent_of(context: Context) -> Extent:
    """How far the number's conjunct reaches."""
    rivals, origin = _rivals(context), _origin(context)
    first, opens = _left(origin or context, rivals)
    if opens or origin is not None:
        return Extent(first, _right(context, rivals), opens, origin)
    aside = aside_before(context, first)
    told = aside is not None and not rivals.isdisjoint(aside)
    if aside is None or (told and not opens_relative(context, aside.start)):
        return Extent(first, _right(context, rivals), opens, None)
    first, opens = _left(context, rivals, aside.start - 1)
    return Extent(first, _right(context, rivals), opens, None, aside if told else range(0))


def sentence_words(context: Context) -> Sequence[str]:
    """The words of the number's sentence, in lower case; of one that is a long list, those around the number."""
    (first, last), (left, right) = context.bounds, context.place
    return context.reading.words.lowered[max(first, left - FAR) : min(last, right + FAR)]


def _has_subject_behind(context: Context) -> bool:
    """Whether a later number of the sentence is the subject of a verb of its own: "and nine sailors are missing"."""
    words, auxiliaries = context.reading.words, auxiliaries_of(context.reading.language)
    for other in context.beside:
        verb = other.head_from + len(other.head)
        if (
            other.quantity.start > context.quantity.end
            and words.lowered[verb : verb + 1]
            and words.lowered[verb] in auxiliaries
        ):
            return True
    return False


def _ends(context: Context, word: int, gap: str) -> bool:
    """Whether a mark behind a word ends a conjunct: not the commas around an age, "Noel Grady, 52, of Dole"."""
    if MARKS.isdisjoint(gap):
        return False
    return not any(word + 1 == other.place[0] or word + 1 == other.place[1] for other in context.beside if other.bearer)


def _left(context: Context, rivals: set[int], at: int | None = None) -> tuple[int, bool]:
    """Where the words before the number, or before ``at``, begin, and whether the sentence begins there."""
    words, at = context.reading.words, context.place[0] if at is None else at
    joining = grammar_of(context.reading.language, "joining")
    start = max(context.bounds[0], at - REACH)
    for i in range(at - 1, start - 1, -1):
        gap = words.gaps[i + 1]
        if words.lowered[i] in joining or i in rivals or (gap != " " and _ends(context, i, gap)):
            return i + 1, False
    return start, True


def _right(context: Context, rivals: set[int]) -> int:
    words, at = context.reading.words, context.place[1]
    joining = grammar_of(context.reading.language, "joining")
    end = min(context.bounds[1], at + REACH)
    for i in range(at, end):
        gap = words.gaps[i] if i else ""
        if words.lowered[i] in joining or i in rivals or (gap != " " and not MARKS.isdisjoint(gap)):
            return i
        if i + 1 in rivals and _is_owner(context, i):
            return i
    return end


def _is_owner(context: Context, word: int) -> bool:
    """Whether a word right before a number without a noun tells whose it is: "21 shots to Calder's seven".

    A genitive before a fused head (Huddleston and Pullum 2002, chapter 5).
    """
    words, language = context.reading.words, context.reading.language
    if not words.lowered[word].endswith(endings_of(language, "genitive")):
        return False
    return any(other.place[0] == word + 1 and not other.head for other in context.beside)


def _rivals(context: Context) -> set[int]:
    """The words of the other numbers in the same unit; ages, which stand beside names, aside."""
    mine, words = context.quantity, set[int]()
    for other in context.beside:
        theirs = other.quantity
        if theirs.kind is mine.kind and theirs.unit == mine.unit and theirs is not mine and not other.bearer:
            words.update(range(*other.place))
    return words


def _told(context: Context, first: int, last: int) -> frozenset[str]:
    words = context.reading.words
    stems = words.stems[first:last]
    figures = (
        low
        for stem, low in zip(stems, words.lowered[first:last], strict=True)
        if not stem and not low.isalpha() and any(map(str.isdigit, low))
    )
    return frozenset((*stems, *figures)) - _NOTHING - grammar_of(context.reading.language, "proforms")
