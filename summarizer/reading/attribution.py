"""Who says each quotation.

The rules are those of news writing (AP Stylebook, "attribution" and "quotations in the news"; Reuters Handbook,
"quotes"; BBC News Style Guide): the speaker is named in the sentence of the quotation, before it, after it, or in
the break between its halves; what follows in the same paragraph without a new attribution is the same speaker's;
so is a paragraph of nothing but quotation after one that ended with his words. The order in which the places are
tried follows O'Keefe et al. 2012 ("A Sequence Labelling Approach to Quote Attribution") and Newell et al. 2018
(PolNeAR).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.reading import subjects
from summarizer.reading.antecedents import Antecedents
from summarizer.reading.dialogue import TURN
from summarizer.reading.mentions import Clause, Mention, MentionKind
from summarizer.reading.names import NameKind
from summarizer.reading.span import Span
from summarizer.reading.speech import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.reading.quotation import Quotation
    from summarizer.reading.reading import Reading

_MARKS = "“”„‟\"'‘’«»‹›`＂"
_SPACES = " \n\t\xa0\u202f"
_SCARE = 3  # words; a shorter fragment without a speaker is no speech
_BESIDE = 4  # tokens between a cue that is often none and its quotation
_CLOSE = 16  # tokens between a cue and a fragment that it surely introduces
_SHORT = 8  # tokens of a sentence that is nothing but an attribution
_FAR = 12  # sentences after which nobody is still speaking
_REACH = 1200  # characters of a sentence that are read beside a quotation
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class _Said:
    """An attribution: to whom, where it says so, by which word.

    ``certain``: the words are attributed to this mention beyond doubt; ``known``: so is whom it stands for.
    """

    speaker: str
    span: Span
    cue: Span | None
    certain: bool
    known: bool = True

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
        self._all = quotations
        self._outer = [quotation for quotation in quotations if quotation.parent is None]
        self._ends = [sentence.end for sentence in reading.sentences]
        self._starts = [sentence.start for sentence in reading.sentences]
        self._antecedents = Antecedents(reading, self._outer, self._words)
        self._said: list[_Said | None] = []

    def all(self) -> tuple[Quotation, ...]:
        """Every quotation with its speaker; one inside another has the speaker that the outer one gives it."""
        for place in range(len(self._outer)):
            self._said.append(self._attribute(place))
        said = iter(self._said)
        return tuple(
            _with_speaker(quotation, next(said) if quotation.parent is None else self._inside(quotation))
            for quotation in self._all
        )

    # ---- the places to look, in order ---------------------------------------------------------------------

    def _attribute(self, place: int) -> _Said | None:
        head = self._head(place)
        before = self._read_head(place, head)
        if before is not None and before.certain:
            return before
        after = self._read_tail(place)
        if after is not None and (after.certain or before is None):
            return after
        return before or self._turn(self._outer[place]) or self._elsewhere(place)

    def _head(self, place: int) -> Clause:
        """The narration before the quotation in its own sentence."""
        quotation = self._outer[place]
        sentence = self._sentence(quotation.start)
        start = max(self._starts[sentence] if self._starts else 0, quotation.start - _REACH)
        low = max(0, place - 8)
        return Clause(self._reading, min(start, quotation.start), quotation.start, self._words, self._outer[low:place])

    def _sentence(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _tail(self, place: int) -> Clause:
        """The narration after the quotation in its own sentence, or the next if that one is the attribution."""
        start = self._after_marks(self._outer[place].end)
        at = bisect_left(self._ends, start + 1)
        end = self._ends[at] if at < len(self._ends) else len(self._text)
        end = min(end, start + _REACH)
        line = self._text.find("\n", start, end)
        if line >= 0:
            end = line
        if place + 1 < len(self._outer):
            end = min(end, self._outer[place + 1].start)
        return Clause(self._reading, start, max(start, end), self._words)

    def _after_marks(self, offset: int) -> int:
        while offset < len(self._text) and (self._text[offset] in _MARKS or self._text[offset] in " \xa0\u202f"):
            offset += 1
        return offset

    # ---- after the quotation ------------------------------------------------------------------------------

    def _read_tail(self, place: int) -> _Said | None:
        """The words after: “…,” Trump said; “…,” said Trump; “…,” according to Trump."""
        clause = self._tail(place)
        begin = next((at for at, low in enumerate(clause.lows) if low[0].isalnum()), len(clause.lows))
        if clause.low(begin) in self._words.adverbs and clause.is_cue(begin + 1):
            begin += 1  # "a déclaré le ministre"
        # A full stop inside the marks ends the sentence: then only a sentence that is an attribution counts.
        last = self._outer[place].text[-1]
        own = last not in ".…?!" or clause.low(0) == "," or (last in "?!" and self._is_attribution(clause, begin))
        phrase = self._phrase_at(clause, begin)
        if phrase:
            return self._said_by(clause, subjects.after(clause, begin + phrase - 1, self._words), begin, certain=own)
        if clause.is_cue(begin) and not clause.low(begin).endswith("ing"):
            return self._said_by(clause, subjects.after(clause, begin, self._words), begin, certain=own)
        if clause.low(begin).endswith("ed") and any(mention.first == begin + 1 for mention in clause.mentions[:1]):
            return self._said_by(clause, clause.mentions[0], begin, certain=own)  # "reacted Smith"
        leads = clause.low(begin) in self._words.joining or clause.low(begin) in self._words.prepositions
        if leads and not any(mention.first == begin < mention.last for mention in clause.mentions[:1]):
            return self._read_later(clause, begin)
        return self._read_subject_first(clause, begin, own=own)

    def _read_subject_first(self, clause: Clause, begin: int, *, own: bool) -> _Said | None:
        """The words after, subject first: “…,” Smith, a lawyer, said."""
        for cue in range(begin, len(clause.lows)):
            if not (clause.is_cue(cue) or self._is_manner(clause, cue)) or clause.low(cue).endswith("ing"):
                continue
            found = subjects.before(clause, cue, self._words)
            if found is None:
                continue
            leads = found.mention.first - begin <= 1 or found.mention in clause.mentions[: self._leading(clause)]
            if not (found.near and leads) and (self._is_weak(clause, cue) or not own):
                continue
            if not own and cue - begin > _SHORT:
                return None
            return self._said_by(clause, found.mention, cue, certain=own and found.near and leads)
        return None

    def _leading(self, clause: Clause) -> int:
        """How many mentions may open the attribution: two for "the mayor, Ann Smith, said"."""
        return 2 if clause.mentions and clause.mentions[0].kind is MentionKind.DESCRIPTION else 1

    def _phrase_at(self, clause: Clause, at: int) -> int:
        """How many tokens a phrase such as "according to" has at this place; 0 if there is none."""
        for phrase in self._words.according:
            if clause.lows[at : at + len(phrase)] == list(phrase):
                return len(phrase)
        return 0

    def _is_attribution(self, clause: Clause, begin: int) -> bool:
        """Whether what follows "?" or "!" in marks is "Smith asked" or "asked Smith", not the next sentence."""
        if clause.tokens[begin : begin + 1] and clause.tokens[begin][0].islower():
            return True
        return any(self._is_strong(clause, cue) for cue in range(begin, min(begin + _BESIDE, len(clause.lows)))) and (
            len(clause.lows) - begin <= 2 * _SHORT
        )

    def _is_manner(self, clause: Clause, at: int) -> bool:
        """A verb that no list knows but that only ends a short attribution: "Hannity started."."""
        low = clause.low(at)
        return low.endswith("ed") and clause.low(at + 1) in (".", "") and any(m.last == at - 1 for m in clause.mentions)

    def _read_later(self, clause: Clause, begin: int) -> _Said | None:
        """A sentence that goes on after a quoted fragment and ends ", Trump said"."""
        for cue in range(len(clause.lows) - 1, begin, -1):
            if self._is_strong(clause, cue):
                found = subjects.before(clause, cue, self._words)
                if found is not None and found.near and clause.low(found.mention.first - 1) in (",", ""):
                    return self._said_by(clause, found.mention, cue, certain=False)
        return None

    def _is_strong(self, clause: Clause, cue: int) -> bool:
        return clause.low(cue) in self._words.cues and clause.low(cue) not in self._words.base_cues

    def _is_weak(self, clause: Clause, cue: int) -> bool:
        return clause.low(cue) in self._words.weak_cues or clause.low(cue) in self._words.base_cues

    # ---- before the quotation -----------------------------------------------------------------------------

    def _read_head(self, place: int, clause: Clause) -> _Said | None:
        """The words before: Trump said: “…”; Trump said he was “…”; according to Trump, “…”."""
        end = len(clause.lows)
        while end and clause.lows[end - 1] in _MARKS:
            end -= 1
        for cue in range(end - 1, -1, -1):
            phrase = self._phrase_at(clause, cue)
            if phrase:
                return self._said_by(clause, subjects.after(clause, cue + phrase - 1, self._words), cue, certain=True)
            if not clause.is_cue(cue) or (self._is_weak(clause, cue) and not self._reports(clause, cue, end)):
                continue
            return self._head_cue(place, clause, cue, end)
        return self._read_colon(clause, end)

    def _read_colon(self, clause: Clause, end: int) -> _Said | None:
        """A lead-in without a verb: "From Smith's statement: “", "Smith: “", "Smith went further — “"."""
        if end < 2 or clause.low(end - 1) not in (":", "—", "–", "--"):  # noqa: PLR2004 - a word and the colon
            return None
        for noun in range(end - 2, max(-1, end - _BESIDE), -1):
            if clause.low(noun) in self._words.cue_nouns:
                owner = subjects.owner(clause, noun)
                if owner is not None:
                    return self._said_by(clause, owner, noun, certain=clause.low(end - 1) == ":")
        mention = subjects.first(clause)
        label = mention is not None and mention.first <= 1 and mention.last == end - 2
        return self._said_by(clause, mention, end - 1, certain=label and clause.low(end - 1) == ":")

    def _reports(self, clause: Clause, cue: int, end: int) -> bool:
        """Whether a word that is often no cue stands where a cue would: at the quotation, after its subject."""
        if end - cue > _BESIDE:
            return False
        if clause.low(cue - 1) == "to" and clause.low(cue + 1) in (",", ":"):
            return True  # "paused to say, “"
        if clause.low(cue) in self._words.base_cues:
            found = subjects.before(clause, cue, self._words)
            return found is not None and found.near and clause.low(cue - 1) not in ("to", "will", "would", "the", "a")
        return True

    def _head_cue(self, place: int, clause: Clause, cue: int, end: int) -> _Said | None:
        inserted = subjects.inserted(clause, cue, self._words)
        if inserted is not None:
            return self._said_by(clause, inserted, cue, certain=True)
        found = subjects.before(clause, cue, self._words)
        leads_in = clause.low(end - 1) in (":", ",") and end - cue <= _BESIDE
        if found is not None:
            close = found.near and end - cue <= _CLOSE
            return self._said_by(clause, found.mention, cue, certain=close or leads_in)
        inverted = subjects.after(clause, cue, self._words)
        if inverted is not None and clause.low(end - 1) in (":", ",") and not clause.low(cue).endswith("ing"):
            return self._said_by(clause, inverted, cue, certain=False)
        said = self._said[place - 1] if place else None
        if said is not None and clause.low(cue).endswith("ing"):
            return replace(said, cue=clause.span(cue, cue))
        return None

    # ---- elsewhere ----------------------------------------------------------------------------------------

    def _turn(self, quotation: Quotation) -> _Said | None:
        """The label of a turn in an interview: "Smith: …"."""
        line = self._text.rfind("\n", 0, quotation.start) + 1
        if quotation.start - line > _LONGEST_LABEL:
            return None
        match = TURN.match(self._text, line)
        if match is None or self._after_marks(match.start(2)) != quotation.start or len(match[1]) == 1:
            return None
        label = Span.of(self._text, *match.span(1))
        names = self._reading.names
        at = bisect_left(names, label.start, key=lambda name: name.start)
        known = at < len(names) and names[at].end <= label.end
        return _Said(names[at].canonical if known else label.text, label, None, certain=True)

    def _elsewhere(self, place: int) -> _Said | None:
        """Nothing in the sentence says it: the quotation before, or the sentence before."""
        quotation = self._outer[place]
        before = self._outer[place - 1] if place else None
        between = self._text[before.end : quotation.start] if before else None
        said = self._said[place - 1] if place else None
        if before is not None and between is not None and not between.strip(_MARKS + _SPACES):
            runs_on = "\n" not in between or self._text[before.end].isspace()
            return said if said is None or runs_on else said.unsure()
        opens = self._opens_sentence(quotation)
        since = self._sentences_between(before, quotation) if before else len(self._starts)
        if said is not None and between is not None and "\n" not in between:
            return said if since <= 1 and opens else said.unsure()
        told = self._sentence_before(quotation) if opens else None
        if (told is not None and since > 1) or since > _FAR:
            return told
        if _is_fragment(quotation.text):
            return told  # a few words in another paragraph are no speech that goes on
        return said.unsure() if said is not None else told

    def _sentences_between(self, before: Quotation, quotation: Quotation) -> int:
        return bisect_left(self._ends, quotation.start) - bisect_left(self._ends, before.end + 2)

    def _opens_sentence(self, quotation: Quotation) -> bool:
        at = self._sentence(quotation.start)
        return bool(self._starts) and quotation.start - self._starts[at] <= 2  # noqa: PLR2004 - a mark and a space

    def _sentence_before(self, quotation: Quotation) -> _Said | None:
        """The subject of the sentence before: "Trump was blunt. “I'm done.”"; certain never."""
        at = self._sentence(quotation.start) - 1
        if at < 0:
            return None
        sentence = self._reading.sentences[at]
        low = bisect_left(self._outer, sentence.start, key=lambda outer: outer.end)
        end = min(sentence.end, sentence.start + _REACH)
        clause = Clause(self._reading, sentence.start, end, self._words, self._outer[low : low + 8])
        for cue in range(len(clause.lows)):
            if self._is_strong(clause, cue):
                found = subjects.before(clause, cue, self._words)
                if found is not None:
                    return self._said_by(clause, found.mention, cue, certain=False)
        mention = subjects.first(clause)
        if mention is None or not self._may_speak(clause, mention):
            return None
        return self._said_by(clause, mention, mention.first, certain=False)

    def _may_speak(self, clause: Clause, mention: Mention) -> bool:
        """Whether a mention that no verb marks as a speaker is a person, or some body with an article."""
        if mention.name is not None:
            return mention.name.kind is NameKind.PERSON
        low = clause.low(mention.first)
        if mention.kind is MentionKind.PRONOUN:
            return low in self._words.pronouns_male or low in self._words.pronouns_female
        return low in self._words.determiners

    def _inside(self, quotation: Quotation) -> _Said | None:
        """The speaker of a quotation inside another, where the outer one names one: "He told me, ‘Go.’"."""
        outer = self._all[quotation.parent or 0]
        sentence = self._sentence(quotation.start)
        start = max(outer.start, self._starts[sentence] if self._starts else 0, quotation.start - _REACH)
        clause = Clause(self._reading, start, quotation.start, self._words)
        for cue in range(len(clause.lows) - 1, -1, -1):
            if not clause.is_cue(cue):
                continue
            found = subjects.before(clause, cue, self._words)
            if found is None:
                continue
            if found.mention.name is not None:
                return self._said_by(clause, found.mention, cue, certain=False)
            if found.mention.span.text.lower().partition("’")[0].partition("'")[0] in self._words.pronouns_self:
                place = bisect_left(self._outer, outer.start, key=lambda quotation: quotation.start)
                said = self._said[place] if self._outer[place] is outer else None
                return said and replace(said, span=found.mention.span, cue=clause.span(cue, cue), certain=False)
        return None

    # ---- from mention to speaker --------------------------------------------------------------------------

    def _said_by(self, clause: Clause, mention: Mention | None, cue: int, *, certain: bool) -> _Said | None:
        if mention is None:
            return None
        word = clause.span(cue, cue)
        if mention.name is not None:
            return _Said(mention.name.canonical, mention.span, word, certain, not mention.name.ambiguous)
        if mention.kind is MentionKind.DESCRIPTION:
            person = self._antecedents.described(mention.span)
            return _Said(person or mention.span.text, mention.span, word, certain)
        resolved = self._antecedents.resolve(mention.span)
        if resolved is None:
            return _Said(mention.span.text, mention.span, word, certain, known=False)
        self._antecedents.remember(mention.span, resolved)
        return _Said(resolved.canonical, mention.span, word, certain, resolved.sure)


def _with_speaker(quotation: Quotation, said: _Said | None) -> Quotation:
    if said is None:
        return replace(quotation, spoken=not _is_fragment(quotation.text))
    certain = said.certain and said.known
    return replace(quotation, speaker=said.speaker, speaker_span=said.span, cue=said.cue, certain=certain)


def _is_fragment(text: str) -> bool:
    """Whether a quotation without a speaker is a scare quote or a title: short, or capitalised throughout."""
    words = text.split()
    if len(words) <= _SCARE:
        return True
    return text[-1:] not in ".?!," and sum(word[0].isupper() for word in words) * 2 > len(words)
