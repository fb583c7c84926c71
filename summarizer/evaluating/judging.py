"""What the verifier says of each label of a set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.errors import SummaryError
from summarizer.schema import WORST_FIRST, Verdict
from summarizer.verifying.policy import Policy
from summarizer.verifying.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.evaluating.labelled import LabelledSet
    from summarizer.evaluating.shapes import Case, Label
    from summarizer.schema import Claim

_DEFAULT = Policy()


@dataclass(frozen=True, slots=True)
class Judged:
    """One label and the worst verdict of the claims that it covers; ``None`` where there is no claim in it.

    ``expected`` are the codes of the label, ``found`` those of the claims with that verdict.
    """

    id: str
    kind: str
    language: str
    supported: bool
    verdict: Verdict | None
    expected: tuple[str, ...] = ()
    found: tuple[str, ...] = ()

    @property
    def rejected(self) -> bool:
        return self.verdict is Verdict.REJECTED

    @property
    def held(self) -> bool:
        """Stopped, or left to a person."""
        return self.verdict in {Verdict.REJECTED, Verdict.UNCLEAR}


def judged(given: LabelledSet, policy: Policy = _DEFAULT) -> Iterator[Judged]:
    """Every label of the set, in its order. Raises :class:`SummaryError`, naming the case, for one of no shape."""
    for case in given.cases:
        document = given.articles[case.article]
        try:
            claims = verify(case.summary, document, policy=policy).claims
        except SummaryError as fault:
            raise SummaryError(f"The case {case.id}: {fault.message}", hint=fault.hint) from fault
        labels = case.all_labels()
        for number, label in enumerate(labels, start=1):
            name = f"{case.id}" if len(labels) == 1 else f"{case.id}#{number}"
            yield _one(name, case, label, document.language, [claim for claim in claims if covers(label, claim)])


def covers(label: Label, claim: Claim) -> bool:
    """Whether a label speaks of a claim: the same place, or a part of it."""
    if claim.path != label.path and label.path and not claim.path.startswith(f"{label.path}/"):
        return False
    starts_before = label.end is None or claim.start < label.end
    return starts_before and (label.start is None or claim.end > label.start)


def _one(name: str, case: Case, label: Label, language: str, claims: list[Claim]) -> Judged:
    verdict = min((claim.verdict for claim in claims), key=WORST_FIRST.index, default=None)
    found = dict.fromkeys(claim.code.value for claim in claims if claim.code and claim.verdict is verdict)
    codes = label.codes if label.codes is not None else case.codes
    return Judged(
        id=name,
        kind=label.kind or case.kind,
        language=language,
        supported=label.supported,
        verdict=verdict,
        expected=tuple(code.value for code in codes),
        found=tuple(found),
    )
