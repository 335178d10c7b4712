"""Working time of the world outside: how much of a delivery's way each calendar day brings.

Couriers do little on Sundays and on public holidays, and how little differs by shop. A *pace* is
the share of work done on Monday … Sunday and on a public holiday, relative to a mean day, learned
from the days on which parcels arrived. Durations are measured in paced days, so that an order on
Good Friday and one on a Tuesday can be compared, and a day found is put back on the calendar.

Local wall time is a float: the proleptic ordinal of the day plus the share of the day gone by.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from pistos.kit.public_holidays import holidays_of

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

HOLIDAY = 7
EVEN_PACE: tuple[float, ...] = (1.0,) * 8
LEAST_PACE = 0.05
FURTHEST_DAYS = 400
"""No estimate looks further ahead."""


@lru_cache(maxsize=64)
def zone_named(name: str) -> ZoneInfo:
    """The zone, or UTC where the name is empty."""
    return ZoneInfo(name or "UTC")


def wall(at: datetime, zone: str) -> float:
    """Local wall time at the destination. On a clock change the day's share is the clock's."""
    local = at.astimezone(zone_named(zone))
    seconds = local.hour * 3600 + local.minute * 60 + local.second + local.microsecond / 1e6
    return local.toordinal() + seconds / 86400


@lru_cache(maxsize=4096)
def public_holidays(country: str, region: str, year: int) -> frozenset[int]:
    """Ordinals of the public holidays of a year. An unknown region falls back to its country,
    an unknown country to none."""
    return frozenset(day.toordinal() for day in holidays_of(country, region, year))


def day_kinds(country: str, region: str, first: int, count: int) -> Ints:
    """Kind of each of `count` days from ordinal `first`: 0 Monday … 6 Sunday, 7 public holiday."""
    days = np.arange(first, first + count)
    kinds = (days + 6) % 7  # ordinal 1 was a Monday
    for year in range(date.fromordinal(first).year, date.fromordinal(first + count).year + 1):
        for day in public_holidays(country, region, year):
            if first <= day < first + count:
                kinds[day - first] = HOLIDAY
    return kinds.astype(np.int64)


@lru_cache(maxsize=2048)
def _clock_cached(
    pace: tuple[float, ...], country: str, region: str, first: int, count: int
) -> Floats:
    weights = np.asarray(pace)[day_kinds(country, region, first, count)]
    return np.concatenate([[0.0], np.cumsum(weights)])


class Clock:
    """Paced time at one place from day `first` on: the mean pace is about one a day."""

    def __init__(
        self, pace: Sequence[float], country: str, region: str, first: int, count: int
    ) -> None:
        self.first = first
        self.count = count
        self.total = _clock_cached(tuple(pace), country, region, first, count)

    def paced(self, at: float) -> float:
        """Paced days from the start of day `first` to the wall time `at`; clamped to the span."""
        offset = min(max(at - self.first, 0.0), float(self.count))
        whole = min(int(offset), self.count - 1)
        low, high = self.total[whole], self.total[whole + 1]
        return float(low + (offset - whole) * (high - low))

    def day_of(self, paced: float) -> int:
        """The first day (ordinal) by whose end `paced` days have passed."""
        found = int(np.searchsorted(self.total, paced - 1e-9, side="left"))
        return self.first + min(max(found - 1, 0), self.count - 1)

    def ends(self) -> Floats:
        """Paced time at the end of each day of the span."""
        return self.total[1:]


def learned_pace(arrivals: Ints, exposure: Floats) -> tuple[float, ...]:
    """The pace from the number of arrivals by kind of day and the number of such days.

    Smoothed by a week's worth of mean days, so that few data give an even pace. Of holidays so
    little is seen that they lean on Sunday's pace rather than on the mean.
    """
    mean = arrivals.sum() / max(float(exposure.sum()), 1.0)
    if mean == 0:
        return EVEN_PACE
    prior = 20.0 / mean / 7
    rates = (arrivals[:7] + prior * mean) / (exposure[:7] + prior)
    rates /= rates.mean()
    rest = (arrivals[HOLIDAY] / mean + 5 * rates[6]) / (exposure[HOLIDAY] + 5)
    return tuple(max(float(rate), LEAST_PACE) for rate in (*rates, min(rest, 1.0)))
