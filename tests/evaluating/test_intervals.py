"""How sure a share is: against figures from the literature, and what must hold for every share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluating.intervals import Share, mcnemar


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [
        (0, 10, 0.0, 27.75),  # Brown, Cai and DasGupta: where the familiar interval is 0 to 0
        (5, 10, 23.66, 76.34),
        (10, 10, 72.25, 100.0),
        (81, 263, 25.53, 36.62),  # Newcombe 1998, table I: 0.3080, method 3
        (15, 148, 6.24, 16.05),
    ],
)
def test_wilson(hits: int, total: int, low: float, high: float) -> None:
    assert Share(hits, total).interval == pytest.approx((low, high), abs=0.01)


def test_a_share_of_nothing_is_no_figure() -> None:
    assert Share(0, 0).percent is None
    assert Share(0, 0).interval is None


@given(st.integers(1, 5000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_the_share_is_within_its_interval(counts: tuple[int, int]) -> None:
    share = Share(*counts)
    assert share.interval is not None
    assert share.percent is not None
    low, high = share.interval
    assert 0 <= low <= share.percent + 1e-9
    assert share.percent - 1e-9 <= high <= 100


@pytest.mark.parametrize(
    ("one_way", "other_way", "chance"),
    [(0, 0, 1.0), (5, 5, 1.0), (1, 9, 0.021484375), (10, 0, 0.001953125), (6, 4, 0.75390625)],
)
def test_mcnemar_is_a_coin_tossed_for_every_label_that_changed(one_way: int, other_way: int, chance: float) -> None:
    assert mcnemar(one_way, other_way) == chance
    assert mcnemar(other_way, one_way) == chance


def test_mcnemar_of_many_changes_is_no_overflow() -> None:
    assert 0 <= mcnemar(3_000, 2_000) < 1e-40
