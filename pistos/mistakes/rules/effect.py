"""Whether a correction worked: the same rate before and after, judged by counts alone.

Before it is recorded, a correction names its window and the drop that it must bring. Afterwards the
verdict follows from four numbers: how many before and after, among how many orders.
"""

from dataclasses import dataclass
from math import comb
from statistics import NormalDist

FEWEST_EXPECTED = 5.0
"""Without the correction so many would have been expected; with fewer, silence proves nothing."""
CHANCE = 0.05
"""A drop that chance alone brings more often than this is no proof."""
MANY = 2_000
PER = 1_000


@dataclass(frozen=True, slots=True)
class Rate:
    """`count` of the cause among `exposure` orders."""

    count: int
    exposure: int

    @property
    def share(self) -> float:
        return self.count / self.exposure if self.exposure else 0.0

    @property
    def per_thousand(self) -> float:
        return self.share * PER


@dataclass(frozen=True, slots=True)
class Effect:
    """`verdict` is "worked", "did_not" or "too_few".

    `drop` is the share by which the rate fell; negative where it rose. `expected` is how many there would
    have been in the window at the rate of before.
    """

    verdict: str
    drop: float
    expected: float
    chance: float


def effect(before: Rate, after: Rate, *, drop_percent: int) -> Effect:
    """The verdict. Too few: fewer than five expected, no orders at all, or a drop that may be chance.

    `chance` is the probability of so few after, were the rates alike: binomial, given the sum of both.
    """
    expected = before.share * after.exposure
    drop = 1 - after.share / before.share if before.count and after.exposure else 0.0
    chance = _by_chance(before, after)
    if before.count == 0 or after.exposure == 0 or expected < FEWEST_EXPECTED:
        if after.count > 0 and drop * 100 < drop_percent and after.count >= FEWEST_EXPECTED:
            return Effect("did_not", drop, expected, chance)
        return Effect("too_few", drop, expected, chance)
    if drop * 100 < drop_percent:
        return Effect("did_not", drop, expected, chance)
    return Effect("worked" if chance <= CHANCE else "too_few", drop, expected, chance)


def _by_chance(before: Rate, after: Rate) -> float:
    """P(X ≤ after.count) of a binomial with n = both counts and p = the share of exposure after."""
    n, whole = before.count + after.count, before.exposure + after.exposure
    if n == 0 or whole == 0:
        return 1.0
    p = after.exposure / whole
    if n > MANY:
        return _normal(after.count, n, p)
    return min(1.0, sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(after.count + 1)))


def _normal(count: int, n: int, p: float) -> float:
    """The same for large sums, by the normal curve with its half step."""
    spread = (n * p * (1 - p)) ** 0.5
    return NormalDist().cdf((count + 0.5 - n * p) / spread) if spread else 1.0
