"""What is known of who says a quotation while its text is read, and which quotation without a speaker is no speech."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.reading.frozen import dataclass

if TYPE_CHECKING:
    from summarizer.reading.span import Span

_SCARE = 3  # words; a shorter fragment without a speaker is no speech


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution: to whom, where it says so, by which word.

    ``certain``: the words are attributed to this mention beyond doubt; ``known``: so is whom it stands for.
    """

    speaker: str
    span: Span
    cue: Span | None
    certain: bool
    known: bool = True

    def unsure(self) -> Said:
        return replace(self, certain=False)


def is_fragment(text: str) -> bool:
    """Whether a quotation without a speaker is a scare quote or a title: short, or capitalised throughout."""
    words = text.split()
    if len(words) <= _SCARE:
        return True
    return text[-1:] not in ".?!," and sum(word[0].isupper() for word in words) * 2 > len(words)
