"""Who says each quotation.

The rules are those of news writing (AP Stylebook, "attribution" and "quotations in the news"; Reuters Handbook,
"quotes"; BBC News Style Guide): the speaker is named in the sentence of the quotation, before it, after it, or in
the break between its halves; what follows in the same paragraph without a new attribution is the same speaker's;
so is a paragraph of nothing but quotation after one that ended with his words. The order in which the places are
tried follows O'Keefe et al. 2012 ("A Sequence Labelling Approach to Quote Attribution") and Newell et al. 2018
(PolNeAR).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.reading import subjects
from summarizer.reading.antecedents import Antecedents
from summarizer.reading.dialogue import turn_at
from summarizer.reading.lead_ins import read_lead_in
from summarizer.reading.mentions import Attribution, MentionKind
from summarizer.reading.name import NameKind
from summarizer.reading.narration import Narration, is_nothing
from summarizer.reading.said import Said, is_fragment
from summarizer.reading.span import Span
from summarizer.reading.speech import lexicon
from summarizer.reading.tags import read_tag

if TYPE_CHECKING:
    from summarizer.reading.mentions import Clause, Mention
    from summarizer.reading.quotation import Quotation
    from summarizer.reading.reading import Reading

_FAR = 12  # sentences after which nobody is still speaking


class Attributions:
    """The quotations of one text with their speakers, as far as it tells them.

    A speaker may be whoever spoke before, so that the text is read from its beginning, but no farther than asked.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.text
        self._words = lexicon(reading.language)
        self._all = reading.marked
        self._outer = reading.outermost
        self._narration = Narration(reading, self._words)
        self._antecedents = Antecedents(reading, self._words)
        self._said: list[Said | None] = []
        self._told: dict[int, Quotation] = {}

    def __getitem__(self, index: int) -> Quotation:
        """The quotation ``index`` with its speaker; one inside another has the speaker that the outer one gives it."""
        if index not in self._told:
            quotation = self._all[index]
            said = self._outermost(quotation) if quotation.parent is None else self._inside(index)
            self._told[index] = self._with_speaker(quotation, said)
        return self._told[index]

    def all(self) -> tuple[Quotation, ...]:
        """Every quotation with its speaker."""
        return tuple(self[index] for index in range(len(self._all)))

    def _outermost(self, quotation: Quotation) -> Said | None:
        """Who says a quotation that is inside no other, once it is known who says those before it."""
        place = bisect_left(self._outer, quotation.start, key=lambda outer: outer.start)
        while len(self._said) <= place:
            self._said.append(self._attribute(len(self._said)))
        return self._said[place]

    # ---- the places to look, in order ---------------------------------------------------------------------

    def _attribute(self, place: int) -> Said | None:
        before = self._before(place)
        if before is not None and before.certain:
            return before
        after = self._after(place)
        if after is not None and (after.certain or (before is None and not self._goes_on(place))):
            return after
        return before or self._turn(self._outer[place]) or self._elsewhere(place)

    def _before(self, place: int) -> Said | None:
        """What the words before the quotation say, in its own sentence."""
        clause = self._narration.before(place)
        found = read_lead_in(clause)
        said = self._said[place - 1] if place else None
        if found is not None and found.mention is None:
            return said and replace(said, cue=clause.span(found.cue, found.cue))
        if found is not None and said is not None and said.cue == clause.span(found.cue, found.cue):
            return said  # the other half of a quotation that its attribution breaks
        return self._said_by(clause, found)

    def _after(self, place: int) -> Said | None:
        """What the words after the quotation say."""
        clause = self._narration.after(place)
        return self._said_by(clause, read_tag(clause, self._outer[place].text[-1]))

    def _goes_on(self, place: int) -> bool:
        """Whether a whole sentence is quoted in the paragraph in which somebody has spoken already."""
        if not place or self._said[place - 1] is None:
            return False
        quotation, before = self._outer[place], self._outer[place - 1]
        whole = quotation.text[-1] in ".!?…" and self._narration.opens_sentence(quotation)
        return whole and "\n" not in self._text[before.end : quotation.start]

    # ---- elsewhere ----------------------------------------------------------------------------------------

    def _turn(self, quotation: Quotation) -> Said | None:
        """The label of a turn in an interview: "Smith: …"."""
        match = turn_at(self._text, quotation)
        if match is None or len(match[1]) == 1:
            return None
        label = Span.of(self._text, *match.span(1))
        names = self._reading.names
        at = bisect_left(names, label.start, key=lambda name: name.start)
        known = at < len(names) and names[at].end <= label.end
        return Said(names[at].canonical if known else label.text, label, None, certain=True)

    def _elsewhere(self, place: int) -> Said | None:
        """Nothing in the sentence says it: the quotation before, or the sentence before."""
        if self._narration.is_answer(place):
            return None
        quotation = self._outer[place]
        before = self._outer[place - 1] if place else None
        between = self._text[before.end : quotation.start] if before else None
        said = self._said[place - 1] if place else None
        if before is not None and between is not None and is_nothing(between):
            runs_on = "\n" not in between or self._text[before.end].isspace()
            return said if said is None or runs_on else said.unsure()
        opens = self._narration.opens_sentence(quotation)
        since = self._narration.sentences_since(before, quotation)
        if said is not None and between is not None and "\n" not in between:
            return said if since <= 1 and opens else said.unsure()
        told = self._subject_of(self._reading.sentence_at(quotation.start) - 1) if opens else None
        if (told is not None and since > 1) or since > _FAR:
            return told
        if is_fragment(quotation.text):
            return told  # a few words in another paragraph are no speech that goes on
        return said.unsure() if said is not None else told

    def _subject_of(self, at: int) -> Said | None:
        """The subject of sentence ``at``: "Trump was blunt. “I'm done.”"; certain never."""
        if at < 0:
            return None
        clause = self._narration.of_sentence(at)
        for cue in range(len(clause.lows)):
            if clause.is_strong(cue):
                found = subjects.before(clause, cue)
                if found is not None and self._may_speak(clause, found.mention, reported=True):
                    return self._somebody(self._said_by(clause, Attribution(found.mention, cue, certain=False)))
        mention = subjects.first(clause)
        if mention is None or not self._may_speak(clause, mention):
            return None
        return self._somebody(self._said_by(clause, Attribution(mention, mention.first, certain=False)))

    def _somebody(self, said: Said | None) -> Said | None:
        """Nobody, for a pronoun that stands for nobody named: "Il pleuvait"."""
        return None if said is not None and said.speaker.lower() in self._words.pronouns else said

    def _may_speak(self, clause: Clause, mention: Mention, *, reported: bool = False) -> bool:
        """Whether a mention is a person, some body with an article, or with ``reported`` anybody but "it" or "they"."""
        low = clause.low(mention.first)
        if mention.kind is MentionKind.PRONOUN:
            return low in self._words.pronouns_male or low in self._words.pronouns_female
        if mention.name is not None:
            return reported or mention.name.kind is NameKind.PERSON
        return reported or low in self._words.determiners

    def _inside(self, index: int) -> Said | None:
        """The speaker of a quotation inside another, where the outer one names one: "He told me, ‘Go.’"."""
        quotation = self._all[index]
        outer = self._all[quotation.parent or 0]
        clause = self._narration.before_inner(index, outer)
        told = read_lead_in(clause)
        if told is not None and told.mention is not None:
            return self._said_inside(clause, told.mention, told, outer)
        tail = self._narration.after_inner(index, outer)
        told = read_tag(tail, quotation.text[-1])
        if told is not None and told.mention is not None:
            return self._said_inside(tail, told.mention, told, outer)
        return None

    def _said_inside(self, clause: Clause, mention: Mention, told: Attribution, outer: Quotation) -> Said | None:
        """Whom the words of ``outer`` mean: somebody named or described there, or with "I" its own speaker."""
        if mention.name is not None or (mention.kind is MentionKind.DESCRIPTION and told.certain):
            return self._said_by(clause, replace(told, certain=False))
        if mention.span.text.lower().partition("’")[0].partition("'")[0] not in self._words.pronouns_self:
            return None
        said = self._outermost(outer) if outer.parent is None else None
        return said and replace(said, span=mention.span, cue=clause.span(told.cue, told.cue), certain=False)

    # ---- from mention to speaker --------------------------------------------------------------------------

    def _said_by(self, clause: Clause, found: Attribution | None) -> Said | None:
        if found is None or found.mention is None:
            return None
        mention, certain = found.mention, found.certain
        word = clause.span(found.cue, found.cue)
        if mention.name is not None:
            return Said(mention.name.canonical, mention.span, word, certain, not mention.name.ambiguous)
        if mention.kind is MentionKind.DESCRIPTION:
            person = self._antecedents.described(mention.span)
            return Said(person or mention.span.text, mention.span, word, certain)
        resolved = self._antecedents.resolve(mention.span)
        if resolved is None:
            return self._body(mention, word) or Said(mention.span.text, mention.span, word, certain, known=False)
        self._antecedents.remember(mention.span, resolved)
        return Said(resolved.canonical, mention.span, word, certain, resolved.sure)

    def _body(self, pronoun: Mention, cue: Span) -> Said | None:
        """The body or the group that "it" or "they" stands for: it spoke last, or the sentence before is about it."""
        low = pronoun.span.text.lower()
        if low not in self._words.pronouns_thing and low not in self._words.pronouns_many:
            return None
        last = self._said[-1] if self._said else None
        sentence_at, people = self._reading.sentence_at, self._reading.people
        sentence = sentence_at(pronoun.span.start)
        if last is None or last.speaker in people or sentence - sentence_at(last.span.start) > _FAR:
            last = self._subject_of(sentence - 1)
        if last is None or last.speaker in people or last.speaker.lower() in self._words.pronouns:
            return None
        return replace(last, span=pronoun.span, cue=cue, certain=False)

    def _with_speaker(self, quotation: Quotation, said: Said | None) -> Quotation:
        if said is None:
            return replace(
                quotation, spoken=not is_fragment(quotation.text) or turn_at(self._text, quotation) is not None
            )
        certain = said.certain and said.known
        return replace(quotation, speaker=said.speaker, speaker_span=said.span, cue=said.cue, certain=certain)
