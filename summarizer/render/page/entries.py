"""Everything that a page can point at, numbered: each claim of the report, and what was dropped or stands beside it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.render.page.difference import Difference, difference
from summarizer.render.page.segments import Stretch
from summarizer.render.part import kind_of_part, part_of
from summarizer.schema import Code, Result, Verdict
from summarizer.verifying.parts import free_text, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from summarizer.reading.reading import Reading
    from summarizer.reading.span import Span
    from summarizer.schema import Claim, Rejected, Report, Summary


@dataclass(frozen=True, slots=True)
class Entry:
    """Something said in the summary that was checked. ``number`` counts from 1; its anchors are made of it.

    ``claim`` is ``None`` for what is no single claim: an item that the article has as a whole.
    """

    number: int
    text: str
    verdict: Verdict
    kind: str
    part: str = ""
    code: str = ""
    message: str = ""
    difference: Difference | None = None
    evidence: tuple[Span, ...] = ()
    claim: Claim | None = None

    @property
    def name(self) -> str:
        """The class of everything that lights up with it."""
        return f"k{self.number}"

    @property
    def card(self) -> str:
        """The anchor of its place in the lists."""
        return f"c{self.number}-card"

    @property
    def goal(self) -> str:
        """Where its words in the summary lead: to the evidence if all is well, else first to the reason."""
        return f"c{self.number}-1" if self.evidence and self.verdict is Verdict.SUPPORTED else self.card

    def stretches(self) -> tuple[Stretch, ...]:
        """Its evidence as stretches of the article."""
        return tuple(
            Stretch(span.start, span.end, self.number, place) for place, span in enumerate(self.evidence, start=1)
        )


class Entries:
    """All of them, in order of their numbers."""

    def __init__(self, report: Report, readings: Mapping[str, Reading], dropped: Iterable[Rejected] = ()) -> None:
        self._all = [
            _of_claim(number, claim, readings.get(claim.path)) for number, claim in enumerate(report.claims, start=1)
        ]
        self._by_path: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self._all:
            self._by_path[entry.claim.path if entry.claim else ""].append(entry)
        for rejected in dropped:
            self._all.append(_of_dropped(len(self._all) + 1, rejected))

    @property
    def all(self) -> tuple[Entry, ...]:
        return tuple(self._all)

    def with_verdict(self, verdict: Verdict) -> tuple[Entry, ...]:
        return tuple(entry for entry in self._all if entry.verdict is verdict)

    def within(self, path: str) -> tuple[Stretch, ...]:
        """The claims of the string at ``path``, as stretches of it."""
        claims = ((entry.number, entry.claim) for entry in self._by_path[path])
        return tuple(Stretch(claim.start, claim.end, number) for number, claim in claims if claim)

    def beside(self, path: str, text: str, evidence: Iterable[Span]) -> Entry | None:
        """An entry for evidence of a whole item that no claim in it has; ``None`` if there is no such evidence."""
        claims = (entry for key, entries in self._by_path.items() if _below(key, path) for entry in entries)
        known = {span for entry in claims for span in entry.evidence}
        further = tuple(span for span in evidence if span not in known)
        if not further:
            return None
        entry = Entry(len(self._all) + 1, text, Verdict.SUPPORTED, "passage", part_of(path), evidence=further)
        self._all.append(entry)
        return entry


def entries_of(outcome: Result | Report, summary: str | Summary | None, language: str) -> Entries:
    """The entries of a result, or of a report on ``summary``; ``language`` is that of its words."""
    if isinstance(outcome, Result):
        return Entries(outcome.report, _readings(outcome.summary.plain(), language), outcome.rejected)
    return Entries(outcome, _readings(summary, language))


def _readings(summary: str | Summary | None, language: str) -> dict[str, Reading]:
    """Each string of the summary, ready to be read, by its path."""
    if summary is None:
        return {}
    parts = free_text(summary, language) if isinstance(summary, str) else parts_of(summary, language)
    return {part.path: part.reading for part in parts}


def _below(key: str, path: str) -> bool:
    return key == path or key.startswith(f"{path}/")


def _of_claim(number: int, claim: Claim, reading: Reading | None) -> Entry:
    text = claim.text
    if reading and claim.code is Code.NUMBER_QUALIFIER:
        text = _hedged(claim, reading)
    return Entry(
        number,
        text,
        claim.verdict,
        str(claim.kind),
        part_of(claim.path),
        str(claim.code or ""),
        claim.message,
        difference(text, claim.suggestion),
        claim.evidence,
        claim,
    )


def _hedged(claim: Claim, reading: Reading) -> str:
    """The words of a number with its hedge ("at least 40"), where the hedge is what is wrong."""
    start = claim.start
    for quantity in reading.quantities:
        hedge = quantity.qualifier_span
        if hedge and quantity.start < claim.end and claim.start < quantity.end:
            start = min(start, hedge.start)
    return reading.text[start : claim.end] if start < claim.start else claim.text


def _of_dropped(number: int, rejected: Rejected) -> Entry:
    return Entry(
        number,
        rejected.text,
        Verdict.REJECTED,
        "dropped",
        kind_of_part(rejected.path),
        str(rejected.code),
        rejected.reason,
        difference(rejected.text, rejected.suggestion),
    )
