"""Names in a summary that the article does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.reading.span import Span
from summarizer.schema import Claim, ClaimKind, Code, Verdict
from summarizer.verifying.parts import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.names import Name
    from summarizer.reading.reading import Reading
    from summarizer.verifying.parts import Part
    from summarizer.verifying.policy import Policy

_PART = re.compile(r"[^\W_]+")


def check_names(part: Part, source: Reading, policy: Policy) -> Iterator[Claim]:
    """One claim for each name in prose or in a place."""
    if part.role not in (Role.PROSE, Role.PLACE):
        return
    for name in part.reading.names:
        evidence = find_name(name, source)
        if evidence is not None:
            yield _claim(part, name, Verdict.SUPPORTED, None, "The article has this name.", evidence)
        elif name.alone:
            verdict = Verdict(policy.absent_names)
            yield _claim(part, name, verdict, Code.NAME_ABSENT, f"The article does not mention {name.text}.", ())


def find_name(name: Name, source: Reading) -> tuple[Span, ...] | None:
    """Where the source has every word of the name; ``None`` if it lacks one."""
    known = source.wording.index
    words = [part.lower() for part in _PART.findall(name.text)]
    if not words or any(word not in known for word in words):
        return None
    at = known[words[-1]][0]
    return (source.wording.span(at, at),)


def _claim(
    part: Part, name: Name, verdict: Verdict, code: Code | None, message: str, evidence: tuple[Span, ...]
) -> Claim:
    return Claim(
        kind=ClaimKind.NAME,
        text=name.text,
        path=part.path,
        start=name.start,
        end=name.end,
        verdict=verdict,
        code=code,
        message=message,
        evidence=evidence,
    )
