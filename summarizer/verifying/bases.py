"""The period that a change is told from, against the article: "quarter-over-quarter" for "year-over-year".

A base that the article tells nowhere is unclear, since it may follow from days and figures that are told. A rate of
growth names its base outright: where the article has one on another base and none on this, the claim's is rejected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.bases import find_bases, periods_inferable
from summarizer.schema import ClaimKind, Code
from summarizer.verifying.finding import rejected, unclear
from summarizer.verifying.parts import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.bases import Base
    from summarizer.reading.reading import Reading
    from summarizer.schema import Claim
    from summarizer.verifying.finding import Finding
    from summarizer.verifying.parts import Part
    from summarizer.verifying.policy import Policy


def check_bases(part: Part, source: Reading, policy: Policy) -> Iterator[Claim]:  # noqa: ARG001 - a Check
    """One claim for each period before that ``part`` tells and the article does not."""
    if part.role is Role.PROSE:
        for base in find_bases(part.reading):
            finding = judge_base(base, source)
            if finding is not None:
                yield finding.claim(ClaimKind.DATE, part, base.place.start, base.place.end)


def judge_base(base: Base, source: Reading) -> Finding | None:
    """``None`` where the article tells of such a period before, or one may follow from what it tells."""
    if base.period in source.periods_before:
        return None
    message = f"The article does not tell of “{base.place.text}”."
    other = next((told for told in find_bases(source) if told.of_growth), None) if base.of_growth else None
    if other is not None:
        text = other.place.text
        return rejected(Code.DATE_ABSENT, f"{message} It has {text}.", other.place, suggestion=text)
    return None if base.period in periods_inferable(source) else unclear(Code.DATE_INFERRED, message)
