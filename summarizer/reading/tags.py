"""The attribution after a quotation: “…,” Smith said; “…,” said the minister; “…,” according to a report.

A comma at the end of the quoted words, or after the marks, leads to the attribution; a full stop inside the marks
ends the sentence, and what follows is another one (AP Stylebook, "quotation marks"; Duden, "Anführungszeichen").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading import subjects
from summarizer.reading.mentions import Attribution, MentionKind, attributed

if TYPE_CHECKING:
    from summarizer.reading.mentions import Clause

_BESIDE = 4  # tokens between the end of the quotation and the cue of a sentence that is nothing but an attribution
_SHORT = 8  # tokens of such a sentence
_ENDS = ("", ".", "!", "?")


def read_tag(clause: Clause, last: str) -> Attribution | None:
    """Whom ``clause``, which follows a quotation that ends with the character ``last``, has say it."""
    begin = next((at for at, low in enumerate(clause.lows) if low[0].isalnum()), len(clause.lows))
    if clause.is_adverb(begin) and clause.is_cue(begin + 1):
        begin += 1  # "a déclaré le ministre"
    # A full stop inside the marks ends the sentence: then only a sentence that is an attribution counts.
    own = last not in ".…?!" or clause.low(0) == "," or (last in "?!" and _is_attribution(clause, begin))
    return _verb_first(clause, begin, own=own) if _opens_with_verb(clause, begin) else _other(clause, begin, own=own)


def _opens_with_verb(clause: Clause, begin: int) -> bool:
    reports = clause.is_cue(begin) and not clause.is_gerund(begin)
    return bool(clause.phrase_at(begin, behind=True)) or reports or _is_unknown_verb(clause, begin)


def _is_unknown_verb(clause: Clause, at: int) -> bool:
    """A verb that no list knows, with its subject right behind it: "reacted Smith"."""
    past = clause.low(at).endswith(clause.words.past_endings)
    return past and any(mention.first == at + 1 for mention in clause.mentions[:1])


def _verb_first(clause: Clause, begin: int, *, own: bool) -> Attribution | None:
    """The words after, verb first: “…,” said Smith; “…,” according to Smith."""
    phrase = clause.phrase_at(begin, behind=True)
    subject = subjects.after(clause, begin + max(phrase - 1, 0))
    return attributed(subject, begin, certain=own)


def _other(clause: Clause, begin: int, *, own: bool) -> Attribution | None:
    """The words after, anything else first."""
    leads = clause.low(begin) in clause.words.joining or clause.low(begin) in clause.words.prepositions
    if leads and not any(mention.first == begin < mention.last for mention in clause.mentions[:1]):
        return _at_the_end(clause, begin)
    found = _subject_first(clause, begin, own=own)
    if found is not None and found.certain:
        return found
    return (own and _at_the_end(clause, begin)) or found


def _subject_first(clause: Clause, begin: int, *, own: bool) -> Attribution | None:
    """The words after, subject first: “…,” Smith, a lawyer, said."""
    for cue in range(begin, len(clause.lows)):
        if not (clause.is_cue(cue) or _is_manner(clause, cue)) or clause.is_gerund(cue) or clause.is_passive(cue):
            continue
        found = subjects.before(clause, cue)
        if found is None:
            continue
        leads = found.mention.first - begin <= 1 or found.mention in clause.mentions[: _leading(clause)]
        if not (found.near and leads) and (clause.is_weak(cue) or not own):
            continue
        if not own and cue - begin > _SHORT:
            return None
        return Attribution(found.mention, cue, certain=own and found.near and leads)
    return None


def _leading(clause: Clause) -> int:
    """How many mentions may open the attribution: two for "the mayor, Ann Smith, said" and "Olm's mayor, Ann Smith"."""
    first = clause.mentions[0] if clause.mentions else None
    led = first is not None and (first.kind is MentionKind.DESCRIPTION or clause.is_possessor(first))
    return 2 if led else 1


def _is_attribution(clause: Clause, begin: int) -> bool:
    """Whether what follows "?" or "!" in marks is "Smith asked" or "asked Smith", not the next sentence."""
    if clause.tokens[begin : begin + 1] and clause.tokens[begin][0].islower():
        return True
    return any(clause.is_strong(cue) for cue in range(begin, min(begin + _BESIDE, len(clause.lows)))) and (
        len(clause.lows) - begin <= 2 * _SHORT
    )


def _is_manner(clause: Clause, at: int) -> bool:
    """A verb that no list knows but that only ends a short attribution: "Hannity started."."""
    past = clause.low(at).endswith(clause.words.past_endings)
    return past and clause.low(at + 1) in _ENDS[:2] and any(mention.last == at - 1 for mention in clause.mentions)


def _at_the_end(clause: Clause, begin: int) -> Attribution | None:
    """A sentence that goes on after a quoted fragment and ends ", said Trump" or ", Trump said"."""
    for cue in range(len(clause.lows) - 1, begin, -1):
        if not clause.is_strong(cue) or clause.is_gerund(cue) or clause.is_passive(cue):
            continue
        if clause.low(cue - 1) == "," and clause.low(cue) not in clause.words.prepositions:  # not whom she "told"
            inverted = subjects.after(clause, cue)
            if inverted is not None:
                return Attribution(inverted, cue, certain=True)
        found = subjects.before(clause, cue)
        if found is not None and found.near and clause.opens_after_comma(found.mention):
            return Attribution(found.mention, cue, certain=len(clause.lows) - cue <= _SHORT)
    return None
