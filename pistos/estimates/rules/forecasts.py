"""One forecast: where a case is expected, how widely spread, on which calendar. Both the live quote
and the backtest come through here."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from pistos.estimates.rules.calibration import calibrated_all, forecast_needed
from pistos.estimates.rules.cases import Case
from pistos.estimates.rules.cells import (
    Cell,
    Model,
    as_floats,
    centre,
    facts,
    is_elsewhere,
    narrowest,
)
from pistos.estimates.rules.curves import PROBABILITIES, reached
from pistos.estimates.rules.days import FURTHEST_DAYS, Clock, Floats

SHORTEST = 0.02
"""Paced days: nothing ends sooner."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """`centre` is the log of the paced days expected from `start` (wall time)."""

    centre: float
    curve: Floats
    calibration: tuple[float, ...]
    clock: Clock
    start: float
    lost: float
    level: tuple[str, ...]
    cell: Cell

    def day(self, share: float) -> int:
        """The first day (ordinal) by whose end the share will have come, by experience."""
        return self.clock.day_of(self.clock.paced(self.start) + self.paced_days(share))

    def paced_days(self, share: float) -> float:
        needed = forecast_needed(self.calibration, share)
        return float(np.exp(self.centre + np.interp(needed, PROBABILITIES, self.curve)))

    def share_by_end_of(self, day: int) -> float:
        """The share that will have come by the end of a day, by experience."""
        return float(self.shares_at(np.array([self.clock.paced(day + 1.0)]))[0])

    def share_by(self, at: float) -> float:
        """The share that will have come by a wall time."""
        return float(self.shares_at(np.array([self.clock.paced(at)]))[0])

    def shares_at(self, paced: Floats) -> Floats:
        """The shares that will have come by times on the paced clock; nought before the start."""
        taken = paced - self.clock.paced(self.start)
        value = np.log(np.maximum(taken, SHORTEST)) - self.centre
        shares = calibrated_all(self.calibration, reached(self.curve, value))
        return np.where(taken <= 0, 0.0, shares)


def forecast(model: Model, case: Case, quantity: str, start: float) -> Forecast | None:
    """None where the model has no history of this quantity, or none to this country."""
    figures = model.figures.get(quantity)
    if figures is None:
        return None
    values = facts(case, start)
    group = narrowest(model, quantity, values)
    if group is None or is_elsewhere(quantity, group[0]):
        return None
    level, cell = group
    month = date.fromordinal(int(start)).month
    return Forecast(
        centre=centre(model, quantity, values, month),
        curve=as_floats(cell.curve),
        calibration=figures.calibration,
        clock=Clock(figures.pace, case.country, case.region, int(start), FURTHEST_DAYS),
        start=start,
        lost=figures.lost,
        level=level,
        cell=cell,
    )
