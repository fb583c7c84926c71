"""The figures of a run: how much that is false is stopped, how much that is true is let pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.evaluating.intervals import Share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from summarizer.evaluating.judging import Judged


@dataclass(frozen=True, slots=True)
class Score:
    """Of what people call false: ``recall`` rejected, ``held`` rejected or unclear, ``accepted`` neither.
    Of what they call true: ``false_alarms`` rejected, ``stopped`` rejected or unclear.
    """

    recall: Share
    held: Share
    accepted: Share
    false_alarms: Share
    stopped: Share


@dataclass(frozen=True, slots=True)
class CodeScore:
    """How many of the false and of the true labels are rejected, and left unclear, with one code."""

    false_rejected: Share
    false_unclear: Share
    true_rejected: Share
    true_unclear: Share


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of a whole set, and by kind, language and code."""

    overall: Score
    kinds: dict[str, Score]
    languages: dict[str, Score]
    codes: dict[str, CodeScore]


FIGURES = ("recall", "held", "accepted", "false_alarms", "stopped")


def scores(results: Sequence[Judged]) -> Scores:
    """The figures of a whole set."""
    return Scores(
        overall=score(results),
        kinds=_by(results, lambda one: one.kind),
        languages=_by(results, lambda one: one.language),
        codes=_by_code(results),
    )


def score(results: Iterable[Judged]) -> Score:
    """The figures of some labels."""
    wrong, right = _parted(results)
    return Score(
        recall=Share(sum(one.rejected for one in wrong), len(wrong)),
        held=Share(sum(one.held for one in wrong), len(wrong)),
        accepted=Share(sum(not one.held for one in wrong), len(wrong)),
        false_alarms=Share(sum(one.rejected for one in right), len(right)),
        stopped=Share(sum(one.held for one in right), len(right)),
    )


def _parted(results: Iterable[Judged]) -> tuple[list[Judged], list[Judged]]:
    """What people call false, and what they call true."""
    wrong: list[Judged] = []
    right: list[Judged] = []
    for one in results:
        (right if one.supported else wrong).append(one)
    return wrong, right


def _by(results: Sequence[Judged], name_of: Callable[[Judged], str]) -> dict[str, Score]:
    groups: dict[str, list[Judged]] = {}
    for one in results:
        groups.setdefault(name_of(one), []).append(one)
    return {name: score(groups[name]) for name in sorted(groups)}


def _by_code(results: Sequence[Judged]) -> dict[str, CodeScore]:
    """For each code that a false or a true label got, its share of all false and of all true ones."""
    wrong, right = _parted(results)
    return {code: _code_score(code, wrong, right) for code in sorted({code for one in results for code in one.found})}


def _code_score(code: str, wrong: list[Judged], right: list[Judged]) -> CodeScore:
    def share(group: list[Judged], *, rejected: bool) -> Share:
        return Share(sum(code in one.found and one.rejected is rejected for one in group), len(group))

    return CodeScore(
        false_rejected=share(wrong, rejected=True),
        false_unclear=share(wrong, rejected=False),
        true_rejected=share(right, rejected=True),
        true_unclear=share(right, rejected=False),
    )
