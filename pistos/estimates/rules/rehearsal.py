"""Yesterday's models made again, to see how their forecasts would have turned out."""

from datetime import datetime, timedelta

import numpy as np

from pistos.estimates.rules.calibration import WINDOW_DAYS
from pistos.estimates.rules.cases import QUANTITIES, TRANSIT
from pistos.estimates.rules.cells import Model, centre, is_elsewhere, moment, narrowest
from pistos.estimates.rules.history import TEXTS, History, instant
from pistos.estimates.rules.learning import Forecasts, learn
from pistos.estimates.rules.pacing import Calendars

FINE_STEP, COARSE_STEP, FINE_UP_TO = 14, 40, 20_000
"""Days between two models made again; coarser where the history has more rows than this."""


def rehearsed(history: History, calendars: Calendars, at: datetime) -> dict[str, Forecasts]:
    """What models of the last months, each made from what was known then, forecast for the parcels
    that followed."""
    past = {quantity: Forecasts() for quantity in QUANTITIES}
    step = FINE_STEP if len(history) <= FINE_UP_TO else COARSE_STEP
    begin = at - timedelta(days=int(WINDOW_DAYS) // step * step)
    while begin < at:
        end = begin + timedelta(days=step)
        model = learn(history, calendars, begin)
        for quantity in model.figures:
            _forecast(history, model, quantity, (instant(begin), instant(end)), past[quantity])
        begin = end
    return past


def _forecast(
    history: History, model: Model, quantity: str, span: tuple[float, float], past: Forecasts
) -> None:
    starts = history.handed if quantity == TRANSIT else history.ordered
    walls = history.handed_wall if quantity == TRANSIT else history.ordered_wall
    for row in np.nonzero((starts >= span[0]) & (starts < span[1]))[0].tolist():
        start = float(walls[row])
        values = {name: history.texts[name][history.codes[name][row]] for name in TEXTS}
        values.update(moment(start))
        group = narrowest(model, quantity, values)
        if group is None or is_elsewhere(quantity, group[0]):
            continue
        month = datetime.fromordinal(int(start)).month
        past.rows.append(row)
        past.centres.append(centre(model, quantity, values, month))
        past.curves.append(group[1].curve)
