"""Names with a figure in them against the article: "Q2" for "Q3", "A320" for "A330".

A name is there or it is not; nothing is worked out. Beside one that differs in its figure alone, the claim is another
thing's name, and rejected; without one, the article may tell the same thing in words. It cannot where the figure is
all of the name, as of roads and aircraft ("M25", "A320"; AP Stylebook, "highway designations", "aircraft names").
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from summarizer.reading.designations import family_of, find_designations, key_of, with_its_word
from summarizer.schema import ClaimKind, Code
from summarizer.verifying.finding import rejected, supported, unclear
from summarizer.verifying.parts import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from summarizer.reading.reading import Reading
    from summarizer.reading.span import Span
    from summarizer.schema import Claim
    from summarizer.verifying.finding import Finding
    from summarizer.verifying.parts import Part
    from summarizer.verifying.policy import Policy

_LETTER_AND_FIGURE = re.compile(r"[a-z]([0-9]{2,})")
_NAMED = frozenset({Role.PROSE, Role.WHAT})


def check_designations(part: Part, source: Reading, policy: Policy) -> Iterator[Claim]:  # noqa: ARG001 - a Check
    """One claim for each name with a figure in ``part``."""
    if part.role in _NAMED:
        for name in find_designations(part.reading):
            finding = judge_designation(name.text, with_its_word(name, part.reading).text, source)
            if finding is not None:
                yield finding.claim(ClaimKind.NUMBER, part, name.start, name.end)


def judge_designation(name: str, whole: str, source: Reading) -> Finding | None:
    """``whole``: the name with the word that its figure stands apart from.

    ``None`` for what may be no name at all: a figure before letters, of which the article knows no like ("2X").
    """
    key, known = key_of(name), source.designations
    if name != whole:
        return _judge_apart(key, whole, source)
    if key in known:
        return supported(f"The article has “{known[key].text}”.", known[key])
    family = family_of(key)
    other = _like(family, known) if family else None
    if other is not None:
        message = f"The article does not have “{name}”. It has “{other.text}”."
        return rejected(Code.NUMBER_ABSENT, message, other, suggestion=other.text)
    if key[0].isdigit() and not key.isdigit():
        return None
    bare = known.get(family.removesuffix("#"))
    if bare is not None:
        return supported(f"The article has “{bare.text}”, without the figure.", bare)
    lone = _LETTER_AND_FIGURE.fullmatch(key)
    judge = rejected if lone and not _tells(lone[1], source) else unclear
    return judge(Code.NUMBER_ABSENT, f"The article does not have “{name}”.")


def _like(family: str, known: Mapping[str, Span]) -> Span | None:
    """The first name of a family, where the source has one: "Q3" beside "Q2"."""
    return next((span for key, span in known.items() if family_of(key) == family), None)


def _tells(figure: str, source: Reading) -> bool:
    """Whether the source has a figure at all, as a number or in a word: 15 of "F-15E"."""
    return bool(source.contexts_by_value.get(Decimal(figure))) or any(figure in low for low in source.words.lowered)


def _judge_apart(figure: str, name: str, source: Reading) -> Finding:
    """A figure that stands apart from its word: "Pier 7", which is not the 7 of "seven ships"."""
    known = source.designations
    there = known.get(key_of(name)) or known.get(figure)
    if there is not None:
        return supported(f"The article has “{there.text}”.", there)
    message = f"The article does not have “{name}”."
    other = _like(family_of(key_of(name)), known)
    if other is not None:  # which may tell several in one: "Piers 4 and 7"
        return unclear(Code.NUMBER_ABSENT, f"{message} It has “{other.text}”.", other, suggestion=other.text)
    counted = next(iter(source.contexts_by_value.get(Decimal(figure), ())), None)
    if counted is not None:
        message = f"The article has “{counted.wording}”, but not “{name}”."
        return unclear(Code.NUMBER_MISBOUND, message, *counted.evidence)
    return unclear(Code.NUMBER_ABSENT, message)
