"""The arithmetic behind the drawn figures: scales and positions. Pure, no markup."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True)
class Scale:
    """A straight axis from `low` to `high` with round ticks."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Where a value lies on the axis, 0…1, held inside it."""
        if self.high <= self.low:
            return 0.0
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def round_step(span: float, count: int) -> float:
    """The round step (1, 2, 2.5 or 5 times a power of ten) that cuts a span in at most `count` parts."""
    if span <= 0:
        return 1.0
    rough = span / max(1, count)
    power = 10.0 ** floor(log10(rough))
    return next(s * power for s in (1, 2, 2.5, 5, 10) if s * power >= rough * 0.999999)


def round_scale(values: Sequence[float], *, floor_at: float | None = None, count: int = 4) -> Scale:
    """An axis around the values; it starts at `floor_at` when one is given, as bars must at zero."""
    if not values:
        return Scale(0.0, 1.0, (0.0, 1.0))
    low = min(values) if floor_at is None else min(floor_at, *values)
    high = max(values)
    if high <= low:
        high = low + (abs(low) or 1.0)
    step = round_step(high - low, count)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    ticks = tuple(round(step * at, 10) for at in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def share_scale(values: Sequence[float]) -> Scale:
    """An axis for shares that ends at one and starts as low as the values need, so that small changes
    stay visible.
    """
    lowest = min(values, default=0.0)
    low = next((edge for edge in (0.9, 0.8, 0.5) if lowest >= edge), 0.0)
    step = {0.9: 0.02, 0.8: 0.05, 0.5: 0.1}.get(low, 0.25)
    count = round((1 - low) / step)
    return Scale(low, 1.0, tuple(round(low + step * at, 10) for at in range(count + 1)))


def segments(values: Sequence[float | None]) -> list[list[int]]:
    """Runs of neighbouring positions that carry a value: a line breaks where nothing was measured."""
    runs: list[list[int]] = []
    for at, value in enumerate(values):
        if value is None:
            continue
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs
