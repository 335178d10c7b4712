"""The legal guarantee by the calendar: how long, who proves what, which remedy comes first.

Directive 2019/771: two years at least from delivery (article 10), a year in which the seller proves
(article 11), repair or replacement before reduction or termination (article 13). Directive 2024/1799: a
repair under the guarantee adds twelve months, once. Countries may give more; the table holds those known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pistos.returns.models import Happened
from pistos.returns.rules.tracks import AT_DELIVERY
from pistos.returns.rules.window import months_later

MONTHS, BURDEN_MONTHS, EXTENSION_MONTHS = 24, 12, 12


@dataclass(frozen=True, slots=True)
class Law:
    """`months` of guarantee, `burden_months` in which the seller proves, `at_once_days` within which the
    buyer may end the contract at once, `least_technical` months that listed technical goods must be
    guaranteed for by somebody."""

    months: int = MONTHS
    burden_months: int = BURDEN_MONTHS
    at_once_days: int = 0
    least_technical: int = 0


LAWS: Mapping[str, Law] = {
    "ES": Law(36, 24),
    "FR": Law(24, 24),
    "PL": Law(24, 24),
    "PT": Law(36, 24, at_once_days=30),
    "SE": Law(36, 24),
    "SI": Law(24, 12, at_once_days=30, least_technical=12),
}
"""By country; every other one has the directive's own terms."""


def law_of(country: str) -> Law:
    return LAWS.get(country.upper(), Law())


def legal_until(arrived_on: date | None, country: str, *, is_extended: bool = False) -> date | None:
    """The last day of the legal guarantee; None while the arrival is unproven: then it has not begun."""
    if arrived_on is None:
        return None
    more = EXTENSION_MONTHS if is_extended else 0
    return months_later(arrived_on, law_of(country).months + more)


def burden_of(happened: str, today: date, arrived_on: date | None, country: str) -> str:
    """Who has to prove: "shop" or "customer"."""
    if happened in AT_DELIVERY or happened == Happened.LOST or arrived_on is None:
        return "shop"
    is_shops = today <= months_later(arrived_on, law_of(country).burden_months)
    return "shop" if is_shops else "customer"


@dataclass(frozen=True, slots=True)
class Tried:
    """What was done about this fault: repairs or replacements tried, and whether the shop said that
    neither can be (or let the reasonable time pass)."""

    attempts: int = 0
    is_impossible: bool = False
    is_overdue: bool = False


def opens_all(today: date, arrived_on: date | None, country: str, tried: Tried) -> bool:
    """Whether a lower price or the end of the contract may be asked for already."""
    if tried.attempts > 0 or tried.is_impossible or tried.is_overdue:
        return True
    days = law_of(country).at_once_days
    return bool(days) and (arrived_on is None or today <= arrived_on + timedelta(days=days))
