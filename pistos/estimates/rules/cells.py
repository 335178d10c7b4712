"""What is learned, as rows: an *effect* shortens or lengthens what is expected, a *curve* is the
spread around it. Every row belongs to a level (which facts of a case it looks at) and a key (their
values there), so that a quote is one indexed read of a few keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from pistos.estimates.rules.cases import DELIVERY, HAND_OVER, TRANSIT, Case
from pistos.estimates.rules.days import EVEN_PACE, Floats, wall

CellKey = tuple[str, str, str]
"""Quantity, level, key."""

_SEPARATOR = "\x1f"
WEIGHT_LIMITS = (500, 2_000, 5_000, 10_000, 30_000)
"""Grams: letters and small parcels to what needs two people."""

DESTINATION = ("country", "region")
_EFFECTS: tuple[tuple[str, ...], ...] = (
    ("country",),
    ("country", "region"),
    ("origin", "country", "region"),
    ("courier",),
    ("courier", "country", "region"),
    ("courier", "service"),
    ("origin",),
    ("supplier",),
    ("category",),
    ("weight",),
    ("weekday",),
    ("hour",),
)
EFFECTS: dict[str, tuple[tuple[str, ...], ...]] = {
    DELIVERY: _EFFECTS,
    HAND_OVER: tuple(e for e in _EFFECTS if "country" not in e and "service" not in e),
    TRANSIT: tuple(e for e in _EFFECTS if e not in (("supplier",), ("category",))),
}
"""Effects add up on the scale of log duration; each is drawn to nought where data are few."""

_PLACES: tuple[tuple[str, ...], ...] = (
    (),
    ("country",),
    ("country", "service"),
    ("country", "service", "courier"),
    ("country", "region", "service", "courier"),
    ("country", "region", "service", "courier", "origin"),
)
CURVES: dict[str, tuple[tuple[str, ...], ...]] = {
    DELIVERY: _PLACES,
    HAND_OVER: ((), ("origin",), ("supplier",)),
    TRANSIT: _PLACES,
}
"""From broad to narrow: each spread is drawn to the one before it, and the narrowest is used."""

MONTH_LEVEL = "month"
EFFECT_PREFIX, CURVE_PREFIX = "effect:", "curve:"


@dataclass(frozen=True, slots=True)
class Cell:
    """One learned row. `effect` is in log duration; `curve` holds residuals at
    `curves.PROBABILITIES`; `within[d]` is the share arrived within d calendar days, of
    `parcels` ordered in the last `window_days`."""

    effect: float = 0.0
    parcels: int = 0
    window_days: int = 0
    curve: tuple[float, ...] = ()
    within: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """What a quantity has once: the mean log of paced days (`base`), the present deviation from it
    (`drift`), the pace of the week, the share that never ends, and how forecasts have turned out
    (`calibration`: at each share of `calibration.LEVELS` that was forecast, the share that came)."""

    base: float
    drift: float
    pace: tuple[float, ...] = EVEN_PACE
    lost: float = 0.0
    observations: int = 0
    calibration: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """A learned model, whole (while learning) or the part that a case needs (read for a quote)."""

    name: str
    figures: Mapping[str, Figures]
    cells: Mapping[CellKey, Cell] = field(default_factory=dict)


def weight_class(grams: int | None) -> str:
    if not grams or grams < 0:
        return ""
    return str(sum(grams > limit for limit in WEIGHT_LIMITS))


def moment(start: float) -> dict[str, str]:
    """The facts of a wall time: the day of the week and the three hours of the day."""
    return {"weekday": str((int(start) + 6) % 7), "hour": str(int(start % 1 * 8))}


def facts(case: Case, start: float) -> dict[str, str]:
    """The values that levels look at; `start` is the local wall time from which time counts."""
    return {
        "country": case.country,
        "region": case.region,
        "origin": case.origin,
        "courier": case.courier,
        "service": case.service,
        "supplier": case.supplier,
        "category": case.category,
        "weight": weight_class(case.weight_grams),
        **moment(start),
    }


def key_of(level: tuple[str, ...], values: Mapping[str, str]) -> str:
    return _SEPARATOR.join(values[name] for name in level)


@cache
def effect_level(level: tuple[str, ...]) -> str:
    return EFFECT_PREFIX + "+".join(level)


@cache
def curve_level(level: tuple[str, ...]) -> str:
    return CURVE_PREFIX + "+".join(level)


def keys_for(case: Case, quantity: str, start: float, month: int) -> list[CellKey]:
    """Every row that an estimate of `quantity` for this case may use."""
    values = facts(case, start)
    keys = [(quantity, effect_level(e), key_of(e, values)) for e in EFFECTS[quantity]]
    keys += [(quantity, curve_level(c), key_of(c, values)) for c in CURVES[quantity]]
    keys.append((quantity, MONTH_LEVEL, str(month)))
    return keys


def start_of(case: Case) -> float:
    """Local wall time at which the order was placed."""
    return wall(case.ordered_at, case.zone)


def centre(model: Model, quantity: str, values: Mapping[str, str], month: int) -> float:
    """Expected log of paced days of a case whose facts are `values`."""
    figures = model.figures[quantity]
    total = figures.base + figures.drift
    for level in EFFECTS[quantity]:
        cell = model.cells.get((quantity, effect_level(level), key_of(level, values)))
        total += cell.effect if cell else 0.0
    season = model.cells.get((quantity, MONTH_LEVEL, str(month)))
    return total + (season.effect if season else 0.0)


def narrowest(
    model: Model, quantity: str, values: Mapping[str, str]
) -> tuple[tuple[str, ...], Cell] | None:
    """The narrowest level that has a spread for these facts, with its row."""
    for level in reversed(CURVES[quantity]):
        cell = model.cells.get((quantity, curve_level(level), key_of(level, values)))
        if cell and cell.curve:
            return level, cell
    return None


def recorded(
    model: Model, quantity: str, values: Mapping[str, str], fewest: int
) -> tuple[tuple[str, ...], Cell] | None:
    """The narrowest level whose record counts at least `fewest` parcels, else the broadest that
    speaks of this place."""
    broadest = None
    for level in reversed(CURVES[quantity]):
        cell = model.cells.get((quantity, curve_level(level), key_of(level, values)))
        if not cell or not cell.curve or is_elsewhere(quantity, level):
            continue
        if cell.parcels >= fewest:
            return level, cell
        broadest = level, cell
    return broadest


def is_elsewhere(quantity: str, level: tuple[str, ...]) -> bool:
    """Whether a spread is only that of other countries, which says little of this one."""
    return level == () and ("country",) in CURVES[quantity]


def as_floats(values: tuple[float, ...]) -> Floats:
    return np.asarray(values, dtype=np.float64)
