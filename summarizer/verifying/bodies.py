"""Whether what a summary says of a place, company or club is said in the source of another.

The counterpart of :mod:`summarizer.verifying.persons` for names that are not people's ("a hospital in Olm" for "in
Varn"). A body goes on being meant over more than a person does, as "the town", "the firm" or nothing at all, so that a
rival must stand in its sentence as the claim's name does in the claim's: both as where something is, say.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from summarizer.reading.name import NameKind
from summarizer.reading.named import PLACE, principal_words, standing
from summarizer.reading.words import grammar_of
from summarizer.schema import Code
from summarizer.verifying.exchanged import exchanged_in
from summarizer.verifying.finding import unclear
from summarizer.verifying.persons import misbound
from summarizer.verifying.telling import GOING_ON, LESS, TOLD, Told, words_about
from summarizer.verifying.times import event_of, is_told_beside

if TYPE_CHECKING:
    from summarizer.reading.name import Name
    from summarizer.reading.reading import Reading
    from summarizer.reading.span import Span
    from summarizer.verifying.finding import Finding
    from summarizer.verifying.parts import Part

LEAD = 1  # the sentence up to which a place may be that of all: behind a headline, the first
BEHIND = 2  # sentences behind one that names a body which may speak of it, whatever they name


def judge_body(name: Name, prose: Reading, source: Reading) -> Finding | None:
    """Unclear if the source tells of another what ``prose`` tells of ``name``; ``None`` if not."""
    if other := exchanged_in(name, prose, source, source.named):
        return misbound(name, other)
    if not _is_compared(name, source):
        return None
    said = prose.sentences[prose.sentence_at(name.start)].text
    return _told_of_another(name, words_about(name, prose, source), said, standing(name, prose), source)


def judge_place(name: Name, where: Part, evidence: Span, source: Reading) -> Finding | None:
    """The same of the place of an event, which is told by itself, beside what happened.

    ``evidence``: where the source has the name. A place of the lead may be that of the whole article.
    """
    if where.beside is None or not _is_compared(name, source):
        return None
    counts = source.words.counts
    weights = {stem: 1 / sqrt(counts[stem] or 1) for stem in where.beside.words.stems if stem}
    if other := _told_of_another(name, weights, f"{where.beside.text} {where.text}", PLACE, source):
        return other
    event, speaking = event_of(where), source.named.speaking_of(name)
    if not speaking or min(speaking) <= LEAD or any(is_told_beside(event, at, source) for at in speaking):
        return None
    return unclear(
        Code.NAME_MISBOUND, f"The article names {name.text}, but tells nothing of this event there.", evidence
    )


def _is_compared(name: Name, source: Reading) -> bool:
    """Whether it is likely no person, and the language one of which it is known what says where something is."""
    return not source.cast.fitting(name) and bool(grammar_of(source.language, "locative"))


def _told_of_another(name: Name, weights: dict[str, float], said: str, stands: str, source: Reading) -> Finding | None:
    """``weights``: the words told of the name; ``said``: where it is told; ``stands``: how the name stands there."""
    speaking = source.named.speaking_of(name)
    if not speaking or not weights:
        return None
    told, best = Told(weights, source), 0.0
    for at in speaking:
        best = max(best, told.agreement.at(at))
        if best > LESS:
            return None
    own = {at + away for at in speaking for away in range(BEHIND + 1)}
    best = max((best, *(told.agreement.at(at) * GOING_ON for at in own - speaking if at < len(source.sentences))))
    least = max(TOLD, best / LESS)
    rivals = ((share, at) for at, share in told.shares.items() if share >= least and at not in own)
    for _, at in sorted(rivals, reverse=True):
        if other := _standing(stands, at, said.lower(), source):
            return misbound(name, other)
    return None


def _standing(stands: str, sentence: int, said: str, source: Reading) -> Name | None:
    """What a sentence of the source names in a place like that of the claim, which does not name it; nobody."""
    for other in source.named.present(sentence):
        if other.kind is NameKind.PERSON or not other.alone or source.cast.fitting(other):
            continue
        if standing(other, source) == stands and not any(word in said for word in principal_words(other.text)):
            return other
    return None
