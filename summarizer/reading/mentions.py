"""Who is mentioned in a stretch of narration, and by which word something is said there.

A mention is a name, a pronoun or a description ("the Kremlin spokesman", "police", "a statement"). Which of them
is the subject of a reporting verb follows from the order of English news clauses: "Trump said", "said Trump",
"Peskov, a Kremlin spokesman, told reporters", "the minister, who resigned on Monday, said", "said in a statement"
(Quirk et al. 1985, 14.29; Krestel, Bergler and Witte 2008).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from summarizer.reading.span import Span

if TYPE_CHECKING:
    from summarizer.reading.names import Name
    from summarizer.reading.reading import Reading
    from summarizer.reading.speech import SpeechLexicon

_TOKEN = re.compile(r"\w+(?:[’'](?!s\b)\w+|-\w+)*|[’']s?\b|[’']|[^\w\s]")
_LONGEST_DESCRIPTION = 7
_ADVERBS = frozenset(
    "also then later has had have now earlier once first again still even already recently simply just only further "
    "reportedly has been would will may might could can often always never repeatedly privately publicly once is was "
    "did does do not himself herself itself themselves".split()
)


class MentionKind(Enum):
    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``first`` to ``last`` (inclusive) of a clause that stand for somebody."""

    kind: MentionKind
    first: int
    last: int
    span: Span
    name: Name | None = None


