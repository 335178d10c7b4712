"""What cannot be recorded at all, and what is kept as reported although it cannot have been so."""

from datetime import datetime, timedelta
from decimal import Decimal

from babel.numbers import list_currencies

from pistos.orders.facts import OrderFacts, ParcelFacts

CURRENCIES = frozenset(list_currencies()) - {"XXX", "XTS"}
"""ISO 4217, with those of the past: old orders name old money."""

EARLIEST_YEAR = 1990
MOST = Decimal("999999999999.99")


def refusal_of(order: OrderFacts, at: datetime) -> str | None:
    """The code of the reason why an order cannot be recorded, or None.

    Refused: no or too long a reference, money below zero or beyond belief, an unknown currency, a
    purchase before 1990 or more than a day ahead of `at`, quantities below one.
    """
    if not order.ref or len(order.ref) > 120 or len(order.number) > 120:
        return "no_number"
    if order.currency not in CURRENCIES:
        return "unknown_currency"
    amounts = [order.total_amount, *(line.unit_amount for line in order.lines)]
    if any(not amount.is_finite() or amount < 0 for amount in amounts):
        return "negative_price"
    if any(amount > MOST for amount in amounts):
        return "price_too_large"
    if any(not 1 <= line.quantity <= 1_000_000 for line in order.lines):
        return "bad_quantity"
    if not is_possible(order.placed_at, at):
        return "impossible_date"
    if len({parcel.ref for parcel in order.parcels}) < len(order.parcels):
        return "parcel_twice"
    return None


def is_possible(instant: datetime, at: datetime) -> bool:
    """Whether something reported as past can have been at `instant`, a day's clock error granted."""
    return instant.year >= EARLIEST_YEAR and instant <= at + timedelta(days=1)


def implausible_because(
    order: OrderFacts, parcel: ParcelFacts, at: datetime, *, gives_proof: bool = True
) -> str:
    """Why a parcel's times cannot have been so; empty when they can.

    Such a parcel is kept as reported, shown with this reason, and left out of learning. Of a courier
    that gives no proof nobody expects the time of a delivery.
    """
    handed, delivered = parcel.handed_over_at, parcel.delivered_at
    if delivered is None and order.state == "delivered" and gives_proof:
        return "delivered_without_time"
    return impossible_times(order.placed_at, handed, delivered, at)


def impossible_times(
    placed_at: datetime, handed: datetime | None, delivered: datetime | None, at: datetime
) -> str:
    """Why hand-over and delivery cannot have been at these times; empty when they can."""
    if handed is not None and handed < placed_at:
        return "handed_over_before_order"
    if delivered is not None and delivered < placed_at:
        return "delivered_before_order"
    if handed is not None and delivered is not None and delivered < handed:
        return "delivered_before_hand_over"
    if any(moment is not None and not is_possible(moment, at) for moment in (handed, delivered)):
        return "in_the_future"
    return ""
