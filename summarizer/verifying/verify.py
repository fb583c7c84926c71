"""``verify``: a summary against its source, with no model."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from summarizer.documents.document import Document
from summarizer.errors import SummaryError
from summarizer.reading.reading import Reading
from summarizer.schema import Report, Result, Summary
from summarizer.verifying.checks import CHECKS
from summarizer.verifying.misfit import misfit, shortened
from summarizer.verifying.parts import free_text, parts_of
from summarizer.verifying.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from summarizer.schema import Claim
    from summarizer.verifying.parts import Part, Role

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
    return Verifier(source, policy=policy).report(summary)


class Verifier:
    """``verify`` for one source and several summaries, each of which may be the last one with a little changed.

    What a part of a summary claims depends on nothing but the part, the source and the policy, so that a part which
    came before is not looked at again, wherever it stands now.
    """

    def __init__(self, source: str | Document, *, policy: Policy = _DEFAULT) -> None:
        self._source = source.reading if isinstance(source, Document) else Reading(source)
        self._policy = policy
        self._known: dict[tuple[Role, str, str | None], list[Claim]] = {}

    def report(self, summary: str | Summary | Result | Mapping[str, Any]) -> Report:
        """Every claim of ``summary``, in its order; see :func:`verify`."""
        parts = _parts(summary, self._source.language)
        return Report(claims=tuple(claim for part in parts for claim in self._claims_of(part)))

    def _claims_of(self, part: Part) -> list[Claim]:
        """What a part claims, in the order of its words."""
        same = (part.role, part.text, part.beside.text if part.beside is not None else None)
        claims = self._known.get(same)
        if claims is None:
            found = (claim for check in CHECKS for claim in check(part, self._source, self._policy))
            claims = self._known[same] = sorted(found, key=lambda claim: claim.start)
        if claims and claims[0].path != part.path:
            return [claim.model_copy(update={"path": part.path}) for claim in claims]
        return claims


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
        given = _loaded(data) if isinstance(data, (str, bytes)) else data
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


def _loaded(data: str | bytes) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(data, object_pairs_hook=_object, parse_int=_whole_number)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """No key may come twice: RFC 8259 leaves open which of the two counts, so a reader may see what was not checked."""
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(name for name, _ in pairs)
        twice = next(name for name in times if times[name] > 1)
        raise SummaryError(f"The summary has the key “{shortened(twice)}” twice in one object.")
    return found


def _whole_number(digits: str) -> int:
    try:
        return int(digits)
    except ValueError as fault:  # Python bounds them, since the work is that of a square
        raise SummaryError(f"The summary has a number of {len(digits):,} digits.") from fault
