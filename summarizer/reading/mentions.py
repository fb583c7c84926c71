"""Who is mentioned in a stretch of narration, and by which word something is said there.

A mention is a name, a pronoun or a description ("the Kremlin spokesman", "police", "a statement"). A noun phrase
counts once, by its head: "Rubio spokesman Alex Conant" is Alex Conant, "the Trump campaign" a campaign.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum
from typing import TYPE_CHECKING

from summarizer.reading.frozen import dataclass
from summarizer.reading.name import NameKind
from summarizer.reading.span import Span
from summarizer.reading.splitting import split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.name import Name
    from summarizer.reading.reading import Reading
    from summarizer.reading.speech import SpeechLexicon

POSSESSIVE = frozenset(("’s", "'s", "’", "'"))
_LONGEST_PHRASE = 7


class MentionKind(Enum):
    """What stands for somebody."""

    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``first`` to ``last`` (inclusive) of a clause that stand for somebody; ``name`` is the head's."""

    kind: MentionKind
    first: int
    last: int
    span: Span
    name: Name | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that the token ``cue`` of a clause attributes to ``mention``, or to the speaker before (``None``).

    ``certain``: the clause leaves no doubt of it.
    """

    mention: Mention | None
    cue: int
    certain: bool


def attributed(mention: Mention | None, cue: int, *, certain: bool) -> Attribution | None:
    """An attribution to ``mention``, if there is one."""
    return Attribution(mention, cue, certain) if mention is not None else None


class Clause:
    """A stretch of narration as tokens with its mentions; what ``quoted`` covers is left out."""

    def __init__(
        self, reading: Reading, start: int, end: int, words: SpeechLexicon, quoted: Sequence[Span] = ()
    ) -> None:
        self._text = reading.text
        self._reading = reading
        self.words = words
        matches = split(reading.text, start, end, words, quoted)
        self.tokens = [match.group() for match in matches]
        self.lows = [token.lower().replace("’", "'") for token in self.tokens]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self._inside_names: set[int] = set()
        self.mentions = self._find_mentions() if matches else []

    def span(self, first: int, last: int) -> Span:
        return Span.of(self._text, self.starts[first], self.ends[last])

    def low(self, at: int) -> str:
        """The token at ``at`` in lower case; "" outside the clause."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def describe(self, first: int, last: int) -> Mention:
        """The tokens ``first`` to ``last`` as a description."""
        return Mention(MentionKind.DESCRIPTION, first, last, self.span(first, last))

    # ---- finding mentions ---------------------------------------------------------------------------------

    def _find_mentions(self) -> list[Mention]:
        aside = self._in_parentheses()
        names = self._chained([mention for mention in self._named() if mention.first not in aside])
        inside = {at for mention in names for at in range(mention.first, mention.last + 1)}
        self._inside_names = inside
        found: list[Mention] = []
        for at, low in enumerate(self.lows):
            if at in inside or at in aside:
                continue
            if self._is_pronoun(at):
                found.append(Mention(MentionKind.PRONOUN, at, at, self.span(at, at)))
            elif self._is_somebody(low):
                phrase = self._phrase(at, inside)
                if phrase is not None:
                    found.append(phrase)
        covered = {at for phrase in found for at in range(phrase.first, phrase.last + 1)}
        found += [mention for mention in names if mention.first not in covered or self.is_possessor(mention)]
        return sorted(found, key=lambda mention: mention.first)

    def _is_pronoun(self, at: int) -> bool:
        """Whether the token is a pronoun, and not the article of a noun behind it: "die sagte", "die Polizei"."""
        low, following = self.low(at), self.low(at + 1)
        if low.partition("'")[0] not in self.words.pronouns:  # "I'll", "she's"
            return False
        if low not in self.words.determiners or not following[:1].isalnum() or self.is_cue(at + 1):
            return True
        return low in self.words.pronouns_relative and self.low(at - 1) == ","

    def _is_somebody(self, low: str) -> bool:
        return low in self.words.bodies or low in self.words.unnamed or self.words.is_role(low)

    def _in_parentheses(self) -> frozenset[int]:
        """Tokens inside parentheses on one line: party and state, a nickname, an age."""
        if "(" not in self.lows:
            return frozenset()
        inside: set[int] = set()
        opened: int | None = None
        for at, low in enumerate(self.lows):
            if low == "(":
                opened = at
            elif low == ")" and opened is not None:
                inside.update(range(opened, at + 1))
                opened = None
        return frozenset(inside)

    def _named(self) -> list[Mention]:
        names = self._reading.names
        found: list[Mention] = []
        at = bisect_left(self._reading.name_starts, self.starts[0])
        while at < len(names) and names[at].start < self.ends[-1]:
            name = names[at]
            first, end = bisect_left(self.starts, name.start), bisect_left(self.starts, name.end)
            if first < end and self.starts[first] == name.start:
                found.append(Mention(MentionKind.NAME, first, end - 1, Span(name.start, name.end, name.text), name))
            at += 1
        return found

    def _chained(self, names: list[Mention]) -> list[Mention]:
        """Names with what only says more about them before: "House Speaker Paul Ryan" is one mention."""
        chained: list[Mention] = []
        for mention in names:
            if chained and self._modifies(chained[-1], mention):
                before = chained.pop()
                mention = Mention(mention.kind, before.first, mention.last, mention.span, mention.name)  # noqa: PLW2901
            chained.append(mention)
        return chained

    def _modifies(self, before: Mention, mention: Mention) -> bool:
        """Whether only a role stands between two names: "Clinton’s top foreign policy aide Jake Sullivan"."""
        between = self.lows[before.last + 1 : mention.first]
        if not between:
            return True
        if len(between) > _LONGEST_PHRASE:
            return False
        worded = between[:-1] if between[-1] == "." else between  # "Sen."
        role = worded[-1] if worded else ""
        if role in self.words.coordinators:
            return len(between) > 1 and (between[-2] == "." or between[-2] in self.words.titles)
        full = mention.name is not None and mention.name.kind is NameKind.PERSON and " " in mention.name.text
        if role not in self.words.titles and role not in self.words.people and not full:
            return False
        if between[0] in self.words.determiners or role in self.words.determiners:
            return False
        return all(self._belongs(low) or low == "." or low in self.words.coordinators for low in between)

    def _belongs(self, low: str) -> bool:
        """Whether a word can stand inside a noun phrase before its head."""
        words = self.words
        if low in POSSESSIVE:
            return True
        if not low[0].isalnum() or low in words.prepositions or low in words.adverbs or low in words.joining:
            return False
        return low in words.titles or (low not in words.cues and low not in words.weak_cues)

    def _phrase(self, at: int, named: set[int]) -> Mention | None:
        """The noun phrase that ends at the noun ``at``; ``None`` where the noun only leads to another head."""
        following = self.low(at + 1)
        if at + 1 in named or self._is_somebody(following):
            return None
        if following == "." and at + 2 in named:  # "Sen. Cruz", "Gov. Christie"
            return None
        return self.describe(self.phrase_start(at), at)

    def phrase_start(self, at: int) -> int:
        """Where the noun phrase with the head ``at`` begins: at a determiner, or as far as its words go."""
        first = at
        while first > 0 and at - first < _LONGEST_PHRASE:
            low = self.lows[first - 1]
            if low in self.words.determiners:
                return first - 1
            if not self._belongs(low):
                break
            first -= 1
        while first < at and self.lows[first] in POSSESSIVE:
            first += 1
        return first

    # ---- what a mention is in the clause ------------------------------------------------------------------

    def is_cue(self, at: int) -> bool:
        """Whether the token reports speech at least where a quotation stands right beside it."""
        return self.low(at) in self.words.all_cues

    def is_strong(self, at: int) -> bool:
        """Whether the token reports speech wherever it stands."""
        return self.low(at) in self.words.cues and self.low(at) not in self.words.base_cues

    def is_weak(self, at: int) -> bool:
        """Whether the token often reports nothing."""
        return self.low(at) in self.words.weak_cues or self.low(at) in self.words.base_cues

    def is_adverb(self, at: int) -> bool:
        """Whether the token may stand between a subject and its verb."""
        low = self.low(at)
        if at in self._inside_names:  # "Will wrote"
            return False
        return low in self.words.adverbs or low.endswith(self.words.adverb_endings)

    def is_gerund(self, at: int) -> bool:
        """Whether the token is a verb form that goes on with another's subject: "saying"."""
        return self.low(at).endswith(self.words.gerund_endings)

    def is_passive(self, at: int) -> bool:
        """Whether the subject of the verb hears and does not speak: "Smith was told"."""
        before = at - 1
        while self.is_adverb(before) and self.low(before) not in self.words.passive:
            before -= 1
        return self.low(before) in self.words.passive and self.low(at) in self.words.heard

    def phrase_at(self, at: int, *, behind: bool = False) -> int:
        """How many tokens a phrase such as "according to" has at this place; 0 if there is none.

        ``behind``: the place is right behind a quotation, where more phrases attribute.
        """
        if self.low(at) not in self.words.opening_phrases:
            return 0
        for phrase in self.words.according_behind if behind else self.words.according:
            if self.lows[at : at + len(phrase)] == list(phrase):
                return len(phrase)
        return 0

    def opens_after_comma(self, mention: Mention) -> bool:
        """Whether a comma, or the beginning of the clause, is before the mention and what modifies it, or an "as"."""
        before = self.low(self.phrase_start(mention.first) - 1)
        return before in (",", "") or before in self.words.comparing

    def is_possessor(self, mention: Mention) -> bool:
        """Whether a possessive stands behind the mention: "Smith's"."""
        return self.low(mention.last + 1) in POSSESSIVE

    def is_oblique(self, mention: Mention) -> bool:
        """Whether the mention is the object of a preposition or of a verb form in -ing."""
        at = mention.first - 1
        titled = self.low(at) in self.words.titles
        while self.low(at) in self.words.determiners or self.low(at) in self.words.titles or self.low(at) == ".":
            at -= 1
        low = self.low(at)
        if low in self.words.people:
            return False
        return low in self.words.prepositions or (
            self.is_gerund(at) and not titled and len(low) > 4  # noqa: PLR2004 - "king"
        )

    def is_relative(self, mention: Mention) -> bool:
        """Whether the mention is a relative pronoun: "who"."""
        return mention.span.text.lower() in self.words.pronouns_relative

    def is_person(self, mention: Mention) -> bool:
        """Whether the mention is a name that may be a person's."""
        return mention.name is not None and mention.name.kind in (NameKind.PERSON, NameKind.UNKNOWN)
