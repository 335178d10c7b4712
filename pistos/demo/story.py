"""Fourteen months of an invented shop, told from a seed and a "now": the same for the same two.

Everything is decided here, the future too: what lies after "now" is played while the demo runs. The
days promised come from the shop's own invented history, as it was known when each order was placed.
"""

import math
import random
from bisect import insort
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pistos.demo import cast
from pistos.demo.trips import Trip, add_working_days, at_hour, compose, travel
from pistos.orders.facts import CustomerFacts, OrderFacts, PartnerFacts
from pistos.promises.facts import MoveFacts

DAYS = 425
CUSTOMERS = 4000
ORDERS = 15_000
MEMORY_DAYS = 90
HAND_OVER_DAYS = 2
REFUND_DAYS = 14
# How busy each month is, January first: gifts in winter, a quiet August.
SEASON = (0.85, 0.8, 0.95, 1.1, 1.0, 0.95, 0.85, 0.6, 0.95, 1.05, 1.45, 1.75)
SHOP_ZONE = ZoneInfo("Europe/Athens")


@dataclass(frozen=True, slots=True)
class Tale:
    """An order as it will have been, with what was told about it."""

    order: OrderFacts
    promised_on: date
    usual_on: date
    chance: float
    grounds: dict[str, object]
    hand_over_due_on: date
    courier: PartnerFacts
    supplier: PartnerFacts
    moves: tuple[MoveFacts, ...] = ()
    overturned_at: datetime | None = None
    overturned_because: str = ""
    refund_due_on: date | None = None
    refunded_at: datetime | None = None


class Memory:
    """Days from order to door of what was delivered lately, by courier and place; most special first."""

    def __init__(self) -> None:
        self.pending: list[tuple[datetime, tuple[str, ...], int]] = []
        self.known: dict[tuple[str, ...], deque[tuple[datetime, int]]] = defaultdict(deque)

    def add(self, delivered_at: datetime, keys: list[tuple[str, ...]], days: int) -> None:
        for key in keys:
            insort(self.pending, (delivered_at, key, days))

    def learn_until(self, at: datetime) -> None:
        cut = 0
        for delivered_at, key, days in self.pending:
            if delivered_at > at:
                break
            self.known[key].append((delivered_at, days))
            cut += 1
        del self.pending[:cut]

    def days(self, key: tuple[str, ...], at: datetime) -> list[int]:
        recent = self.known[key]
        while recent and recent[0][0] < at - timedelta(days=MEMORY_DAYS):
            recent.popleft()
        return sorted(days for _, days in recent)


def tell(now: datetime, *, seed: int = 7, orders: int = ORDERS) -> Iterator[Tale]:
    """The orders of the fourteen months before `now`, oldest first, each with its whole life."""
    dice = random.Random(seed)
    people = list(customers(dice))
    memory = Memory()
    begin = now - timedelta(days=DAYS)
    for number, placed_at in enumerate(placing_times(dice, begin, now, orders), start=1):
        memory.learn_until(placed_at)
        yield tell_one(dice, memory, people, placed_at, now, f"{number:06}")


def tell_next(now: datetime, slot: int) -> Tale:
    """A new order at `now`; the same for the same slot."""
    dice = random.Random(slot)
    people = list(customers(random.Random(7)))
    return tell_one(dice, Memory(), people, now, now, f"L{slot}")


def customers(dice: random.Random) -> Iterator[CustomerFacts]:
    weights = [weight for _, _, weight in cast.COUNTRIES]
    for number in range(CUSTOMERS):
        country, language, _ = dice.choices(cast.COUNTRIES, weights)[0]
        places = cast.PLACES[country]
        region, city, _ = dice.choices(places, [weight for _, _, weight in places])[0]
        yield cast.customer(number, country, language, region, city)


def placing_times(
    dice: random.Random, begin: datetime, end: datetime, count: int
) -> list[datetime]:
    """`count` instants with seasons, growth, weekdays and evenings; the last ones just before `end`."""
    days = [begin + timedelta(days=n) for n in range(DAYS + 1)]
    weights = [
        SEASON[day.month - 1] * (0.75 + 0.5 * n / DAYS) * (0.8 if day.weekday() == 5 else 1.0)
        for n, day in enumerate(days)
    ]
    times = []
    for day in dice.choices(days, weights, k=count):
        hour = min(23.98, max(0.0, dice.gauss(16, 4.5)))
        local = datetime.combine(day.astimezone(SHOP_ZONE).date(), time(0), SHOP_ZONE)
        times.append((local + timedelta(hours=hour)).astimezone(UTC))
    return sorted(at for at in times if at < end)


