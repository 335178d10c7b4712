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
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from pistos.demo import cast
from pistos.orders.facts import (
    CustomerFacts,
    LineFacts,
    OrderFacts,
    ParcelFacts,
    PartnerFacts,
    ProductFacts,
    ScanFacts,
)
from pistos.promises.facts import MoveFacts

MONTHS = 14
DAYS = 425
CUSTOMERS = 4000
ORDERS = 15_000
MEMORY_DAYS = 90
DECLINE_BEGAN_DAYS_AGO = 75
HAND_OVER_DAYS = 2
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
    supplier = choose_supplier(dice, customer.country)
    courier = dice.choices(cast.COURIERS, [c.share for c in cast.COURIERS])[0]
    zone = ZoneInfo(cast.ZONES[customer.country])
    hand_over_due_on = add_working_days(placed_at.astimezone(zone).date(), HAND_OVER_DAYS)
    handed_over_at = hand_over_time(dice, supplier, placed_at, zone)
    delivered_at = delivery_time(dice, courier, supplier, customer, handed_over_at, now, zone)
    cancelled = dice.random() < 0.02
    cancelled_at = placed_at + timedelta(hours=dice.uniform(1, 20)) if cancelled else None
    keys = [
        (courier.facts.code, supplier.origin, customer.region),
        (courier.facts.code, customer.country),
        (courier.facts.code,),
    ]
    days, usual, chance, grounds = promise_days(memory, keys, placed_at, courier.facts, customer)
    placed_on = placed_at.astimezone(zone).date()
    promised_on = placed_on + timedelta(days=days)
    if cancelled_at is None:
        memory.add(delivered_at, keys, (delivered_at.astimezone(zone).date() - placed_on).days)
    order = compose(
        dice,
        number,
        placed_at,
        customer,
        supplier,
        courier,
        handed_over_at,
        delivered_at,
        cancelled_at,
    )
    return Tale(
        order=order,
        promised_on=promised_on,
        usual_on=min(promised_on, placed_on + timedelta(days=usual)),
        chance=chance,
        grounds=grounds,
        hand_over_due_on=hand_over_due_on,
        courier=courier.facts,
        supplier=supplier.facts,
        **afterwards(dice, promised_on, delivered_at, zone, placed_at, cancelled=cancelled),
    )


def choose_supplier(dice: random.Random, country: str) -> cast.Supplier:
    near = [s for s in cast.SUPPLIERS if s.origin.startswith(country)]
    return dice.choice(near) if near and dice.random() < 0.6 else dice.choice(cast.SUPPLIERS)


def hand_over_time(
    dice: random.Random, supplier: cast.Supplier, placed_at: datetime, zone: ZoneInfo
) -> datetime:
    working = 1 if dice.random() < 0.55 else 2
    if dice.random() < supplier.late:
        working = dice.choice((3, 3, 4, 5))
    day = add_working_days(placed_at.astimezone(zone).date(), working)
    return at_hour(day, dice.uniform(14, 18), zone)


def delivery_time(
    dice: random.Random,
    courier: cast.Courier,
    supplier: cast.Supplier,
    customer: CustomerFacts,
    handed_over_at: datetime,
    now: datetime,
    zone: ZoneInfo,
) -> datetime:
    base = 1.2 if supplier.origin[:2] == customer.country else 3.6
    if "AM" in (supplier.origin[:2], customer.country) and supplier.origin[:2] != customer.country:
        base += 2.4
    base += 1.2 if customer.region in cast.REMOTE else 0
    base += 0.5 if handed_over_at.month in (11, 12) else 0
    days = base * courier.pace + dice.gauss(0, courier.wobble)
    if dice.random() < courier.stumbles:
        days += dice.choice((2, 3, 3, 4, 6, 9))
    if courier.declines:
        decline = handed_over_at - (now - timedelta(days=DECLINE_BEGAN_DAYS_AGO))
        ramp = min(1.0, max(0.0, decline / timedelta(days=45)))
        days += ramp * max(0.0, dice.gauss(1.8, 1.6))
    local = handed_over_at.astimezone(zone)
    day = local.date() + timedelta(days=max(1, math.ceil(days)))
    if day.weekday() == 6:
        day += timedelta(days=1)
    return at_hour(day, dice.uniform(9, 18.5), zone)


def promise_days(
    memory: Memory,
    keys: list[tuple[str, ...]],
    at: datetime,
    courier: PartnerFacts,
    customer: CustomerFacts,
) -> tuple[int, int, float, dict[str, object]]:
    """(promised, usual, chance, grounds) in days from the order, out of what was known at `at`."""
    levels = (("courier", "origin", "region"), ("courier", "country"), ("courier",))
    for key, level in zip(keys, levels, strict=True):
        known = memory.days(key, at)
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


