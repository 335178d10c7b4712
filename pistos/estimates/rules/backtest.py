"""What Pistos would have promised, had it been there: a walk through a history, day by day.

At each midnight a model is learned from what was known then, and used for the orders of the day
that begins. Every promise under way is looked at again at each midnight: once its chance to be
late reaches one half, the customer would have been told.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from pistos.estimates.rules.calibration import WINDOW_DAYS
from pistos.estimates.rules.cases import DELIVERY, HAND_OVER, QUANTITIES, TRANSIT, Observation
from pistos.estimates.rules.cells import Model, start_of
from pistos.estimates.rules.days import Floats, wall, zone_named
from pistos.estimates.rules.forecasts import forecast
from pistos.estimates.rules.history import NEVER, History, history_of, instant
from pistos.estimates.rules.learning import Forecasts, learn
from pistos.estimates.rules.pacing import Calendars, calendars_of
from pistos.estimates.rules.quoting import quote_from
from pistos.estimates.rules.risk import Standing, arrival_of
from pistos.estimates.rules.scores import BacktestResult, Fate, result_of

WARNED_AT = 0.5
WARM_UP_STEP = 14
DAILY_UP_TO = 20_000
"""Observations up to which a model is made for each day; above, for each week, as time allows."""

Progress = Callable[[int, int], None]


@dataclass
class _Walk:
    """What the walk carries along. `fates` by row: what was promised, and when warned."""

    observations: Sequence[Observation]
    history: History
    calendars: Calendars
    start: date
    target: float
    past: dict[str, Forecasts] = field(default_factory=lambda: {q: Forecasts() for q in QUANTITIES})
    fates: dict[int, Fate] = field(default_factory=dict)
    open_rows: set[int] = field(default_factory=set)

    def observation(self, row: int) -> Observation:
        return self.observations[int(self.history.source[row])]


def walk_forward(
    observations: Sequence[Observation],
    own_promised_on: Sequence[date | None],
    start: date,
    target: float,
    progress: Progress | None = None,
) -> BacktestResult:
    """Walks from `start` to the last order. `own_promised_on[i]` is the day that the shop itself
    promised for `observations[i]`, if any; only orders with one are counted.

    Nothing that happened after an order was placed takes part in its promise: what was delivered
    later was still under way then. Cancelled orders must not be given.
    """
    history = history_of(observations)
    if not len(history):
        return result_of([], target)
    walk = _Walk(observations, history, calendars_of(history), start, target)
    steps = list(_steps(walk))
    for number, (begin, end) in enumerate(steps):
        model = learn(history, walk.calendars, begin, past=walk.past)
        _place(walk, model, begin, end)
        _watch(walk, model, begin, end)
        if progress:
            progress(number + 1, len(steps))
    ends = max(seen.seen_until for seen in observations)
    for row, fate in walk.fates.items():
        _settle(walk, row, fate, own_promised_on[int(history.source[row])], ends)
    return result_of(list(walk.fates.values()), target)


def _steps(walk: _Walk) -> Iterator[tuple[datetime, datetime]]:
    """Midnights of the first order's zone, coarse while warming up, then one model a step."""
    zone = zone_named(walk.observations[0].case.zone)
    last = max(seen.case.ordered_at for seen in walk.observations).astimezone(zone).date()
    first = min(seen.case.ordered_at for seen in walk.observations).astimezone(zone).date()
    day = max(first, walk.start - timedelta(days=int(WINDOW_DAYS)))
    fine = 1 if len(walk.history) <= DAILY_UP_TO else 7
    while day <= last:
        step = fine if day >= walk.start else min(WARM_UP_STEP, (walk.start - day).days)
        yield _midnight(day, walk), _midnight(day + timedelta(days=step), walk)
        day += timedelta(days=step)


def _midnight(day: date, walk: _Walk) -> datetime:
    zone = zone_named(walk.observations[0].case.zone)
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)


def _between(column: Floats, begin: datetime, end: datetime) -> list[int]:
    found = (column >= instant(begin)) & (column < instant(end))
    return [int(row) for row in np.nonzero(found)[0]]


def _place(walk: _Walk, model: Model, begin: datetime, end: datetime) -> None:
    """Promises for the orders of the step, and keeps every forecast for later calibration."""
    for row in _between(walk.history.ordered, begin, end):
        case = walk.observation(row).case
        begun = start_of(case)
        _keep(walk, model, DELIVERY, row, begun)
        _keep(walk, model, HAND_OVER, row, begun)
        if int(begun) >= walk.start.toordinal():
            quote = quote_from(model, case, case.ordered_at, walk.target)
            walk.fates[row] = Fate(date.fromordinal(int(begun)), quote.promised_on)
            walk.open_rows.add(row)
    for row in _between(walk.history.handed, begin, end):
        _keep(walk, model, TRANSIT, row, float(walk.history.handed_wall[row]))


def _keep(walk: _Walk, model: Model, quantity: str, row: int, start: float) -> None:
    found = forecast(model, walk.observation(row).case, quantity, start)
    if found is not None:
        walk.past[quantity].rows.append(row)
        walk.past[quantity].centres.append(found.centre)
        walk.past[quantity].curves.append(found.cell.curve)


def _watch(walk: _Walk, model: Model, begin: datetime, end: datetime) -> None:
    """At each midnight of the step, warns of promises likely to be late, a day or more before."""
    at = begin
    while at < end:
        for row in sorted(walk.open_rows):
            fate, seen = walk.fates[row], walk.observation(row)
            if seen.case.ordered_at >= at:
                continue
            now = wall(at, seen.case.zone)
            arrived = seen.delivered_at is not None and seen.delivered_at <= at
            if arrived or int(now) >= fate.promised_on.toordinal():
                walk.open_rows.discard(row)
                continue
            handed = float(walk.history.handed[row]) < NEVER and seen.handed_over_at
            known = handed if handed and handed <= at else None
            standing = Standing(seen.case, fate.promised_on, known, None)
            if arrival_of(model, standing, now).late(fate.promised_on.toordinal()) >= WARNED_AT:
                fate.warned_on = date.fromordinal(int(now))
                walk.open_rows.discard(row)
        at += timedelta(days=1)


def _settle(walk: _Walk, row: int, fate: Fate, own: date | None, ends: datetime) -> None:
    seen = walk.observation(row)
    fate.own_promised_on = own
    if seen.delivered_at is not None:
        fate.delivered_on = date.fromordinal(int(wall(seen.delivered_at, seen.case.zone)))
    elif own is not None:
        fate.is_overdue = own.toordinal() < int(wall(ends, seen.case.zone))
