"""The subject of a reporting verb.

The order of English news clauses tells it: "Trump said", "said Trump", "Peskov, a Kremlin spokesman, told
reporters", "the minister, who resigned on Monday, said", "…, adding that" (Quirk et al. 1985, 14.29; Krestel,
Bergler and Witte 2008, "Minding the Source").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.frozen import dataclass
from summarizer.reading.mentions import POSSESSIVE, Mention, MentionKind

if TYPE_CHECKING:
    from summarizer.reading.mentions import Clause

_ASIDE = (",", "—", "–", "(", ")", "--")
_DASHES = ("—", "–", "--", "-")
_DATELINE = 12  # tokens at most before its dash (AP Stylebook, "datelines")
_LONGEST_TIME = 3  # tokens of "am Dienstag", "on the Tuesday"
_LONGEST_OF = 7  # tokens of "of the committee" between a role and the comma before the name
_NEAR_HEAD = 4  # tokens between a name and the comma after it: "Trump (R),"


@dataclass(frozen=True, slots=True)
class Subject:
    """The mention that a verb is said of; ``near``: nothing but adverbs and asides stands between."""

    mention: Mention
    near: bool


def after(clause: Clause, cue: int) -> Mention | None:
    """The subject right after its verb: "said Trump", "according to the minister", "said the curator"."""
    cue = _past_time(clause, cue)
    for mention in clause.mentions:
        if mention.first > cue:
            between = clause.lows[cue + 1 : mention.first]
            if all(low == "." or low in clause.words.determiners or _modifies(clause, low) for low in between):
                return _in_full(clause, mention)
            break
    unlisted = _phrase_after(clause, cue)
    return _named_aside(clause, unlisted) or unlisted if unlisted is not None else None


def _past_time(clause: Clause, cue: int) -> int:
    """The last token of what tells the day right after a verb: "dijo el martes", "disse na terça-feira"."""
    words = clause.words
    for at in range(cue + 1, cue + 1 + _LONGEST_TIME):
        if clause.low(at) in words.weekdays:
            return at
        if clause.low(at) not in words.prepositions and clause.low(at) not in words.determiners:
            break
    return cue


def _phrase_after(clause: Clause, cue: int) -> Mention | None:
    """A noun phrase that no list knows, right after the verb: "said the curator"."""
    start = cue + 1
    if clause.low(start) not in clause.words.determiners:
        return None
    end = start + 1
    while clause.low(end)[:1].isalnum() and _modifies(clause, clause.low(end)) and _continues(clause, end):
        end += 1
    return clause.describe(start, end - 1) if end - start > 1 else None


def _continues(clause: Clause, at: int) -> bool:
    """Whether the token can be part of a noun phrase with no name in it: no adverb, and no capital but a noun's."""
    return not clause.is_adverb(at) and (clause.words.capital_nouns or not clause.tokens[at][0].isupper())


def _modifies(clause: Clause, low: str) -> bool:
    words = clause.words
    if low in words.titles:
        return True
    return low[0].isalnum() and low not in words.prepositions and low not in words.joining and len(low) > 1


def _in_full(clause: Clause, mention: Mention) -> Mention:
    """The mention with the name or the noun that it leads to: "the minister, Ann Smith,"; "a German user"."""
    if mention.kind is MentionKind.DESCRIPTION:
        return _named_behind(clause, mention) or _named_aside(clause, mention) or mention
    if clause.is_possessor(mention):
        return _possessed(clause, mention)
    following = clause.low(mention.last + 1)
    determined = clause.low(mention.first - 1) in clause.words.determiners
    noun = following.isalpha() and clause.tokens[mention.last + 1].islower() and _modifies(clause, following)
    if determined and noun:
        return clause.describe(mention.first - 1, mention.last + 1)
    return mention


def _named_behind(clause: Clause, mention: Mention) -> Mention | None:
    """The name that a description is only the first title of: "Detective Superintendent Ann Smith"."""
    at = mention.last + 1
    while clause.words.is_title(clause.low(at)):
        at += 1
    titled = at > mention.last + 1
    return next((other for other in clause.mentions if titled and other.first == at and clause.is_person(other)), None)


def _possessed(clause: Clause, owner: Mention) -> Mention:
    """Whom "Clinton's introducer, Jamie Curtis" is about: not the owner."""
    end = owner.last + 2
    while clause.low(end)[:1].isalnum() and _modifies(clause, clause.low(end)) and not clause.is_adverb(end):
        end += 1
    if end == owner.last + 2:
        return owner
    phrase = clause.describe(owner.first, end - 1)
    return _named_aside(clause, phrase) or phrase


def _named_aside(clause: Clause, mention: Mention) -> Mention | None:
    """The name that a description is followed by between commas: "the head of the club, Ann Lee,"."""
    comma = next((at for at in range(mention.last + 1, mention.last + _LONGEST_OF) if clause.low(at) == ","), 0)
    if not comma or any(
        not (low[0].isalnum() or low in POSSESSIVE) or low in clause.words.cues
        for low in clause.lows[mention.last + 1 : comma]
    ):
        return None
    for other in clause.mentions:
        if other.first > comma:
            named = clause.is_person(other) and other.first - comma < _NEAR_HEAD
            full = comma == mention.last + 1 or " " in other.span.text
            return other if named and full and clause.low(other.last + 1) in (",", ".", "") else None
    return None


