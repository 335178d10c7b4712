"""Figures of answers, each with its 95 % interval. Counts by value in, never the mean alone out.

Sources: NPS and its adjusted Wald interval after Agresti and Coull's idea, as Sauro and Lewis use it
(three answers are added, a quarter to a side each and the rest in the middle); Wilson (kit.statistics)
for shares; CES 2.0 is the mean of 1…7.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, sqrt

from pistos.kit.statistics import FEW, Z95, change_interval, share
from pistos.surveys.rules.scales import SCALES, Kind

Counts = Mapping[int, int]
USUAL_VARIANCE = 0.64


@dataclass(frozen=True, slots=True)
class Figure:
    """A value of `n` answers between `low` and `high`; all None when nobody answered.

    Shares lie within 0…1, NPS within -100…100, CES within 1…7. `middle` is what the interval is drawn
    around, `error` its standard error, in the value's unit (for shares: None, they compare by Newcombe).
    `good` of `n` pleased.
    """

    kind: str
    n: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    middle: float | None = None
    error: float | None = None
    good: int = 0

    @property
    def is_few(self) -> bool:
        return self.n < FEW

    @property
    def half_width(self) -> float | None:
        if self.low is None or self.high is None:
            return None
        return (self.high - self.low) / 2


def nps(promoters: int, detractors: int, n: int) -> Figure:
    """100 x (promoters - detractors) / n; the interval by adjusted Wald. In points, -100…100."""
    if n <= 0:
        return Figure(Kind.NPS, 0)
    whole, up, down = n + 3, promoters + 0.75, detractors + 0.75
    middle = (up - down) / whole
    error = sqrt(((up + down) / whole - middle**2) / whole)
    low, high = max(-1.0, middle - Z95 * error), min(1.0, middle + Z95 * error)
    return Figure(
        Kind.NPS,
        n,
        100 * (promoters - detractors) / n,
        100 * low,
        100 * high,
        100 * middle,
        100 * error,
        promoters,
    )


def good_share(kind: str, good: int, n: int) -> Figure:
    """The share that pleased (CSAT: 4 and 5 of 1…5), with Wilson's interval. Within 0…1."""
    found = share(good, n)
    return Figure(kind, n, found.value, found.low, found.high, found.value, None, good)


def mean(kind: str, counts: Counts, good: int) -> Figure:
    """The mean of the answers with its normal interval, held within the scale."""
    n = sum(counts.values())
    if n <= 0:
        return Figure(kind, 0)
    scale = SCALES[kind]
    value = sum(at * count for at, count in counts.items()) / n
    spread = sum(count * (at - value) ** 2 for at, count in counts.items())
    error = sqrt(spread / (n - 1) / n) if n > 1 else (scale.high - scale.low) / 2
    low, high = max(scale.low, value - Z95 * error), min(scale.high, value + Z95 * error)
    return Figure(kind, n, value, low, high, value, error, good)


def figure_of(kind: str, counts: Counts) -> Figure:
    """The figure of a question from its distribution. A choice and a text have none but their `n`."""
    n = sum(counts.values())
    scale = SCALES.get(kind)
    if scale is None:
        return Figure(kind, n)
    good = sum(count for at, count in counts.items() if at >= scale.good)
    if kind == Kind.NPS:
        return nps(good, sum(count for at, count in counts.items() if at <= scale.sharp), n)
    if kind == Kind.CES:
        return mean(kind, counts, good)
    return good_share(kind, good, n)


@dataclass(frozen=True, slots=True)
class Change:
    """The difference of two figures in their unit; proven when 0 lies outside its interval."""

    by: float
    low: float
    high: float

    @property
    def is_proven(self) -> bool:
        return self.low > 0 or self.high < 0

    @property
    def verdict(self) -> str:
        """ "better", "worse" or "unproven": no change is claimed while 0 lies inside."""
        if not self.is_proven:
            return "unproven"
        return "better" if self.by > 0 else "worse"


def change_of(before: Figure, after: Figure) -> Change | None:
    """None where one of them has no value, or they measure different things.

    NPS and means: SE = sqrt(SE1² + SE2²), around the adjusted values. Shares: Newcombe's interval.
    """
    if before.kind != after.kind or before.value is None or after.value is None:
        return None
    if before.error is None or after.error is None:
        found = change_interval(share(before.good, before.n), share(after.good, after.n))
        return Change(after.value - before.value, *found) if found else None
    middle = (after.middle or 0) - (before.middle or 0)
    half = Z95 * sqrt(before.error**2 + after.error**2)
    return Change(after.value - before.value, middle - half, middle + half)


def answers_needed(margin: float, variance: float = USUAL_VARIANCE) -> int:
    """How many answers hold NPS within ± `margin` points: 246 for 10, 385 where opinions split worst."""
    return ceil(Z95**2 * variance / (margin / 100) ** 2)


MARGINS: Mapping[str, float] = {Kind.NPS: 10.0, Kind.CES: 0.3}
SHARE_MARGIN = 0.05


@dataclass(frozen=True, slots=True)
class Enough:
    """Whether the answers carry the figure: its interval reaches no further than `margin` either way.

    `needed` is about how many would, at the spread seen; None while nothing can be said.
    """

    is_enough: bool
    margin: float
    needed: int | None


def enough(found: Figure) -> Enough:
    margin = MARGINS.get(found.kind, SHARE_MARGIN)
    half = found.half_width
    if half is None or found.n == 0:
        return Enough(False, margin, None)
    if half <= margin:
        return Enough(True, margin, found.n)
    if found.kind == Kind.NPS:
        error = (found.error or 0) / 100
        return Enough(False, margin, answers_needed(margin, error**2 * (found.n + 3)))
    return Enough(False, margin, ceil(found.n * (half / margin) ** 2))


@dataclass(frozen=True, slots=True)
class Rate:
    """Answered ÷ delivered: what was sent back, or never went, asked nobody."""

    answered: int
    delivered: int

    @property
    def value(self) -> float | None:
        return self.answered / self.delivered if self.delivered else None
