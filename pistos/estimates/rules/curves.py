"""Distributions kept as a few quantiles, and the estimator that makes them from unfinished data."""

import numpy as np

from pistos.estimates.rules.days import Floats

_BODY = tuple((np.arange(2, 18) / 20).tolist())
PROBABILITIES: Floats = np.array(
    (0.001, 0.01, 0.025, 0.05, *_BODY, 0.9, 0.925, 0.95, 0.96, 0.97, 0.98, 0.99, 0.995, 0.999)
)
"""Where a curve is stored; between them it is linear, beyond them it stops."""

GRID: Floats = np.round(np.arange(-4.0, 4.001, 0.02), 2)
"""Residuals of log duration at which shares are mixed: e^-4 … e^4 of the expected duration."""


def survival(values: Floats, ended: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Weighted Kaplan-Meier (1958): sorted values and the share that lasts beyond each.

    `ended` is true where the value was reached, false where only "longer than this" is known.
    """
    order = np.lexsort((~ended.astype(bool), values))
    values, ended, weights = values[order], ended[order].astype(bool), weights[order]
    at_risk = np.cumsum(weights[::-1])[::-1]
    hazards = np.where(ended, weights / np.maximum(at_risk, 1e-12), 0.0)
    return values, np.cumprod(1.0 - np.minimum(hazards, 1.0)).astype(np.float64)


def step(values: Floats, survivals: Floats, at: Floats) -> Floats:
    """Share that lasts beyond each point of `at`, read from a survival step function."""
    found = np.searchsorted(values, at, side="right")
    return np.where(found > 0, survivals[np.maximum(found - 1, 0)], 1.0)


def shares_on_grid(values: Floats, ended: Floats, weights: Floats) -> Floats:
    """Share reached by each point of GRID. Where the longest known values are unfinished, the
    rest falls off exponentially, with the mean excess over the eighth decile."""
    ordered, lasting = survival(values, ended, weights)
    reached = 1.0 - step(ordered, lasting, GRID)
    rest = float(lasting[-1])
    events = ended.astype(bool)
    if rest <= 1e-3 or not events.any():
        return reached
    longest = float(values[events].max())
    edge = float(np.quantile(values[events], 0.8))
    excess = max(float((values[events & (values >= edge)] - edge).mean()), 0.1)
    beyond = longest < GRID
    reached[beyond] = 1.0 - rest * np.exp(-(GRID[beyond] - longest) / excess)
    return reached


def quantiles(reached: Floats) -> Floats:
    """The GRID points at PROBABILITIES: the stored form of a distribution."""
    rising = np.maximum.accumulate(reached) + np.arange(len(GRID)) * 1e-12
    return np.interp(PROBABILITIES, rising, GRID)


def reached(curve: Floats, values: Floats) -> Floats:
    """The share reached at each of `values`, from a stored curve. Beyond its last point the rest
    falls off exponentially, so that even the very late still have an expected day."""
    shares = np.interp(values, curve, PROBABILITIES)
    scale = max(float(curve[-1] - np.interp(0.99, PROBABILITIES, curve)) / np.log(10), 0.05)
    rest = 1.0 - float(PROBABILITIES[-1])
    over = np.maximum(values - curve[-1], 0.0)
    return np.where(over > 0, 1.0 - rest * np.exp(-over / scale), shares)


def shares_by_row(curves: Floats, values: Floats) -> Floats:
    """`reached_at` for many: row i of `curves` read at `values[i]`."""
    index = np.clip((curves <= values[:, None]).sum(axis=1), 1, curves.shape[1] - 1)
    rows = np.arange(len(values))
    low, high = curves[rows, index - 1], curves[rows, index]
    part = np.clip((values - low) / np.maximum(high - low, 1e-9), 0.0, 1.0)
    shares: Floats = PROBABILITIES[index - 1] + part * (
        PROBABILITIES[index] - PROBABILITIES[index - 1]
    )
    return shares
