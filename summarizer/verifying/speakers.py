"""Every speaker that a summary names, against who says the quotation in the source.

Variants of one person's name are one person ("President Donald Trump", "Mr Trump"); two people with one surname
are two. A description ("the Kremlin spokesman") is whoever the source so describes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.reading import Reading
from summarizer.reading.span import Span
from summarizer.schema import Claim, ClaimKind, Code, Verdict
from summarizer.verifying.finding import Finding, rejected, supported, unclear
from summarizer.verifying.identity import Identity, identify, is_body, is_mentioned, is_same
from summarizer.verifying.parts import Role
from summarizer.verifying.quoting import Claimed, find_places, quotations_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.quotation import Quotation
    from summarizer.verifying.parts import Part
    from summarizer.verifying.policy import Policy
    from summarizer.verifying.quoting import Place


def check_speakers(part: Part, source: Reading, policy: Policy) -> Iterator[Claim]:  # noqa: ARG001 - a Check
    """One claim for the speaker of a quote; in prose one only where a certain attribution is contradicted."""
    if part.role is Role.SPEAKER and part.beside is not None:
        finding = judge(part.reading, Claimed(part.beside), source)
        yield _claim(part, 0, len(part.text), finding)
    elif part.role is Role.PROSE:
        for quotation in part.reading.quotations:
            if not quotation.certain or quotation.speaker_span is None or not _is_name(quotation, part.reading):
                continue
            finding = judge(_named(part.reading, quotation), Claimed(Reading(quotation.text)), source)
            if finding.code is Code.SPEAKER_MISMATCH:
                yield _claim(part, quotation.speaker_span.start, quotation.speaker_span.end, finding)


def _is_name(quotation: Quotation, reading: Reading) -> bool:
    """Whether the speaker is a person with a name, not "an officer" or a government."""
    return quotation.speaker in reading.people


def _named(prose: Reading, quotation: Quotation) -> Reading:
    return Reading(quotation.speaker or "", prose.language)


def _claim(part: Part, start: int, end: int, finding: Finding) -> Claim:
    return Claim(
        kind=ClaimKind.SPEAKER,
        text=part.text[start:end],
        path=part.path,
        start=start,
        end=end,
        verdict=finding.verdict,
        code=finding.code,
        message=finding.message,
        evidence=finding.evidence,
        suggestion=finding.suggestion,
    )


def judge(speaker: Reading, claimed: Claimed, source: Reading) -> Finding:
    """Whether the person or body named in ``speaker`` says the quotation ``claimed`` in the source."""
    identity = identify(speaker)
    if not is_mentioned(identity, source):
        return rejected(Code.SPEAKER_ABSENT, f"The article does not mention {speaker.text}.")
    places = find_places(claimed, source)
    if not places:
        return unclear(
            Code.SPEAKER_UNCLEAR, "The article does not have this quotation, so nobody can be said to speak it."
        )
    best: Finding | None = None
    for place in places:
        finding = _judge_quotation(identity, _innermost(place, source), source)
        if finding.verdict is Verdict.SUPPORTED:
            return finding
        if best is None or finding.verdict is Verdict.UNCLEAR:
            best = finding
    assert best is not None  # noqa: S101 - there is a place
    return best


def _innermost(place: Place, source: Reading) -> Quotation:
    """The smallest quotation of the source around the place."""
    outer = quotations_at(place, source)[0]
    span = source.wording.span(source.spoken.at[place.first], source.spoken.at[place.end - 1])
    best = source.quotations[outer]
    for quotation in source.quotations[outer + 1 :]:
        if quotation.parent is None:
            break
        if quotation.covers(span):
            best = quotation
    return best


def _judge_quotation(identity: Identity, quotation: Quotation, source: Reading) -> Finding:
    evidence = [Span(quotation.start, quotation.end, quotation.text)]
    if quotation.speaker_span is not None:
        evidence.append(quotation.speaker_span)
    if is_same(identity, quotation, source):
        return supported(f"The article has {identity.text} say this.", *evidence)
    if quotation.speaker is None:
        return unclear(Code.SPEAKER_UNCLEAR, "The article does not say plainly who speaks here.", *evidence)
    if quotation.certain and _contradicts(identity, quotation, source):
        return rejected(
            Code.SPEAKER_MISMATCH,
            f"The article has {quotation.speaker} say this.",
            *evidence,
            suggestion=quotation.speaker,
        )
    return unclear(
        Code.SPEAKER_UNCLEAR,
        f"It seems to be {quotation.speaker} who says this.",
        *evidence,
        suggestion=quotation.speaker,
    )


def _contradicts(identity: Identity, quotation: Quotation, source: Reading) -> bool:
    """Whether the speaker of ``quotation`` is plainly somebody else.

    A description may fit somebody whom the source never so describes, but a body is no person. A medium that the
    words are quoted from ("…, Smith said, according to Reuters") is another matter than the speaker, for a person.
    """
    speaker = (quotation.speaker or "").lower()
    if identity.is_description:
        return (
            _is_name(quotation, source)
            and is_body(identity, source)
            and not any(word in speaker for word in identity.words)
        )
    sentence = source.sentences[source.sentence_at(quotation.end + 2)]
    after = source.text[quotation.end : max(sentence.end, quotation.end)].lower()
    return "according to" not in after or identity.name[-1] not in after
