"""When a count is more than chance. Pure; arrays are series by week, the newest week last.

Sources: u and p charts, W. Shewhart (three standard deviations); CUSUM of Poisson counts, J. M. Lucas,
"Counted data CUSUM's", Technometrics 27 (1985): k = (λ1 - λ0) / ln(λ1 / λ0); false discovery rate, Y.
Benjamini and Y. Hochberg, JRSS B 57 (1995). The tail of a count against a rate that was itself counted
is that of the negative binomial (a Gamma rate, Poisson counts).
"""

from dataclasses import dataclass
from math import exp, lgamma, log, log1p
from typing import Final

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]

WORSE: Final = 2.0
"""The CUSUM listens for a rate this many times the usual one."""
SIGMAS: Final = 3.0
RECENT: Final = 26
"""Weeks in which a change is looked for; what lies before is the usual."""
LEAST_BASE: Final = 6
LARGE_FROM: Final = 5.0
"""From so many expected a week the u chart judges; the CUSUM up to `SMALL_TO`. Between them, both."""
SMALL_TO: Final = 20.0
LEAST_EFFECT: Final = 1.5
LEAST_EXCESS: Final = 3.0
BUDGET: Final = 0.05
"""Of the alarms of a run, the share that may be false, however many series are watched."""

LOOKS: Final = 6
"""A shift may have begun in any of the recent weeks; looking for its beginning is like so many tests. By
simulation over series of 0.3, 2 and 12 a week (a test repeats it)."""

_MEANS: Final = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
_INTERVALS: Final = (2.16, 2.80, 3.39, 4.38, 4.63, 5.18, 5.38, 4.54, 3.30)
IN_CONTROL_WEEKS: Final = 200
"""The mean run of a series in which nothing changed, to its first crossing; a test reckons it again."""


@dataclass(frozen=True, slots=True)
class Signal:
    """A series that left its usual rate. `weeks` back from the newest the shift began.

    `expected` and `counted` are of those weeks; `chance` that so many come by chance, whatever the week
    in which one begins to look; `chart` is "u" or "cusum".
    """

    series: int
    chart: str
    weeks: int
    counted: int
    expected: float
    exposure: float
    usual_rate: float
    chance: float

    @property
    def ratio(self) -> float:
        return self.counted / self.expected if self.expected else float("inf")


def reference_of(usual: float, worse: float) -> float:
    """k of a Poisson CUSUM between two means a week: 2 and 4 give 2.885. ValueError for what is not worse."""
    if not 0 < usual < worse:
        raise ValueError(f"no reference between {usual} and {worse}")
    return (worse - usual) / log(worse / usual)


def interval_of(mean: float) -> float:
    """h of the CUSUM for a usual mean a week: crossed by chance once in about 200 weeks."""
    return float(np.interp(log(max(mean, 1e-9)), np.log(_MEANS), _INTERVALS))


def u_limit(rate: float, exposure: float) -> float:
    """Upper limit of a rate of events for one week's exposure: ū + 3 √(ū / n). Infinite for none."""
    return rate + SIGMAS * float((rate / exposure) ** 0.5) if exposure > 0 else float("inf")


def p_limit(share: float, exposure: float) -> float:
    """The same where each order can be struck once: p + 3 √(p (1 - p) / n)."""
    if exposure <= 0:
        return float("inf")
    return share + SIGMAS * float((share * (1 - share) / exposure) ** 0.5)


def usual_rates(counts: Table, exposure: Table, usable: NDArray[np.bool_], prior: Table) -> Table:
    """Events an order in the weeks before the recent ones; `prior` is the rate of the whole, 0 for none.

    One event at the prior's rate is added, so that a series without a past begins as the whole is.
    """
    base = usable[:, :-RECENT]
    events = (counts[:, :-RECENT] * base).sum(axis=1)
    orders = (exposure[:, :-RECENT] * base).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        shrunk = (events + 1) / (orders + 1 / prior)
        alone = (events + 0.5) / orders
    return np.where(prior > 0, shrunk, np.where(orders > 0, alone, np.nan))


def cusum(
    counts: Table, means: Table, usable: NDArray[np.bool_]
) -> tuple[Table, NDArray[np.int64]]:
    """S of every week, and since how many weeks it has been above nothing at the end.

    S = max(0, S + count - k), with k of each week's own mean; a week that is not usable sets it to 0.
    """
    above = means * ((WORSE - 1) / log(WORSE))
    path = np.zeros_like(counts)
    standing = np.zeros(len(counts))
    since = np.zeros(len(counts), dtype=np.int64)
    for week in range(counts.shape[1]):
        standing = np.maximum(0.0, standing + counts[:, week] - above[:, week]) * usable[:, week]
        since = np.where(standing > 0, since + 1, 0)
        path[:, week] = standing
    return path, since


def chance_of(counted: int, exposure: float, events: float, orders: float) -> float:
    """That `counted` events or more come in `exposure`, when `events` came in `orders` before.

    Events that came in part (a prior) are allowed. 1 for nothing counted.
    """
    if counted <= 0:
        return 1.0
    if events <= 0 or orders <= 0 or exposure <= 0:
        return 0.0
    ratio = exposure / (orders + exposure)
    term = exp(
        lgamma(events + counted)
        - lgamma(events)
        - lgamma(counted + 1)
        + events * log1p(-ratio)
        + counted * log(ratio)
    )
    total, k = 0.0, counted
    while term > total * 1e-12:
        total += term
        term *= (events + k) / (k + 1) * ratio
        k += 1
    return min(1.0, total)


def within_budget(chances: list[float], family: int, budget: float = BUDGET) -> list[bool]:
    """Benjamini-Hochberg: which of the smallest chances of a `family` of tests may be called found."""
    order = sorted(range(len(chances)), key=chances.__getitem__)
    last = -1
    for place, index in enumerate(order):
        if chances[index] <= budget * (place + 1) / family:
            last = place
    found = {order[place] for place in range(last + 1)}
    return [index in found for index in range(len(chances))]
