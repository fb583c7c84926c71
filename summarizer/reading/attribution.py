"""Who says each quotation.

The rules are those of news writing (AP Stylebook, "attribution" and "quotations in the news"; Reuters Handbook,
"quotes"; BBC News Style Guide): the speaker is named in the sentence of the quotation, before it, after it, or in
the break between its halves; what follows in the same paragraph without a new attribution is the same speaker's;
so is a paragraph of nothing but quotation after one that ended with his words. The order in which the places are
tried follows O'Keefe et al. 2012 ("A Sequence Labelling Approach to Quote Attribution") and Newell et al. 2018
(PolNeAR). A pronoun is resolved to the speaker before or the subject of the sentence before, if the gender fits.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.reading.dialogue import TURN
from summarizer.reading.mentions import Clause, Mention, MentionKind
from summarizer.reading.names import NameKind
from summarizer.reading.span import Span
from summarizer.reading.speech import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.names import Name
    from summarizer.reading.quotation import Quotation
    from summarizer.reading.reading import Reading

_MARKS = "“”„‟\"'‘’«»‹›`＂"
_SCARE = 3  # words; a shorter fragment without a speaker is no speech


@dataclass(frozen=True, slots=True)
class _Said:
    """An attribution: to whom, where it says so, by which word, and how sure that is."""

    speaker: str | None
    span: Span | None
    cue: Span | None
    certain: bool
    gender: str | None = None

    def unsure(self) -> _Said:
        return replace(self, certain=False)


def attribute(reading: Reading, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations with their speakers, as far as the text of ``reading`` tells them."""
    return _Attributor(reading, quotations).all()


