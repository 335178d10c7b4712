"""What a broken promise costs in stars: distributions, their means, and the difference with its interval.

The interval is that of a difference of two means with their own variances (Welch's standard error, normal
quantile): with the hundreds of reviews that it takes to matter, no other is needed.
"""

from dataclasses import dataclass
from math import sqrt

from pistos.kit.statistics import Z95

Stars = tuple[int, int, int, int, int]
NO_STARS: Stars = (0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Marks:
    """A distribution of stars: counts from 1 to 5."""

    stars: Stars = NO_STARS

    @property
    def count(self) -> int:
        return sum(self.stars)

    @property
    def mean(self) -> float | None:
        if not self.count:
            return None
        return sum(n * stars for stars, n in enumerate(self.stars, 1)) / self.count

    @property
    def variance(self) -> float | None:
        """The sample's; None with fewer than two."""
        if self.count < 2:
            return None
        mean = self.mean or 0.0
        squares = sum(n * (stars - mean) ** 2 for stars, n in enumerate(self.stars, 1))
        return squares / (self.count - 1)

    def plus(self, other: "Marks") -> "Marks":
        one, two, three, four, five = (a + b for a, b in zip(self.stars, other.stars, strict=True))
        return Marks((one, two, three, four, five))


@dataclass(frozen=True, slots=True)
class Cost:
    """Stars lost where the day was broken, against where it was kept, with the 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def is_proven(self) -> bool:
        return self.low > 0 or self.high < 0


def cost_of(kept: Marks, broken: Marks) -> Cost | None:
    """None where one of them has fewer than two reviews."""
    if kept.variance is None or broken.variance is None:
        return None
    assert kept.mean is not None and broken.mean is not None  # noqa: S101, PT018 - two each
    value = kept.mean - broken.mean
    half = Z95 * sqrt(kept.variance / kept.count + broken.variance / broken.count)
    return Cost(value, value - half, value + half)
