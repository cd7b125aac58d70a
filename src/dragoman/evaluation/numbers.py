"""Numbers: in, counts per report; out, precision, recall, F1, shares and their bootstrap intervals.

Intervals are percentile bootstrap intervals over reports (Efron 1979): whole reports are drawn with
replacement, as items of one report are not independent; 95 % of the draws lie inside. The draws are seeded,
so that a check repeated gives the same interval.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Bootstrap", "Counts", "Interval", "Share", "total_counts", "total_shares"]

Interval: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Counts:
    """Right (``tp``), false (``fp``) and missed (``fn``) items."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """Share of the found items that are right, 0 if none was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """Share of the required items that were found, 0 if none is required."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def figures(self) -> dict[str, float | int]:
        """The counts and rates under the reference scorer's names, rounded to three places."""
        rates = {"p": self.precision, "r": self.recall, "f1": self.f1}
        return {**{k: round(v, 3) for k, v in rates.items()}, "tp": self.tp, "fp": self.fp, "fn": self.fn}


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some items are right."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @classmethod
    def among(cls, answers: Sequence[bool | None]) -> Share:
        """The share of true answers; ``None`` (nothing to compare) does not count."""
        told = [answer for answer in answers if answer is not None]
        return cls(sum(told), len(told))

    @property
    def rate(self) -> float | None:
        """From 0 to 1, None where there is nothing to compare."""
        return self.right / self.of if self.of else None


def total_counts(counts: Sequence[Counts]) -> Counts:
    """The counts of all reports together."""
    return sum(counts, Counts())


def total_shares(shares: Sequence[Share]) -> Share:
    """The shares of all reports together."""
    return sum(shares, Share())


class Bootstrap:
    """Draws of reports with replacement, the same draws for every figure. 95 % intervals of a rate."""

    def __init__(self, reports: int, *, samples: int = 1000, seed: int = 0) -> None:
        draws = np.random.default_rng(seed).integers(0, reports, size=(samples, reports)) if reports else None
        self._weights: NDArray[np.float64] | None = None
        if draws is not None and samples:
            self._weights = np.stack([np.bincount(draw, minlength=reports) for draw in draws]).astype(float)

    def of_f1(self, counts: Sequence[Counts]) -> Interval | None:
        """Interval of F1 over reports, None if there is nothing to draw from."""
        if self._weights is None:
            return None
        tp, fp, fn = self._weights.dot(np.array([(c.tp, c.fp, c.fn) for c in counts], dtype=float)).T
        return _middle(2 * tp, 2 * tp + fp + fn)

    def of_share(self, shares: Sequence[Share]) -> Interval | None:
        """Interval of a share over reports, None if there is nothing to draw from."""
        if self._weights is None or not any(share.of for share in shares):
            return None
        right, of = self._weights.dot(np.array([(s.right, s.of) for s in shares], dtype=float)).T
        drawn = of > 0
        return _middle(right[drawn], of[drawn])


def _middle(above: NDArray[Any], below: NDArray[Any]) -> Interval:
    """The 2.5th and 97.5th percentile of a ratio, which is 0 where its denominator is."""
    ratio = np.divide(above, below, out=np.zeros_like(above), where=below > 0)
    low, high = np.percentile(ratio, [2.5, 97.5])
    return round(float(low), 3), round(float(high), 3)
