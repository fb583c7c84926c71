"""Every check there is: a small callable from one part of a summary and the source to claims.

To add a check, write a module with a function of the type :class:`Check` and name it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from summarizer.verifying.bases import check_bases
from summarizer.verifying.designations import check_designations
from summarizer.verifying.list_markers import check_list_markers
from summarizer.verifying.moments import check_moments
from summarizer.verifying.names import check_names
from summarizer.verifying.numbers import check_numbers
from summarizer.verifying.quotations import check_quotations
from summarizer.verifying.speakers import check_speakers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.reading.reading import Reading
    from summarizer.schema import Claim
    from summarizer.verifying.parts import Part
    from summarizer.verifying.policy import Policy


class Check(Protocol):
    """What a check is: it looks at one part of a summary, for claims of one kind."""

    def __call__(self, part: Part, source: Reading, policy: Policy) -> Iterable[Claim]:
        """The claims of one kind that ``part`` makes, each judged against ``source``."""


CHECKS: tuple[Check, ...] = (
    check_numbers,
    check_designations,
    check_bases,
    check_list_markers,
    check_moments,
    check_quotations,
    check_speakers,
    check_names,
)
"""In the order in which they look at each part."""
