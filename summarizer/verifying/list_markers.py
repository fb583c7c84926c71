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
    from summarizer.schema import Claim
    from summarizer.verifying.parts import Part
    from summarizer.verifying.policy import Policy


def check_list_markers(part: Part, source: Reading, policy: Policy) -> Iterator[Claim]:  # noqa: ARG001 - a Check
    """One claim for the only item's number of ``part``, if the article numbers no item so."""
    if part.role is not Role.PROSE:
        return
    markers = list(find_list_markers(part.reading))
    if len(markers) == 1 and markers[0].text not in {marker.text for marker in find_list_markers(source)}:
        only = markers[0]
        message = f"“{only.text}” opens a line as the number of an item, but there is no list."
        yield unclear(Code.NUMBER_ABSENT, message).claim(ClaimKind.NUMBER, part, only.start, only.end)
