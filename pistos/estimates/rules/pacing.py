"""The pace of the week learned from a history, and its times measured in paced days at once."""

from dataclasses import dataclass

import numpy as np

from pistos.estimates.rules.cells import DESTINATION
from pistos.estimates.rules.days import FURTHEST_DAYS, Floats, Ints, day_kinds, learned_pace
from pistos.estimates.rules.history import NEVER, History, Table

PACE_DAYS = 365


@dataclass(frozen=True)
class Calendars:
    """The kind of each day at each destination of a history: `kinds[calendar, day - first]`."""

    first: int
    kinds: Ints
    of_row: Ints

    def arrivals(self, table: Table) -> Ints:
        """How many parcels ended on each kind of day, lately."""
        lately = (table.ended > 0) & (table.since <= PACE_DAYS)
        days = np.floor(table.end[lately]).astype(np.int64) - self.first
        return np.bincount(self.kinds[self.of_row[table.rows[lately]], days], minlength=8)

    def exposure(self, table: Table) -> Floats:
        """How many days of each kind lay in that time, calendars weighted by their parcels."""
        lately = (table.ended > 0) & (table.since <= PACE_DAYS)
        if not lately.any():
            return np.zeros(8)
        days = np.floor(table.end[lately]).astype(np.int64) - self.first
        used = self.kinds[:, days.min() : days.max() + 1]
        share = np.bincount(self.of_row[table.rows[lately]], minlength=len(self.kinds))
        counts = np.array([np.bincount(row, minlength=8) for row in used], dtype=np.float64)
        mean: Floats = (share / share.sum()) @ counts
        return mean

    def pace(self, table: Table) -> tuple[float, ...]:
        return learned_pace(self.arrivals(table), self.exposure(table))

    def durations(self, table: Table, pace: tuple[float, ...]) -> Floats:
        """Paced days from start to end of each line."""
        weights = np.asarray(pace)[self.kinds]
        totals = np.concatenate([np.zeros((len(weights), 1)), np.cumsum(weights, axis=1)], axis=1)
        calendars = self.of_row[table.rows]
        return self._paced(totals, calendars, table.end) - self._paced(
            totals, calendars, table.start
        )

    def _paced(self, totals: Floats, calendars: Ints, at: Floats) -> Floats:
        offset = np.clip(at - self.first, 0.0, self.kinds.shape[1] - 1e-6)
        whole = np.floor(offset).astype(np.int64)
        low, high = totals[calendars, whole], totals[calendars, whole + 1]
        paced: Floats = low + (offset - whole) * (high - low)
        return paced


def calendars_of(history: History) -> Calendars:
    """One calendar for each country and region met, from the first order to well after the last."""
    if not len(history):
        return Calendars(1, np.zeros((1, 1), dtype=np.int64), np.zeros(0, dtype=np.int64))
    delivered = history.delivered_wall[history.delivered_wall < NEVER]
    ends = [history.ordered_wall.max(), history.seen.max() + 719_163]  # 1970-01-01 as an ordinal
    last = int(max(ends + ([delivered.max()] if len(delivered) else []))) + 3
    first = int(history.ordered_wall.min()) - 2
    names = [history.codes[name] for name in DESTINATION]
    texts = [history.texts[name] for name in DESTINATION]
    combined = names[0] * len(texts[1]) + names[1]
    unique, inverse = np.unique(combined, return_inverse=True)
    count = min(last - first, 40 * FURTHEST_DAYS)
    kinds = np.array(
        [
            day_kinds(texts[0][code // len(texts[1])], texts[1][code % len(texts[1])], first, count)
            for code in unique.tolist()
        ]
    )
    return Calendars(first, kinds, inverse.astype(np.int64))
