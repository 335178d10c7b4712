"""How far the present departs from the past: arrivals seen against arrivals expected.

By the long-known spread of residuals, each parcel under way or arrived had a number of arrivals to
be expected of it so far (its cumulative hazard). Where fewer came than expected, the present is
slower, and the shift sought is the one that makes both equal. Parcels under way count with the time
that they have been, so that a change shows before the late ones have arrived.
"""

import numpy as np

from pistos.estimates.rules.curves import survival
from pistos.estimates.rules.days import Floats, Ints
from pistos.estimates.rules.effects import Fit

WIDEST = 1.5
"""Log duration: no drift beyond four and a half times as long, or as short."""
HALVINGS = 24


def shifts(
    fit: Fit,
    ended: Floats,
    residual: Floats,
    weights: Floats,
    code: Ints,
    groups: int,
    prior: float,
) -> Floats:
    """The shift of each group, in log duration, drawn to nought as if `prior` parcels spoke for it.

    Solves expected(shift) - seen = prior x shift by halving; expected falls as the shift grows.
    """
    ordered, lasting = survival(fit.residual, ended, fit.weight)
    hazard = -np.log(np.maximum(lasting, 1e-3))
    used = weights > 1e-3
    code, residual, weights = code[used], residual[used], weights[used]
    seen = np.bincount(code, weights * ended[used], groups)
    low, high = np.full(groups, -WIDEST), np.full(groups, WIDEST)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        at = np.interp(residual - middle[code], ordered, hazard, left=0.0)
        surplus = np.bincount(code, weights * at, groups) - seen - prior * middle
        low, high = np.where(surplus > 0, middle, low), np.where(surplus > 0, high, middle)
    found: Floats = (low + high) / 2
    return found
