"""The nightly judgement over all series: who left the usual rate, and who is back. Pure."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pistos.causes.rules.charts import (
    BUDGET,
    LARGE_FROM,
    LEAST_BASE,
    LEAST_EFFECT,
    LEAST_EXCESS,
    LOOKS,
    RECENT,
    SMALL_TO,
    WORSE,
    Signal,
    Table,
    chance_of,
    cusum,
    interval_of,
    u_limit,
    usual_rates,
    within_budget,
)

ENOUGH_TO_CLOSE: Final = 4.0
"""So many events a doubled rate would bring in the weeks in which a rate must be usual again."""


@dataclass(frozen=True, slots=True)
class Watched:
    """Series by week. `usable` is False in weeks of an earlier alarm; `prior` the rate of the whole."""

    counts: Table
    exposure: Table
    usable: NDArray[np.bool_]
    prior: Table


def judged(watched: Watched, budget: float = BUDGET) -> tuple[list[Signal], int]:
    """The signals within the budget, and how many series had enough of a past to be judged.

    A week without orders says nothing about a rate and is passed over.
    """
    watched = replace(watched, usable=watched.usable & (watched.exposure > 0))
    rates = usual_rates(watched.counts, watched.exposure, watched.usable, watched.prior)
    base_weeks = (watched.usable & (watched.exposure > 0))[:, :-RECENT].sum(axis=1)
    can = np.isfinite(rates) & ((base_weeks >= LEAST_BASE) | (watched.prior > 0))
    found = [
        signal
        for series in np.flatnonzero(can & _is_suspect(watched, rates))
        for signal in [_signal(watched, int(series), float(rates[series]))]
        if signal is not None
    ]
    family = int(can.sum())
    kept = within_budget([one.chance for one in found], max(family, 1), budget)
    return [one for one, is_kept in zip(found, kept, strict=True) if is_kept], family


def _is_suspect(watched: Watched, rates: Table) -> NDArray[np.bool_]:
    """A cheap look at all: something of the recent weeks lies above what a chart could forgive."""
    recent = watched.counts[:, -RECENT:]
    means = np.nan_to_num(rates)[:, None] * watched.exposure[:, -RECENT:]
    path, _ = cusum(recent, means, watched.usable[:, -RECENT:])
    above = path[:, -1] >= 1.0
    last = recent[:, -1] - means[:, -1] > 2 * np.sqrt(np.maximum(means[:, -1], 1e-9))
    is_suspect: NDArray[np.bool_] = (above | last) & (recent.sum(axis=1) >= LEAST_EXCESS)
    return is_suspect


def _signal(watched: Watched, series: int, rate: float) -> Signal | None:
    """By the u chart at once, else by the CUSUM since the shift began; None for what chance explains."""
    counts = watched.counts[series, -RECENT:]
    exposure = watched.exposure[series, -RECENT:]
    usable = watched.usable[series, -RECENT:]
    means = rate * exposure
    breaches = []
    is_large = means[-1] >= LARGE_FROM and usable[-1]
    if is_large and counts[-1] / exposure[-1] > u_limit(rate, float(exposure[-1])):
        breaches.append(("u", 1))
    typical = float(means.mean())
    if typical <= SMALL_TO:
        path, since = cusum(counts[None, :], means[None, :], usable[None, :])
        if path[0, -1] > interval_of(typical):
            breaches.append(("cusum", int(since[0])))
    found = [_measured(watched, series, rate, chart, weeks) for chart, weeks in breaches]
    kept = [one for one in found if _is_worth(one)]
    return min(kept, key=lambda one: one.chance, default=None)


def _measured(watched: Watched, series: int, rate: float, chart: str, weeks: int) -> Signal:
    counted = int(watched.counts[series, -weeks:].sum())
    exposure = float(watched.exposure[series, -weeks:].sum())
    base = watched.usable[series, :-RECENT]
    events = float((watched.counts[series, :-RECENT] * base).sum())
    orders = float((watched.exposure[series, :-RECENT] * base).sum())
    prior = float(watched.prior[series])
    if prior > 0:
        events, orders = events + 1, orders + 1 / prior
    else:
        events += 0.5
    chance = min(1.0, LOOKS * chance_of(counted, exposure, events, orders))
    return Signal(series, chart, weeks, counted, rate * exposure, exposure, rate, chance)


def _is_worth(signal: Signal) -> bool:
    """A difference too small to act on is none, however certain it is."""
    return (
        signal.counted >= LEAST_EFFECT * signal.expected
        and signal.counted - signal.expected >= LEAST_EXCESS
    )


def is_back(counts: Table, exposure: Table, rate: float) -> bool:
    """Whether a series in alarm is back: in the newest weeks, as many as a doubled rate would need to show
    itself, no more came than lies half way (k of the CUSUM) between the usual rate and a doubled one."""
    seen = orders = 0.0
    for weeks in range(1, min(RECENT, len(counts)) + 1):
        seen += float(counts[-weeks])
        orders += float(exposure[-weeks])
        if weeks >= 2 and orders * rate * WORSE >= ENOUGH_TO_CLOSE:
            return seen <= orders * rate * (WORSE - 1) / float(np.log(WORSE))
    return False