class _Attributor:
    def __init__(self, reading: Reading, quotations: Sequence[Quotation]) -> None:
        self._reading = reading
        self._text = reading.text
        self._words = lexicon(reading.language)
        self._quotations = quotations
        self._outer = [at for at, quotation in enumerate(quotations) if quotation.parent is None]
        self._ends = [sentence.end for sentence in reading.sentences]
        self._starts = [sentence.start for sentence in reading.sentences]
        self._said: dict[int, _Said | None] = {}

    def all(self) -> tuple[Quotation, ...]:
        for place, at in enumerate(self._outer):
            self._said[at] = self._attribute(place)
        return tuple(self._with_speaker(at, quotation) for at, quotation in enumerate(self._quotations))

    def _with_speaker(self, at: int, quotation: Quotation) -> Quotation:
        said = self._said.get(at)
        if said is None:
            return replace(quotation, spoken=not _is_fragment(quotation.text))
        return replace(
            quotation, speaker=said.speaker, speaker_span=said.span, cue=said.cue, certain=said.certain, spoken=True
        )

    # ---- the places to look, in order ---------------------------------------------------------------------

    def _attribute(self, place: int) -> _Said | None:
        quotation = self._quotations[self._outer[place]]
        head, tail = self._head(place), self._tail(place)
        before = self._read_head(place, head)
        if before is not None and before.certain:
            return before
        after = self._read_tail(place, tail)
        if after is not None and (after.certain or before is None):
            return after
        if before is not None:
            return before
        label = self._turn(quotation)
        if label is not None:
            return label
        return self._carried(place)

    def _head(self, place: int) -> Clause:
        """The narration before the quotation in its own sentence."""
        quotation = self._quotations[self._outer[place]]
        sentence = max(0, bisect_right(self._starts, quotation.start) - 1)
        start = self._starts[sentence] if self._starts else 0
        if place:
            start = max(start, self._quotations[self._outer[place - 1]].end)
        return Clause(self._reading, min(start, quotation.start), quotation.start, self._words)

    def _tail(self, place: int) -> Clause:
        """The narration after the quotation in its own sentence, or the next if that one is the attribution."""
        quotation = self._quotations[self._outer[place]]
        start = self._after_marks(quotation.end)
        at = bisect_left(self._ends, start + 1)
        end = self._ends[at] if at < len(self._ends) else len(self._text)
        line = self._text.find("\n", start)
        if line >= 0:
            end = min(end, line)
        if place + 1 < len(self._outer):
            end = min(end, self._quotations[self._outer[place + 1]].start)
        return Clause(self._reading, start, max(start, end), self._words)

    def _after_marks(self, offset: int) -> int:
        while offset < len(self._text) and (self._text[offset] in _MARKS or self._text[offset] in " \xa0"):
            offset += 1
        return offset

    # ---- after the quotation ------------------------------------------------------------------------------

    def _read_tail(self, place: int, clause: Clause) -> _Said | None:
        quotation = self._quotations[self._outer[place]]
        first = 0
        while first < len(clause.lows) and not clause.lows[first][0].isalnum():
            first += 1
        if first >= len(clause.lows):
            return None
        own = quotation.text[-1:] in ",?!…—–-" or not quotation.text[-1:] == "." or clause.lows[0] in (",",)
        if clause.lows[first] == "according" and clause.lows[first + 1 : first + 2] == ["to"]:
            return self._said_by(clause, clause.after(first + 1), first, certain=True)
        if clause.is_cue(first):
            mention = clause.after(first)
            return self._said_by(clause, mention, first, certain=own) if mention else None
        for cue in (at for at in range(first, len(clause.lows)) if clause.is_cue(at)):
            found = clause.before(cue)
            if found is None:
                continue
            mention, adjacent = found
            begins = mention.first - first <= 1 or not clause.mentions or clause.mentions[0] is mention
            if clause.lows[cue] in self._words.weak_cues and not (adjacent and begins):
                continue
            if not own and not (adjacent and begins and cue - first < 8):
                return None
            return self._said_by(clause, mention, cue, certain=own and adjacent and begins)
        return None

    # ---- before the quotation -----------------------------------------------------------------------------

    def _read_head(self, place: int, clause: Clause) -> _Said | None:
        if not clause.lows:
            return None
        end = len(clause.lows)
        while end and clause.lows[end - 1] in _MARKS:
            end -= 1
        for cue in range(end - 1, -1, -1):
            if not clause.is_cue(cue):
                continue
            if clause.lows[cue] in self._words.weak_cues and end - cue > 4:
                continue
            if clause.lows[cue] == "according":
                continue
            found = clause.before(cue)
            if found is None:
                inverted = clause.after(cue)
                if inverted is not None and clause.lows[end - 1] in ",:":
                    return self._said_by(clause, inverted, cue, certain=False)
                return self._same_speaker(place, clause, cue)
            mention, adjacent = found
            return self._said_by(clause, mention, cue, certain=adjacent)
        for at in range(end - 1):
            if clause.lows[at] == "according" and clause.lows[at + 1] == "to":
                mention = clause.after(at + 1)
                if mention:
                    return self._said_by(clause, mention, at, certain=True)
        if clause.lows[end - 1 : end] == [":"] and clause.mentions:
            return self._said_by(clause, clause.mentions[0], end - 1, certain=False)
        return None

    def _same_speaker(self, place: int, clause: Clause, cue: int) -> _Said | None:
        """"…," adding: "…": a cue without a subject goes on with the speaker before."""
        if not place or not clause.lows[cue].endswith("ing"):
            return None
        said = self._said.get(self._outer[place - 1])
        return replace(said, cue=clause.span(cue, cue)) if said else None

    # ---- elsewhere ----------------------------------------------------------------------------------------

    def _turn(self, quotation: Quotation) -> _Said | None:
        """The label of a turn in an interview: "Smith: …"."""
        line = self._text.rfind("\n", 0, quotation.start) + 1
        if quotation.start - line > 60:  # noqa: PLR2004 - no label is longer
            return None
        match = TURN.match(self._text, line)
        if match is None or match.start(2) > quotation.start or self._after_marks(match.start(2)) != quotation.start:
            return None
        label = Span.of(self._text, *match.span(1))
        if len(label.text) == 1:
            return None
        return _Said(self._canonical(label) or label.text, label, None, certain=True)

    def _canonical(self, span: Span) -> str | None:
        names = self._reading.names
        at = bisect_left(names, span.start, key=lambda name: name.start)
        return names[at].canonical if at < len(names) and names[at].end <= span.end else None

    def _carried(self, place: int) -> _Said | None:
        """The speaker of the quotation before, where nothing but narration without a new speaker is between."""
        if not place:
            return None
        before = self._quotations[self._outer[place - 1]]
        said = self._said.get(self._outer[place - 1])
        quotation = self._quotations[self._outer[place]]
        if said is None:
            return None
        between = self._text[before.end : quotation.start]
        breaks = between.strip(_MARKS + " ").count("\n") > 0
        if between.strip(_MARKS + " \n\xa0") == "":
            return said if not breaks or self._unclosed(before) else said.unsure()
        if not breaks and self._opens_sentence(quotation):
            sentences = bisect_left(self._ends, quotation.start) - bisect_left(self._ends, before.end + 2)
            return said if sentences <= 1 else said.unsure()
        return said.unsure() if breaks and self._opens_sentence(quotation) else None

    def _unclosed(self, quotation: Quotation) -> bool:
        return self._text[quotation.end : quotation.end + 1] == "\n"

    def _opens_sentence(self, quotation: Quotation) -> bool:
        at = bisect_right(self._starts, quotation.start) - 1
        return at >= 0 and quotation.start - self._starts[at] <= 2  # noqa: PLR2004 - a mark and a space

    # ---- from mention to speaker --------------------------------------------------------------------------

    def _said_by(self, clause: Clause, mention: Mention | None, cue: int, *, certain: bool) -> _Said | None:
        if mention is None:
            return None
        word = clause.span(cue, cue)
        if mention.name is not None:
            return _Said(mention.name.canonical, mention.span, word, certain and not mention.name.ambiguous, mention.name.gender)
        if mention.kind is MentionKind.DESCRIPTION:
            return _Said(mention.span.text, mention.span, word, certain)
        return self._resolved(mention, word, certain=certain)

    def _resolved(self, mention: Mention, cue: Span, *, certain: bool) -> _Said:
        """A pronoun, resolved to the nearest person before it whom it can stand for."""
        low = mention.span.text.lower()
        gender = "male" if low in self._words.pronouns_male else "female" if low in self._words.pronouns_female else None
        if gender is None:
            return _Said(mention.span.text, mention.span, cue, certain=False)
        person = self._antecedent(mention.span.start, gender)
        if person is None:
            return _Said(mention.span.text, mention.span, cue, certain=False, gender=gender)
        return _Said(person.canonical, mention.span, cue, certain, gender)

    def _antecedent(self, offset: int, gender: str) -> Name | None:
        names = self._reading.names
        at = bisect_left(names, offset, key=lambda name: name.start) - 1
        nearest: Name | None = None
        while at >= 0 and offset - names[at].start < 1500:  # noqa: PLR2004 - characters: a few paragraphs
            name = names[at]
            at -= 1
            if name.kind is not NameKind.PERSON or (name.gender or gender) != gender or self._quoted(name):
                continue
            nearest = nearest or name
            if name.gender == gender:
                return name
        return nearest

    def _quoted(self, name: Name) -> bool:
        at = bisect_right(self._quotations, name.start, key=lambda quotation: quotation.start) - 1
        return at >= 0 and name.start < self._quotations[at].end


def _is_fragment(text: str) -> bool:
    """Whether a quotation without a speaker is a scare quote or a title: short, or capitalised throughout."""
    words = text.split()
    if len(words) <= _SCARE:
        return True
    return text[-1:] not in ".?!," and sum(word[0].isupper() for word in words) * 2 > len(words)
