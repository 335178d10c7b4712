"""From a history to a model: effects, present drift, spreads by place, and their calibration.

A model of `at` is made only from what was known then, so that yesterday's models can be made again
to see how they would have done.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import numpy as np

from pistos.estimates.rules import cells as rows
from pistos.estimates.rules.calibration import (
    HALF_LIFE_DAYS,
    WINDOW_DAYS,
    calibration_curve,
)
from pistos.estimates.rules.cases import QUANTITIES
from pistos.estimates.rules.cells import Cell, CellKey, Figures, Model
from pistos.estimates.rules.curves import shares_by_row
from pistos.estimates.rules.days import Bools, Floats, Ints
from pistos.estimates.rules.drift import shifts
from pistos.estimates.rules.effects import BLOCK_DAYS, Fit, Lines, fit_effects
from pistos.estimates.rules.history import History, Level, Table, known_at, level_codes
from pistos.estimates.rules.pacing import Calendars
from pistos.estimates.rules.spreads import curve_cells

LEAST_ENDED = 3
"""Fewer finished parcels than this are no history."""
EFFECT_HALF_LIFE, CURVE_HALF_LIFE, DRIFT_HALF_LIFE, LOCAL_HALF_LIFE = 365.0, 45.0, 10.0, 14.0
DRIFT_PRIOR, LOCAL_PRIOR = 10.0, 20.0
LOCAL_DRIFTS: tuple[Level, ...] = (("country", "region"), ("courier",), ("supplier",))
"""Levels that may have moved away from the rest lately: a courier that declines, a region cut off."""
SHORTEST = 0.02
"""Paced days; nothing is learned from durations below half an hour."""


@dataclass
class Forecasts:
    """Forecasts made in the past, to be compared with what came: rows of the history, the centre
    and curve that each was given."""

    rows: list[int] = field(default_factory=list)
    centres: list[float] = field(default_factory=list)
    curves: list[tuple[float, ...]] = field(default_factory=list)


def learn(
    history: History,
    calendars: Calendars,
    at: datetime,
    *,
    name: str = "",
    past: dict[str, Forecasts] | None = None,
    quantities: Iterable[str] = QUANTITIES,
) -> Model:
    """The model of `at`. `past` holds earlier forecasts by quantity; without them the model is not
    calibrated. A quantity without history has no figures."""
    figures: dict[str, Figures] = {}
    cells: dict[CellKey, Cell] = {}
    for quantity in quantities:
        table = known_at(history, quantity, at)
        if table.ended.sum() < LEAST_ENDED:
            continue
        found, learned = _learn_quantity(history, calendars, quantity, table, at)
        if past and past[quantity].rows:
            found = replace(
                found, calibration=_calibration(calendars, table, found, past[quantity])
            )
        figures[quantity] = found
        cells.update(learned)
    return Model(name, figures, cells)


def _learn_quantity(
    history: History, calendars: Calendars, quantity: str, table: Table, at: datetime
) -> tuple[Figures, dict[CellKey, Cell]]:
    pace = calendars.pace(table)
    mature, gone, lost = _lost(table)
    keep = ~gone
    kept = _lines_of(table, keep)
    durations = calendars.durations(kept, pace)
    lines = Lines(
        log=np.log(np.maximum(durations, SHORTEST)),
        ended=kept.ended,
        recency=0.5 ** (kept.since / EFFECT_HALF_LIFE),
        block=np.floor(kept.since / BLOCK_DAYS).astype(np.int64),
        mature=mature[keep],
        lost=lost,
    )
    effects_of, curves_of = rows.EFFECTS[quantity], rows.CURVES[quantity]
    coded = level_codes(history, kept, {*effects_of, *curves_of})
    fit = fit_effects(lines, {level: coded[level] for level in effects_of})
    drift = _drift(fit, kept)
    figures = Figures(base=fit.base, drift=drift, pace=pace, lost=lost, observations=len(table))
    cells: dict[CellKey, Cell] = {}
    for level, effect in _with_local_drift(fit, kept, coded, drift).items():
        for key, size in zip(coded[level][1], effect.tolist(), strict=True):
            if abs(size) >= 5e-4:
                cells[quantity, rows.effect_level(level), key] = Cell(effect=round(size, 4))
    for month, size in _season(fit, at).items():
        cells[quantity, rows.MONTH_LEVEL, str(month)] = Cell(effect=size)
    weights = 0.5 ** (kept.since / CURVE_HALF_LIFE) * fit.weight
    cells.update(curve_cells(quantity, figures, cells, fit, kept, coded, weights))
    return figures, cells


def _lines_of(table: Table, keep: Bools | Ints) -> Table:
    return Table(
        table.rows[keep],
        table.start[keep],
        table.end[keep],
        table.ended[keep],
        table.watched[keep],
        table.since[keep],
    )


def _lost(table: Table) -> tuple[Bools, Bools, float]:
    """Which lines' outcome is long known, which of them are given up, and the share lost.

    A parcel is given up when it has been under way half as long again as 19 of 20 of those that
    arrived needed. It then counts in the share lost, not in the spread of those that arrive.
    """
    done = table.ended > 0
    taken = table.end[done] - table.start[done]
    limit = max(14.0, 1.5 * float(np.quantile(taken, 0.95)))
    gone = ~done & (table.watched > limit)
    mature = gone | (done & (table.since > limit))
    weights = 0.5 ** (table.since / EFFECT_HALF_LIFE)
    lost = (float(weights[gone].sum()) + 0.2) / (float(weights[mature].sum()) + 20.0)
    return mature, gone, min(lost, 0.9)


def _drift(fit: Fit, table: Table) -> float:
    """How far the present departs from the long mean."""
    weights = 0.5 ** (table.since / DRIFT_HALF_LIFE) * fit.weight
    one = np.zeros(len(table), dtype=np.int64)
    return float(shifts(fit, table.ended, fit.undrifted, weights, one, 1, DRIFT_PRIOR)[0])


def _with_local_drift(
    fit: Fit, table: Table, coded: dict[Level, tuple[Ints, list[str]]], drift: float
) -> dict[Level, Floats]:
    """The effects, moved by how far each place, courier and supplier departs from them lately."""
    effects = dict(fit.effects)
    weights = 0.5 ** (table.since / LOCAL_HALF_LIFE) * fit.weight
    left = fit.undrifted - drift
    for level in LOCAL_DRIFTS:
        if level not in effects:
            continue
        code, groups = coded[level][0], len(effects[level])
        moved = shifts(fit, table.ended, left, weights, code, groups, LOCAL_PRIOR)
        effects[level] = effects[level] + moved
        left = left - moved[code]
    return effects


def _season(fit: Fit, at: datetime) -> dict[int, float]:
    """What each calendar month brought in earlier years, against the month that the drift speaks
    of (it lags by three weeks). Nought until a year is known, and drawn to nought after."""
    months: dict[int, list[float]] = {}
    for block, size in enumerate(fit.drift.tolist()):
        middle = at - timedelta(days=(block + 0.5) * BLOCK_DAYS)
        months.setdefault(middle.month, []).append(size)
    years = len(fit.drift) * BLOCK_DAYS // 365
    reference = (at - timedelta(days=21)).month
    if years < 1 or reference not in months:
        return {}
    level = float(np.mean(months[reference]))
    trust = years / (years + 2)
    return {
        month: round(trust * (float(np.mean(sizes)) - level), 4)
        for month, sizes in months.items()
        if month != reference
    }


def _calibration(
    calendars: Calendars, table: Table, figures: Figures, past: Forecasts
) -> tuple[float, ...]:
    """How past forecasts turned out, as known now."""
    forecast = np.asarray(past.rows)
    place = np.searchsorted(table.rows, forecast)
    place = np.minimum(place, len(table) - 1)
    found = table.rows[place] == forecast
    found &= table.since[place] <= WINDOW_DAYS
    if not found.any():
        return ()
    seen = _lines_of(table, place[found])
    durations = calendars.durations(seen, figures.pace)
    curves = np.array([past.curves[i] for i in np.nonzero(found)[0]])
    value = np.log(np.maximum(durations, SHORTEST)) - np.asarray(past.centres)[found]
    reached = shares_by_row(curves, value)
    _mature, gone, _lost_share = _lost(table)
    lasting = (1.0 - figures.lost) * (1.0 - reached)
    arrives = np.where(seen.ended > 0, 1.0, lasting / (figures.lost + lasting))
    weights = 0.5 ** (seen.since / HALF_LIFE_DAYS) * arrives * ~gone[place[found]]
    return calibration_curve(reached, seen.ended, weights)
