"""The number of an item that belongs to no list.

The items of a list are numbered from 1 without a gap (Chicago 6.130). A summary with a single "5)" is no list: the
figure says nothing that its writer can have meant, or it counts something, and a person has to look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.list_markers import find_list_markers
from summarizer.schema import ClaimKind, Code
from summarizer.verifying.finding import unclear
from summarizer.verifying.parts import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.reading import Reading
    from summarizer.reading.span import Span
    from summarizer.schema import Claim
    from summarizer.verifying.parts import Part
    from summarizer.verifying.policy import Policy


def check_list_markers(part: Part, source: Reading, policy: Policy) -> Iterator[Claim]:  # noqa: ARG001 - a Check
    """One claim for the only item's number of ``part``, if it is no item of the article's own list."""
    if part.role is not Role.PROSE:
        return
    markers = list(find_list_markers(part.reading))
    if len(markers) == 1 and not _is_the_articles(markers[0], part.reading, source):
        only = markers[0]
        message = f"“{only.text}” opens a line as the number of an item, but there is no list."
        yield unclear(Code.NUMBER_ABSENT, message).claim(ClaimKind.NUMBER, part, only.start, only.end)


def _is_the_articles(marker: Span, reading: Reading, source: Reading) -> bool:
    """Whether the article has an item of this number that begins with the same word."""
    opening = _first_word(marker, reading)
    alike = (other for other in find_list_markers(source) if other.text == marker.text)
    return any(_first_word(other, source) == opening for other in alike)


def _first_word(marker: Span, reading: Reading) -> str | None:
    """The stem of the first word with a meaning behind an item's number."""
    words = reading.words
    return next((stem for stem in words.stems[words.first_from(marker.end) :] if stem), None)
