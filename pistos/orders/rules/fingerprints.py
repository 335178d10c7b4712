"""Tells whether an order reads the same as when it was last recorded."""

import hashlib
from datetime import datetime
from operator import attrgetter

from pistos.orders.facts import LineFacts, OrderFacts, ParcelFacts

_ORDER = attrgetter(
    "number", "currency", "state", "payment_state", "language", "placed_at", "cancelled_at",
    "total_amount",
)  # fmt: skip
_PARCEL = attrgetter(
    "ref", "zone", "service", "tracking_number", "origin", "country", "region", "city", "postcode",
    "category", "weight_grams", "handed_over_at", "delivered_at", "cancelled_at",
)  # fmt: skip


def fingerprint(order: OrderFacts) -> str:
    """32 hexadecimal digits over all that is recorded of an order, its customer apart."""
    told = (
        *map(_plain, _ORDER(order)),
        [_line(line) for line in order.lines],
        [_parcel(parcel) for parcel in order.parcels],
    )
    return hashlib.blake2b(repr(told).encode(), digest_size=16).hexdigest()


def _line(line: LineFacts) -> tuple[object, ...]:
    product = line.product
    return (
        line.name,
        line.quantity,
        str(line.unit_amount.normalize()),
        product and (product.ref, product.sku, product.name, product.category),
        product and product.weight_grams,
    )


def _parcel(parcel: ParcelFacts) -> tuple[object, ...]:
    return (
        *map(_plain, _PARCEL(parcel)),
        parcel.courier and parcel.courier.code,
        parcel.supplier and parcel.supplier.code,
        [(_plain(scan.happened_at), scan.code, scan.place, scan.text) for scan in parcel.scans],
    )


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, datetime):
        return value.timestamp()
    return str(value)
