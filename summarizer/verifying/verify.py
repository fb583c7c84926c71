"""``verify``: a summary against its source, with no model."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from summarizer.documents.document import Document
from summarizer.errors import SummaryError
from summarizer.reading.reading import Reading
from summarizer.schema import Report, Result, Summary
from summarizer.verifying.checks import CHECKS
from summarizer.verifying.misfit import misfit
from summarizer.verifying.parts import free_text, parts_of
from summarizer.verifying.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from summarizer.verifying.parts import Part

_DEFAULT = Policy()


def verify(
    summary: str | Summary | Result | Mapping[str, Any],
    source: str | Document,
    *,
    policy: Policy = _DEFAULT,
) -> Report:
    """Every number, date, quotation, speaker and name that ``summary`` claims, judged against ``source``.

    ``summary`` is free text, a :class:`Summary`, a dict of its shape, or a :class:`Result`.
    Raises :class:`~summarizer.errors.SummaryError` if a dict has another shape.
    """
    reading = source.reading if isinstance(source, Document) else Reading(source)
    parts = list(_parts(summary, reading.language))
    claims = [
        (place, claim.start, claim)
        for place, part in enumerate(parts)
        for check in CHECKS
        for claim in check(part, reading, policy)
    ]
    claims.sort(key=lambda entry: entry[:2])
    return Report(claims=tuple(claim for _, _, claim in claims))


def _parts(summary: str | Summary | Result | Mapping[str, Any], language: str) -> Iterable[Part]:
    if isinstance(summary, str):
        return free_text(summary, language)
    if isinstance(summary, Result):
        return parts_of(summary.summary.plain(), language)
    if isinstance(summary, Summary):
        return parts_of(summary, language)
    return parts_of(parse_summary(summary), language)


def parse_summary(data: Mapping[str, Any] | str | bytes) -> Summary:
    """A :class:`Summary` from a dict or JSON of a ``Summary`` or of a ``Result``.

    Raises :class:`~summarizer.errors.SummaryError`, naming the place that does not fit.
    """
    try:
        given = json.loads(data) if isinstance(data, (str, bytes)) else data
    except ValueError as fault:
        raise SummaryError(f"The summary is not JSON: {fault}.") from fault
    except RecursionError as fault:
        raise SummaryError("The summary is not JSON that can be read: it is nested too deeply.") from fault
    try:
        if isinstance(given, dict) and "provenance" in given:
            return Result.model_validate(given).summary.plain()
        return Summary.model_validate(given)
    except ValidationError as fault:
        raise SummaryError(f"The summary does not have the right shape: {misfit(fault)}.") from fault
