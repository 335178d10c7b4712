"""One order's way from the supplier to the door, as an invented courier carries it."""

import math
import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from pistos.demo import cast
from pistos.demo.goods import Good, in_orders
from pistos.orders.facts import (
    CustomerFacts,
    LineFacts,
    OrderFacts,
    ParcelFacts,
    ProductFacts,
    ScanFacts,
)

DECLINE_BEGAN_DAYS_AGO = 75


@dataclass(frozen=True, slots=True)
class Trip:
    """Who sends what to whom, and when. `delivered_at` is known from the start; it is a story."""

    customer: CustomerFacts
    supplier: cast.Supplier
    courier: cast.Courier
    placed_at: datetime
    handed_over_at: datetime
    delivered_at: datetime
    cancelled_at: datetime | None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(cast.ZONES[self.customer.country])

    @property
    def placed_on(self) -> date:
        return self.placed_at.astimezone(self.zone).date()

    @property
    def delivered_on(self) -> date:
        return self.delivered_at.astimezone(self.zone).date()


def travel(
    dice: random.Random, customer: CustomerFacts, placed_at: datetime, now: datetime
) -> Trip:
    """A trip thrown with the dice; `now` is when the demo began, the declining courier's anchor."""
    supplier = choose_supplier(dice, customer.country)
    courier = dice.choices(cast.COURIERS, [c.share for c in cast.COURIERS])[0]
    zone = ZoneInfo(cast.ZONES[customer.country])
    handed_over_at = hand_over_time(dice, supplier, placed_at, zone)
    days = days_on_the_way(dice, courier, base_days(supplier, customer, handed_over_at))
    if courier.declines:
        began_at = now - timedelta(days=DECLINE_BEGAN_DAYS_AGO)
        ramp = min(1.0, max(0.0, (handed_over_at - began_at) / timedelta(days=45)))
        days += ramp * max(0.0, dice.gauss(1.8, 1.6))
    is_cancelled = dice.random() < 0.02
    return Trip(
        customer=customer,
        supplier=supplier,
        courier=courier,
        placed_at=placed_at,
        handed_over_at=handed_over_at,
        delivered_at=arrival(dice, handed_over_at.astimezone(zone).date(), days, zone),
        cancelled_at=placed_at + timedelta(hours=dice.uniform(1, 20)) if is_cancelled else None,
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


def base_days(supplier: cast.Supplier, customer: CustomerFacts, handed_over_at: datetime) -> float:
    """Days between hand-over and door at an ordinary pace."""
    is_domestic = supplier.origin[:2] == customer.country
    base = 1.2 if is_domestic else 3.6
    base += 2.4 if not is_domestic and "AM" in (supplier.origin[:2], customer.country) else 0
    base += 1.2 if customer.region in cast.REMOTE else 0
    return base + (0.5 if handed_over_at.month in (11, 12) else 0)


def days_on_the_way(dice: random.Random, courier: cast.Courier, base: float) -> float:
    days = base * courier.pace + dice.gauss(0, courier.wobble)
    if dice.random() < courier.stumbles:
        days += dice.choice((2, 3, 3, 4, 6, 9))
    return days


def arrival(dice: random.Random, day: date, days: float, zone: ZoneInfo) -> datetime:
    """At the door in the daytime, never on a Sunday."""
    day += timedelta(days=max(1, math.ceil(days)))
    if day.weekday() == 6:
        day += timedelta(days=1)
    return at_hour(day, dice.uniform(9, 18.5), zone)


def compose(dice: random.Random, trip: Trip, number: str) -> OrderFacts:
    """The order of a trip: one to three goods in one parcel."""
    goods = dice.sample(in_orders(), dice.choices((1, 2, 3), (70, 22, 8))[0])
    language = trip.customer.language
    lines = tuple(
        LineFacts(
            name=good.name_in(language),
            quantity=dice.choices((1, 2, 3), (80, 15, 5))[0],
            unit_amount=Decimal(good.price),
            product=ProductFacts(
                cast.SOURCE, good.ref, good.ref, good.name_in("en"), good.category, good.weight
            ),
        )
        for good in goods
    )
    is_cancelled = trip.cancelled_at is not None
    return OrderFacts(
        source=cast.SOURCE,
        ref=number,
        number=f"R-{number}",
        placed_at=trip.placed_at,
        currency="EUR",
        total_amount=sum((line.unit_amount * line.quantity for line in lines), Decimal("4.50")),
        customer=trip.customer,
        state="cancelled" if is_cancelled else "delivered",
        payment_state="refunded" if is_cancelled else "paid",
        language=language,
        cancelled_at=trip.cancelled_at,
        lines=lines,
        parcels=(parcel_of(dice, trip, goods, number),),
    )


def parcel_of(dice: random.Random, trip: Trip, goods: list[Good], number: str) -> ParcelFacts:
    courier, customer = trip.courier.facts, trip.customer
    goes = trip.cancelled_at is None
    return ParcelFacts(
        ref="1",
        zone=cast.ZONES[customer.country],
        courier=courier,
        supplier=trip.supplier.facts,
        service="standard",
        tracking_number=f"{courier.code[:3].upper()}{number.rjust(9, '0')}",
        origin=trip.supplier.origin,
        country=customer.country,
        region=customer.region,
        city=customer.city,
        postcode=customer.postcode,
        category=goods[0].category,
        weight_grams=sum(good.weight for good in goods),
        handed_over_at=trip.handed_over_at if goes else None,
        delivered_at=trip.delivered_at if goes and courier.gives_proof else None,
        cancelled_at=trip.cancelled_at,
        scans=journey(dice, trip) if goes else (),
    )


def journey(dice: random.Random, trip: Trip) -> tuple[ScanFacts, ...]:
    """The courier's reports: hand-over, on the way, out for delivery, sometimes in vain, delivered."""
    scans = [ScanFacts(trip.handed_over_at, "handed_over")]
    if not trip.courier.facts.gives_proof:
        return tuple(scans)
    span, city = trip.delivered_at - trip.handed_over_at, trip.customer.city
    if span > timedelta(hours=30):
        on_the_way = trip.handed_over_at + span * dice.uniform(0.25, 0.5)
        scans.append(ScanFacts(on_the_way.replace(microsecond=0), "in_transit"))
    out = trip.delivered_at - timedelta(hours=dice.uniform(0.6, 3))
    if dice.random() < 0.03 and span > timedelta(hours=54):
        scans.append(ScanFacts(trip.delivered_at - timedelta(hours=25), "attempt_failed", city))
    scans.append(ScanFacts(out.replace(microsecond=0), "out_for_delivery", city))
    scans.append(ScanFacts(trip.delivered_at, "delivered", city))
    return tuple(scans)


def add_working_days(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def at_hour(day: date, hour: float, zone: ZoneInfo) -> datetime:
    local = datetime.combine(day, time(0), zone) + timedelta(hours=hour)
    return local.astimezone(UTC).replace(microsecond=0)
