"""How two wordings differ, word by word, for the eye. Nothing is decided by it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = re.compile(r"\s+|\w+(?:[.,]\w+)*|[^\w\s]")
"""Words, numbers with their points and commas ("3,500"), single signs, and the spaces between them."""
_LONGEST = 400
"""Words of either wording that are compared; comparing takes time by the square of it."""


@dataclass(frozen=True, slots=True)
class Words:
    """Some of a wording; ``alone`` if the other wording does not have it there."""

    text: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """What the summary says and what the article has, each in full."""

    said: tuple[Words, ...]
    true: tuple[Words, ...]


def difference(said: str, true: str | None) -> Difference | None:
    """The two wordings with what only one of them has set apart; ``None`` if there is nothing to see.

    Case counts: "us" is not "US".
    """
    if true is None or said.split() == true.split():
        return None
    ours, theirs = _WORDS.findall(said), _WORDS.findall(true)
    if max(len(ours), len(theirs)) > _LONGEST:
        return Difference((Words(said, alone=True),), (Words(true, alone=True),))
    blocks = SequenceMatcher(str.isspace, ours, theirs, autojunk=False).get_opcodes()
    return Difference(
        tuple(_joined((kind, ours[a:b]) for kind, a, b, _, _ in blocks)),
        tuple(_joined((kind, theirs[c:d]) for kind, _, _, c, d in blocks)),
    )


def _joined(pieces: Iterator[tuple[str, list[str]]]) -> Iterator[Words]:
    for kind, words in pieces:
        if words:
            yield Words("".join(words), alone=kind != "equal")
