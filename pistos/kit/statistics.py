"""Figures from counts, with how far they can be trusted. Pure; knows no word of the trade.

Sources: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
JASA 22 (1927); the shrunk share is the mean of a Beta posterior.
"""

from dataclasses import dataclass
from math import sqrt

Z95 = 1.959963984540054
FEW = 30
"""Below this many observations a figure is shown, and marked as resting on few."""


@dataclass(frozen=True, slots=True)
class Share:
    """`numerator` of `denominator`, with the 95 % Wilson interval; all None when of nothing."""

    numerator: float
    denominator: float
    value: float | None
    low: float | None
    high: float | None

    @property
    def is_few(self) -> bool:
        return self.denominator < FEW


def share(numerator: float, denominator: float) -> Share:
    """The share and its interval; 0 of 0 has neither."""
    if denominator <= 0:
        return Share(numerator, denominator, None, None, None)
    low, high = wilson(numerator, denominator)
    return Share(numerator, denominator, numerator / denominator, low, high)


def wilson(successes: float, n: float, z: float = Z95) -> tuple[float, float]:
    """Wilson's score interval of a share, within 0 and 1. `n` > 0; ValueError otherwise."""
    if n <= 0 or not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is no share")
    rate = successes / n
    middle = rate + z * z / (2 * n)
    half = z * sqrt(rate * (1 - rate) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    low = 0.0 if successes == 0 else max(0.0, (middle - half) / scale)
    high = 1.0 if successes == n else min(1.0, (middle + half) / scale)
    return low, high


def shrunk(successes: float, n: float, toward: float, weight: float = 20.0) -> float:
    """The share pulled toward `toward` as if `weight` observations had said so.

    With 0 observations it is `toward`; with many it is nearly the share itself.
    """
    return (successes + toward * weight) / (n + weight)


def change_interval(before: Share, after: Share) -> tuple[float, float] | None:
    """The 95 % interval of `after - before`; None where one of them has no value.

    Newcombe's interval (Statistics in Medicine 17, 1998, method 10), from the two Wilson intervals.
    """
    if (
        before.value is None
        or after.value is None
        or before.low is None
        or before.high is None
        or after.low is None
        or after.high is None
    ):
        return None
    change = after.value - before.value
    down = sqrt((after.value - after.low) ** 2 + (before.high - before.value) ** 2)
    up = sqrt((after.high - after.value) ** 2 + (before.value - before.low) ** 2)
    return change - down, change + up


def is_proven_change(before: Share, after: Share) -> bool:
    """Whether two shares differ beyond chance: 0 lies outside the interval of the difference."""
    found = change_interval(before, after)
    return found is not None and (found[0] > 0 or found[1] < 0)
