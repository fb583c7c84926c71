"""Every speaker that a summary names, against who says the quotation in the source.

Variants of one person's name are one person ("President Donald Trump", "Mr Trump"); two people with one surname
are two. A description ("the Kremlin spokesman") is whoever the source so describes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.reading.reading import Reading
from summarizer.reading.span import Span
from summarizer.reading.speech import lexicon
from summarizer.schema import Claim, ClaimKind, Code, Verdict
from summarizer.verifying.finding import Finding, rejected, supported, unclear
from summarizer.verifying.identity import Identity, Likeness, compare, identify, is_body, is_mentioned, names_somebody
from summarizer.verifying.parts import Role
from summarizer.verifying.quoting import Claimed, find_places, quotations_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.quotation import Quotation
    from summarizer.verifying.parts import Part
    from summarizer.verifying.policy import Policy
    from summarizer.verifying.quoting import Place


def check_speakers(part: Part, source: Reading, policy: Policy) -> Iterator[Claim]:  # noqa: ARG001 - a Check
    """One claim for the speaker of a quote; in prose one for each mention to whom words are certainly attributed."""
    if part.role is Role.SPEAKER and part.beside is not None:
        finding = judge(part.reading, Claimed(part.beside), source)
        yield finding.claim(ClaimKind.SPEAKER, part, 0, len(part.text))
    elif part.role is Role.PROSE:
        for mention, finding in _attributions(part.reading, source).items():
            yield finding.claim(ClaimKind.SPEAKER, part, mention.start, mention.end)


def _attributions(prose: Reading, source: Reading) -> dict[Span, Finding]:
    """The speakers that the prose names for certain, each with the worst finding for what it has them say."""
    found: dict[Span, Finding] = {}
    speakers: dict[str, Reading] = {}
    for quotation, words in zip(prose.quotations, prose.quoted, strict=True):
        mention = quotation.speaker_span
        if not quotation.certain or mention is None or quotation.speaker is None:
            continue
        speaker = speakers.setdefault(quotation.speaker, Reading(quotation.speaker, prose.language))
        if not names_somebody(identify(speaker), speaker.language):
            continue
        claimed = Claimed(words)
        finding = judge(speaker, claimed, source)
        if finding.verdict is Verdict.UNCLEAR and not find_places(claimed, source):
            continue  # that the words are not there is said of the quotation
        if finding.verdict is Verdict.REJECTED and not _is_person(quotation.speaker, prose, source):
            # News lets a capital or a ministry speak for those who work there: only a person is plainly another.
            finding = replace(finding, verdict=Verdict.UNCLEAR, code=Code.SPEAKER_UNCLEAR)
        worst = found.get(mention)
        if worst is None or finding.gravity > worst.gravity:
            found[mention] = finding
    return found


def _is_person(speaker: str, prose: Reading, source: Reading) -> bool:
    """Whether the speaker is a person with a name, as the source has it or else the prose; a surname may do."""
    return speaker in source.surnames or speaker in source.people or speaker in prose.people


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
    """The smallest quotation of the source around the place; one that is all of the outer one is no other."""
    outer = quotations_at(place, source)[0]
    span = source.wording.span(source.spoken.at[place.first], source.spoken.at[place.end - 1])
    best, whole = outer, source.wording.range_of(source.marked[outer])
    for at in range(outer + 1, len(source.marked)):
        quotation = source.marked[at]
        if quotation.parent is None:
            break
        if quotation.covers(span) and source.wording.range_of(quotation) != whole:
            best = at
    return source.attributions[best]


def _judge_quotation(identity: Identity, quotation: Quotation, source: Reading) -> Finding:
    evidence = [Span(quotation.start, quotation.end, quotation.text)]
    if quotation.speaker_span is not None:
        evidence.append(quotation.speaker_span)
    likeness = compare(identity, quotation, source)
    if likeness is Likeness.SAME:
        return supported(f"The article has {identity.text} say this.", *evidence)
    if quotation.speaker is None or quotation.speaker.lower() in lexicon(source.language).unnamed:
        return unclear(Code.SPEAKER_UNCLEAR, "The article does not say plainly who speaks here.", *evidence)
    if likeness is Likeness.UNSURE and quotation.speaker_span is not None:
        told = quotation.speaker_span.text
        return unclear(Code.SPEAKER_UNCLEAR, f"The article has {told} say this, who may be somebody else.", *evidence)
    if quotation.certain and _contradicts(identity, quotation, source):
        return rejected(
            Code.SPEAKER_MISMATCH,
            f"The article has {quotation.speaker} say this.",
            *evidence,
            suggestion=quotation.speaker,
        )
    return unclear(
        Code.SPEAKER_UNCLEAR,
        f"It seems to be “{quotation.speaker}” who says this.",
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
            quotation.speaker in source.people
            and is_body(identity, source)
            and not any(word in speaker for word in identity.words)
        )
    told = quotation.speaker_span or quotation
    sentence = source.sentences[source.sentence_at(max(told.start, quotation.end + 2))]
    after = source.text[told.end : max(sentence.end, told.end)].lower()
    sourced = any(f"{phrase} " in after for phrase in lexicon(source.language).cue_phrases)
    return not sourced or identity.name[-1] not in after
