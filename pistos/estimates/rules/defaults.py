"""What is promised where there is no history: cautious, and always marked as such.

Thirty days is the time within which a trader must deliver in the European Union where nothing else
was agreed (directive 2011/83/EU, article 18): nobody may promise later without saying so.
"""

from math import exp, log
from statistics import NormalDist

from pistos.estimates.rules.cases import DELIVERY, HAND_OVER, TRANSIT

_NINETEEN_OF_TWENTY = NormalDist().inv_cdf(0.95)

DEFAULT_DAYS: dict[tuple[str, str], tuple[float, float]] = {
    (DELIVERY, ""): (10.0, 30.0),
    (DELIVERY, "express"): (4.0, 14.0),
    (HAND_OVER, ""): (3.0, 9.0),
    (HAND_OVER, "express"): (1.0, 4.0),
    (TRANSIT, ""): (7.0, 21.0),
    (TRANSIT, "express"): (3.0, 10.0),
}
"""Calendar days by quantity and service: as likely before as after, and 19 of 20 within."""


def default_spread(quantity: str, service: str) -> tuple[float, float]:
    """Mean and standard deviation of the log of days; an unknown service counts as the plain one."""
    usual, most = DEFAULT_DAYS.get((quantity, service), DEFAULT_DAYS[quantity, ""])
    return log(usual), log(most / usual) / _NINETEEN_OF_TWENTY


def default_days(quantity: str, service: str, share: float) -> float:
    """Days within which the `share` is assumed to arrive."""
    mean, deviation = default_spread(quantity, service)
    return exp(mean + deviation * NormalDist().inv_cdf(min(max(share, 0.001), 0.999)))


def default_share(quantity: str, service: str, days: float) -> float:
    """Share assumed to arrive within `days`; the inverse of `default_days`."""
    mean, deviation = default_spread(quantity, service)
    if days <= 0:
        return 0.001
    return min(max(NormalDist().cdf((log(days) - mean) / deviation), 0.001), 0.999)
