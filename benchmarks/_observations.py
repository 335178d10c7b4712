"""Invented parcels of a middling shop, the same for every run of a benchmark."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from pistos.estimates.rules import Case, Observation

COUNTRIES = (
    ("GR", "Europe/Athens", 13),
    ("SI", "Europe/Ljubljana", 12),
    ("AM", "Asia/Yerevan", 11),
)
COURIERS = (("acs", 2.0, 0.35), ("speedex", 1.6, 0.6), ("posta", 3.0, 0.45))
END = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = 420


def observations(count: int, *, seed: int = 1) -> Iterator[Observation]:
    """`count` parcels of the fourteen months before END, oldest first; some still under way."""
    dice = random.Random(seed)
    for number in range(count):
        yield _one(dice, END - timedelta(days=DAYS * (1 - number / count)))


def case(dice: random.Random, ordered_at: datetime) -> Case:
    country, zone, regions = dice.choices(COUNTRIES, (8, 3, 1))[0]
    return Case(
        ordered_at=ordered_at,
        zone=zone,
        origin=dice.choice(("north", "south")),
        country=country,
        region=str(dice.randrange(regions)),
        courier=dice.choice(COURIERS)[0],
        supplier=f"supplier-{dice.randrange(40)}",
        service=dice.choice(("", "", "express")),
        weight_grams=int(dice.lognormvariate(7, 1)),
        category=f"category-{dice.randrange(30)}",
    )


def _one(dice: random.Random, ordered_at: datetime) -> Observation:
    found = case(dice, ordered_at)
    mean, spread = next((m, s) for name, m, s in COURIERS if name == found.courier)
    handed = ordered_at + timedelta(days=dice.lognormvariate(0.0, 0.5))
    delivered = handed + timedelta(days=mean * dice.lognormvariate(0.0, spread))
    return Observation(
        case=found,
        handed_over_at=handed if handed <= END else None,
        delivered_at=delivered if delivered <= END and dice.random() > 0.01 else None,
        seen_until=END,
    )
