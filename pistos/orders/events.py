"""What happens to orders and parcels."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OrderPlaced:
    order_id: int
    parcel_ids: list[int]


@dataclass(frozen=True)
class OrderCancelled:
    order_id: int
    parcel_ids: list[int]


@dataclass(frozen=True)
class ParcelScanned:
    parcel_id: int
    scan_ids: list[int]


@dataclass(frozen=True)
class OrdersRecorded:
    """A batch from outside: its orders, lines, parcels and scans are in."""

    batch: str
    order_count: int


@dataclass(frozen=True)
class OrdersMoved:
    """Two customers were one: the orders of the merged one are now this customer's."""

    customer_id: int
    order_count: int


@dataclass(frozen=True)
class OldInvoicesForgotten:
    """The legal term of these erased people's invoices is over; their numbers are gone."""

    order_count: int
