"""What changed between two runs: by McNemar's test on the labels that both have, and label by label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer.evaluating.intervals import mcnemar
from summarizer.evaluating.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.evaluating.judging import Judged
    from summarizer.evaluating.run import Run

_LISTED = 40  # labels that changed; all are in the JSON
_SURE = 0.05


@dataclass(frozen=True, slots=True)
class Change:
    """One label that was right and is wrong now, or the other way round."""

    id: str
    kind: str
    supported: bool
    before: str
    now: str
    better: bool


@dataclass(frozen=True, slots=True)
class Side:
    """The labels of one kind, or all, that got better and worse; ``chance`` is McNemar's."""

    better: int
    worse: int

    @property
    def chance(self) -> float:
        return mcnemar(self.better, self.worse)

    @property
    def says(self) -> str:
        if self.better == self.worse:
            return "no difference"
        word = "better" if self.better > self.worse else "worse"
        return word if self.chance < _SURE else f"{word}, may be chance"


@dataclass(frozen=True, slots=True)
class Comparison:
    """``common`` labels are in both runs; ``only_before`` and ``only_now`` in one."""

    common: int
    only_before: int
    only_now: int
    changes: tuple[Change, ...]

    def side(self, kind: str | None = None, *, supported: bool | None = None) -> Side:
        mine = [
            change for change in self.changes if kind in {None, change.kind} and supported in {None, change.supported}
        ]
        better = sum(change.better for change in mine)
        return Side(better, len(mine) - better)

    def data(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "test": "McNemar, exact, two-sided",
            "common": self.common,
            "only_before": self.only_before,
            "only_now": self.only_now,
            "groups": [
                {"of": name, "better": side.better, "worse": side.worse, "p": side.chance, "says": side.says}
                for name, side in self.sides()
            ],
            "changes": [{name: getattr(change, name) for name in Change.__slots__} for change in self.changes],
        }

    def sides(self) -> Iterator[tuple[str, Side]]:
        """All, the false, the true, then each kind in which something changed."""
        yield "all", self.side()
        yield "false", self.side(supported=False)
        yield "true", self.side(supported=True)
        for kind in sorted({change.kind for change in self.changes}):
            yield kind, self.side(kind)


def compared(before: Run, now: Run) -> Comparison:
    """A false label is right if it is held, a true one if it is not rejected."""
    earlier = {one.id: one for one in before.judged}
    later = {one.id: one for one in now.judged}
    both = [(earlier[name], one) for name, one in later.items() if name in earlier]
    changes = [
        Change(new.id, new.kind, new.supported, _verdict(old), _verdict(new), better=is_right(new))
        for old, new in both
        if is_right(old) != is_right(new)
    ]
    return Comparison(len(both), len(earlier) - len(both), len(later) - len(both), tuple(changes))


def is_right(one: Judged) -> bool:
    return not one.rejected if one.supported else one.held


def _verdict(one: Judged) -> str:
    return one.verdict.value if one.verdict else "unchecked"


def comparison_tables(found: Comparison, before: Run) -> str:
    """What changed, as Markdown, ending with a line feed."""
    parts = [
        f"# Against {before.name}, summarizer {before.version}",
        (
            f"{found.common:,} labels in both, {found.only_before:,} only in the earlier run, {found.only_now:,} only "
            "in this one. A false label is right if it is held, a true one if it is not rejected. "
            "p is McNemar's exact test on the labels that changed."
        ),
    ]
    if found.changes:
        parts += [table(_side_rows(found)), table(_change_rows(found.changes[:_LISTED]))]
        if len(found.changes) > _LISTED:
            parts.append(f"And {len(found.changes) - _LISTED:,} more; --format json has all.")
    elif found.common:
        parts.append("Nothing changed.")
    return "\n\n".join(parts) + "\n"


def _side_rows(found: Comparison) -> Iterator[Sequence[str]]:
    yield "labels", "better", "worse", "p", "that is"
    for name, side in found.sides():
        yield name, str(side.better), str(side.worse), f"{side.chance:.3f}", side.says


def _change_rows(changes: Sequence[Change]) -> Iterator[Sequence[str]]:
    yield "label", "in truth", "before", "now"
    for change in changes:
        yield change.id, "true" if change.supported else "false", change.before, change.now
