"""How a promise under way stands: what the time that has passed, and what has not happened in it,
say of the chance to be late."""

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from pistos.estimates.rules.calibration import forecast_needed
from pistos.estimates.rules.cases import DELIVERY, HAND_OVER, TRANSIT, Case, Risk
from pistos.estimates.rules.cells import Model, start_of
from pistos.estimates.rules.curves import PROBABILITIES
from pistos.estimates.rules.days import Floats, wall
from pistos.estimates.rules.defaults import default_share
from pistos.estimates.rules.forecasts import Forecast, forecast

AHEAD_DAYS = 180
HAND_OVERS = (np.arange(16) + 0.5) / 16
"""A hand-over to come is tried at sixteen equally likely moments."""
UNUSUAL = 0.8
"""A stage that lasts longer than for eight of ten is named as the reason."""
SILENT_DAYS = 2.0
MOST_LOST = 0.02
"""No more than 1 parcel in 50 is taken to be lost before its own time speaks: where records show
more, it is oftener the record that was never closed than the parcel."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A parcel under way: when it was handed over and last reported, and as what, if so."""

    case: Case
    due_on: date
    handed_over_at: datetime | None
    last_scan_at: datetime | None
    last_code: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """`shares[i]` is the chance to have come by the end of day `today + i`, if it comes at all;
    `lost` the chance that it never does."""

    today: int
    shares: Floats
    lost: float

    def late(self, due: int) -> float:
        """The chance not to have come by the end of day `due`."""
        if due < self.today:
            return 1.0
        return 1.0 - (1.0 - self.lost) * float(self.shares[min(due - self.today, AHEAD_DAYS - 1)])

    def day(self, share: float) -> int:
        found = np.nonzero(self.shares >= share - 1e-9)[0]
        return self.today + (int(found[0]) if len(found) else AHEAD_DAYS)


def risk_of(model: Model, standing: Standing, at: datetime, target: float) -> Risk:
    """The chance to be late, the reason that weighs most, and the days that can be told now."""
    case = standing.case
    now = wall(at, case.zone)
    arrival = arrival_of(model, standing, now)
    due = standing.due_on.toordinal()
    chance = arrival.late(due)
    expected = arrival.day(0.5)
    return Risk(
        chance_late=round(min(max(chance, 0.0), 1.0), 4),
        reason=_reason(model, standing, now, due, target),
        expected_on=date.fromordinal(expected),
        promised_on=date.fromordinal(max(arrival.day(min(target, 0.995)), expected)),
    )


def arrival_of(model: Model, standing: Standing, now: float) -> Arrival:
    """When it may come, given that it has not come by the wall time `now`."""
    case = standing.case
    if standing.handed_over_at is not None:
        handed = min(wall(standing.handed_over_at, case.zone), now)
        way = forecast(model, case, TRANSIT, handed)
        if way is not None:
            return _of_one(way, now)
    else:
        hand_over = forecast(model, case, HAND_OVER, start_of(case))
        way = forecast(model, case, TRANSIT, now)
        if hand_over is not None and way is not None:
            return _of_two(hand_over, way, now)
    whole = forecast(model, case, DELIVERY, start_of(case))
    return _of_one(whole, now) if whole is not None else _by_default(case, now)


def _of_one(found: Forecast, now: float) -> Arrival:
    """Of a stage under way: shares of what is left after the time that has passed."""
    today = int(now)
    clock = found.clock
    first = min(today - clock.first, clock.count - 1)
    ends = clock.ends()[first : first + AHEAD_DAYS]
    ends = np.concatenate([ends, ends[-1] + np.arange(1, AHEAD_DAYS - len(ends) + 1)])
    passed = float(found.shares_at(np.array([clock.paced(now)]))[0])
    left = max(1.0 - passed, 1e-9)
    shares = np.clip((found.shares_at(ends) - passed) / left, 0.0, 1.0)
    return Arrival(today, shares, _never(found, left))


def _of_two(hand_over: Forecast, way: Forecast, now: float) -> Arrival:
    """Of a parcel not handed over: the hand-over may come at sixteen moments from now on, and the
    way begins at each."""
    today = int(now)
    passed = hand_over.share_by(now)
    left = max(1.0 - passed, 1e-9)
    needed = [forecast_needed(hand_over.calibration, passed + left * u) for u in HAND_OVERS]
    after = np.exp(hand_over.centre + np.interp(needed, PROBABILITIES, hand_over.curve))
    clock = hand_over.clock
    paced = np.maximum(clock.paced(hand_over.start) + after, clock.paced(now))
    moments = clock.first + np.interp(paced, clock.total, np.arange(len(clock.total)))
    ends = way.clock.ends()[:AHEAD_DAYS]
    offset = way.clock.paced(way.start)
    begins = np.array([way.clock.paced(max(moment, now)) for moment in moments])
    shifted = (ends[None, :] - begins[:, None] + offset).ravel()
    shares = way.shares_at(shifted).reshape(len(begins), -1).mean(axis=0)
    lost = 1.0 - (1.0 - _never(hand_over, left)) * (1.0 - min(way.lost, MOST_LOST))
    return Arrival(today, shares, lost)


def _never(stage: Forecast, left: float) -> float:
    """The chance that a stage that only the share `left` outlasts never ends."""
    lost = min(stage.lost, MOST_LOST)
    return lost / (lost + (1.0 - lost) * left)


def _by_default(case: Case, now: float) -> Arrival:
    start, today = start_of(case), int(now)
    passed = default_share(DELIVERY, case.service, now - start)
    ends = [default_share(DELIVERY, case.service, today + 1 + i - start) for i in range(AHEAD_DAYS)]
    left = max(1.0 - passed, 1e-3)
    return Arrival(today, np.clip((np.array(ends) - passed) / left, 0.0, 1.0), 0.01)


def _reason(model: Model, standing: Standing, now: float, due: int, target: float) -> str:
    """The code of what weighs most."""
    case = standing.case
    if due < int(now):
        return "overdue"
    if standing.handed_over_at is None:
        waiting = forecast(model, case, HAND_OVER, start_of(case))
        if waiting is not None and waiting.share_by(now) >= UNUSUAL:
            return "not_handed_over"
    else:
        way = forecast(model, case, TRANSIT, min(wall(standing.handed_over_at, case.zone), now))
        if way is not None and _is_silent(way, standing, now):
            return "silent"
        if way is not None and way.share_by(now) >= UNUSUAL:
            return "slow_lane"
    whole = forecast(model, case, DELIVERY, start_of(case))
    if whole is not None and due < whole.day(target):
        return "slow_lane"
    return "usual"


def _is_silent(way: Forecast, standing: Standing, now: float) -> bool:
    """No scan for longer than half of what the way usually takes, and for two days of work."""
    if standing.last_scan_at is None:
        return False
    last = min(wall(standing.last_scan_at, standing.case.zone), now)
    quiet = way.clock.paced(now) - way.clock.paced(max(last, way.start))
    return quiet > max(SILENT_DAYS, 0.5 * way.paced_days(0.5))
