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