class Clause:
    """A stretch of narration as tokens, with its mentions and cues. No quotation is inside."""

    def __init__(self, reading: Reading, start: int, end: int, words: SpeechLexicon) -> None:
        self._reading = reading
        self._words = words
        matches = list(_TOKEN.finditer(reading.text, start, end))
        self.tokens = [match.group() for match in matches]
        self.lows = [token.lower() for token in self.tokens]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self.end = end
        self.mentions = self._find_mentions()

    def span(self, first: int, last: int) -> Span:
        return Span.of(self._reading.text, self.starts[first], self.ends[last])

    # ---- mentions -----------------------------------------------------------------------------------------

    def _find_mentions(self) -> list[Mention]:
        named = self._named()
        taken = {at for mention in named for at in range(mention.first, mention.last + 1)}
        found = list(named)
        for at, low in enumerate(self.lows):
            if at in taken:
                continue
            if self._is_pronoun(low):
                found.append(Mention(MentionKind.PRONOUN, at, at, self.span(at, at)))
            elif low in self._words.people or low in self._words.bodies:
                described = self._description(at, taken)
                if described is not None:
                    found.append(described)
        found.sort(key=lambda mention: mention.first)
        return found

    def _is_pronoun(self, low: str) -> bool:
        words = self._words
        return (
            low in words.pronouns_male
            or low in words.pronouns_female
            or low in words.pronouns_thing
            or low in words.pronouns_many
            or low in words.pronouns_relative
            or low in words.pronouns_self
        )

    def _named(self) -> list[Mention]:
        names = self._reading.names
        if not self.starts:
            return []
        at = bisect_left(names, self.starts[0], key=lambda name: name.start)
        found = []
        while at < len(names) and names[at].start < self.end:
            name = names[at]
            first = bisect_left(self.starts, name.start)
            last = bisect_left(self.starts, name.end) - 1
            if first <= last:
                found.append(Mention(MentionKind.NAME, first, last, Span(name.start, name.end, name.text), name))
            at += 1
        return found

    def _description(self, at: int, taken: set[int]) -> Mention | None:
        """The noun phrase that ends at the noun ``at``, unless the name of the person follows it."""
        if at + 1 < len(self.tokens) and at + 1 in taken and self.tokens[at + 1][0].isupper():
            return None
        if at + 1 < len(self.lows) and (self.lows[at + 1] in self._words.people or self.lows[at + 1] in self._words.bodies):
            return None
        first = at
        while first > 0 and at - first < _LONGEST_DESCRIPTION:
            low = self.lows[first - 1]
            if not (low[0].isalnum() or low in ("’s", "'s", "’", "'")):
                break
            if low in self._words.prepositions or low in self._words.cues or low in self._words.weak_cues or low in _ADVERBS or low in ("and", "or", "but", "that", "when", "as", "who"):
                break
            first -= 1
            if low in self._words.determiners:
                break
        return Mention(MentionKind.DESCRIPTION, first, at, self.span(first, at))

    # ---- cues ---------------------------------------------------------------------------------------------

    def cues(self) -> list[int]:
        """The tokens that report speech anywhere in a clause."""
        return [at for at, low in enumerate(self.lows) if low in self._words.cues]

    def is_cue(self, at: int) -> bool:
        """Whether the token reports speech where a quotation stands right beside it."""
        return 0 <= at < len(self.lows) and (self.lows[at] in self._words.cues or self.lows[at] in self._words.weak_cues)

    # ---- subjects -----------------------------------------------------------------------------------------

    def after(self, cue: int) -> Mention | None:
        """The subject that follows its verb: "said Trump", "according to the minister"."""
        for mention in self.mentions:
            if mention.first > cue:
                return mention if self._joined(cue + 1, mention.first) else None
        return None

    def _joined(self, start: int, end: int) -> bool:
        """Whether only words that belong to the noun phrase stand between: determiners, titles, adjectives."""
        between = self.lows[start:end]
        return len(between) <= _LONGEST_DESCRIPTION and all(
            low.replace(".", "a").replace("-", "").replace(",", "a" if low != "," else ",").isalnum() or low in ("’s", "'s", ".") for low in between
        ) and not any(low in self._words.prepositions and low not in ("of", "for") for low in between) and not any(
            low in ("that", "when", "and", "but", "as", "on", "in") for low in between
        )

    def before(self, cue: int) -> tuple[Mention, bool] | None:
        """The subject of the verb at ``cue`` before it, and whether it stands right beside it."""
        skip_to: int | None = None
        for mention in reversed(self.mentions):
            if mention.last >= cue or (skip_to is not None and mention.first > skip_to):
                continue
            if self._is_relative(mention):
                head = self._head_before_comma(mention.first)
                if head is not None:
                    return head, self._adjacent(mention, cue)
                continue
            if self._is_oblique(mention) or self._is_possessor(mention):
                continue
            head = self._head_before_comma(mention.first) if self._closes_aside(mention, cue) else None
            if head is not None:
                return head, True
            return mention, self._adjacent(mention, cue)
        return None

    def _is_relative(self, mention: Mention) -> bool:
        return mention.kind is MentionKind.PRONOUN and mention.span.text.lower() in self._words.pronouns_relative

    def _is_oblique(self, mention: Mention) -> bool:
        """Whether the mention is the object of a preposition or of a verb in -ing."""
        at = mention.first - 1
        while at >= 0 and (self.lows[at] in self._words.determiners or self.lows[at] in self._words.titles or self.lows[at] == "." or self.tokens[at][0].isupper() and self.lows[at] in self._words.titles):
            at -= 1
        if at < 0:
            return False
        low = self.lows[at]
        if low in self._words.people and mention.kind is MentionKind.NAME:
            return False
        return low in self._words.prepositions or (low.endswith("ing") and low not in ("according",))

    def _is_possessor(self, mention: Mention) -> bool:
        following = mention.last + 1
        return following < len(self.lows) and self.lows[following] in ("’s", "'s", "’", "'")

    def _head_before_comma(self, at: int) -> Mention | None:
        """The mention that ends right before a comma, with at most an aside between, before token ``at``."""
        comma = at - 1
        while comma >= 0 and self.lows[comma] not in (",", "—", "–", "("):
            comma -= 1
        head = None
        for mention in self.mentions:
            if mention.last < comma or (mention.last < at and comma < 0):
                head = mention
        if head is None or comma - head.last > 3:  # noqa: PLR2004 - "Trump (R), who"
            return None
        return head if head.kind is MentionKind.NAME and not self._is_oblique(head) else None

    def _closes_aside(self, mention: Mention, cue: int) -> bool:
        """Whether a comma stands before the mention and another between it and the verb: ", an aide, said"."""
        return "," in self.lows[mention.last + 1 : cue] and "," in self.lows[: mention.first]

    def _adjacent(self, mention: Mention, cue: int) -> bool:
        """Whether nothing but adverbs, auxiliaries and asides stands between the mention and the verb."""
        between = self.lows[mention.last + 1 : cue]
        if not between or all(low in _ADVERBS or low.endswith("ly") for low in between):
            return True
        return "," in (between[0], between[-1]) and between[0] in (",", "(", "—") and between[-1] in (",", ")", "—")
