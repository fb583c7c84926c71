"""The attribution before a quotation: Smith said: “…”; Smith said he was “…”; according to Smith, “…”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading import subjects
from summarizer.reading.mentions import Attribution, attributed
from summarizer.reading.quotation import MARKS

if TYPE_CHECKING:
    from summarizer.reading.mentions import Clause, Mention

_BESIDE = 4  # tokens between a cue that is often none and its quotation
_CLOSE = 16  # tokens between a cue and a fragment that it surely introduces


def read_lead_in(clause: Clause) -> Attribution | None:
    """Whom ``clause``, which ends where a quotation begins, has say it."""
    end = len(clause.lows)
    while end and clause.lows[end - 1] in MARKS:
        end -= 1
    for cue in range(end - 1, -1, -1):
        phrase = clause.phrase_at(cue)
        if phrase:
            return attributed(subjects.after(clause, cue + phrase - 1), cue, certain=True)
        if not clause.is_cue(cue) or clause.is_passive(cue) or (clause.is_weak(cue) and not _reports(clause, cue, end)):
            continue
        return _by_verb(clause, cue, end)
    return _by_colon(clause, end)


def _reports(clause: Clause, cue: int, end: int) -> bool:
    """Whether a word that is often no cue stands where a cue would: at the quotation or "that", after its subject."""
    words = clause.words
    if end - cue > _BESIDE:
        told = not words.complementizers.isdisjoint(clause.lows[cue + 1 : cue + 3])
        return told and clause.low(cue) not in words.base_cues
    if clause.low(cue - 1) in words.infinitive and clause.low(cue + 1) in (",", ":"):
        return True  # "paused to say, “"
    if clause.low(cue) in words.base_cues:
        found = subjects.before(clause, cue)
        return found is not None and found.near and clause.low(cue - 1) not in words.unreporting
    return True


def _by_verb(clause: Clause, cue: int, end: int) -> Attribution | None:
    inserted = subjects.inserted(clause, cue)
    if inserted is not None:
        return Attribution(inserted, cue, certain=True)
    found = subjects.before(clause, cue)
    leads_in = clause.low(end - 1) in (":", ",") and end - cue <= _BESIDE
    if found is not None:
        close = found.near and end - cue <= _CLOSE
        certain = (close or leads_in) and not _is_reported(clause, found.mention)
        return Attribution(found.mention, cue, certain=certain)
    inverted = subjects.after(clause, cue)
    if inverted is not None and clause.low(end - 1) in (":", ",") and not clause.is_gerund(cue):
        whole = clause.low(end - 1) == ":" and inverted.last == end - 2  # "Vor der Presse erklärte Anna Keller:"
        return Attribution(inverted, cue, certain=whole)
    if clause.is_gerund(cue):
        return Attribution(None, cue, certain=True)  # "…, adding: “…”"
    return None


def _is_reported(clause: Clause, mention: Mention) -> bool:
    """Whether somebody else reports what the mention says: "Meeks said Clinton assured them that “"."""
    at = mention.first - 1
    if clause.low(at) in clause.words.complementizers:
        at -= 1
    return clause.is_strong(at) and not clause.is_gerund(at) and any(other.last < at for other in clause.mentions)


def _by_colon(clause: Clause, end: int) -> Attribution | None:
    """A lead-in without a verb: "From Smith's statement: “", "Smith: “", "Smith issued a statement, “"."""
    if end < 2 or clause.low(end - 1) not in (":", "—", "–", "--", ","):  # noqa: PLR2004 - a word and the colon
        return None
    if clause.low(end - 1) == "," and clause.low(end - 2) not in clause.words.cue_nouns:
        return None
    for noun in range(end - 2, max(-1, end - _BESIDE), -1):
        if clause.low(noun) in clause.words.cue_nouns:
            owner = subjects.owner(clause, noun)
            if owner is not None:
                return Attribution(owner, noun, certain=clause.low(end - 1) == ":")
    mention = subjects.first(clause)
    label = mention is not None and mention.first <= 1 and mention.last == end - 2
    return attributed(mention, end - 1, certain=label and clause.low(end - 1) == ":")
