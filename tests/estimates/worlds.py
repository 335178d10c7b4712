"""Invented worlds for tests of the estimates: parcels whose law is known."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from pistos.estimates.rules import Case, Observation

AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def a_case(ordered_at: datetime = AT, **facts: Any) -> Case:
    known: dict[str, object] = {
        "zone": "Europe/Athens",
        "origin": "Athens",
        "country": "GR",
        "region": "B",
        "courier": "acs",
        "supplier": "",
        "service": "",
        "weight_grams": 800,
    }
    return Case(ordered_at=ordered_at, **(known | facts))


def a_parcel(
    case: Case, days: float, *, hand_over: float = 0.5, seen_until: datetime = AT
) -> Observation:
    """A parcel on its way for `days` in all; what lies after `seen_until` is not known."""
    handed = case.ordered_at + timedelta(days=min(hand_over, days))
    delivered = case.ordered_at + timedelta(days=days)
    return Observation(
        case=case,
        handed_over_at=handed if handed <= seen_until else None,
        delivered_at=delivered if delivered <= seen_until else None,
        seen_until=seen_until,
    )


def history(
    count: int,
    *,
    days: float = 3.0,
    spread: float = 0.4,
    over: float = 200.0,
    seed: int = 1,
    until: datetime = AT,
    speed: Callable[[float], float] = lambda age: 1.0,
    **facts: Any,
) -> list[Observation]:
    """`count` parcels ordered evenly over the `over` days before `until`; lognormal around `days`,
    made longer by `speed(age in days)`."""
    dice = random.Random(seed)
    found = []
    for number in range(count):
        age = over * (1 - number / count)
        case = a_case(until - timedelta(days=age), **facts)
        taken = days * dice.lognormvariate(0.0, spread) * speed(age)
        found.append(a_parcel(case, taken, hand_over=0.3 * taken, seen_until=until))
    return found