def before(clause: Clause, cue: int) -> Subject | None:
    """The subject before its verb."""
    if clause.is_gerund(cue):
        return _of_participle(clause, cue)
    if _is_joined(clause, cue):
        earlier = _of_earlier(clause, cue)
        if earlier is not None:
            return earlier
    phrase = _phrase_before(clause, cue)
    if phrase is not None:
        return phrase
    for mention in reversed([mention for mention in clause.mentions if mention.last < cue]):
        if clause.is_relative(mention):
            head = _before_comma(clause, mention.first)
            if head is not None:
                return Subject(head, _near(clause, mention, cue))
        elif not (clause.is_oblique(mention) or clause.is_possessor(mention)):
            return _as_subject(clause, mention, cue)
    return None


def _as_subject(clause: Clause, mention: Mention, cue: int) -> Subject:
    """The mention, or the name that it only says more about."""
    head = _apposed_to(clause, mention, cue)
    if head is not None:
        return Subject(head, near=True)
    full = _named_aside(clause, mention) if mention.kind is MentionKind.DESCRIPTION else None
    return Subject(full or mention, _near(clause, full or mention, cue))


def inserted(clause: Clause, cue: int) -> Mention | None:
    """The subject of an attribution put in between commas: "The paradox, says Ann Smith, is"."""
    if clause.low(cue - 1) != "," or clause.is_gerund(cue):
        return None
    mention = after(clause, cue)
    if mention is None or mention.first - cue > _NEAR_HEAD or clause.low(mention.last + 1) != ",":
        return None
    return mention


def owner(clause: Clause, noun: int) -> Mention | None:
    """Whose words a noun names: "From Smith's Facebook post:", "A statement from the ministry:"."""
    for mention in clause.mentions:
        if clause.is_possessor(mention) and 0 < noun - mention.last <= _NEAR_HEAD:
            return mention
        if clause.low(noun + 1) in clause.words.authors and 0 < mention.first - noun <= _NEAR_HEAD:
            return mention
    return None


def first(clause: Clause) -> Mention | None:
    """The subject of a sentence whose verb nobody knows: its first mention that can be one."""
    start = _main_clause(clause)
    for mention in clause.mentions:
        if mention.first < start:
            continue
        if not (clause.is_oblique(mention) or clause.is_possessor(mention) or clause.is_relative(mention)):
            return (_named_aside(clause, mention) if mention.kind is MentionKind.DESCRIPTION else None) or mention
    return None


def _main_clause(clause: Clause) -> int:
    """Where the main clause begins: after a dateline ("BERGEN, May 3 —") or an "As the crowd cheered,"."""
    if clause.low(0) in clause.words.joining and "," in clause.lows:
        return clause.lows.index(",")
    if clause.tokens[:1] and clause.tokens[0].isupper():
        for at, low in enumerate(clause.lows[:_DATELINE]):
            if low in _DASHES:
                return at
    return 0


def _of_participle(clause: Clause, cue: int) -> Subject | None:
    """The subject of the sentence that "…, saying" goes on with: that of its reporting verb, or its first.

    In "with Ann Smith saying" it is the name right before, and in "with Ann Smith saying … and asking" too.
    """
    while clause.low(cue - 1) in clause.words.coordinators:
        joined = [at for at in range(cue - 1) if clause.is_gerund(at) and clause.is_cue(at)]
        if not joined:
            break
        cue = joined[-1]
    for mention in clause.mentions:
        told_of = clause.low(mention.first - 1) in clause.words.absolutes or not clause.is_oblique(mention)
        if mention.last == cue - 1 and told_of:
            return Subject(mention, near=True)
    return _of_earlier(clause, cue)


def _of_earlier(clause: Clause, cue: int) -> Subject | None:
    """The subject of an earlier reporting verb of the sentence, or its first mention."""
    for at in range(cue - 1, -1, -1):
        if clause.is_strong(at) and not clause.is_gerund(at):
            return before(clause, at)
    mention = first(clause)
    return Subject(mention, near=True) if mention is not None and mention.last < cue else None


def _is_joined(clause: Clause, cue: int) -> bool:
    """Whether the verb shares the subject of one before it: "Smith said … and accused him"."""
    at = cue - 1
    while clause.is_adverb(at):
        at -= 1
    return clause.low(at) in clause.words.coordinators


def _phrase_before(clause: Clause, cue: int) -> Subject | None:
    """A noun phrase that no list knows, right before the verb: "the 54-year-old said"."""
    at = cue - 1
    while clause.is_adverb(at):
        at -= 1
    low = clause.low(at)
    words = clause.words
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
    while clause.low(mention.first - 1) in clause.words.coordinators:  # "Ann Smith, president and chief executive of"
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


def _near(clause: Clause, mention: Mention, cue: int) -> bool:
    """Whether nothing but adverbs, auxiliaries and asides stands between the mention and its verb."""
    start, end = mention.last + 1, cue
    while start < end and clause.is_adverb(end - 1):
        end -= 1
    while start < end and clause.is_adverb(start):
        start += 1
    return start == end or (clause.low(start) in _ASIDE and clause.low(end - 1) in _ASIDE)