def compose(
    dice: random.Random,
    number: str,
    placed_at: datetime,
    customer: CustomerFacts,
    supplier: cast.Supplier,
    courier: cast.Courier,
    handed_over_at: datetime,
    delivered_at: datetime,
    cancelled_at: datetime | None,
) -> OrderFacts:
    goods = dice.sample(cast.GOODS, dice.choices((1, 2, 3), (70, 22, 8))[0])
    lines = tuple(
        LineFacts(
            name=good.name_in(customer.language),
            quantity=dice.choices((1, 2, 3), (80, 15, 5))[0],
            unit_amount=Decimal(good.price),
            product=ProductFacts(
                cast.SOURCE, good.ref, good.ref, good.names[0], good.category, good.weight
            ),
        )
        for good in goods
    )
    parcel = ParcelFacts(
        ref="1",
        zone=cast.ZONES[customer.country],
        courier=courier.facts,
        supplier=supplier.facts,
        service="standard",
        tracking_number=f"{courier.facts.code[:3].upper()}{number.rjust(9, '0')}",
        origin=supplier.origin,
        country=customer.country,
        region=customer.region,
        city=customer.city,
        postcode=customer.postcode,
        category=goods[0].category,
        weight_grams=sum(good.weight for good in goods),
        handed_over_at=handed_over_at if cancelled_at is None else None,
        delivered_at=delivered_at if cancelled_at is None and courier.facts.gives_proof else None,
        cancelled_at=cancelled_at,
        scans=journey(dice, customer, courier, handed_over_at, delivered_at)
        if cancelled_at is None
        else (),
    )
    return OrderFacts(
        source=cast.SOURCE,
        ref=number,
        number=f"R-{number}",
        placed_at=placed_at,
        currency="EUR",
        total_amount=sum((line.unit_amount * line.quantity for line in lines), Decimal("4.50")),
        customer=customer,
        state="cancelled" if cancelled_at else "delivered",
        payment_state="refunded" if cancelled_at else "paid",
        language=customer.language,
        cancelled_at=cancelled_at,
        lines=lines,
        parcels=(parcel,),
    )


def journey(
    dice: random.Random,
    customer: CustomerFacts,
    courier: cast.Courier,
    handed_over_at: datetime,
    delivered_at: datetime,
) -> tuple[ScanFacts, ...]:
    """The courier's reports: hand-over, on the way, out for delivery, sometimes in vain, delivered."""
    scans = [ScanFacts(handed_over_at, "handed_over")]
    if not courier.facts.gives_proof:
        return tuple(scans)
    span = delivered_at - handed_over_at
    if span > timedelta(hours=30):
        on_the_way = handed_over_at + span * dice.uniform(0.25, 0.5)
        scans.append(ScanFacts(on_the_way.replace(microsecond=0), "in_transit"))
    out = delivered_at - timedelta(hours=dice.uniform(0.6, 3))
    if dice.random() < 0.03 and span > timedelta(hours=54):
        scans.append(ScanFacts(delivered_at - timedelta(hours=25), "attempt_failed", customer.city))
    scans.append(ScanFacts(out.replace(microsecond=0), "out_for_delivery", customer.city))
    scans.append(ScanFacts(delivered_at, "delivered", customer.city))
    return tuple(scans)


def afterwards(
    dice: random.Random,
    promised_on: date,
    delivered_at: datetime,
    zone: ZoneInfo,
    placed_at: datetime,
    *,
    cancelled: bool,
) -> dict[str, Any]:
    """Moved before it slipped, or overturned because it was not right: what else became of it."""
    delivered_on = delivered_at.astimezone(zone).date()
    if cancelled:
        return {}
    if delivered_on > promised_on:
        told_at = at_hour(promised_on - timedelta(days=1), dice.uniform(9, 17), zone)
        if dice.random() < 0.62 and told_at > placed_at + timedelta(hours=30):
            honest_on = delivered_on + timedelta(days=1 if dice.random() < 0.85 else -1)
            if honest_on > promised_on:
                return {"moves": (MoveFacts(told_at, honest_on, reason="courier_slow"),)}
        return {}
    if dice.random() < 0.007:
        return {
            "overturned_at": delivered_at + timedelta(hours=dice.uniform(3, 90)),
            "overturned_because": dice.choice(("damaged", "wrong", "not_as_described")),
        }
    return {}


def add_working_days(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def at_hour(day: date, hour: float, zone: ZoneInfo) -> datetime:
    local = datetime.combine(day, time(0), zone) + timedelta(hours=hour)
    return local.astimezone(UTC).replace(microsecond=0)
