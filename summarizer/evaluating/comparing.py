"""What changed between two runs: by McNemar's test on the labels that both have, and label by label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer.evaluating.intervals import mcnemar
from summarizer.evaluating.tables import table
from summarizer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.evaluating.judging import Judged
    from summarizer.evaluating.run import Run

_LISTED = 40  # labels that changed; all are in the JSON
_SURE = 0.05
_OF_MODELS = (
    "Articles whose draft has a hallucination in one of the two runs only: better where it is the earlier one. "
    "p is McNemar's exact test on these."
)


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
        """The difference in words, and whether it may be chance."""
        if self.better == self.worse:
            return "no difference"
        word = "better" if self.better > self.worse else "worse"
        return word if self.chance < _SURE else f"{word}, may be chance"


@dataclass(frozen=True, slots=True)
class Comparison:
    """``common`` labels are in both runs; ``only_before`` and ``only_now`` in one.

    ``models`` tells, of each, on how many articles its draft has hallucinations in one run only.
    """

    common: int
    only_before: int
    only_now: int
    changes: tuple[Change, ...]
    models: tuple[tuple[str, Side], ...] = ()

    def side(self, kind: str | None = None, *, supported: bool | None = None) -> Side:
        """The labels that changed, of one ``kind`` and of those that are ``supported`` or not; by default of all."""
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
                for name, side in (*self.sides(), *self.models)
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
    models = tuple(_models_compared(before, now))
    return Comparison(len(both), len(earlier) - len(both), len(later) - len(both), tuple(changes), models)


def _models_compared(before: Run, now: Run) -> Iterator[tuple[str, Side]]:
    """Each model beside itself in the earlier run, or beside the only one there was.

    An article counts where its draft has a hallucination in one of the two runs and none in the other.
    """
    for model in now.models:
        same = [earlier for earlier in before.models if earlier.model == model.model] or before.models
        if len(same) != 1:
            continue
        clean = {article.name: article.rejected_before == 0 for article in same[0].answered}
        pairs = [(clean[one.name], one.rejected_before == 0) for one in model.answered if one.name in clean]
        name = model.model if same[0].model == model.model else f"{model.model}, {same[0].model} before"
        yield name, Side(sum(now and not was for was, now in pairs), sum(was and not now for was, now in pairs))


def is_right(one: Judged) -> bool:
    """Whether the verdict is right: what is false is held, what is true is not rejected."""
    return not one.rejected if one.supported else one.held


def _verdict(one: Judged) -> str:
    return one.verdict.value if one.verdict else "unchecked"


def comparison_tables(found: Comparison, before: Run) -> str:
    """What changed, as Markdown, ending with a line feed."""
    parts = [f"# Against {visible(before.name)}, summarizer {visible(before.version)}"]
    if found.models:
        parts += [_OF_MODELS, table(_side_rows("model", found.models))]
    if found.common or not found.models:
        parts += _of_labels(found)
    return "\n\n".join(parts) + "\n"


def _of_labels(found: Comparison) -> Iterator[str]:
    yield (
        f"{found.common:,} labels in both, {found.only_before:,} only in the earlier run, {found.only_now:,} only "
        "in this one. A false label is right if it is held, a true one if it is not rejected. "
        "p is McNemar's exact test on the labels that changed."
    )
    if found.changes:
        yield table(_side_rows("labels", found.sides()))
        yield table(_change_rows(found.changes[:_LISTED]))
    elif found.common:
        yield "Nothing changed."
    if len(found.changes) > _LISTED:
        yield f"And {len(found.changes) - _LISTED:,} more; --format json has all."


def _side_rows(head: str, sides: Iterable[tuple[str, Side]]) -> Iterator[Sequence[str]]:
    yield head, "better", "worse", "p", "that is"
    for name, side in sides:
        yield name, str(side.better), str(side.worse), f"{side.chance:.3f}", side.says


def _change_rows(changes: Sequence[Change]) -> Iterator[Sequence[str]]:
    yield "label", "in truth", "before", "now"
    for change in changes:
        yield change.id, "true" if change.supported else "false", change.before, change.now
