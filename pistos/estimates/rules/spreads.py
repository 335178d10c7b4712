"""The spread around what is expected, for each place and courier, each drawn to the broader one."""

from math import erf, sqrt

import numpy as np

from pistos.estimates.rules import cells as rows
from pistos.estimates.rules.cells import Cell, CellKey, Figures
from pistos.estimates.rules.curves import GRID, quantiles, shares_on_grid
from pistos.estimates.rules.days import Floats, Ints
from pistos.estimates.rules.defaults import default_spread
from pistos.estimates.rules.effects import Fit
from pistos.estimates.rules.history import Level, Table

PARENT_PRIOR = 60.0
"""Parcels that the broader group's spread counts for."""
DEFAULT_PRIOR = 10.0
"""Parcels that the cautious default counts for, in a country and over all."""
LEAST_LINES = 15
"""A narrower group with fewer parcels has no spread of its own; a country always has."""

_Coded = dict[Level, tuple[Ints, list[str]]]


def curve_cells(
    quantity: str,
    figures: Figures,
    effects: dict[CellKey, Cell],
    fit: Fit,
    table: Table,
    coded: _Coded,
    weights: Floats,
) -> dict[CellKey, Cell]:
    """The curve rows of a quantity, broad to narrow. Residuals are against the drift of their own
    fortnight, so that a spread is not blown up by change over time."""
    made: dict[CellKey, Cell] = {}
    reached_by: dict[tuple[Level, int], Floats] = {}
    for level in rows.CURVES[quantity]:
        code, keys = coded[level]
        order = np.argsort(code, kind="stable")
        bounds = np.searchsorted(code[order], np.arange(len(keys) + 1))
        for number, key in enumerate(keys):
            lines = order[bounds[number] : bounds[number + 1]]
            if len(lines) < LEAST_LINES and level not in ((), ("country",)):
                continue
            above = _above(quantity, level, lines[0], coded, reached_by)
            centre = figures.base + figures.drift + _country_effect(quantity, level, key, effects)
            reached = _mixed(quantity, level, fit, table, weights, lines, above, centre)
            reached_by[level, number] = reached
            curve = tuple(round(float(value), 3) for value in quantiles(reached))
            made[quantity, rows.curve_level(level), key] = Cell(curve=curve)
    return made


def _above(
    quantity: str,
    level: Level,
    line: int,
    coded: _Coded,
    reached_by: dict[tuple[Level, int], Floats],
) -> Floats | None:
    """The spread of the nearest broader group that has one."""
    for candidate in reversed(rows.CURVES[quantity]):
        if len(candidate) < len(level) and set(candidate) <= set(level):
            found = reached_by.get((candidate, int(coded[candidate][0][line])))
            if found is not None:
                return found
    return None


def _country_effect(quantity: str, level: Level, key: str, effects: dict[CellKey, Cell]) -> float:
    if level != ("country",):
        return 0.0
    cell = effects.get((quantity, rows.effect_level(level), key))
    return cell.effect if cell else 0.0


def _mixed(
    quantity: str,
    level: Level,
    fit: Fit,
    table: Table,
    weights: Floats,
    lines: Ints,
    above: Floats | None,
    centre: float,
) -> Floats:
    """Own shares, those of the broader group, and in a country the default, by their numbers."""
    own = shares_on_grid(fit.residual[lines], table.ended[lines], weights[lines])
    count = float(weights[lines][table.ended[lines] > 0].sum())
    total, size = count * own, count
    if above is not None:
        total, size = total + PARENT_PRIOR * above, size + PARENT_PRIOR
    if level in ((), ("country",)):
        total, size = total + DEFAULT_PRIOR * _default(quantity, centre), size + DEFAULT_PRIOR
    return total / size


def _default(quantity: str, centre: float) -> Floats:
    """The default spread, seen from `centre` (log days)."""
    mean, deviation = default_spread(quantity, "")
    scaled = (GRID + centre - mean) / deviation / sqrt(2)
    return np.array([0.5 * (1.0 + erf(value)) for value in scaled])
