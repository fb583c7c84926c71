"""How sure a share is, and how sure it is that two runs differ."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb, sqrt

_Z = 1.959963984540054  # the normal distribution's 97.5th percentile


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``total``, with its interval at 95%."""

    hits: int
    total: int

    @property
    def percent(self) -> float | None:
        """``None`` where there is nothing to count."""
        return 100 * self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's score interval in percent.

        It holds near 0 and 100% and for few cases (Wilson 1927; Brown, Cai and DasGupta 2001), where the
        familiar one would say that 0 of 10 is 0% for certain.
        """
        if not self.total:
            return None
        share, n = self.hits / self.total, self.total
        centre = share + _Z**2 / (2 * n)
        spread = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
        scale = 100 / (1 + _Z**2 / n)
        low = 0.0 if self.hits == 0 else scale * (centre - spread)
        high = 100.0 if self.hits == n else scale * (centre + spread)
        return low, high


def mcnemar(one_way: int, other_way: int) -> float:
    """The chance that as many cases, or more, change in one direction if neither run is better.

    The exact test on those that changed (McNemar 1947): which way each went is a toss of a fair coin. Two-sided.
    """
    changed = one_way + other_way
    if not changed:
        return 1.0
    fewer = min(one_way, other_way)
    tail: int = sum(comb(changed, k) for k in range(fewer + 1))
    return min(1.0, float(Fraction(2 * tail, 2**changed)))
