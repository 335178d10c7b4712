"""Tells whether an order reads the same as when it was last recorded."""

import hashlib
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


_SCAN = attrgetter("happened_at", "code", "place", "text")


def fingerprint(order: OrderFacts) -> str:
    """32 hexadecimal digits over all that is recorded of an order, its customer apart.

    Reads each value as it is written: the same instant in another zone counts as a change, which
    costs an update and nothing else.
    """
    told = (
        _ORDER(order),
        [_line(line) for line in order.lines],
        [_parcel(parcel) for parcel in order.parcels],
    )
    return hashlib.blake2b(repr(told).encode(), digest_size=16).hexdigest()


def _line(line: LineFacts) -> tuple[object, ...]:
    product = line.product
    return (
        line.name,
        line.quantity,
        line.unit_amount,
        product and (product.ref, product.sku, product.name, product.category),
        product and product.weight_grams,
    )


def _parcel(parcel: ParcelFacts) -> tuple[object, ...]:
    return (
        _PARCEL(parcel),
        parcel.courier and parcel.courier.code,
        parcel.supplier and parcel.supplier.code,
        [_SCAN(scan) for scan in parcel.scans],
    )
