"""The subject of a reporting verb.

The order of English news clauses tells it: "Trump said", "said Trump", "Peskov, a Kremlin spokesman, told
reporters", "the minister, who resigned on Monday, said", "…, adding that" (Quirk et al. 1985, 14.29; Krestel,
Bergler and Witte 2008, "Minding the Source").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading.mentions import Mention, MentionKind

if TYPE_CHECKING:
    from summarizer.reading.mentions import Clause
    from summarizer.reading.speech import SpeechLexicon

_ASIDE = (",", "—", "–", "(", ")", "--")
_NEAR_HEAD = 4  # tokens between a name and the comma after it: "Trump (R),"


@dataclass(frozen=True, slots=True)
class Subject:
    """The mention that a verb is said of; ``near``: nothing but adverbs and asides stands between."""

    mention: Mention
    near: bool


def after(clause: Clause, cue: int, words: SpeechLexicon) -> Mention | None:
    """The subject right after its verb: "said Trump", "according to the minister"."""
    for mention in clause.mentions:
        if mention.first > cue:
            between = clause.lows[cue + 1 : mention.first]
            joined = all(low == "." or low in words.determiners or _modifier(low, words) for low in between)
            return _in_full(clause, mention, words) if joined else None
    return None


def _modifier(low: str, words: SpeechLexicon) -> bool:
    if low in words.titles:
        return True
    return low[0].isalnum() and low not in words.prepositions and low not in words.joining and len(low) > 1


def _in_full(clause: Clause, mention: Mention, words: SpeechLexicon) -> Mention:
    """The mention with the name or the noun that it leads to: "the minister, Ann Smith,"; "a German user"."""
    if mention.kind is MentionKind.DESCRIPTION:
        return _named_aside(clause, mention) or mention
    following = clause.low(mention.last + 1)
    determined = clause.low(mention.first - 1) in words.determiners
    noun = following.isalpha() and clause.tokens[mention.last + 1].islower() and _modifier(following, words)
    if determined and noun:
        return clause.describe(mention.first - 1, mention.last + 1)
    return mention


def _named_aside(clause: Clause, mention: Mention) -> Mention | None:
    """The name that a description is followed by between commas."""
    if clause.low(mention.last + 1) != ",":
        return None
    for other in clause.mentions:
        if other.first > mention.last:
            named = clause.is_person(other) and other.first - mention.last <= _NEAR_HEAD
            return other if named and clause.low(other.last + 1) in (",", ".", "") else None
    return None


def before(clause: Clause, cue: int, words: SpeechLexicon) -> Subject | None:
    """The subject before its verb."""
    if clause.low(cue).endswith("ing"):
        return _of_participle(clause, cue, words)
    if _is_joined(clause, cue, words):
        earlier = _of_earlier(clause, cue, words)
        if earlier is not None:
            return earlier
    phrase = _phrase_before(clause, cue, words)
    if phrase is not None:
        return phrase
    for mention in reversed([mention for mention in clause.mentions if mention.last < cue]):
        if clause.is_relative(mention):
            head = _before_comma(clause, mention.first)
            if head is not None:
                return Subject(head, _near(clause, mention, cue, words))
        elif not (clause.is_oblique(mention) or clause.is_possessor(mention)):
            return _as_subject(clause, mention, cue, words)
    return None


def _as_subject(clause: Clause, mention: Mention, cue: int, words: SpeechLexicon) -> Subject:
    """The mention, or the name that it only says more about."""
    head = _apposed_to(clause, mention, cue)
    if head is not None:
        return Subject(head, near=True)
    full = _named_aside(clause, mention) if mention.kind is MentionKind.DESCRIPTION else None
    return Subject(full or mention, _near(clause, full or mention, cue, words))


def inserted(clause: Clause, cue: int, words: SpeechLexicon) -> Mention | None:
    """The subject of an attribution put in between commas: "The paradox, says Ann Smith, is"."""
    if clause.low(cue - 1) != "," or clause.low(cue).endswith("ing"):
        return None
    mention = after(clause, cue, words)
    if mention is None or mention.first - cue > _NEAR_HEAD or clause.low(mention.last + 1) != ",":
        return None
    return mention


def owner(clause: Clause, noun: int) -> Mention | None:
    """Whose words a noun names: "From Smith's Facebook post:", "A statement from the ministry:"."""
    for mention in clause.mentions:
        if clause.is_possessor(mention) and 0 < noun - mention.last <= _NEAR_HEAD:
            return mention
        if clause.low(noun + 1) in ("from", "by") and 0 < mention.first - noun <= _NEAR_HEAD:
            return mention
    return None


def first(clause: Clause) -> Mention | None:
    """The subject of a sentence whose verb nobody knows: its first mention that can be one."""
    for mention in clause.mentions:
        if not (clause.is_oblique(mention) or clause.is_possessor(mention) or clause.is_relative(mention)):
            return (_named_aside(clause, mention) if mention.kind is MentionKind.DESCRIPTION else None) or mention
    return None


def _of_participle(clause: Clause, cue: int, words: SpeechLexicon) -> Subject | None:
    """The subject of the sentence that "…, saying" goes on with: that of its reporting verb, or its first.

    In "with Ann Smith saying" it is the name right before.
    """
    for mention in clause.mentions:
        if mention.last == cue - 1 and clause.low(mention.first - 1) in ("with", "and", "as"):
            return Subject(mention, near=True)
    return _of_earlier(clause, cue, words)


def _of_earlier(clause: Clause, cue: int, words: SpeechLexicon) -> Subject | None:
    """The subject of an earlier reporting verb of the sentence, or its first mention."""
    for at in range(cue - 1, -1, -1):
        low = clause.low(at)
        if low in words.cues and not low.endswith("ing") and low not in words.base_cues:
            return before(clause, at, words)
    mention = first(clause)
    return Subject(mention, near=True) if mention is not None and mention.last < cue else None


def _is_joined(clause: Clause, cue: int, words: SpeechLexicon) -> bool:
    """Whether the verb shares the subject of one before it: "Smith said … and accused him"."""
    at = cue - 1
    while clause.low(at) in words.adverbs or clause.low(at).endswith("ly"):
        at -= 1
    return clause.low(at) in ("and", "but", "or")


def _phrase_before(clause: Clause, cue: int, words: SpeechLexicon) -> Subject | None:
    """A noun phrase that no list knows, right before the verb: "the 54-year-old said"."""
    at = cue - 1
    while clause.low(at) in words.adverbs or clause.low(at).endswith("ly"):
        at -= 1
    low = clause.low(at)
    if not low[:1].isalnum() or low in words.prepositions or low in words.joining or low in words.determiners:
        return None
    if any(mention.first <= at <= mention.last for mention in clause.mentions):
        return None
    start = clause.phrase_start(at)
    if clause.low(start) not in words.determiners or clause.low(start - 1) in words.prepositions:
        return None
    return Subject(clause.describe(start, at), near=True)


def _before_comma(clause: Clause, at: int) -> Mention | None:
    """The name right before the comma that opens the aside in which token ``at`` stands."""
    comma = at - 1
    while comma >= 0 and clause.lows[comma] not in _ASIDE:
        comma -= 1
    heads = [mention for mention in clause.mentions if mention.last < comma]
    if not heads or comma - heads[-1].last > _NEAR_HEAD:
        return None
    head = heads[-1]
    if any(low[0].isalpha() for low in clause.lows[head.last + 1 : comma]) and clause.low(head.last + 1) != "(":
        return None
    if head.kind is not MentionKind.NAME or clause.is_oblique(head) or clause.is_possessor(head):
        return None
    return head


def _apposed_to(clause: Clause, mention: Mention, cue: int) -> Mention | None:
    """The name that the mention, between commas, only says more about: "Peskov, a spokesman, said"."""
    while clause.low(mention.first - 1) == "and":  # "Ann Smith, president and chief executive of"
        joined = [other for other in clause.mentions if other.last == mention.first - 2]
        if not joined:
            break
        mention = joined[0]
    opened = clause.low(mention.first - 1) in _ASIDE
    closed = "," in clause.lows[mention.last + 1 : cue]
    if not closed and not (opened and mention.kind is MentionKind.DESCRIPTION):
        return None
    head = _before_comma(clause, mention.first) if "," in clause.lows[: mention.first] else None
    if head is None or not clause.is_person(head):
        return None
    return head


def _near(clause: Clause, mention: Mention, cue: int, words: SpeechLexicon) -> bool:
    """Whether nothing but adverbs, auxiliaries and asides stands between the mention and its verb."""
    between = list(clause.lows[mention.last + 1 : cue])
    while between and (between[-1] in words.adverbs or between[-1].endswith("ly")):
        between.pop()
    while between and (between[0] in words.adverbs or between[0].endswith("ly")):
        between.pop(0)
    return not between or (between[0] in _ASIDE and between[-1] in _ASIDE)
