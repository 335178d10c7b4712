"""From a model and a case to the two days that a customer is told, and why."""

from datetime import date, datetime
from math import ceil

from pistos.estimates.rules.cases import DELIVERY, Case, Grounds, Quote
from pistos.estimates.rules.cells import Model, facts, recorded, start_of
from pistos.estimates.rules.days import FURTHEST_DAYS, wall
from pistos.estimates.rules.defaults import default_days, default_share
from pistos.estimates.rules.forecasts import Forecast, forecast

USUAL = 0.5
FEW = 30
"""A group of fewer parcels is not shown as grounds where a broader one has more."""
MOST = 0.995
"""The highest share that can be aimed at; history seldom shows more."""


def quote_from(model: Model, case: Case, at: datetime, target: float) -> Quote:
    """The usual day and the first day that is kept with at least `target`, as far as known.

    Neither lies before the day of `at` at the destination.
    """
    start = start_of(case)
    today = int(wall(at, case.zone))
    share = min(max(target, USUAL), MOST)
    found = forecast(model, case, DELIVERY, start)
    if found is None:
        return _default_quote(model, case, start, today, share)
    usual = max(found.day(USUAL), today)
    promised = max(found.day(share), usual)
    return Quote(
        usual_on=date.fromordinal(usual),
        promised_on=date.fromordinal(promised),
        chance=round(found.share_by_end_of(promised), 4),
        grounds=grounds_of(model, found, case, promised - int(start)),
        model=model.name,
    )


def chance_of(model: Model, case: Case, due_on: date) -> float:
    """The chance that a parcel which arrives does so by the end of `due_on`."""
    start = start_of(case)
    found = forecast(model, case, DELIVERY, start)
    if found is None:
        days = due_on.toordinal() + 1 - start
        return default_share(DELIVERY, case.service, days)
    return found.share_by_end_of(due_on.toordinal())


def grounds_of(model: Model, found: Forecast, case: Case, within: int) -> Grounds:
    """The record of the narrowest group large enough to count by, read at `within` days."""
    values = facts(case, found.start)
    level, cell = recorded(model, DELIVERY, values, FEW) or (found.level, found.cell)
    names = {name: values[name] for name in level if values[name]}
    record = cell.within
    known = record[min(within, len(record) - 1)] if record else 0.0
    return Grounds(
        parcels=cell.parcels,
        level=tuple(names),
        names=names,
        window_days=cell.window_days,
        within_days=within,
        share=known,
        is_default=False,
    )


def _default_quote(model: Model, case: Case, start: float, today: int, share: float) -> Quote:
    usual = ceil(default_days(DELIVERY, case.service, USUAL))
    most = min(ceil(default_days(DELIVERY, case.service, share)), FURTHEST_DAYS)
    chance = round(default_share(DELIVERY, case.service, most), 4)
    names = {"country": case.country, "service": case.service}
    return Quote(
        usual_on=date.fromordinal(max(int(start) + usual, today)),
        promised_on=date.fromordinal(max(int(start) + most, today)),
        chance=chance,
        grounds=Grounds(
            parcels=0,
            level=tuple(name for name, text in names.items() if text),
            names={name: text for name, text in names.items() if text},
            window_days=0,
            within_days=most,
            share=chance,
            is_default=True,
        ),
        model=model.name,
    )
