"""An order on its way, with its parcel, scans and promises."""

from datetime import datetime, timedelta
from decimal import Decimal

from pistos.customers.models import Customer
from pistos.orders.models import Order, Parcel, Scan
from pistos.partners.models import Partner
from pistos.promises.models import Promise
from tests.factories.promises import Life, kept, promise_to, write

GROUNDS = {
    "parcels": 1240,
    "level": ["region", "courier"],
    "names": {"region": "GR-B", "courier": "Hermes Post"},
    "window_days": 90,
    "within_days": 4,
    "share": 0.953,
    "is_default": False,
}


def order_of(customer: Customer, *, placed_at: datetime, number: str = "1001") -> Order:
    return Order.objects.create(
        ref=number,
        number=number,
        customer=customer,
        placed_at=placed_at,
        currency="EUR",
        total_amount=Decimal("64.90"),
    )


def parcel_of(order: Order, *, courier: Partner, ref: str = "1") -> Parcel:
    """Handed over a day after the order, scanned once on the way."""
    parcel = Parcel.objects.create(
        order=order,
        ref=ref,
        courier=courier,
        country="GR",
        region="GR-B",
        city="Thessaloniki",
        postcode="54622",
        zone="Europe/Athens",
        handed_over_at=order.placed_at + timedelta(days=1),
    )
    Scan.objects.create(
        parcel=parcel,
        happened_at=order.placed_at + timedelta(days=1, hours=9),
        code="in_transit",
        place="Larissa",
    )
    return parcel


def promised_delivery(parcel: Parcel, *, days: int = 4, **fields: object) -> Promise:
    """At the door `days` after the order, still open."""
    order = parcel.order
    promise = promise_to(
        order.customer,
        made_at=order.placed_at,
        due_on=(order.placed_at + timedelta(days=days)).date(),
        about_id=parcel.pk,
        order_id=order.pk,
        region="GR-B",
        usual_on=(order.placed_at + timedelta(days=days - 1)).date(),
        grounds=GROUNDS,
        **fields,
    )
    return write([Life(promise)])[0]


def delivered(parcel: Parcel, *, days: int = 3) -> Promise:
    """Came a day before it was due."""
    order = parcel.order
    parcel.delivered_at = order.placed_at + timedelta(days=days)
    parcel.save()
    promise = promise_to(
        order.customer,
        made_at=order.placed_at,
        due_on=(order.placed_at + timedelta(days=days + 1)).date(),
        about_id=parcel.pk,
        order_id=order.pk,
    )
    return write([Life(promise, [kept(promise, parcel.delivered_at)])])[0]
