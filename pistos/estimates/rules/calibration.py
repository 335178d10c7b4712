"""How forecasts turned out, and what follows: conformal recalibration against drift.

Every past forecast gives a share u: how much of its own forecast distribution had passed when the
parcel came. Were forecasts perfect, u would be spread evenly. The distribution of recent u,
weighted towards the present (Barber et al. 2023), is what a forecast share is really worth: of the
parcels forecast to come "by then with 95 %", how many came. Parcels still under way count as
"u is greater than this" (Kaplan-Meier). One curve serves every target, so that a higher target
never gives an earlier day.
"""

import numpy as np

from pistos.estimates.rules.curves import step, survival
from pistos.estimates.rules.days import Floats

_COARSE = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.875, 0.9, 0.92, 0.94)
LEVELS: Floats = np.array((*_COARSE, 0.95, 0.96, 0.97, 0.975, 0.98, 0.985, 0.99, 0.995, 0.999, 1.0))
HALF_LIFE_DAYS = 25.0
WINDOW_DAYS = 240.0
PRIOR = 1000.0
"""Forecasts that experience must outweigh before its word counts for more than the model's."""


def calibration_curve(reached: Floats, ended: Floats, weights: Floats) -> tuple[float, ...]:
    """At each of LEVELS, the share that really came by the time for which it was forecast.

    `reached` holds u of each past forecast, `ended` whether the parcel came. The count has one
    forecast more than there were, one that failed: the finite-sample rule of split conformal
    prediction. Rising from 0 to 1.
    """
    known = float(weights[ended.astype(bool)].sum())
    if known < 1:
        return tuple(LEVELS.tolist())
    values, lasting = survival(reached, ended, weights)
    came = (1.0 - step(values, lasting, LEVELS)) * known / (known + 1.0)
    blended = (known * came + PRIOR * LEVELS) / (known + PRIOR)
    blended[0], blended[-1] = 0.0, 1.0
    rising = np.clip(np.maximum.accumulate(blended), 0.0, 1.0)
    return tuple(round(float(share), 5) for share in rising)


def calibrated(curve: tuple[float, ...], share: float) -> float:
    """What a forecast share is worth by experience."""
    if not curve:
        return share
    return float(np.interp(share, LEVELS, curve))


def calibrated_all(curve: tuple[float, ...], shares: Floats) -> Floats:
    return np.interp(shares, LEVELS, curve) if curve else shares


def forecast_needed(curve: tuple[float, ...], target: float) -> float:
    """The least forecast share that is worth `target`."""
    if not curve:
        return target
    rising = np.asarray(curve) + np.arange(len(curve)) * 1e-12
    return float(np.interp(target, rising, LEVELS))