def tell_one(
    dice: random.Random,
    memory: Memory,
    people: list[CustomerFacts],
    placed_at: datetime,
    now: datetime,
    number: str,
) -> Tale:
    customer = people[int(dice.betavariate(0.7, 1.6) * CUSTOMERS) % CUSTOMERS]
    trip = travel(dice, customer, placed_at, now)
    days, usual, chance, grounds = promise_days(memory, trip)
    if trip.cancelled_at is None:
        memory.add(trip.delivered_at, keys_of(trip), (trip.delivered_on - trip.placed_on).days)
    promised_on = trip.placed_on + timedelta(days=days)
    return Tale(
        order=compose(dice, trip, number),
        promised_on=promised_on,
        usual_on=min(promised_on, trip.placed_on + timedelta(days=usual)),
        chance=chance,
        grounds=grounds,
        hand_over_due_on=add_working_days(trip.placed_on, HAND_OVER_DAYS),
        courier=trip.courier.facts,
        supplier=trip.supplier.facts,
        **afterwards(dice, trip, promised_on),
    )


def keys_of(trip: Trip) -> list[tuple[str, ...]]:
    """What the trip may be compared with, the most alike first."""
    courier, customer = trip.courier.facts.code, trip.customer
    return [
        (courier, trip.supplier.origin, customer.region),
        (courier, customer.country),
        (courier,),
    ]


def promise_days(memory: Memory, trip: Trip) -> tuple[int, int, float, dict[str, object]]:
    """(promised, usual, chance, grounds) in days from the order, out of what was known then."""
    courier, customer = trip.courier.facts, trip.customer
    levels = (("courier", "origin", "region"), ("courier", "country"), ("courier",))
    for key, level in zip(keys_of(trip), levels, strict=True):
        known = memory.days(key, trip.placed_at)
        if len(known) < 25:
            continue
        promised = known[min(len(known) - 1, math.ceil((len(known) + 1) * 0.95) - 1)]
        share = sum(day <= promised for day in known) / len(known)
        grounds = {
            "parcels": len(known),
            "level": list(level),
            "names": {
                "courier": courier.name,
                "region": customer.region,
                "country": customer.country,
            },
            "window_days": MEMORY_DAYS,
            "within_days": promised,
            "share": round(share, 4),
            "is_default": False,
        }
        return promised, known[len(known) // 2], round(min(share, 0.99), 4), grounds
    cautious = {"GR": 8, "SI": 9, "AM": 12}.get(customer.country, 11)
    default = {
        "parcels": 0, "level": [], "names": {}, "window_days": MEMORY_DAYS, "within_days": cautious,
        "share": 0.95, "is_default": True,
    }  # fmt: skip
    return cautious, cautious - 3, 0.95, default


def afterwards(dice: random.Random, trip: Trip, promised_on: date) -> dict[str, Any]:
    """Moved before it slipped, or overturned because it was not right: what else became of it."""
    if trip.cancelled_at is not None:
        return refund(trip, trip.cancelled_at)
    if trip.delivered_on > promised_on:
        told_at = at_hour(promised_on - timedelta(days=1), dice.uniform(9, 17), trip.zone)
        if dice.random() < 0.62 and told_at > trip.placed_at + timedelta(hours=30):
            honest_on = trip.delivered_on + timedelta(days=1 if dice.random() < 0.85 else -1)
            if honest_on > promised_on:
                return {"moves": (MoveFacts(told_at, honest_on, reason="slow_lane"),)}
        return {}
    if dice.random() < 0.007:
        return {
            "overturned_at": trip.delivered_at + timedelta(hours=dice.uniform(3, 90)),
            "overturned_because": dice.choice(("damaged", "wrong", "not_as_described")),
        }
    return {}


def refund(trip: Trip, cancelled_at: datetime) -> dict[str, Any]:
    """When the money of a cancelled order is due back, and when it is: nearly always within days.

    Has dice of its own, so that the rest of the story stays as it is.
    """
    dice = random.Random(f"refund {trip.customer.ref} {cancelled_at.isoformat()}")
    cancelled_on = cancelled_at.astimezone(trip.zone).date()
    days = dice.randint(2, 9) if dice.random() < 0.97 else dice.randint(16, 24)
    return {
        "refund_due_on": cancelled_on + timedelta(days=REFUND_DAYS),
        "refunded_at": at_hour(cancelled_on + timedelta(days=days), dice.uniform(9, 17), trip.zone),
    }
