"""Every quotation that a summary gives, against the source: word for word, and inside quotation marks there.

The questions in order: are the words spoken in the source, in a row or with an editor's ellipsis and brackets;
by one speaker in one quotation; with nothing cut off that turns them. Failing that: does the source narrate them,
or does it have something like them?
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.folding import folded_text
from summarizer.reading.speech import lexicon
from summarizer.reading.wording import wording
from summarizer.schema import Claim, ClaimKind, Code, Verdict
from summarizer.verifying.clipping import find_clip
from summarizer.verifying.differences import closest
from summarizer.verifying.finding import Finding, rejected, supported, unclear
from summarizer.verifying.joining import Joint, weakest_joint
from summarizer.verifying.parts import Role
from summarizer.verifying.quoting import (
    Claimed,
    Place,
    find_places,
    loosely,
    narrated,
    quotations_at,
    spans_of,
    stretches_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.quotation import Quotation
    from summarizer.reading.reading import Reading
    from summarizer.reading.span import Span
    from summarizer.verifying.parts import Part
    from summarizer.verifying.policy import Policy

_SHORT = 3  # words: more than that in marks is meant as speech


def check_quotations(part: Part, source: Reading, policy: Policy) -> Iterator[Claim]:  # noqa: ARG001 - a Check
    """One claim for the text of a quote, or for each quotation in prose."""
    if part.role is Role.QUOTE:
        yield judge(Claimed(part.reading), source).claim(ClaimKind.QUOTE, part, 0, len(part.text))
    elif part.role is Role.PROSE:
        for quotation, words in zip(part.reading.quotations, part.reading.quoted, strict=True):
            finding = judge_in_prose(quotation, Claimed(words), part.reading, source)
            yield finding.claim(ClaimKind.QUOTE, part, quotation.start, quotation.end)


def judge(claimed: Claimed, source: Reading) -> Finding:
    """What the source says to one quotation."""
    if not claimed.whole.words:
        return rejected(Code.QUOTE_ABSENT, "The quotation has no words.")
    quoted = _judge_places(claimed, source)
    if quoted is not None:
        return quoted
    place = narrated(claimed, source)
    if place is not None:
        return rejected(
            Code.QUOTE_UNQUOTED, "The article has these words in its own narration: nobody is quoted with them.", place
        )
    return _put_together(claimed, source) or _judge_absent(claimed, source)


def _judge_places(claimed: Claimed, source: Reading) -> Finding | None:
    """The best that can be said of any place where the words are spoken; ``None`` if there is no such place."""
    best: Finding | None = None
    for place in find_places(claimed, source):
        finding = _judge_place(claimed, place, source)
        if finding.verdict is Verdict.SUPPORTED:
            return finding
        if best is None or finding.gravity < best.gravity:
            best = finding
    return best


def judge_in_prose(quotation: Quotation, claimed: Claimed, prose: Reading, source: Reading) -> Finding:
    """What the source says to words in marks in a headline, a summary or an event.

    Few words in marks that nobody is said to have spoken may be a name or a distance the writer takes, so what the
    source has without marks is for a person to judge. A title (capitals throughout) is no speech.
    """
    finding = judge(claimed, source)
    if finding.code is Code.QUOTE_UNQUOTED:
        if _is_title(quotation.text):
            return supported("The article has this name or title.", *finding.evidence)
        if len(claimed.whole.words) <= _SHORT and quotation.speaker is None:
            return unclear(
                Code.QUOTE_UNQUOTED, "The article has these words, but not in quotation marks.", *finding.evidence
            )
    if finding.code is not Code.QUOTE_CLIPPED or not find_places(claimed, source):
        return finding
    if _negates(prose, quotation):
        return supported("The article quotes these words.", *finding.evidence)
    if len(claimed.whole.words) <= _SHORT:
        return unclear(Code.QUOTE_CLIPPED, finding.message, *finding.evidence, suggestion=finding.suggestion)
    return finding


def _is_title(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3 or word[0].isupper()]  # noqa: PLR2004 - "of the"
    return bool(words) and all(not word[0].islower() for word in words)


def _negates(prose: Reading, quotation: Quotation) -> bool:
    """Whether the prose says in its own words before the quotation what was cut from it."""
    words = lexicon(prose.language)
    sentence = prose.sentences[prose.sentence_at(quotation.start)]
    first, end = prose.wording.range_of(sentence)
    before, _ = prose.wording.range_of(quotation)
    return any(
        word in words.negations or word in words.hedges for word in prose.wording.words[first : min(end, before)]
    )


def _judge_place(claimed: Claimed, place: Place, source: Reading) -> Finding:
    """What is wrong with the quotation if it is taken from this place."""
    spans = spans_of(place, source)
    return (
        _stitched(place, spans, source)
        or _clipped(claimed, place, spans, source)
        or _rewritten(claimed, place, spans, source)
        or supported("The article quotes these words.", *spans)
    )


def _stitched(place: Place, spans: tuple[Span, ...], source: Reading) -> Finding | None:
    """Taken from two speakers or two quotations, or from two sentences with no ellipsis between."""
    joint = weakest_joint(quotations_at(place, source), source)
    if joint is Joint.SPEAKERS:
        return rejected(Code.QUOTE_STITCHED, "The words are stitched together from two speakers.", *spans)
    if joint is Joint.APART:
        return rejected(Code.QUOTE_STITCHED, "The words are stitched together from two quotations.", *spans)
    if joint is Joint.TURN and len(place.runs) == 1:
        message = "The article breaks off between these sentences; an ellipsis would show it."
        return unclear(Code.QUOTE_STITCHED, message, *spans)
    return None


def _clipped(claimed: Claimed, place: Place, spans: tuple[Span, ...], source: Reading) -> Finding | None:
    """Cut, elided or bracketed so that the sense turns."""
    negation = _bracketed_negation(claimed, source) if len(place.runs) > 1 else None
    if negation is not None:
        return rejected(Code.QUOTE_ALTERED, f"“{negation}” in brackets turns the sense.", *spans)
    clip = None if _is_whole(place, source) else find_clip(place, source)
    if clip is None:
        return None
    suggestion = source.marked[source.spoken.piece[place.first]].text
    if clip.turns:
        message = f"The quotation is cut beside “{clip.word}”, which turns its sense."
        return rejected(Code.QUOTE_CLIPPED, message, *spans, suggestion=suggestion)
    message = f"The quotation is cut beside “{clip.word}”, which may turn its sense."
    return unclear(Code.QUOTE_CLIPPED, message, *spans, suggestion=suggestion)


def _rewritten(claimed: Claimed, place: Place, spans: tuple[Span, ...], source: Reading) -> Finding | None:
    """The same words, but with other punctuation or capitals inside."""
    edited = len(place.runs) > 1
    suggestion = None if edited else " ".join(span.text for span in spans)
    if suggestion is not None and _dashes(claimed.whole.folded.text) != _dashes(folded_text(suggestion)):
        message = "A dash between clauses is left out or put in."
        return rejected(Code.QUOTE_ALTERED, message, *spans, suggestion=suggestion)
    if not _same_writing(claimed, place, source):
        message = "The words are the article's, but capitals or punctuation inside differ."
        return unclear(Code.QUOTE_ALTERED, message, *spans, suggestion=suggestion)
    return None


def _dashes(folded: str) -> tuple[int, ...]:
    """How many words stand between the dashes that part clauses: to move or drop one is to change the sentence."""
    if " - " not in (inner := folded.strip(" -\"'")):
        return ()
    return tuple(len(wording(part).words) for part in inner.split(" - "))[1:]


def _bracketed_negation(claimed: Claimed, source: Reading) -> str | None:
    negations = lexicon(source.language).negations
    return next((word for piece in claimed.pieces for word in piece.bracketed or () if word in negations), None)


def _is_whole(place: Place, source: Reading) -> bool:
    """Whether the place is a whole quotation of the source, or a whole one inside another."""
    if len(place.runs) > 1:
        return False
    spoken = source.spoken
    first, last = spoken.at[place.first], spoken.at[place.end - 1]
    outer = spoken.piece[place.first]
    for at in range(outer, len(source.marked)):
        quotation = source.marked[at]
        if at > outer and quotation.parent is None and at > spoken.piece[place.end - 1]:
            return False
        if source.wording.range_of(quotation) == (first, last + 1):
            return True
    return False


def _same_writing(claimed: Claimed, place: Place, source: Reading) -> bool:
    """Whether punctuation and capitals agree inside each stretch that is taken over in a row."""
    whole, spoken = source.wording, source.spoken
    if len(place.runs) > 1:
        written = [piece.written for piece in claimed.pieces]
        taken = [whole.written(spoken.at[first], spoken.at[end - 1]) for first, end in place.runs]
        return all(loosely(one) == loosely(other) for one, other in zip(written, taken, strict=True))
    offset = 0
    for first, end in stretches_of((place.first, place.end), source):
        length = end - first
        one = claimed.whole.written(offset, offset + length - 1)
        if loosely(one) != loosely(whole.written(spoken.at[first], spoken.at[end - 1])):
            return False
        offset += length
    return True


def _put_together(claimed: Claimed, source: Reading) -> Finding | None:
    """Whole sentences, each of them quoted by the source, but far apart or in another order."""
    spans: list[Span] = []
    for sentence in claimed.reading.sentences:
        first, end = claimed.whole.range_of(sentence)
        at = next(source.spoken.find(claimed.whole.words[first:end]), None)
        if at is None:
            return None
        spans += spans_of(Place(((at, at + end - first),)), source)
    return rejected(Code.QUOTE_STITCHED, "The article quotes each of these sentences, but not together.", *spans)


def _judge_absent(claimed: Claimed, source: Reading) -> Finding:
    """The words are nowhere in a row: altered, clipped in the middle, or made up."""
    difference = closest(claimed.whole, source)
    if difference is None:
        return rejected(Code.QUOTE_ABSENT, "The article has no such words.")
    suggestion = difference.span.text
    words = lexicon(source.language)
    turning = [word for word in difference.lost if word in words.negations or word in words.hedges]
    code, message = Code.QUOTE_ALTERED, f"The quotation is changed: {difference.message}."
    if turning and len(turning) == len(difference.lost) and not difference.added:
        code, message = Code.QUOTE_CLIPPED, f"Leaving out “{turning[0]}” changes what is said."
    elif not difference.message:
        message = "The pieces do not stand in this order in one quotation."
    return rejected(code, message, difference.span, suggestion=suggestion)
